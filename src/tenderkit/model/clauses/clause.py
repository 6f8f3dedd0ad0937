"""A clause: what it is for, and its text as a tree of blocks with typed holes and alternatives."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct, field

from tenderkit.model.conditions.condition import Condition

BUILT_IN_HOLES = ("supplier", "supplier_genitive", "authority", "authority_genitive")


class ParameterType(StrEnum):
    """The type writes the value into the text and reads it back."""

    NUMBER = "number"
    COUNT = "count"
    MONEY = "money"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    PERCENT = "percent"
    DATE = "date"
    CHOICE = "choice"
    CHOICE_LIST = "choice_list"
    TEXT = "text"
    TEXT_LIST = "text_list"
    PARTY = "party"


class Parameter(Struct, frozen=True, omit_defaults=True):
    """A typed hole. `source` is the fact that fills it; `words` gives the wording of each choice.

    `title` is what people call an own value of the case, which no model knows.
    """

    name: str
    source: str
    type: ParameterType
    one: str = ""
    many: str = ""
    words: Mapping[str, str] | None = None
    join: str = "och"
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    max_length: int = 2000
    ask: str = ""
    title: str = ""


class Words(Struct, frozen=True, tag=True, omit_defaults=True):
    """Literal words of the clause."""

    text: str
    strong: bool = False
    emphasis: bool = False


class Hole(Struct, frozen=True, tag=True, omit_defaults=True):
    """`{{ name }}`."""

    name: str
    strong: bool = False
    emphasis: bool = False


class ClauseReference(Struct, frozen=True, tag=True, omit_defaults=True):
    """`[[clause-id]]`."""

    clause: str


class Mark(Struct, frozen=True, tag=True, omit_defaults=True):
    """`{#s1}`: names the sentence that follows; prints nothing."""

    id: str


class InlineChoice(Struct, frozen=True, tag=True, omit_defaults=True):
    """`{% if %}` inside a paragraph: the first branch whose condition holds; `None` is `else`."""

    branches: tuple[tuple[Condition | None, tuple["Piece", ...]], ...]


Piece = Words | Hole | ClauseReference | Mark | InlineChoice
Pieces = tuple[Piece, ...]


class ParagraphNode(Struct, frozen=True, tag=True, omit_defaults=True):
    """A paragraph; with a `mark` beginning with `k` it is a numbered requirement. `line` is where it stands in its file."""

    pieces: Pieces
    mark: str = ""
    line: int = 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ParagraphNode) and self._said() == other._said()

    def __hash__(self) -> int:
        return hash(self._said())

    def _said(self) -> tuple[object, ...]:
        return self.pieces, self.mark


class HeadingNode(Struct, frozen=True, tag=True, omit_defaults=True):
    """A heading; level 1 is the document's section, 2 a clause's own."""

    level: int
    pieces: Pieces
    line: int = 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, HeadingNode) and self._said() == other._said()

    def __hash__(self) -> int:
        return hash(self._said())

    def _said(self) -> tuple[object, ...]:
        return self.level, self.pieces


class ListNode(Struct, frozen=True, tag=True, omit_defaults=True):
    """A list; each item is a tuple of paragraphs and inner lists."""

    items: tuple[tuple["ParagraphNode | ListNode", ...], ...]
    ordered: bool = False


class TableNode(Struct, frozen=True, tag=True, omit_defaults=True):
    """A table with a header row."""

    header: tuple[Pieces, ...]
    rows: tuple[tuple[Pieces, ...], ...]
    line: int = 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TableNode) and self._said() == other._said()

    def __hash__(self) -> int:
        return hash(self._said())

    def _said(self) -> tuple[object, ...]:
        return self.header, self.rows


class BlockChoice(Struct, frozen=True, tag=True, omit_defaults=True):
    """`{% if %}` around whole blocks."""

    branches: tuple[tuple[Condition | None, tuple["Node", ...]], ...]


class Directive(Struct, frozen=True, tag=True, omit_defaults=True):
    """`::name{argument}` in the text of a document kind: a slot, a table of facts, the list of clauses."""

    name: str
    argument: str = ""


Node = ParagraphNode | HeadingNode | ListNode | TableNode | BlockChoice | Directive
Body = tuple[Node, ...]


class LawReference(Struct, frozen=True, omit_defaults=True):
    """A provision that the clause rests on; `when` says for which procurements."""

    act: str
    provision: str
    when: Condition | None = None


class Alignment(Struct, frozen=True, omit_defaults=True):
    """How one element of `elements.yaml` is met: the mark of the sentence that says it, or why it is left out."""

    element: int
    says: str = ""
    left_out: str = ""


class ClauseKind(StrEnum):
    """What a clause does in the document; an `answer` to suppliers' questions stands in no terms, and has no place of its own."""

    INFORMATION = "information"
    DEFINITION = "definition"
    REQUIREMENT = "requirement"
    SANCTION = "sanction"
    ANSWER = "answer"


class Level(StrEnum):
    """How far the requirement goes: dialogue, places, bonus, or common to all."""

    COMMON = "common"
    BASE = "base"
    ADVANCED = "advanced"
    BONUS = "bonus"


class Change(Struct, frozen=True):
    """What differs from the version before, and how much the reader must read again."""

    clause_class: str
    theme: str
    note: str


class Clause(Struct, frozen=True, omit_defaults=True):
    """One version of one clause: only what never changes. `digest` is the SHA-256 of its canonical form.

    `short_leaves` holds by mark what a sentence follows from where the short text leaves it out, `says_always` by subject
    the marks of what both lengths say.
    `regulates` is the frame of an agreement: each item of its list, by its mark, with the facts of the agreement that the
    item lets the parties settle. `rests_on` are the items that a clause of the agreement keeps within.
    Of the words that one with `only_used` defines, a document has those that it uses.
    """

    id: str
    version: str
    title: str
    kind: ClauseKind
    level: Level
    applies_if: Condition | None
    requires: tuple[str, ...]
    conflicts: tuple[str, ...]
    one_of: str
    replaces: str
    parameters: Mapping[str, Parameter]
    law_refs: tuple[LawReference, ...]
    aligned_with: tuple[Alignment, ...]
    short_leaves: Mapping[str, str]
    says_always: Mapping[str, tuple[str, ...]]
    motive: str
    evidence: str
    follow_up: str
    sanction: str
    guidance: str
    change: Change
    body: Body
    digest: str
    regulates: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rests_on: tuple[str, ...] = ()
    only_used: bool = False


class Status(StrEnum):
    """Where a version is in its life."""

    DRAFT = "draft"
    REVIEW = "review"
    PUBLISHED = "published"
    RETIRED = "retired"
    HOLD = "hold"


class Standing(StrEnum):
    """What a version's status and dates make of it on a day."""

    DRAFT = "draft"
    REVIEW = "review"
    NOT_YET = "not_yet"
    IN_FORCE = "in_force"
    ON_HOLD = "on_hold"
    ENDED = "ended"


class ClauseState(Struct, frozen=True):
    """The state of one version, kept in `library.yaml`; `digest` is empty until it is published.

    `valid_from` and `valid_to` are its first and its last day. A retired version is in force until its last day is over;
    one that was on hold when it was retired stays stopped until then.
    """

    status: Status
    valid_from: date | None = None
    valid_to: date | None = None
    review_by: date | None = None
    owner: str = ""
    digest: str = ""
    hold_reason: str = ""

    @property
    def began(self) -> date | None:
        """The first day of a version that somebody has published, the earliest if none is stated; `None` before that."""
        return None if self.status in (Status.DRAFT, Status.REVIEW) else self.valid_from or date.min

    def standing(self, day: date) -> Standing:
        """Where the version stands on that day; a hold counts on every day until the last one."""
        if self.status in (Status.DRAFT, Status.REVIEW):
            return Standing(self.status.value)
        retired = self.status is Status.RETIRED
        if day > (self.valid_to or date.max) or (retired and self.valid_to is None):
            return Standing.ENDED
        if self.status is Status.HOLD or (retired and self.hold_reason):
            return Standing.ON_HOLD
        return Standing.IN_FORCE if self._has_begun(day) else Standing.NOT_YET

    def in_force(self, day: date) -> bool:
        """Published, begun and not ended on that day, and nobody has stopped it."""
        return self.standing(day) is Standing.IN_FORCE

    def decides(self, day: date) -> bool:
        """Whether nothing older is used in its place: its days have come and aren't over, be it in force or on hold."""
        return self.standing(day) in (Standing.IN_FORCE, Standing.ON_HOLD) and self._has_begun(day)

    def _has_begun(self, day: date) -> bool:
        return self.valid_from is None or self.valid_from <= day


class Adoption(Struct, frozen=True):
    """A municipality's own act: this version, with these bytes, is vetted for its use."""

    by: str
    date: date
    decision: str
    digest: str
