"""The one condition language as data: `applies_if`, `{% if %}`, slots, policy and tests all hold these."""

from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from typing import assert_never

from msgspec import Struct

Constant = bool | Decimal | date | str


class Operator(StrEnum):
    """How a fact is compared with a literal."""

    EQUAL = "=="
    UNEQUAL = "!="
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="
    CONTAINS = "contains"


class Comparison(Struct, frozen=True):
    """`path op literal`; with `contains`, the path is a list."""

    path: str
    operator: Operator
    literal: Constant


class Membership(Struct, frozen=True):
    """`path in [a, b]`."""

    path: str
    literals: tuple[Constant, ...]


class Stated(Struct, frozen=True):
    """`path is stated`: never unknown."""

    path: str


class Not(Struct, frozen=True):
    """`not condition`."""

    part: "Condition"


class And(Struct, frozen=True):
    """Yes when every part is yes, no when any is no, else unknown."""

    parts: tuple["Condition", ...]


class Or(Struct, frozen=True):
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
