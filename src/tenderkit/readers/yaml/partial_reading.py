"""What a file with faults in it says all the same, so that one value that can't be read hides nothing else.

Each faulty value is replaced by one that could stand there: the least, the greatest, and none at all. What the rules say of every
such reading doesn't depend on what was meant. What they say of the faulty places themselves is left out: that is told already.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from tenderkit.model.case.titled_choice import TitledChoice
from tenderkit.model.case.understanding import members_of
from tenderkit.model.case.written import Written
from tenderkit.problems import Fault, Key
from tenderkit.readers.yaml.model_shape import field_of, fields_at
from tenderkit.readers.yaml.yaml_reader import YamlSource

_DAYS = ("2000-01-01", "2199-12-31")
_AMOUNTS = ("1", "999999999999")
_READINGS = 3  # the least, the greatest, none
_NONE = 2  # the last of them; a value that may be left out by itself isn't always one that may be left out here
_FEWEST = 2
_UNKNOWN = "extra_forbidden"
_MISSING = "missing"

Model = TypeVar("Model", bound=BaseModel)


def faults_beside(
    model: type[Model], source: YamlSource, judge: Callable[[Model], Iterable[Fault]]
) -> tuple[Fault, ...]:
    """The faults that `judge` finds in every reading of a file that the model refuses; none where it can't be read at all."""
    first = _errors(model, source.data)
    if any(_is_a_lost_block(model, key, kind) for key, kind in first):
        return ()
    readings = [one for number in range(_READINGS) if (one := _reading(model, source.data, first, number)) is not None]
    if len(readings) < _FEWEST:
        return ()
    found, *others = ([*judge(one)] for one in readings)
    known = _Known(source, first)
    return tuple(fault for fault in found if known.leaves(fault) and all(fault in other for other in others))


class _Known:
    """Where the file is faulty already."""

    def __init__(self, source: YamlSource, errors: Sequence[tuple[Key, str]]) -> None:
        self._stated = source.places
        self._faulty = [key for key, _ in errors]
        self._misspelt = {key[:-1] for key, kind in errors if kind == _UNKNOWN}

    def leaves(self, fault: Fault) -> bool:
        """Whether the fault is of another place; one about a missing key may only be of the unknown one beside it."""
        if fault.key not in self._stated and any(fault.key[: len(block)] == block for block in self._misspelt):
            return False
        return not any(_is_within(fault.key, key) or _is_within(key, fault.key) for key in self._faulty)


def _is_a_lost_block(model: type[BaseModel], key: Key, kind: str) -> bool:
    """A whole block that isn't there: too much would be made up in its place."""
    field = field_of(model, key) if key and kind == _MISSING else None
    return field is not None and bool(fields_at(model, key))


def _is_within(key: Key, block: Key) -> bool:
    return key[: len(block)] == block


def _errors(model: type[BaseModel], data: Any) -> list[tuple[Key, str]]:  # noqa: ANN401 - a tree of YAML
    try:
        model.model_validate(data)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False, include_context=False)
        return [(detail["loc"], detail["type"]) for detail in details]
    return []


def _reading(model: type[Model], data: Any, errors: Sequence[tuple[Key, str]], number: int) -> Model | None:  # noqa: ANN401 - as above
    """One thing that the file may have meant; what still can't be read is left out with the block around it."""
    tree = deepcopy(data)
    for key, kind in errors:
        _replace(model, tree, key, kind, number)
    if broken := [key for key, _ in _errors(model, tree)]:
        tree = deepcopy(data)
        for key, kind in errors:
            _replace(model, tree, key, kind, _mildest(kind) if _shares_a_block(key, broken) else number)
    for key, _ in _errors(model, tree):
        _take_away(tree, key[:-1])
    try:
        return model.model_validate(tree)
    except ValidationError:
        return None


def _shares_a_block(key: Key, others: Iterable[Key]) -> bool:
    return any(_is_within(other, key[:-1]) for other in others)


def _mildest(kind: str) -> int:
    """What goes with the rest of a block where keys exclude or need each other: an unknown key away, a value there."""
    return _NONE if kind == _UNKNOWN else 0


def _replace(model: type[BaseModel], tree: Any, key: Key, kind: str, number: int) -> None:  # noqa: ANN401 - as above
    if kind == _UNKNOWN:
        _take_away(tree, key)
        if number != _NONE:
            _fill(model, tree, key[:-1], number)
        return
    while isinstance(key[-1], int):  # an item: its whole list, as one with it might hold something twice
        key = key[:-1]
    field = field_of(model, key)
    block = _block(tree, key)
    if field is None or not isinstance(block, dict):
        return
    if number == _NONE and not field.is_required():
        block.pop(key[-1], None)
    else:
        block[key[-1]] = _stand_in(field, number)


def _fill(model: type[BaseModel], tree: Any, key: Key, number: int) -> None:  # noqa: ANN401 - as above
    """An unknown key may be any of those that its block doesn't have, so in some readings it has them all."""
    block = _block(tree, (*key, ""))
    if isinstance(block, dict):
        for name in fields_at(model, key):
            field = field_of(model, (*key, name))
            if name not in block and field is not None:
                block[name] = _stand_in(field, number)


def _stand_in(field: FieldInfo, number: int) -> Any:  # noqa: ANN401 - as above
    """The least value, the greatest, or an example."""
    could_stand = [*_could_stand(field.annotation, field.metadata), *map(_as_yaml, field.examples or ())]
    return could_stand[min(number, len(could_stand) - 1) if number != _NONE else 0] if could_stand else None


def _could_stand(annotation: Any, metadata: Iterable[object]) -> Iterator[str]:  # noqa: ANN401 - an annotation is any object
    """The least and the greatest value of a type, as it is typed."""
    for member in members_of(annotation, metadata):
        if isinstance(member, Written):
            yield from _bounds(member)
        elif isinstance(member, type) and issubclass(member, TitledChoice):
            words = [*member]
            yield from (words[0].value, words[-1].value)


def _bounds(written: Written) -> tuple[str, ...]:
    schema = written.schema
    if schema.get("format") == "date":
        return _DAYS
    if "maximum" in schema:
        return str(schema["minimum"]), str(schema["maximum"])
    if "exclusiveMinimum" in schema or "minimum" in schema:
        return _AMOUNTS
    return ("ja", "nej") if "ja" in schema.get("enum", ()) else ()


def _as_yaml(example: Any) -> Any:  # noqa: ANN401 - an example of any type
    """Every scalar of a file is text."""
    if isinstance(example, dict):
        return {key: _as_yaml(value) for key, value in example.items()}
    if isinstance(example, list):
        return [_as_yaml(value) for value in example]
    return str(example).lower() if isinstance(example, bool) else str(example)


def _block(tree: Any, key: Key) -> Any:  # noqa: ANN401 - a tree of YAML
    """What holds the key; `None` where there is nothing."""
    for name in key[:-1]:
        try:
            tree = tree[name]
        except (KeyError, IndexError, TypeError):
            return None
    return tree


def _take_away(tree: Any, key: Key) -> None:  # noqa: ANN401 - as above
    block = _block(tree, key) if key else None
    if isinstance(block, dict):
        block.pop(key[-1], None)
    elif isinstance(block, list) and isinstance(key[-1], int) and key[-1] < len(block):
        block[key[-1]] = None
