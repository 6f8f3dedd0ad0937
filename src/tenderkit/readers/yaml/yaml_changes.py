"""From an edit of a YAML file to cuts in its text, by the marks that the parser gives every value."""

import json
from collections.abc import Iterator, Mapping, Sequence

import yaml
from msgspec import Struct

from tenderkit.patterns import lazy_pattern
from tenderkit.problems import Key
from tenderkit.readers.yaml.yaml_events import NOT_STATED, Tree, marked
from tenderkit.readers.yaml.yaml_reader import UNREADABLE

Change = tuple[int, int, str]  # from, to, and what stands there instead

_LINE_END = lazy_pattern(r"\r\n|\r|\n")
_COLON = lazy_pattern(r"(?:[ \t\r\n]|(?<=[ \t\r\n])#[^\r\n]*)*:")  # behind a key, which comments may part from it
_PLAIN = lazy_pattern(r"[0-9A-Za-zÅÄÖåäö](?:[\w åäöÅÄÖ.-]*[\w.-])?")
_HYPHEN = lazy_pattern(r"-(?:[ \t\r\n]|(?<=[ \t\r\n])#[^\r\n]*)*\Z")
_QUESTION = lazy_pattern(r"\?(?:[ \t\r\n]|(?<=[ \t\r\n])#[^\r\n]*)+\Z")
_STEP = 2  # blanks that a new block is indented by


class Put(Struct, frozen=True):
    """The value of one key, new or old; `None` empties it. A block is put key by key: what else is in it stays."""

    key: Key
    value: Tree


class Add(Struct, frozen=True):
    """Items at the end of a list, new or old."""

    key: Key
    items: tuple[Tree, ...]


class Clear(Struct, frozen=True):
    """A key that stays on its line without a value; `note` becomes a comment there. Within braces the value is `null`."""

    key: Key
    note: str = ""


class Drop(Struct, frozen=True):
    """A key of a block, or an item of a list, that goes with its value, its lines and the comment behind it."""

    key: Key


Edit = Put | Add | Clear | Drop


def changes_of(text: str, edits: Sequence[Edit]) -> Iterator[Change]:
    """The changes to a text that can be read without a fault; those at one place are in their order."""
    cutter = _Cutter(text, _line_end(text))
    root = marked(text)
    for edit in edits:
        yield from cutter.changes(_Slot(None, root, root.flow_style, 0), edit.key, edit)


def is_nothing(edit: Edit) -> bool:
    """Whether it leaves a key that isn't there as it is."""
    return isinstance(edit, Clear | Drop) or (isinstance(edit, Put) and edit.value is None)


def without_nothing(value: Tree) -> Tree:
    """A new value without the keys that state nothing."""
    if isinstance(value, dict):
        return {name: without_nothing(inner) for name, inner in value.items() if inner is not None}
    return [without_nothing(inner) for inner in value] if isinstance(value, list) else value


def _line_end(text: str) -> str:
    found = _LINE_END.search(text)
    return found[0] if found else "\n"


class _Slot(Struct, frozen=True):
    """Where a value stands: its key's node (`None` for an item of a list), its own, and what the block around it is like."""

    name: yaml.Node | None
    value: yaml.Node
    in_flow: bool
    column: int


class _Cutter(Struct, frozen=True):
    text: str
    line_end: str

    def changes(self, slot: _Slot, key: Key, edit: Edit) -> Iterator[Change]:
        """Down the key; where it ends, the value is changed, and where the file has no more of it, the rest is written."""
        if isinstance(edit, Drop) and len(key) == 1:
            yield from self._drop(slot, key[0])
        elif not key:
            yield from self._change(slot, edit)
        elif inner := _child(slot.value, key[0]):
            yield from self.changes(inner, key[1:], edit)
        elif isinstance(edit, Put | Add) and not is_nothing(edit) and all(isinstance(step, str) for step in key):
            value: Tree = edit.value if isinstance(edit, Put) else list(edit.items)
            for step in reversed(key):
                value = {str(step): value}
            yield from self._put(slot, value)

    def _change(self, slot: _Slot, edit: Edit) -> Iterator[Change]:
        match edit:
            case Put(value=value):
                yield from self._put(slot, value)
            case Add(items=items):
                yield from self._add(slot, items)
            case Clear(note=note):
                yield from self._clear(slot, note)
            case Drop():
                yield from ()

    def _put(self, slot: _Slot, value: Tree) -> Iterator[Change]:
        node = slot.value
        if isinstance(value, dict) and isinstance(node, yaml.MappingNode):
            found = {name: inner for name in value if (inner := _child(node, name))}
            for name, inner in found.items():
                yield from self._put(inner, value[name])
            if new := without_nothing({name: each for name, each in value.items() if name not in found}):
                yield self._inserted(node, new)
        elif isinstance(node, yaml.ScalarNode) and not node.style and node.value in NOT_STATED and value is None:
            return
        elif _is_empty(node):
            yield self._filled(slot, without_nothing(value))
        else:
            yield self._replaced(slot, without_nothing(value))

    def _add(self, slot: _Slot, items: tuple[Tree, ...]) -> Iterator[Change]:
        new = [without_nothing(item) for item in items]
        if isinstance(slot.value, yaml.SequenceNode):
            yield self._inserted(slot.value, new)
        else:
            yield from self._put(slot, new)

    def _clear(self, slot: _Slot, note: str) -> Iterator[Change]:
        """Of a block its last line goes too, with the comment there; what is said on the key's own line stays."""
        colon = self._colon(slot)
        if slot.in_flow or colon is None:
            yield from self._put(slot, None)
            return
        if _is_empty(slot.value):
            start = end = colon
        elif _is_block(slot.value):
            start, end = self._line_ends(colon), self._line_ends(self._end(slot.value))
        else:
            start, end = colon, self._end(slot.value)
        yield start, end, self._noted(self.text[colon:start] + self.text[end : self._line_ends(end)], note)

    def _noted(self, rest: str, note: str) -> str:
        """The comment to add to what stays on the line."""
        return "" if not note or note in rest else f"  # {note}"

    def _drop(self, slot: _Slot, name: str | int) -> Iterator[Change]:
        block = slot.value
        if not isinstance(block, yaml.CollectionNode):
            return
        entries = block.value
        at = _entry_at(block, name)
        if at is None:
            return
        start, end = self._begins(entries[at], in_flow=block.flow_style), self._end(entries[at])
        line = (
            self.text.rfind(self.line_end, 0, start) + len(self.line_end) if self.line_end in self.text[:start] else 0
        )
        if len(entries) == 1 and isinstance(block, yaml.SequenceNode):
            yield self._replaced(slot, [])
        elif len(entries) == 1:
            yield int(block.start_mark.index), int(block.end_mark.index) if block.flow_style else end, "{}"
        elif not block.flow_style and not self.text[line:start].strip():
            after = self._line_ends(end)
            yield line, after + (len(self.line_end) if after < len(self.text) else 0), ""
        elif at + 1 < len(entries):
            yield start, self._begins(entries[at + 1], in_flow=block.flow_style), ""
        else:
            yield self._end(entries[at - 1]), end, ""

    def _begins(self, entry: yaml.Node | tuple[yaml.Node, yaml.Node], *, in_flow: bool) -> int:
        """At its key, or at the question mark before that; an item of a list at its hyphen."""
        start = int((entry[0] if isinstance(entry, tuple) else entry).start_mark.index)
        if in_flow and not isinstance(entry, tuple):
            return start
        found = (_QUESTION if isinstance(entry, tuple) else _HYPHEN).search(self.text, 0, start)
        return found.start() if found else start

    def _replaced(self, slot: _Slot, value: Tree) -> Change:
        """In its place; what stands on lines of its own gives way to one value on its key's line, before the comment there."""
        start, end = slot.value.start_mark.index, self._end(slot.value)
        colon = self._colon(slot)
        if slot.in_flow or colon is None or not _LINE_END.search(self.text, colon, start):
            return start, end, (" " if self.text[start - 1 : start] == ":" else "") + flow(value)
        return colon, end, f" {flow(value)}{self.text[colon : self._line_ends(colon)].rstrip()}"

    def _filled(self, slot: _Slot, value: Tree) -> Change:
        """Where nothing stood: behind the colon or hyphen, or on lines of their own below it."""
        colon = self._colon(slot)
        if slot.name is None:
            at = slot.value.start_mark.index
            return at, at, f" {flow(value)}"
        if colon is None:
            at = slot.name.end_mark.index
            below = self._line_ends(at)
            indented = f"{self.line_end}{' ' * slot.column}: {flow(value)}"
            return (at, at, f": {flow(value)}") if slot.in_flow else (below, below, indented)
        if slot.in_flow or not _wants_lines(value):
            return colon, colon, f" {flow(value)}"
        below = self._line_ends(colon)
        return below, below, "".join(self.line_end + line for line in _lines(value, slot.column + _STEP))

    def _inserted(self, node: yaml.CollectionNode, new: Tree) -> Change:
        """New entries behind the last one."""
        if node.flow_style:
            entries = flow(new)[1:-1]
            at = self._end(node.value[-1]) if node.value else node.start_mark.index + 1
            blank = " " if self.text[at - 1] == ":" else ""
            behind = " " if self.text[at] == "#" else ""
            return at, at, f"{blank}, {entries}" if node.value else entries + behind
        at = self._after(node)
        lines = _lines(new, node.start_mark.column)
        if self.text[at - 1] in "\r\n":
            return at, at, "".join(line + self.line_end for line in lines)
        return at, at, "".join(self.line_end + line for line in lines)

    def _colon(self, slot: _Slot) -> int | None:
        """Just behind the colon of the key; `None` for an item of a list, and for a key that has no colon."""
        found = _COLON.match(self.text, slot.name.end_mark.index) if slot.name is not None else None
        return found.end() if found else None

    def _line_ends(self, at: int) -> int:
        found = _LINE_END.search(self.text, at)
        return found.start() if found else len(self.text)

    def _end(self, entry: yaml.Node | tuple[yaml.Node, yaml.Node]) -> int:
        """Where its own last letter ends: a block goes on, for the parser, over the comments of the next one."""
        if isinstance(entry, tuple):
            name, value = entry
            if _is_empty(value):
                return self._colon(_Slot(name, value, in_flow=False, column=0)) or int(name.end_mark.index)
            return self._end(value)
        if _is_block(entry):
            return self._end(entry.value[-1])
        start, end = int(entry.start_mark.index), int(entry.end_mark.index)
        return start + len(self.text[start:end].rstrip(" \t\r\n")) if _has_lines(entry) else end

    def _after(self, node: yaml.CollectionNode) -> int:
        """Where a line may follow: the end of the block's last line, or behind the empty lines that a text ends with."""
        last = node.value[-1]
        value = last[1] if isinstance(last, tuple) else last
        if _has_lines(value):
            return int(value.end_mark.index)
        return self._after(value) if _is_block(value) else self._line_ends(self._end(last))


def _entry_at(block: yaml.CollectionNode, name: str | int) -> int | None:
    """Which entry of the block it is: of a list the item by that number."""
    if isinstance(block, yaml.SequenceNode):
        return name if isinstance(name, int) and name < len(block.value) else None
    return next((index for index, (key, _) in enumerate(block.value) if key.value == name), None)


def _child(node: yaml.Node, step: str | int) -> _Slot | None:
    column = int(node.start_mark.column)
    if isinstance(node, yaml.MappingNode):
        return next(
            (_Slot(name, value, node.flow_style, column) for name, value in node.value if name.value == step), None
        )
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return _Slot(None, node.value[step], node.flow_style, column)
    return None


def _is_empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and bool(node.start_mark.index == node.end_mark.index)


def _is_block(node: yaml.Node) -> bool:
    return isinstance(node, yaml.CollectionNode) and not node.flow_style


def _has_lines(node: yaml.Node) -> bool:
    """A text behind `|` or `>`."""
    return isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")


def _wants_lines(value: Tree) -> bool:
    """Whether a new value is easier to read on lines of its own."""
    return isinstance(value, list) or (
        isinstance(value, dict) and any(isinstance(each, dict | list) for each in value.values())
    )


def _lines(value: Tree, column: int) -> Iterator[str]:
    blanks = " " * column
    if isinstance(value, list):
        yield from (f"{blanks}- {flow(item)}" for item in value)
    for name, inner in value.items() if isinstance(value, Mapping) else ():
        if _wants_lines(inner):
            yield f"{blanks}{_scalar(name)}:"
            yield from _lines(inner, column + _STEP)
        else:
            yield f"{blanks}{_scalar(name)}: {flow(inner)}"


def flow(value: Tree) -> str:
    """The value on one line, in braces where it is a block, with quotation marks where it could be taken for anything else."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_scalar(name)}: {flow(inner)}" for name, inner in value.items()) + "}"
    return f"[{', '.join(map(flow, value))}]" if isinstance(value, list) else _scalar(value)


def _scalar(value: str | None) -> str:
    """The letters in quotation marks where they could be taken for anything else, and never over several lines."""
    if value is None:
        return "null"
    if _PLAIN.fullmatch(value) and value not in NOT_STATED:
        return value
    return UNREADABLE.sub(lambda letter: f"\\U{ord(letter[0]):08X}", json.dumps(value, ensure_ascii=False))
