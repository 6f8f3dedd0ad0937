"""The finished document as blocks: every word of every output comes from here, and writers only write."""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from msgspec import Struct, field

from tenderkit.model.clauses.roles import ClauseRole


class Text(Struct, frozen=True):
    """Literal words. Never parsed again: `&`, `<`, `{{` and `*` are letters like any other."""

    text: str
    strong: bool = False
    emphasis: bool = False


class OpenQuestion(Struct, frozen=True):
    """Something the officer must answer; printed `[BEKRÄFTA: …]`, yellow where there is colour. `path` is the fact that answers it."""

    question: str
    path: str = ""


class CrossReference(Struct, frozen=True):
    """A pointer to a heading (`anchor`), with the words that stand there now, e.g. `avsnitt 5.3.9 (Vite)`.

    `again` is what suffices where the document has pointed there before, e.g. `avsnitt 5.3.9`; '' if nothing shorter does.
    """

    anchor: str
    text: str
    again: str = ""


Inline = Text | OpenQuestion | CrossReference
Inlines = tuple[Inline, ...]


DEEPEST_LEVEL = 9
"""Word's deepest heading."""


class Heading(Struct, frozen=True):
    """`level` 1 is the section itself. `number` is empty where headings carry none. `anchor` is the clause id or ''.

    A heading with `new_page` begins an appendix.
    """

    level: int
    number: str
    inlines: Inlines
    anchor: str = ""
    new_page: bool = False


class Paragraph(Struct, frozen=True):
    """Running text; `mark` names its first sentence, where the clause does."""

    inlines: Inlines
    mark: str = ""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Paragraph) and self.inlines == other.inlines

    def __hash__(self) -> int:
        return hash(self.inlines)


class RequirementText(Struct, frozen=True):
    """One obligation, numbered (`5.3.4.1`) and with an id of its own (`antal-platser.k1`)."""

    id: str
    number: str
    inlines: Inlines


class BulletList(Struct, frozen=True):
    """A list; each item is one or more blocks (paragraphs or inner lists)."""

    items: tuple[tuple["Paragraph | BulletList", ...], ...]
    ordered: bool = False


class Table(Struct, frozen=True):
    """A table with a header row. `widths` are per cent and add up to 100. `caption` is its title and alternative text."""

    caption: str
    header: tuple[Inlines, ...]
    rows: Sequence[tuple[Inlines, ...]]
    widths: tuple[int, ...]


class Notice(Struct, frozen=True):
    """A framed working note, such as the open questions on page one; gone in an issued copy."""

    title: str
    lines: tuple[Inlines, ...]


class ChartSeries(Struct, frozen=True):
    """A line of a chart: points by rising x."""

    name: str
    points: tuple[tuple[Decimal, Decimal], ...]


class Chart(Struct, frozen=True):
    """Lines over numbers. What they say stands in the `alternative_text` and, exactly, in a table beside."""

    title: str
    alternative_text: str
    axis_x: str
    axis_y: str
    series: tuple[ChartSeries, ...]


class LaneStep(Struct, frozen=True):
    """What is done in a lane and a column, both counted from 0, and who takes over.

    `to` names them all; `to_lanes` are those among them who have a lane of their own in the chart, `to_others` names the rest.
    """

    lane: int
    column: int
    what: str
    to: str
    to_lanes: tuple[int, ...]
    to_others: str


class Lanes(Struct, frozen=True):
    """A chart of lanes by columns, steps in the order in which they are taken: who hands what to whom, and when.

    The `alternative_text` says where the steps stand in words.
    """

    title: str
    alternative_text: str
    corner: str
    lanes: tuple[str, ...]
    columns: tuple[str, ...]
    steps: tuple[LaneStep, ...]

    def steps_at(self, lane: int, column: int) -> tuple[LaneStep, ...]:
        return tuple(step for step in self.steps if (step.lane, step.column) == (lane, column))


class SignatureLine(Struct, frozen=True):
    """A line to sign or fill in by hand, e.g. `Ort och datum`; `value` is what is already known."""

    label: str
    value: str = ""


class Signatures(Struct, frozen=True):
    """One or more parties' signature blocks, side by side where there is room; never split over a page."""

    parties: tuple[tuple[Inlines, tuple[SignatureLine, ...]], ...]


FIELD_MARK = "tkf_"
"""How Word's names of fields begin."""
TICKED = "ja"
"""The value of a ticked box."""


class FieldType(StrEnum):
    """What can be filled in: a line, several lines, a day, one of a list, or a box to tick."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    LIST = "list"
    CHECKBOX = "checkbox"


class FormField(Struct, frozen=True):
    """A field of a form. `name` is its own in the document: Word's content control and a bookmark `tkf_<name>` carry it.

    `value` is what the case already says, '' when the reader is to fill it in ('ja' for a ticked box); `choices` belong to a list.
    """

    name: str
    label: str
    type: FieldType
    value: str = ""
    choices: tuple[str, ...] = ()
    help: str = ""


class Form(Struct, frozen=True):
    """Fields that belong together, each with its label; `caption` is the table's title and alternative text."""

    caption: str
    fields: tuple[FormField, ...]


class ClauseRef(Struct, frozen=True):
    """Which clause: `digest` is the SHA-256 of its canonical form, `status` the state of that version in the library, `role` what it does."""

    id: str
    version: str
    title: str
    digest: str
    status: str
    role: ClauseRole | None = None

    @property
    def bookmark(self) -> str:
        """Word's bookmark name, at most 40 characters: `_tk_vite_1_0_0`. In the section of a lot the writer adds the lot."""
        return f"_tk_{self.id}_{self.version}".replace("-", "_").replace(".", "_")


class ClauseText(Struct, frozen=True):
    """Everything that one clause says, so that writers can mark where it begins and ends."""

    clause: ClauseRef
    blocks: tuple["Block", ...]


Block = (
    Heading | Paragraph | RequirementText | BulletList | Table | Notice | Signatures | Form | Chart | Lanes | ClauseText
)


class Numbering(StrEnum):
    """How Word numbers: `decimal` by list numbering, `text` as typed letters, `ama_af` by the user's AMA code, `none` not at all."""

    DECIMAL = "decimal"
    TEXT = "text"
    AMA_AF = "ama_af"
    NONE = "none"


class ClauseMarks(StrEnum):
    """Where a document says which clauses it is made of.

    In the file's own data and one `line`, in a `table` at its end, `inline` after each clause, or nowhere in its words.
    """

    LINE = "line"
    TABLE = "table"
    INLINE = "inline"
    NONE = "none"


class CopyUnit(StrEnum):
    """What a block to copy into a tendering system holds: a whole clause, or one numbered requirement."""

    CLAUSE = "clause"
    REQUIREMENT = "requirement"


class RequirementRow(Struct, frozen=True):
    """A requirement as the requirements list (`kravlista.xlsx`) shows it; `also` are the ids that it stands for besides its own."""

    id: str
    number: str
    text: str
    motive: str
    evidence: str
    follow_up: str
    answer_type: Literal["acceptance", "none"]
    also: tuple[str, ...] = ()


class Document(Struct, frozen=True):
    """One document, ready to be written.

    `facts` are the names that the letterhead may print (`authority_name`, `unit`, `registration_number`,
    `document_title`, `case_title`, `for_person`); a missing fact is the empty string. `start` is where numbering begins: (5, 3). In an `issued` document the clauses are locked.
    Only a working copy has `guidance`: what the drafter should know of each clause, by the anchor of its heading. A document that is not `traced`
    carries no mark of ours at all, neither manifest nor program name: it is an individual's own. With `plain_headings` there is
    no column for numbers, and headings stand closer: a memo is to fit on its page. `level` is the heading level that the
    section has in Word, where it goes into somebody's own document; `lot` the id of the lot that it is for, '' for the common one.
    `own_data` is what the file says about itself beside its words, a name and what is said: which clauses it is made of.
    `left_out` are tables of the kind's facts that a short text does without, for the sheet that goes with it.
    """

    kind: str
    title: str
    facts: dict[str, str]
    blocks: tuple[Block, ...]
    clauses: tuple[ClauseRef, ...]
    requirements: tuple[RequirementRow, ...]
    questions: tuple[str, ...]
    numbering: Numbering = Numbering.DECIMAL
    start: tuple[int, ...] = (1,)
    language: str = "sv-SE"
    issued: bool = False
    guidance: dict[str, str] = field(default_factory=dict)
    traced: bool = True
    plain_headings: bool = False
    level: int = 1
    lot: str = ""
    own_data: tuple[tuple[str, str], ...] = ()
    left_out: tuple[Table, ...] = ()
