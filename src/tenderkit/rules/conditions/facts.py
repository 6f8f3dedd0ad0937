"""What a path such as `requirement.places.count` holds in a case, and what may be asked of it at all."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from msgspec import Struct, field
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from tenderkit.model.case.case import Procurement
from tenderkit.model.clauses.roles import Meaning
from tenderkit.model.papers.document import ClauseMarks
from tenderkit.model.papers.roots import OF_NO_CASE

COMPUTED, OWN_SETTLES = "computed", "own_settles"
_MOST_PATHS = 1 << 12  # far more than there are; what somebody writes in a condition may be any path
COMPUTED_FACTS: Mapping[str, tuple[str, ...]] = {
    "regime": ("above", "below", "direct"),
    "marks": tuple(ClauseMarks),
    "text": ("short", "full"),
    "without_work": ("used", "unused"),
    "act": (),
    "act_short": (),
    "principles": (),
    "social_considerations": (),
    "condition_basis": (),
    "link_basis": (),
    "changes": (),
    "contract_word": (),
    "lot_title": (),
    "authorities": (),
    "matching_units": (),
    "controllers": (),
    "buyer_name": (),
    **{f"{OWN_SETTLES}.{meaning.value}": () for meaning in Meaning},
}


class Facts(Struct, frozen=True):
    """The facts of one document: the case as typed (a lot's own requirement replaces the common one) and what follows from it.

    `about` holds what the document is about, by the first word of its paths: a supplier, a placement, an agreement.
    `computed` holds single facts, and for each figure the record of its facts.
    """

    case: Procurement
    computed: Mapping[str, object | None] = field(default_factory=dict)
    requirement: BaseModel | None = None
    about: Mapping[str, object | None] = field(default_factory=dict)

    def lookup(self, path: str) -> object | None:
        """The value at the path; `None` when the case doesn't state it."""
        first, rest = steps_of(path)
        if first == COMPUTED:
            return value_at(self.computed.get(rest[0]), rest[1:])
        if first in self.about:
            return value_at(self.about[first], rest)
        value: object | None = self.case
        for name in (first, *rest):
            if value is None:
                return None
            value = of_each(value, name) if isinstance(value, tuple) else getattr(value, name, None)
            if value is not None and value is self.case.requirement and self.requirement is not None:
                value = self.requirement
        return value

    def lookup_all(self, paths: "PathTree") -> list[object | None]:
        """The values at all the paths, in their order: as `lookup` finds them, but each step is taken once."""
        found: list[object | None] = [None] * paths.count
        for root, at, below in paths.roots:
            if root == COMPUTED:
                for name, end, further in below:
                    _values_below(self.computed.get(name), end, further, found)
            elif root in self.about:
                _values_below(self.about[root], at, below, found)
            else:
                self._below_case(self.case, ((root, at, below),), found)
        return found

    def _below_case(self, value: object, steps: "Steps", found: list[object | None]) -> None:
        for name, at, below in steps:
            inner = of_each(value, name) if isinstance(value, tuple) else getattr(value, name, None)
            if inner is not None:
                if inner is self.case.requirement and self.requirement is not None:
                    inner = self.requirement
                if at is not None:
                    found[at] = inner
                if below:
                    self._below_case(inner, below, found)


Steps = tuple[tuple[str, int | None, "Steps"], ...]  # names, which path ends there, and what follows


class PathTree:
    """Paths that are asked of many documents, by the steps that they have in common."""

    def __init__(self, paths: Sequence[str]) -> None:
        self.count = len(paths)
        names: dict[str, Any] = {}
        for at, path in enumerate(paths):
            inner = names
            for name in path.split("."):
                inner = inner.setdefault(name, {})
            inner[_END] = at
        self.roots: Steps = _steps(names)


_END = ""


def _steps(names: Mapping[str, Any]) -> Steps:
    return tuple((name, inner.get(_END), _steps(inner)) for name, inner in names.items() if name != _END)


def _values_below(value: object | None, at: int | None, below: Steps, found: list[object | None]) -> None:
    if value is not None:
        if at is not None:
            found[at] = value
        for name, end, further in below:
            _values_below(getattr(value, name, None), end, further, found)


@cache
def steps_of(path: str) -> tuple[str, tuple[str, ...]]:
    """The first word of a path and those that follow it; the paths are those that the texts ask for, so there are few."""
    first, *rest = path.split(".")
    return first, tuple(rest)


def value_at(value: object | None, names: Sequence[str]) -> object | None:
    """What stands at the end of a chain of attributes; `None` as soon as one isn't stated."""
    for name in names:
        value = getattr(value, name, None)
    return value


def of_each(blocks: tuple[object, ...], name: str) -> tuple[object, ...]:
    """What each block of a list has by that name, where it is stated."""
    return tuple(found for block in blocks if (found := getattr(block, name, None)) is not None)


class FactShape(Struct, frozen=True):
    """What a path can hold: its Swedish title and, for a choice, the words allowed."""

    path: str
    title: str
    description: str = ""
    choices: tuple[str, ...] = ()


def shape_of(path: str) -> FactShape | None:
    """The shape of a case path, from the models; `None` when no such fact exists."""
    found = field_at(path)
    if found is None:
        return None
    return FactShape(
        path, found.title or path.rsplit(".", maxsplit=1)[-1], found.description or "", tuple(_choices(found))
    )


@lru_cache(maxsize=_MOST_PATHS)
def field_at(path: str) -> FieldInfo | None:
    """The model's own field at a path of the case, or of what a document is about; `None` when no such fact exists."""
    first, _, _ = path.partition(".")
    models: tuple[type[BaseModel], ...] = (_model_of(first),)
    found: FieldInfo | None = None
    for name in path.split("."):
        found = next((model.model_fields[name] for model in models if name in model.model_fields), None)
        if found is None:
            return None
        models = tuple(_models(found.annotation))
    return found


def types_at(path: str) -> tuple[type, ...]:
    """What a value at the path may be: `Decimal`, `int`, a closed list of words; none when no such fact exists."""
    found = field_at(path)
    return tuple(part for part in _parts(found.annotation) if isinstance(part, type)) if found is not None else ()


def facts_below(path: str) -> tuple[str, ...]:
    """The names that may follow a path of the case or of what a document is about; with '' those that begin one."""
    if not path:
        return (*Procurement.model_fields, *_about().model_fields, *_about_no_case().model_fields)
    found = field_at(path)
    models = _models(found.annotation) if found is not None else ()
    return tuple(name for model in models for name in model.model_fields)


def _model_of(root: str) -> type[BaseModel]:
    """The model that has the root, if any has; each is imported for the papers that ask for it."""
    if root in Procurement.model_fields:
        return Procurement
    return _about_no_case() if root in OF_NO_CASE else _about()


def _about_no_case() -> type[BaseModel]:
    from tenderkit.model.papers.about_no_case import AboutNoCase

    return AboutNoCase


def _about() -> type[BaseModel]:
    """Imported when a path asks for it: most documents are about the case alone."""
    from tenderkit.model.papers.about import About

    return About


def _models(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 - an annotation is any object
    for part in _parts(annotation):
        if isinstance(part, type) and issubclass(part, BaseModel):
            yield part


def _choices(info: FieldInfo) -> Iterator[str]:
    for part in _parts(info.annotation):
        if isinstance(part, type) and issubclass(part, StrEnum):
            yield from (member.value for member in part)


def _parts(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - an annotation is any object
    origin = get_origin(annotation)
    if origin in (Union, UnionType, tuple):
        for part in get_args(annotation):
            yield from _parts(part)
    elif origin is Annotated:
        yield from _parts(get_args(annotation)[0])
    else:
        yield annotation
