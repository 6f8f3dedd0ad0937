"""One way of reading what people write, whatever they write it in: the file, the sheet or the page."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from tenderkit.model.case.titled_choice import TitledChoice
from tenderkit.model.case.written import EachOnce, Written, listed_items
from tenderkit.model.reading.understood import Manner, NotUnderstoodError, Understood

_WRAPPERS = (Union, UnionType, Annotated)


def understand(field: Any, written: object) -> Understood:  # noqa: ANN401 - a field of a model, or the type of one
    """The value that the words stand for in the field, and how they were understood.

    `field` is a `FieldInfo` or an annotation such as `IsoDate`. Raises `NotUnderstoodError` with the question to ask.
    """
    annotation, metadata = (field.annotation, field.metadata) if isinstance(field, FieldInfo) else (field, ())
    for part in members_of(annotation, metadata):
        if isinstance(part, EachOnce):
            return _of_several(_item_type(members_of(annotation, metadata)), written, part)
        if isinstance(part, Written) or (isinstance(part, type) and issubclass(part, TitledChoice)):
            return _of_one(part, written)
    return Understood(written)


def written_form(value: object) -> Any:  # noqa: ANN401 - letters, or a list of them
    """A value that was understood in other words, as the format writes it."""
    match value:
        case tuple():
            return [written_form(item) for item in value]
        case Enum():
            return str(value.value)
        case bool():
            return "ja" if value else "nej"
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:f}"
        case _:
            return str(value)


def is_private(field: Any) -> bool:  # noqa: ANN401 - as above
    """Whether what is written in the field may be a person's own, and is never repeated."""
    annotation, metadata = (field.annotation, field.metadata) if isinstance(field, FieldInfo) else (field, ())
    return any(isinstance(part, Written) and part.is_private for part in members_of(annotation, metadata))


def members_of(annotation: Any, metadata: Iterable[object] = ()) -> Iterator[object]:  # noqa: ANN401 - an annotation is any object
    """What a type is made of: its alternatives and, for each, what it is annotated with."""
    yield from metadata
    if get_origin(annotation) in _WRAPPERS:
        for inner in get_args(annotation):
            yield from members_of(inner)
    else:
        yield annotation


def _of_one(part: Any, written: object) -> Understood:  # noqa: ANN401 - a mark or a closed list
    try:
        return part.understand(written)  # type: ignore[no-any-return]  # both give the same record
    except PydanticCustomError as error:
        raise NotUnderstoodError(error.type, **(error.context or {})) from None


def _of_several(item: Any, written: object, mark: EachOnce) -> Understood:  # noqa: ANN401 - an annotation
    listed = listed_items(item, written)
    if not isinstance(listed, list | tuple):
        raise NotUnderstoodError("TK-C007")
    found = [understand(item, one) for one in listed]
    try:
        items = mark.read(tuple(one.value for one in found))
    except PydanticCustomError as error:
        raise NotUnderstoodError(error.type) from None
    as_written = all(one.is_as_written for one in found) and (listed is written or len(items) == 1)
    return Understood(items, Manner.AS_WRITTEN if as_written else Manner.LISTED)


def _item_type(members: Iterator[object]) -> Any:  # noqa: ANN401 - an annotation
    return next(get_args(part)[0] for part in members if get_origin(part) is tuple)
