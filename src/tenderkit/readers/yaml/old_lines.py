"""The lines of a YAML file as its writer laid them out: what belongs to each of its keys and entries, and where its comments are."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

import yaml
from msgspec import Struct

from tenderkit.patterns import lazy_pattern
from tenderkit.readers.yaml.yaml_events import LOADER

_COMMENT = lazy_pattern(r"(?:(?<=[ \t])|^)#.*", re.MULTILINE)


class Comment(Struct, frozen=True):
    """`at` is where it begins in the text, `line` its line from 0; `alone` when nothing else stands on the line."""

    at: int
    line: int
    words: str
    alone: bool


class LineSpan(Struct, frozen=True):
    """Lines from 0: `first` is where the comments above begin, `key` where it begins itself, and `last` its own last line."""

    first: int
    key: int
    last: int


class OldLines(Struct, frozen=True):
    """A file that can be read. `sections` are those of its uppermost keys, `entries` those of the items of each list among them.

    Both are empty where the whole file is written in braces.
    """

    lines: tuple[str, ...]
    comments: tuple[Comment, ...]
    sections: dict[str, LineSpan]
    entries: dict[str, tuple[LineSpan, ...]]


def old_lines(text: str) -> OldLines:
    """How the text is laid out; its line ends are single."""
    root: Any = yaml.compose(text, Loader=LOADER)
    reading = _Reading(text, [0, *(found.end() for found in re.finditer("\n", text))])
    in_blocks = isinstance(root, yaml.MappingNode) and not root.flow_style
    sections, entries, above = {}, {}, 0
    for name, value in root.value if in_blocks else ():
        key, last = int(name.start_mark.line), max(int(name.start_mark.line), reading.last_line(value))
        sections[str(name.value)] = LineSpan(above, key, last)
        entries[str(name.value)] = tuple(reading.entries(value, key))
        above = last + 1
    return OldLines(tuple(text.split("\n")), tuple(reading.comments(root)), sections, entries)


class _Reading(Struct, frozen=True):
    text: str
    starts: list[int]  # of the lines

    def entries(self, value: yaml.Node, above: int) -> Iterator[LineSpan]:
        """The items of a list; what stands above the first is its own too."""
        for item in value.value if isinstance(value, yaml.SequenceNode) else ():
            last = self.last_line(item)
            yield LineSpan(above, int(item.start_mark.line), last)
            above = last + 1

    def last_line(self, node: yaml.Node) -> int:
        """Where its own last letter is: the mark of a block goes on over the comments of the next one."""
        if isinstance(node, yaml.ScalarNode):
            return self._line(max(int(node.start_mark.index), self._end(node) - 1))
        if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
            return int(node.end_mark.line)
        last = node.value[-1]
        if isinstance(last, tuple):
            return max(int(last[0].start_mark.line), self.last_line(last[1]))
        return self.last_line(last)

    def comments(self, root: yaml.Node) -> Iterator[Comment]:
        """Number signs that no value holds."""
        values = sorted((int(node.start_mark.index), self._end(node)) for node in _scalars(root))
        begins, at = [start for start, _ in values], 0
        while found := _COMMENT.search(self.text, at):
            nearest = bisect_right(begins, found.start()) - 1
            if nearest >= 0 and found.start() < values[nearest][1]:
                at = values[nearest][1]
                continue
            line, at = self._line(found.start()), found.end()
            before = self.text[self.starts[line] : found.start()]
            yield Comment(found.start(), line, found[0].rstrip(), alone=not before.strip())

    def _line(self, at: int) -> int:
        return bisect_right(self.starts, at) - 1

    def _end(self, node: yaml.ScalarNode) -> int:
        start, end = int(node.start_mark.index), int(node.end_mark.index)
        return start + len(self.text[start:end].rstrip())


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield from _scalars(name)
            yield from _scalars(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item)
