"""Changing values in a file that people keep by hand: every other byte stays, comments and line ends too.

What is changed is found by the marks of the very parser that reads the file, cut out of its text, and read again: the
file must then say exactly what it said before, with the change and nothing else.
"""

from collections.abc import Sequence
from pathlib import PurePath

from tenderkit.problems import InvalidInputError, Key, TenderkitError
from tenderkit.readers.yaml.yaml_changes import Add, Clear, Drop, Edit, Put, changes_of, is_nothing, without_nothing
from tenderkit.readers.yaml.yaml_events import Tree
from tenderkit.readers.yaml.yaml_reader import YamlSource, decode, parse_yaml

_BYTE_ORDER_MARK = "\ufeff".encode()


def edited(data: bytes, name: PurePath, edits: Sequence[Edit]) -> bytes:
    """The file `name` with all the edits; each is about a key of its own, and none about one inside another's.

    Raises `InvalidInputError` for a file with faults of form, and `TenderkitError` where more than the edits would change.
    """
    return edited_source(data, parse_yaml(data, name), edits)[0]


def edited_source(data: bytes, before: YamlSource, edits: Sequence[Edit]) -> tuple[bytes, YamlSource]:
    """The same for a file that has been read already, with what the edited one says; raises as `edited` does."""
    if before.problems:
        raise InvalidInputError(before.problems)
    wanted: Tree = before.data
    for edit in edits:
        wanted = _with(wanted, edit.key, edit)
    mark = _BYTE_ORDER_MARK if data.startswith(_BYTE_ORDER_MARK) else b""
    bytes_after = mark + _spliced(decode(data, before.name), edits).encode("utf-8")
    after = _read_as(wanted, bytes_after, before.name)
    if after is None:
        lines = dict.fromkeys(str(before.place(edit.key)[0]) for edit in edits)
        raise TenderkitError("TK-F030", {"path": before.name, "lines": ", ".join(lines)})
    return bytes_after, after


def _spliced(text: str, edits: Sequence[Edit]) -> str:
    pieces, read = [], 0
    for start, end, instead in sorted(changes_of(text, edits), key=lambda change: change[0]):
        pieces += [text[read:start], instead]
        read = end
    return "".join([*pieces, text[read:]])


def _read_as(wanted: Tree, data: bytes, name: PurePath) -> YamlSource | None:
    """What the bytes say; `None` where that isn't what is wanted."""
    try:
        source = parse_yaml(data, name)
    except InvalidInputError:
        return None
    return source if not source.problems and source.data == wanted else None


def _with(value: Tree, key: Key, edit: Edit) -> Tree:
    """What the file says after the edit, as data: the edited text is held against it."""
    if not key:
        return _changed(value, edit)
    step, inner = key[0], key[1:]
    if isinstance(step, int):
        items = value if isinstance(value, list) else []
        if isinstance(edit, Drop) and not inner:
            return [item for index, item in enumerate(items) if index != step]
        return [_with(item, inner, edit) if index == step else item for index, item in enumerate(items)]
    block = value if isinstance(value, dict) else {}
    if step not in block and is_nothing(edit):
        return value
    if isinstance(edit, Drop) and not inner:
        return {name: each for name, each in block.items() if name != step}
    return block | {step: _with(block.get(step), inner, edit)}


def _changed(value: Tree, edit: Edit) -> Tree:
    match edit:
        case Put():
            return _put(value, edit.value)
        case Add():
            return _added(value, edit.items)
        case Clear() | Drop():
            return None


def _put(old: Tree, new: Tree) -> Tree:
    if not isinstance(old, dict) or not isinstance(new, dict):
        return without_nothing(new)
    put = {name: value for name, value in new.items() if value is not None or name in old}
    return old | {name: _put(old.get(name), value) for name, value in put.items()}


def _added(old: Tree, items: tuple[Tree, ...]) -> Tree:
    return [*(old if isinstance(old, list) else []), *map(without_nothing, items)]
