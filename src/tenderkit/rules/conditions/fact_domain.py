"""What values a fact can take at all, from the models: what a condition may compare it with, and whether it ever holds."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, assert_never, get_args, get_origin

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.messages import text
from tenderkit.model.case.values import Written
from tenderkit.model.conditions.condition import Constant
from tenderkit.rules.conditions.facts import COMPUTED, COMPUTED_FACTS, field_at

_ORE = Decimal("0.01")  # the smallest amount of money that is more than nothing


class FactType(Enum):
    """The sorts of facts that a condition can meet."""

    YES_NO = "yes_no"
    NUMBER = "number"
    DAY = "day"
    WORD = "word"
    TEXT = "text"
    BLOCK = "block"


class FactDomain(Struct, frozen=True):
    """`words` are those of the `closed_list` by that name; a list of facts (`many`) can only be asked what it contains."""

    type: FactType
    many: bool = False
    words: tuple[str, ...] = ()
    closed_list: str = ""
    whole: bool = False
    lowest: Decimal = Decimal(0)
    highest: Decimal | None = None

    def holds(self, value: Constant) -> bool:
        """Whether a single value of the fact can be this one."""
        match self.type:
            case FactType.YES_NO:
                return isinstance(value, bool)
            case FactType.NUMBER:
                return isinstance(value, Decimal) and self._within(value)
            case FactType.DAY:
                return isinstance(value, date)
            case FactType.WORD:
                return value in self.words
            case FactType.TEXT:
                return isinstance(value, str)
            case FactType.BLOCK:
                return False
            case _:
                assert_never(self.type)

    def compares_with(self, literal: Constant) -> bool:
        """Whether the literal is of the fact's own sort; a number out of bounds still is."""
        return isinstance(literal, Decimal) if self.type is FactType.NUMBER else self.holds(literal)

    def _within(self, value: Decimal) -> bool:
        if self.whole and value != value.to_integral_value():
            return False
        return value >= self.lowest and (self.highest is None or value <= self.highest)

    @property
    def expected(self) -> str:
        """What may be written there, in the language in use."""
        if self.words:
            return ", ".join(self.words)
        return text(f"fact-domain.{self.type.value}")


def domain_of(path: str) -> FactDomain | None:
    """The domain of a case path or a computed fact; `None` when no such fact exists. Of each block of a list it is a list."""
    own = domain_in_block(path)
    return replace(own, many=True) if own is not None and list_above(path) else own


def domain_in_block(path: str) -> FactDomain | None:
    """The same where one block of the list is spoken of, as in a row of a table."""
    first, _, rest = path.partition(".")
    if first == COMPUTED:
        words = COMPUTED_FACTS.get(rest)
        sort = FactType.WORD if words else FactType.TEXT
        return None if words is None else FactDomain(sort, words=words, closed_list=path if words else "")
    found = field_at(path)
    if found is None:
        return None
    return domain_of_annotation(Annotated[found.annotation, *found.metadata] if found.metadata else found.annotation)


@cache
def list_above(path: str) -> str:
    """The list of blocks that a path of the case goes through: `requirement.own_groups`; '' when it goes through none."""
    names = path.split(".")
    above = (".".join(names[:length]) for length in range(1, len(names)))
    return next((each for each in above if _is_a_list(each)), "")


def _is_a_list(path: str) -> bool:
    found = field_at(path)
    return found is not None and any(leaf is tuple for leaf in single_values(found.annotation))


def domain_of_annotation(annotation: Any) -> FactDomain:  # noqa: ANN401 - an annotation is any object
    """The values that a field of this type can hold."""
    leaves = list(single_values(annotation))
    bounds = [leaf.schema for leaf in leaves if isinstance(leaf, Written)]
    many = any(leaf is tuple for leaf in leaves)
    kind = next((leaf for leaf in leaves if isinstance(leaf, type) and leaf is not tuple), str)
    if kind in (int, Decimal):
        return _number(kind, bounds[0] if bounds else {}, many=many)
    words = tuple(member.value for member in kind) if issubclass(kind, StrEnum) else ()
    return FactDomain(_type(kind), many=many, words=words, closed_list=kind.__name__ if words else "")


def _number(kind: type, bounds: Any, *, many: bool) -> FactDomain:  # noqa: ANN401 - a part of a JSON Schema
    highest = bounds.get("maximum")
    return FactDomain(
        FactType.NUMBER,
        many=many,
        whole=kind is int,
        lowest=_ORE if "exclusiveMinimum" in bounds else Decimal(bounds.get("minimum", 0)),
        highest=None if highest is None else Decimal(highest),
    )


def _type(kind: type) -> FactType:
    sorts = {bool: FactType.YES_NO, date: FactType.DAY, StrEnum: FactType.WORD, str: FactType.TEXT}
    return next((sort for base, sort in sorts.items() if issubclass(kind, base)), FactType.BLOCK)


def single_values(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - an annotation is any object
    """The types that an annotation is made of and the marks on them; a list is told by `tuple` before its items."""
    origin = get_origin(annotation)
    if origin in (Union, UnionType):
        for part in get_args(annotation):
            yield from single_values(part)
    elif origin is Annotated:
        inner, *marks = get_args(annotation)
        yield from single_values(inner)
        yield from marks
    elif origin in (tuple, Sequence):
        yield tuple
        yield from single_values(get_args(annotation)[0])
    elif annotation is not type(None):
        yield annotation
