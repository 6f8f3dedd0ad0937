"""A file that isn't finished, read as if it were: what is missing or can't be read is exchanged for an example, and told by its key.

Whoever shows something of it leaves out what was exchanged: nobody has said it.
"""

from copy import deepcopy
from typing import Any, Generic, TypeVar

from msgspec import Struct
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from tenderkit.problems import Key
from tenderkit.readers.yaml.model_shape import field_of, fields_at

_UNKNOWN = "extra_forbidden"
_ROUNDS = 12  # a block that is put in place may lack something itself

Model = TypeVar("Model", bound=BaseModel)


class WithStandIns(Struct, Generic[Model], frozen=True):
    """The model, the keys whose values nobody has written, and the tree that it was read of."""

    read: Model
    exchanged: tuple[Key, ...]
    tree: Any


def with_stand_ins(model: type[Model], data: Any) -> WithStandIns[Model] | None:  # noqa: ANN401 - a tree of YAML
    """The model that the tree would be; `None` where even examples don't make one of it."""
    tree = deepcopy(data)
    exchanged: dict[Key, None] = {}
    for _ in range(_ROUNDS):
        try:
            return WithStandIns(model.model_validate(tree), tuple(exchanged), tree)
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False, include_context=False)
        for detail in details:
            _mend(model, tree, detail["loc"], exchanged, unknown=detail["type"] == _UNKNOWN)
    return None


def without_stand_ins(filled: WithStandIns[Model]) -> Model:
    """The model with nothing where an example stood: for those who ask what is stated, never for a rule that needs it all."""
    found = filled.read
    for key in filled.exchanged:
        found = _emptied(found, key)
    return found


def _emptied(value: Any, key: Key) -> Any:  # noqa: ANN401 - a model, or what is in it
    if not key:
        return None
    step, inner = key[0], key[1:]
    if isinstance(value, BaseModel):
        held = getattr(value, str(step), None)
        return value.model_copy(update={str(step): _emptied(held, inner)}) if held is not None else value
    if isinstance(value, tuple) and isinstance(step, int) and step < len(value):
        return (*value[:step], _emptied(value[step], inner), *value[step + 1 :])
    return value


def _mend(model: type[BaseModel], tree: Any, key: Key, exchanged: dict[Key, None], *, unknown: bool) -> None:  # noqa: ANN401 - a tree of YAML
    while key and (isinstance(key[-1], int) or field_of(model, key) is None) and not unknown:
        key = key[:-1]  # an item: its whole list
    if not key:
        return
    block = _holding(tree, key)
    if not isinstance(block, dict):
        _mend(model, tree, key[:-1], exchanged, unknown=False)
        return
    field = None if unknown else field_of(model, key)
    if field is None or (not field.is_required() and block.get(key[-1]) is not None):
        block.pop(key[-1], None)
    elif key in exchanged:
        _mend_around(model, tree, key, exchanged)
    elif block.get(key[-1]) is None and fields_at(model, key) and not _is_listed(field):
        block[key[-1]] = {}
    else:
        block[key[-1]] = _example(field)
        exchanged[key] = None


def _mend_around(model: type[BaseModel], tree: Any, key: Key, exchanged: dict[Key, None]) -> None:  # noqa: ANN401 - as above
    """An example that can't stand there by itself: the block around it is exchanged whole."""
    around = key[:-1]
    while around and isinstance(around[-1], int):
        around = around[:-1]
    block, field = _holding(tree, around) if around else None, field_of(model, around) if around else None
    if isinstance(block, dict) and field is not None:
        block[around[-1]] = _example(field)
        exchanged[around] = None


def _is_listed(field: FieldInfo) -> bool:
    return isinstance((field.examples or [None])[0], list)


def _example(field: FieldInfo) -> Any:  # noqa: ANN401 - a tree of YAML
    return _letters((field.examples or [None])[0])


def _letters(example: Any) -> Any:  # noqa: ANN401 - an example of any type
    """Every scalar of a file is text."""
    if isinstance(example, dict):
        return {key: _letters(value) for key, value in example.items()}
    if isinstance(example, list):
        return [_letters(value) for value in example]
    if example is None:
        return None
    return ("ja" if example else "nej") if isinstance(example, bool) else str(example)


def _holding(tree: Any, key: Key) -> Any:  # noqa: ANN401 - a tree of YAML
    """What holds the key; `None` where there is nothing."""
    for name in key[:-1]:
        try:
            tree = tree[name]
        except (KeyError, IndexError, TypeError):
            return None
    return tree
