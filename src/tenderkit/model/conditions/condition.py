"""The one condition language as data: `applies_if`, `{% if %}`, slots, policy and tests all hold these."""

from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, assert_never

from msgspec import Struct
from msgspec.structs import force_setattr

if TYPE_CHECKING:
    Constant = bool | Decimal | date | str
else:
    Constant = (
        bool | str
    )  # all that a prepared condition holds: of a number or a day the letters, and beside them which


class Operator(StrEnum):
    """How a fact is compared with a literal."""

    EQUAL = "=="
    UNEQUAL = "!="
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="
    CONTAINS = "contains"


class LiteralForm(StrEnum):
    """What the letters of a literal are, where they are kept as letters."""

    ITSELF = ""
    NUMBER = "number"
    DAY = "day"


class Comparison(Struct, frozen=True, tag=True, omit_defaults=True):
    """`path op literal`; with `contains`, the path is a list. `form` follows from the literal."""

    path: str
    operator: Operator
    literal: Constant
    form: LiteralForm = LiteralForm.ITSELF

    def __post_init__(self) -> None:
        literal, found = _typed(self.literal, self.form)
        if found is not LiteralForm.ITSELF:
            force_setattr(self, "literal", literal)
            force_setattr(self, "form", found)


class Membership(Struct, frozen=True, tag=True, omit_defaults=True):
    """`path in [a, b]`. `forms` follow from the literals."""

    path: str
    literals: tuple[Constant, ...]
    forms: tuple[LiteralForm, ...] = ()

    def __post_init__(self) -> None:
        forms = self.forms or (LiteralForm.ITSELF,) * len(self.literals)
        found = tuple(map(_typed, self.literals, forms))
        force_setattr(self, "literals", tuple(literal for literal, _ in found))
        force_setattr(self, "forms", tuple(each for _, each in found))


def _typed(literal: Constant, written: LiteralForm) -> tuple[Constant, LiteralForm]:
    """A literal and what it is, whether it comes as itself or as the letters that it was kept as."""
    match literal:
        case str() if written is LiteralForm.NUMBER:
            return Decimal(literal), written
        case str() if written is LiteralForm.DAY:
            return date.fromisoformat(literal), written
        case Decimal():
            return literal, LiteralForm.NUMBER
        case date():
            return literal, LiteralForm.DAY
        case _:
            return literal, LiteralForm.ITSELF


class Stated(Struct, frozen=True, tag=True):
    """`path is stated`: never unknown."""

    path: str


class Not(Struct, frozen=True, tag=True):
    """`not condition`."""

    part: "Condition"


class And(Struct, frozen=True, tag=True):
    """Yes when every part is yes, no when any is no, else unknown."""

    parts: tuple["Condition", ...]


class Or(Struct, frozen=True, tag=True):
    """Yes when any part is yes, no when every part is no, else unknown."""

    parts: tuple["Condition", ...]


Condition = Comparison | Membership | Stated | Not | And | Or


class Truth(Enum):
    """Three-valued: a comparison with a missing fact is unknown, never a guess."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


def paths_of(condition: Condition) -> tuple[str, ...]:
    """Every fact that the condition looks at, in the order of reading."""
    match condition:
        case And(parts) | Or(parts):
            return tuple(path for part in parts for path in paths_of(part))
        case Not(part):
            return paths_of(part)
        case Comparison() | Membership() | Stated():
            return (condition.path,)
        case _:
            assert_never(condition)


def atoms_of(condition: Condition) -> tuple[Comparison | Membership | Stated, ...]:
    """The comparisons that a condition is made of."""
    match condition:
        case And(parts) | Or(parts):
            return tuple(atom for part in parts for atom in atoms_of(part))
        case Not(part):
            return atoms_of(part)
        case Comparison() | Membership() | Stated():
            return (condition,)
        case _:
            assert_never(condition)
