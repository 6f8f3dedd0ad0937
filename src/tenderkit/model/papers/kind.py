"""A document kind: the words around the clauses, which facts it may hold, and where the clauses go."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal, assert_never

from msgspec import Struct, field

from tenderkit.model.clauses.clause import Body, Parameter, Pieces
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.conditions.condition import Condition
from tenderkit.model.conditions.fact_path import is_within
from tenderkit.model.matching.personal import OF_ONE_PERSON
from tenderkit.model.papers.document import FieldType

LETTERHEAD_FACTS = ("authority_name", "unit", "registration_number", "document_title", "case_title", "for_person")
_IN_LETTERHEAD = frozenset(
    {
        "title",
        "registry.procurement",
        "authority.name",
        "authority.unit",
        "joint.authorities.name",
        "joint.authorities.unit",
        "municipality.name",
        "municipality.unit",
    }
)
_OF_ITS_CASE = frozenset({"title", "registry.procurement"})
CONTENT_SLOT = "content"
EMPLOYER = "employer"  # a sender that is no role in the case file


class Phase(StrEnum):
    """The phases of the way of working, in order (report l. 185-245); the last is the report's two sub-headings in one."""

    PLANNING = "planning"
    ANALYSIS = "analysis"
    MATCHING = "matching"
    CLOSING = "closing"


class AboutWhat(StrEnum):
    """What a kind's papers are about, and so what `build` is given: a case, a row of the plan, a year of cases, the municipality."""

    CASE = "case"
    PLAN_ROW = "plan_row"
    YEAR = "year"
    MUNICIPALITY = "municipality"


class Per(StrEnum):
    """What a kind gives one document for; `lot` is the whole and each lot with a requirement of its own.

    `case` is the whole that the kind is about, also where that is no case. `suppliers` is each supplier, and first a page
    about all of them where there are several. `role` is each of the four, of the municipality.
    """

    CASE = "case"
    LOT = "lot"
    SUPPLIER = "supplier"
    SUPPLIERS = "suppliers"
    PLACEMENT = "placement"
    AGREEMENT = "agreement"
    PROFILE = "profile"
    BREACH = "breach"
    CALL = "call"
    PROBLEM = "problem"
    ROLE = "role"

    @property
    def matching_list(self) -> str:
        """The list of the recruiter's file where the items stand, or the path to it; empty when they stand in the case."""
        match self:
            case Per.CASE | Per.LOT | Per.SUPPLIER | Per.SUPPLIERS | Per.ROLE:
                return ""
            case Per.PLACEMENT:
                return "placements"
            case Per.AGREEMENT:
                return "agreements"
            case Per.PROFILE:
                return "profiles"
            case Per.BREACH:
                return "breaches"
            case Per.CALL:
                return "calls"
            case Per.PROBLEM:
                return "placements.problems"
            case _:
                assert_never(self)


class FactRow(Struct, frozen=True):
    """One row of a table of facts."""

    label: Pieces
    value: Pieces
    when: Condition | None


class FactTable(Struct, frozen=True):
    """A table of facts from the case, e.g. the conditions in brief; with `own_values` also those that its clauses ask for."""

    caption: str
    header: tuple[str, str]
    rows: tuple[FactRow, ...]
    own_values: bool = False


class Column(Struct, frozen=True):
    """A column of a table of rows: `value` says where in the row the value stands, and how it is written."""

    header: str
    value: Parameter
    width: int


class RowTable(Struct, frozen=True):
    """A table with a row for each item of the list at `rows_of`; `empty` is said instead when there are none."""

    caption: str
    rows_of: str
    columns: tuple[Column, ...]
    empty: str


class ItemList(Struct, frozen=True):
    """A list with a point for each text at `items_of`; `empty` is said instead when there are none, or nothing at all."""

    items_of: str
    empty: str


class KindSignatory(Struct, frozen=True):
    """One party that signs, and the lines that it signs on; a line's value is what is already known."""

    party: Pieces
    lines: tuple[tuple[str, Pieces], ...]


class KindField(Struct, frozen=True):
    """A field of a form; `value` is what the case already says. Label and choices may name the parties by the case's own words."""

    name: str
    label: Pieces
    type: FieldType
    value: Pieces
    choices: tuple[Pieces, ...]
    help: str


class KindForm(Struct, frozen=True):
    """Fields that stand together."""

    caption: str
    fields: tuple[KindField, ...]


class Need(Struct, frozen=True):
    """What must hold before the document can be written; else it says why not (for the text or texts at `names`), and what to do."""

    holds: Condition
    says: str
    remedy: str
    names: str = ""


class Otherwise(Struct, frozen=True):
    """Why there is no document at all when `when` holds for none of the items, and what to do."""

    says: str
    remedy: str


class ToCome(Struct, frozen=True):
    """What `check` says of the kind from the start: the facts of the case that it `asks` for, besides those that its `needs` name.

    `when` says which cases it may come in at all.
    """

    asks: tuple[str, ...]
    when: Condition | None


class Quote(Struct, frozen=True):
    """Clauses taken word for word from the requirements section as it was sent out: of these roles, or the one that a fact names."""

    roles: tuple[ClauseRole, ...]
    named_by: str


class TitleRow(Struct, frozen=True):
    """What the document is called when `when` holds, e.g. *Praktikintyg*."""

    when: Condition
    title: str


class KindParts(Struct, frozen=True):
    """The tables, lists, signatures, forms and quotes that `text.md` calls by name."""

    facts: Mapping[str, FactTable] = field(default_factory=dict)
    tables: Mapping[str, RowTable] = field(default_factory=dict)
    lists: Mapping[str, ItemList] = field(default_factory=dict)
    signatures: Mapping[str, tuple[KindSignatory, ...]] = field(default_factory=dict)
    forms: Mapping[str, KindForm] = field(default_factory=dict)
    quotes: Mapping[str, Quote] = field(default_factory=dict)


class Kind(Struct, frozen=True):
    """`allow` lists the facts, and the blocks with all that stands in them, that this document may hold; everything else is kept out.

    `when` says which items give a document at all, `otherwise` what is said when none does; `figures` name what is computed for it (`rules/papers/figures.py`);
    The first of `dated` that is stated dates the document; the first of `titles` that holds replaces the title. `order` is the place among the kinds of a phase.
    `headings` says what is numbered: everything from where the officer's document has come, nothing, or only the clauses, from 1.
    `letterhead` names a folder of `templates/letterheads`. A kind can be `about` several things, and then is built from either.
    `sheet` names the table of rows that is written as a workbook beside the papers, `data` the figure that is written as JSON.
    Papers that are `of_a_person` lie among the persons' even though they name none. One that doesn't `names_case` has a letterhead
    without title and number: it speaks of more than its case.
    """

    id: str
    title: str
    from_role: str
    to_role: tuple[str, ...]
    phase: Phase
    audience: Literal["supplier", "authority", "individual"]
    allow: tuple[str, ...]
    parameters: Mapping[str, Parameter]
    parts: KindParts
    slots: Mapping[str, tuple[str, ...]]
    text: Body
    letterhead: str
    per: Per = Per.LOT
    when: Condition | None = None
    otherwise: Otherwise | None = None
    needs: tuple[Need, ...] = ()
    to_come: ToCome | None = None
    figures: tuple[str, ...] = ()
    titles: tuple[TitleRow, ...] = ()
    dated: tuple[str, ...] = ()
    order: int = 100
    headings: Literal["numbered", "plain", "clauses"] = "numbered"
    slot_titles: Mapping[str, str] = field(default_factory=dict)
    about: tuple[AboutWhat, ...] = (AboutWhat.CASE,)
    of_a_person: bool = False
    sheet: str = ""
    names_case: bool = True
    data: str = ""

    @property
    def speaks_for_authority(self) -> bool:
        """What an employer sends, or an individual keeps, carries nothing of the authority, whatever its letterhead has room for."""
        return self.from_role != EMPLOYER and self.audience != "individual"

    @property
    def tells_of_a_person(self) -> bool:
        """Whether its papers may hold something of the person who has a place: then nobody but the owner may read the files."""
        allowed = (path.removeprefix("matching.placements.").removeprefix("placement.") for path in self.allow)
        whole = any(path in {"matching", "matching.placements", "placement"} for path in self.allow)
        of_one = self.of_a_person or self.audience == "individual" or self.per is Per.PROBLEM
        return of_one or whole or any(is_within(path, *OF_ONE_PERSON) for path in allowed)

    def allows(self, path: str) -> bool:
        """Whether the document may hold the fact at the path; the authority's own tells in its letterhead who, what and which case."""
        return (path in _IN_LETTERHEAD and self._in_letterhead(path)) or is_within(path, *self.allow)

    def _in_letterhead(self, path: str) -> bool:
        return self.speaks_for_authority and (self.names_case or path not in _OF_ITS_CASE)
