"""The shape of `templates/<kind>/document.yaml`."""

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from tenderkit.model.clauses.clause import ParameterType
from tenderkit.model.clauses.clause_file import ParameterEntry
from tenderkit.model.clauses.clause_names import ClauseId, FactPath, ParameterName, Sentence
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.papers.document import FieldType
from tenderkit.model.papers.kind import AboutWhat, Per, Phase

FieldName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=36)]  # `tkf_` makes it Word's 40


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


class FactRowEntry(_Entry):
    """A row of a table of facts: printed when `when` holds; both texts are in the clause language."""

    label: Sentence
    value: Sentence
    when: str | None = None


class FactTableEntry(_Entry):
    """A table of facts that `text.md` calls with `::facts{name}`; `own_values` adds those of the municipality's own clauses."""

    caption: Sentence
    header: tuple[Sentence, Sentence]
    rows: tuple[FactRowEntry, ...]
    own_values: bool = False


class ColumnEntry(ParameterEntry):
    """A column: `from` is a path within the row. Widths are per cent; without any the columns are equally wide."""

    header: str
    width: Annotated[int, Field(ge=5, le=95)] | None = None
    type: ParameterType = ParameterType.TEXT


class RowTableEntry(_Entry):
    """A table with a row per item, that `text.md` calls with `::table{name}`."""

    caption: Sentence
    rows_of: FactPath
    columns: tuple[ColumnEntry, ...]
    empty: Sentence


class ItemListEntry(_Entry):
    """A list of texts that `text.md` calls with `::list{name}`."""

    items_of: FactPath
    empty: str = ""


class SignatoryEntry(_Entry):
    """One who signs: the labels of the lines, each with what is already known (in the clause language) or nothing."""

    party: Sentence
    lines: dict[Sentence, str | None]


class FieldEntry(_Entry):
    """A field of a form; `label`, `value` and `choices` are in the clause language."""

    label: Sentence
    type: FieldType = FieldType.TEXT
    value: Sentence | None = None
    choices: tuple[Sentence, ...] = ()
    help: Sentence | None = None


class FormEntry(_Entry):
    """Fields that `text.md` calls together with `::form{name}`."""

    caption: Sentence
    fields: dict[FieldName, FieldEntry]


class NeedEntry(_Entry):
    """What must hold before the document can be written; `names` tells what it fails for, such as a list of suppliers."""

    holds: Sentence
    says: Sentence
    remedy: Sentence
    names: FactPath | None = None


class OtherwiseEntry(_Entry):
    """What is said when `when` holds for none of the items."""

    says: Sentence
    remedy: Sentence


class ToComeEntry(_Entry):
    """The facts of the case that the kind will ask for, told by `check` from the start, in the cases where `when` holds."""

    asks: tuple[FactPath, ...] = ()
    when: Sentence | None = None


class QuoteEntry(_Entry):
    """Clauses quoted from the requirements section: by their roles, or one named by a fact such as `breach.clause`."""

    roles: tuple[ClauseRole, ...] = ()
    named_by: FactPath | None = None


class TitleEntry(_Entry):
    """Another title, when the condition holds."""

    when: Sentence
    title: Sentence


class SlotEntry(_Entry):
    """A place for clauses, in this order. In a short text they share one heading, the place's `title`, if it has one."""

    clauses: tuple[ClauseId, ...]
    title: Sentence | None = None


class RecordEntry(_Entry):
    """What the registry wants to know about the document; the municipality's own values."""

    type: str | None = None
    status: str | None = None
    secrecy: str | None = None
    retention: str | None = None


class KindHead(_Entry):
    """What is told of a kind before its time; the rest of its file needn't be read for that."""

    id: ClauseId
    title: Sentence
    phase: Phase
    order: Annotated[int, Field(ge=1, le=999)] = 100
    needs: tuple[NeedEntry, ...] = ()
    to_come: ToComeEntry | None = None


def _one_or_several(value: object) -> object:
    return (value,) if isinstance(value, str) else value


OneOrSeveral = Annotated[tuple[AboutWhat, ...], BeforeValidator(_one_or_several), Field(min_length=1)]


class KindAboutWhat(_Entry):
    """What a kind is about; the rest of its file needn't be read for that."""

    about: OneOrSeveral = (AboutWhat.CASE,)


class KindRoles(KindAboutWhat):
    """Who hands a kind's papers to whom, and when; the rest of its file needn't be read for that."""

    id: ClauseId
    title: Sentence
    from_role: str
    to_role: Annotated[tuple[str, ...], BeforeValidator(_one_or_several)]
    phase: Phase
    order: Annotated[int, Field(ge=1, le=999)] = 100


class KindRecord(KindRoles):
    """What the registry wants to know of a kind's papers; the rest of its file needn't be read for that."""

    record: RecordEntry = RecordEntry()


class KindAllowList(_Entry):
    """What a kind may hold, and what each of its documents is about; the rest of its file needn't be read for that."""

    allow: tuple[FactPath, ...]
    per: Per = Per.LOT


class KindFile(KindHead):
    """`document.yaml` of a document kind."""

    format: Literal["1"]
    from_role: str
    to_role: str | tuple[str, ...]
    audience: Literal["supplier", "authority", "individual"]
    letterhead: Sentence
    allow: tuple[FactPath, ...]
    per: Per = Per.LOT
    about: OneOrSeveral = (AboutWhat.CASE,)
    of_a_person: bool = False
    names_case: bool = True
    when: Sentence | None = None
    otherwise: OtherwiseEntry | None = None
    headings: Literal["numbered", "plain", "clauses"] = "numbered"
    parameters: dict[ParameterName, ParameterEntry] = {}
    facts: dict[str, FactTableEntry] = {}
    tables: dict[str, RowTableEntry] = {}
    lists: dict[str, ItemListEntry] = {}
    signatures: dict[str, tuple[SignatoryEntry, ...]] = {}
    forms: dict[str, FormEntry] = {}
    slots: dict[str, SlotEntry] = {}
    quotes: dict[str, QuoteEntry] = {}
    titles: tuple[TitleEntry, ...] = ()
    dated: FactPath | tuple[FactPath, ...] = ()
    figures: tuple[ParameterName, ...] = ()
    sheet: str | None = None
    data: str | None = None
    record: RecordEntry = RecordEntry()
