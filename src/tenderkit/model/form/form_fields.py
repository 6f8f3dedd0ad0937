"""Every value that a case file can hold, as a form asks for it: from the models, so that file and form never part."""

from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from msgspec import Struct
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from tenderkit.model.case.case import Procurement
from tenderkit.model.case.own_values import OWN_VALUES, OwnText
from tenderkit.model.case.titled_choice import TitledChoice
from tenderkit.model.case.understanding import members_of
from tenderkit.model.case.written import EachOnce, Written
from tenderkit.model.form.form_keys import ITEM, Pattern
from tenderkit.model.reading.units import Unit

_UNIONS = (Union, UnionType)
_OWN_NAME, _OWN_VALUE = (OWN_VALUES, ITEM, "name"), (OWN_VALUES, ITEM, "value")


class Ask(Enum):
    """How a value is asked for."""

    TEXT = "text"
    DAY = "day"
    NUMBER = "number"
    MONEY = "money"
    YES_NO = "yes_no"
    CHOICE = "choice"
    CHOICES = "choices"  # several of a closed list, each in a cell of its own
    LINES = "lines"  # several values in one cell, a line each
    LISTED = "listed"  # one value, or several in cells of their own


class FormBlock(Struct, frozen=True):
    """A block of the file: what it is called, and whether it may be left out whole. `holds` are the keys inside."""

    path: Pattern
    title: str
    description: str
    required: bool
    holds: Mapping[str, str] = {}


class AskedField(Struct, frozen=True):
    """One value. `required` tells of its own block; `blocks` are those around it, the outermost first; `info` is how the model reads it."""

    path: Pattern
    title: str
    description: str
    example: object
    ask: Ask
    required: bool
    choice: type[TitledChoice] | None = None
    blocks: tuple[FormBlock, ...] = ()
    info: Any = OwnText

    @property
    def always_required(self) -> bool:
        """Whether no case can do without it."""
        return self.required and all(block.required for block in self.blocks) and ITEM not in self.path


@cache
def form_fields() -> Mapping[Pattern, AskedField]:
    """Every value by its path, in the order of the file."""
    return {each.path: each for each in _fields(Procurement, (), ())}


@cache
def form_blocks() -> Mapping[Pattern, FormBlock]:
    """Every block that holds a value, by its path."""
    return {block.path: block for field in form_fields().values() for block in field.blocks}


def _fields(model: type[BaseModel], path: Pattern, blocks: tuple[FormBlock, ...]) -> Iterator[AskedField]:
    for name, info in model.model_fields.items():
        inner = (*path, name)
        if inner == (OWN_VALUES,):
            yield from _own_values(info)
            continue
        listed, block = _block_of(info.annotation)
        if block is None:
            yield _field(inner, info, blocks)
            continue
        inner = (*inner, ITEM) if listed else inner
        yield from _fields(block, inner, (*blocks, _form_block(inner, info, block)))


def _form_block(path: Pattern, info: FieldInfo, model: type[BaseModel]) -> FormBlock:
    holds = {name: str(field.title) for name, field in model.model_fields.items()}
    return FormBlock(path, str(info.title), str(info.description), info.is_required(), holds)


def _own_values(info: FieldInfo) -> Iterator[AskedField]:
    """The keys are the clauses' own: each has a row with its name and its value."""
    block = FormBlock((OWN_VALUES, ITEM), str(info.title), str(info.description), required=False)
    (name, value), *_ = (dict(each).popitem() for each in info.examples or ())
    for path, example in ((_OWN_NAME, name), (_OWN_VALUE, value)):
        yield AskedField(path, "", "", example, Ask.TEXT, required=True, blocks=(block,))


def fields_of_model(model: type[BaseModel]) -> tuple[AskedField, ...]:
    """Every value of another file's block, with the blocks within it, as a form asks for them."""
    return tuple(_fields(model, (), ()))


def own_value_field(name: str) -> AskedField:
    """The value of that name that a clause of the municipality's own asks for."""
    return AskedField((OWN_VALUES, name), name, "", "", Ask.TEXT, required=False)


def asked_value(name: str, info: FieldInfo) -> AskedField:
    """A value of another file than the case's, as a form asks for it."""
    return _field((name,), info, ())


def _field(path: Pattern, info: FieldInfo, blocks: tuple[FormBlock, ...]) -> AskedField:
    members = tuple(members_of(info.annotation, info.metadata))
    ask, choice = _asked(members)
    example = (info.examples or ("",))[0]
    return AskedField(
        path, str(info.title), str(info.description), example, ask, info.is_required(), choice, blocks, info
    )


def _asked(members: tuple[object, ...]) -> tuple[Ask, type[TitledChoice] | None]:
    if any(isinstance(each, EachOnce) for each in members):
        item = next(get_args(each)[0] for each in members if get_origin(each) is tuple)
        choice = _choice_in(tuple(members_of(item)))
        return (Ask.CHOICES, choice) if choice else (Ask.LINES, None)
    if choice := _choice_in(members):
        return Ask.CHOICE, choice
    if any(get_origin(each) is tuple for each in members):
        return Ask.LISTED, None
    written = next((each for each in members if isinstance(each, Written)), None)
    return (_asked_by(written) if written else Ask.TEXT), None


def _asked_by(written: Written) -> Ask:
    schema, unit = written.schema, written.ways.unit if written.ways else None
    if schema.get("format") == "date":
        return Ask.DAY
    if "ja" in schema.get("enum", ()):
        return Ask.YES_NO
    if unit is Unit.KRONOR:
        return Ask.MONEY
    return Ask.NUMBER if unit is not None else Ask.TEXT


def _choice_in(members: tuple[object, ...]) -> type[TitledChoice] | None:
    return next((each for each in members if isinstance(each, type) and issubclass(each, TitledChoice)), None)


def _block_of(annotation: Any) -> tuple[bool, type[BaseModel] | None]:  # noqa: ANN401 - an annotation is any object
    """The block that the type holds, and whether it holds a list of them."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _block_of(arguments[0])
    if origin in _UNIONS:
        return next((found for each in arguments if (found := _block_of(each))[1] is not None), (False, None))
    if origin is tuple:
        return True, _block_of(arguments[0])[1]
    is_block = isinstance(annotation, type) and issubclass(annotation, BaseModel)
    return False, annotation if is_block else None
