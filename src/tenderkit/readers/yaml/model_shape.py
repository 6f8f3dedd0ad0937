"""What keys a model knows at an address of its file, so that a fault can say where a key belongs."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from tenderkit.problems import Key

_WRAPPERS = (Union, UnionType, Annotated)


def fields_at(model: type[BaseModel], key: Key) -> dict[str, str]:
    """The keys that the block at `key` may hold, in the model's order, each with its Swedish title or else its name."""
    blocks = _blocks(_type_at(model, key))
    return {name: info.title or name for block in blocks for name, info in _fields(block).items()}


def field_of(model: type[BaseModel], key: Key) -> FieldInfo | None:
    """The field whose value stands at `key`; `None` for an item of a list, and where there is none."""
    blocks = _blocks(_type_at(model, key[:-1]))
    return next((fields[str(key[-1])] for fields in map(_fields, blocks) if key[-1] in fields), None)


def paths_to(model: type[BaseModel], name: str) -> tuple[Key, ...]:
    """Every place outside lists where a key called `name` may stand."""
    return tuple(_search(model, name, ()))


@cache
def keys_of(model: type[BaseModel]) -> frozenset[str]:
    """Every key that may stand anywhere in the model's file, lists included."""
    found: set[str] = set()
    left, seen = [model], {model}
    while left:
        for name, info in _fields(left.pop()).items():
            found.add(name)
            fresh = set(_every_block(info.annotation)) - seen
            seen |= fresh
            left += fresh
    return frozenset(found)


def _search(model: type[BaseModel], name: str, block: Key) -> Iterator[Key]:
    for known, info in _fields(model).items():
        if known == name:
            yield (*block, known)
        for inner in _blocks(info.annotation):
            yield from _search(inner, name, (*block, known))


@cache
def _fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {info.alias or name: info for name, info in model.model_fields.items()}


def _type_at(model: type[BaseModel], key: Key) -> Any:  # noqa: ANN401 - an annotation is any object
    annotation: Any = model
    for name in key:
        annotation = next(_steps(annotation, name), None)
    return annotation


def _steps(annotation: Any, name: str | int) -> Iterator[Any]:  # noqa: ANN401 - an annotation is any object
    for part in _parts(annotation):
        origin, arguments = get_origin(part), get_args(part)
        if isinstance(part, type) and issubclass(part, BaseModel) and name in _fields(part):
            yield _fields(part)[str(name)].annotation
        elif origin in (tuple, list):
            yield arguments[0]
        elif isinstance(origin, type) and issubclass(origin, Mapping):
            yield arguments[1]


def _blocks(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 - an annotation is any object
    return (part for part in _parts(annotation) if isinstance(part, type) and issubclass(part, BaseModel))


def _every_block(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 - an annotation is any object
    """The blocks of the annotation, those of its lists and mappings too."""
    for part in _parts(annotation):
        if get_origin(part) is not None:
            for inner in get_args(part):
                yield from _every_block(inner)
    yield from _blocks(annotation)


def _parts(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - an annotation is any object
    """The alternatives of a type, without what is annotated."""
    origin = get_origin(annotation)
    if origin in _WRAPPERS:
        arguments = get_args(annotation)
        for part in arguments[:1] if origin is Annotated else arguments:
            yield from _parts(part)
    else:
        yield annotation
