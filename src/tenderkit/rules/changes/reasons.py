"""How much of a clause must be read again, and why: the classes of change and the reasons for them."""

from enum import StrEnum

from msgspec import Struct

from tenderkit.messages import text


class ChangeClass(StrEnum):
    """What the reader must read again; the first is the highest."""

    EDITION = "edition"  # all of it
    UPDATE = "update"  # the changes
    CORRECTION = "correction"  # nothing

    @property
    def rank(self) -> int:
        """1 for an edition: also which of the three numbers it raises."""
        return list(ChangeClass).index(self) + 1

    def at_least(self, other: "ChangeClass") -> bool:
        return self.rank <= other.rank

    @property
    def named(self) -> str:
        """In the language in use."""
        return text(f"change.class.{self.value}")


class Why(StrEnum):
    """What kind of difference it is; each has a sentence in the catalogue under `change.because.`."""

    MODAL = "modal"
    NEGATION = "negation"
    DEADLINE = "deadline"
    NUMBER = "number"
    PARTY = "party"
    LAW = "law"
    CONDITION = "condition"
    REFERENCE = "reference"
    SUBJECT = "subject"
    COUNTED_FROM = "counted_from"
    ALTERNATIVE = "alternative"
    OBLIGATIONS = "obligations"
    REQUIREMENTS = "requirements"
    PARAMETER_REMOVED = "parameter_removed"
    PARAMETER_NARROWED = "parameter_narrowed"
    PARAMETER_SOURCE = "parameter_source"
    RELATIONS = "relations"
    ROLE = "role"
    LAW_REFERENCES = "law_references"
    WORDING = "wording"
    PASSAGE = "passage"
    MOVED = "moved"
    MARKS = "marks"
    PARAMETER_WIDENED = "parameter_widened"
    LATER_CHOICE = "later_choice"
    SPELLING = "spelling"
    GUIDANCE = "guidance"
    LAYOUT = "layout"


_UPDATES = frozenset({Why.WORDING, Why.PASSAGE, Why.MOVED, Why.MARKS, Why.PARAMETER_WIDENED, Why.LATER_CHOICE})
_CORRECTIONS = frozenset({Why.SPELLING, Why.GUIDANCE, Why.LAYOUT})


class ChangeReason(Struct, frozen=True):
    """One difference: where it is, what stood there and what stands there now."""

    why: Why
    place: str = ""
    before: str = ""
    after: str = ""

    @property
    def clause_class(self) -> ChangeClass:
        """The class that this difference alone demands."""
        if self.why in _CORRECTIONS:
            return ChangeClass.CORRECTION
        return ChangeClass.UPDATE if self.why in _UPDATES else ChangeClass.EDITION

    @property
    def sentence(self) -> str:
        """`modalverb ändrat (k1): ska → bör`."""
        where = f" ({self.place})" if self.place else ""
        change = f": {self.before or '–'} → {self.after or '–'}" if self.before or self.after else ""
        return f"{text(f'change.because.{self.why.value}')}{where}{change}"


class ChangeVerdict(Struct, frozen=True):
    """The least class that a new version may have; `None` when both say the same. The gravest reasons come first."""

    clause_class: ChangeClass | None
    reasons: tuple[ChangeReason, ...]
