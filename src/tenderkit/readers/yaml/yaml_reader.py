"""Strict YAML: every scalar stays the letters that were typed, every value keeps its line, every trick is refused.

Built on PyYAML's events rather than its loader: nothing is resolved, merged or expanded, so `NO`, `1.10` and `010` are
text, and an alias bomb is a list of faults. Only a plain empty value, `null` or `~` means "not stated".
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any

import yaml

from tenderkit.messages import Message
from tenderkit.problems import Fault, InvalidInputError, Key, Problem, RefusedError, TenderkitError

Tree = dict[str, "Tree"] | list["Tree"] | str | None
Place = tuple[int, int]  # line and column, counted from 1

MOST_BYTES = 1024 * 1024
DEEPEST = 32
MOST_PROBLEMS = 1000  # more than anybody mends in one go; a hostile file could hold a hundred thousand
_SHOWN = 40

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNREADABLE = re.compile("[^\t\n\r\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_NOT_STATED = frozenset({"", "~", "null", "Null", "NULL"})
_MERGE = "<<"
_UNCLOSED = "TK-C023"
_QUOTED = "quoted scalar"
_NO_ITEM = "while parsing a flow node"
_SYNTAX = (  # what libyaml and PyYAML say, and our code for it
    ("mapping values are not allowed", "TK-C021"),
    ("unexpected end of stream", _UNCLOSED),
    ("expected ',' or", _UNCLOSED),
    ("unexpected document", _UNCLOSED),
    ("cannot start any token", "TK-C028"),
    ("expected key", "TK-C022"),
    ("expected <block end>", "TK-C022"),
    ("expected '-' indicator", "TK-C022"),
    ("entries are not allowed", "TK-C022"),
    ("could not find expected ':'", "TK-C022"),
)


@dataclass(frozen=True, slots=True)
class YamlSource:
    """A file's content and where each key of it stands."""

    name: PurePath
    data: dict[str, Tree]
    places: Mapping[Key, Place]
    openings: Mapping[Key, Place]  # of the blocks written with braces
    problems: tuple[Problem, ...] = ()

    def locate(self, fault: Fault) -> Problem:
        """The fault with the line and column of its key; for a missing key those of the nearest block that exists."""
        return self.problem(fault.key, fault.message)

    def problem(self, key: Key, message: Message) -> Problem:
        """A problem at the key."""
        return Problem(self.name, *self._place(key), message, key)

    def _place(self, key: Key) -> Place:
        if key in self.places:
            return self.places[key]
        parent = key[:-1]
        while parent and parent not in self.places:
            parent = parent[:-1]
        return self.openings.get(parent) or self.places.get(parent, (1, 1))


def read_yaml(path: Path) -> YamlSource:
    """Read a YAML file; see `parse_yaml`."""
    return parse_yaml(read_bytes(path), path)


def parse_yaml(text: str | bytes, name: PurePath, first_line: int = 1) -> YamlSource:
    """Read YAML that is called `name` and whose first line is line `first_line` of it.

    Raises `InvalidInputError` where nothing can be read. What is wrong with a file that can be read all the same
    stands in `problems`, for `validate` to raise together with what is wrong with its content: all faults in one run.
    """
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    reading = _Reading(first_line)
    block = reading.document(decode(data, name, first_line))
    problems = tuple(Problem(name, *place, message) for place, message in reading.faults[:MOST_PROBLEMS])
    if block is None:
        raise InvalidInputError(problems)
    return YamlSource(name, block, reading.places, reading.openings, problems)


def read_bytes(path: Path) -> bytes:
    """The file's bytes, no more than can be too many."""
    try:
        if path.exists() and not path.is_file():  # a pipe would keep us waiting for ever
            raise RefusedError("TK-C027", {"path": path})
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise TenderkitError("TK-C025", {"path": path}) from None
    except OSError:
        raise RefusedError("TK-C027", {"path": path}) from None


def decode(data: bytes, name: PurePath, first_line: int = 1) -> str:
    """The text of a UTF-8 file without byte order mark; raises `InvalidInputError` for what isn't text."""
    if len(data) > MOST_BYTES:
        raise InvalidInputError([Problem(name, first_line, 1, Message("TK-C018"))])
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line, column = _line_and_column(data[: error.start].decode("utf-8"))
        raise InvalidInputError([Problem(name, line + first_line - 1, column, Message("TK-C016"))]) from None
    if problems := list(_unreadable_letters(text, name, first_line)):
        raise InvalidInputError(problems)
    return text


def _unreadable_letters(text: str, name: PurePath, first_line: int) -> Iterator[Problem]:
    """The first on each line."""
    for number, line in enumerate(text.split("\n"), first_line):
        if found := _UNREADABLE.search(line):
            message = Message("TK-C017", {"letter": f"U+{ord(found[0]):04X}"})
            yield Problem(name, number, found.start() + 1, message)


def _line_and_column(before: str) -> Place:
    return before.count("\n") + 1, len(before) - before.rfind("\n")


class _GiveUpError(Exception):
    """The rest of the file can't be read; the fault is already noted."""


@dataclass(slots=True)
class _Reading:
    """One pass over the events of a file, noting faults as it goes."""

    first_line: int
    places: dict[Key, Place] = field(default_factory=dict)
    openings: dict[Key, Place] = field(default_factory=dict)
    open_brackets: list[Place] = field(default_factory=list)
    faults: list[tuple[Place, Message]] = field(default_factory=list)

    def document(self, text: str) -> dict[str, Tree] | None:
        """The mapping at the top; `None` when there is none."""
        events = yaml.parse(text, Loader=_LOADER)
        try:
            return self._top(events)
        except yaml.MarkedYAMLError as error:
            self._note_syntax(error, text)
        except _GiveUpError:
            pass
        return None

    def _top(self, events: Iterator[Any]) -> dict[str, Tree] | None:
        next(events)
        start = next(events)
        if isinstance(start, yaml.StreamEndEvent):
            self.faults.append(((self.first_line, 1), Message("TK-C015")))
            return None
        if start.tags:
            self._note(start, "TK-C010")
        first = next(events)
        value = self._value(first, (), events)
        next(events)
        after = next(events)
        if not isinstance(after, yaml.StreamEndEvent):
            self._note(after, "TK-C013")
        if not isinstance(value, dict):
            self._note(first, "TK-C015" if value is None else "TK-C014")
            return None
        return value

    def _value(self, event: Any, key: Key, events: Iterator[Any]) -> Tree:  # noqa: ANN401 - PyYAML's events are untyped
        if isinstance(event, yaml.AliasEvent):
            self._note(event, "TK-C011")
            return None
        if event.anchor is not None:
            self._note(event, "TK-C011")
        if event.tag is not None:
            self._note(event, "TK-C010")
        if isinstance(event, yaml.ScalarEvent):
            return None if _is_plain(event) and event.value in _NOT_STATED else str(event.value)
        if len(key) >= DEEPEST:
            self._note(event, "TK-C019", most=str(DEEPEST))
            raise _GiveUpError
        read = self._list if isinstance(event, yaml.SequenceStartEvent) else self._mapping
        if not event.flow_style:
            return read(key, events)
        self.openings.setdefault(key, self._place(event))
        self.open_brackets.append(self._place(event))
        value = read(key, events)
        self.open_brackets.pop()
        return value

    def _list(self, key: Key, events: Iterator[Any]) -> list[Tree]:
        items: list[Tree] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            item = (*key, len(items))
            self.places.setdefault(item, self._place(event))
            items.append(self._value(event, item, events))
        return items

    def _mapping(self, key: Key, events: Iterator[Any]) -> dict[str, Tree]:
        block: dict[str, Tree] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            name = self._key(event, key, events)
            if name in block:
                first_line, _ = self.places[(*key, name)]
                self._note(event, "TK-C009", key=shown(name), line=str(first_line))
            self.places.setdefault((*key, name or ""), self._place(event))
            value = self._value(next(events), (*key, name or ""), events)
            if name is not None:
                block.setdefault(name, value)
        return block

    def _key(self, event: Any, parent: Key, events: Iterator[Any]) -> str | None:  # noqa: ANN401 - as above
        """The key's letters; `None` for one that can't be used."""
        if isinstance(event, yaml.ScalarEvent) and event.value == _MERGE and _is_plain(event):
            self._note(event, "TK-C012")
            return None
        name = self._value(event, (*parent, ""), events)
        if isinstance(name, str):
            return name
        if not isinstance(event, yaml.AliasEvent):
            self._note(event, "TK-C024")
        return None

    def _place(self, event: Any) -> Place:  # noqa: ANN401 - as above
        return event.start_mark.line + self.first_line, event.start_mark.column + 1

    def _note(self, event: Any, code: str, **facts: str) -> None:  # noqa: ANN401 - as above
        self.faults.append((self._place(event), Message(code, facts)))

    def _note_syntax(self, error: yaml.MarkedYAMLError, text: str) -> None:
        said = f"{error.context} {error.problem}"
        code = next((code for words, code in _SYNTAX if words in said), "TK-C029")
        mark = error.problem_mark
        line, column = (mark.line, mark.column) if mark is not None else (0, 0)
        rest = "\n".join(text.split("\n")[line:])[column:]
        if rest.startswith("\t"):
            code = "TK-C020"
        elif _NO_ITEM in said and not rest.strip():
            code = _UNCLOSED
        place = self._opening(error) if code == _UNCLOSED else None
        self.faults.append((place or (line + self.first_line, column + 1), Message(code)))

    def _opening(self, error: yaml.MarkedYAMLError) -> Place | None:
        """Where the quotation or else the innermost bracket begins that is still open."""
        mark = error.context_mark
        if mark is not None and _QUOTED in str(error.context):
            return mark.line + self.first_line, mark.column + 1
        return self.open_brackets[-1] if self.open_brackets else None


def _is_plain(event: Any) -> bool:  # noqa: ANN401 - PyYAML's events are untyped
    """Whether a scalar stands without quotes."""
    return bool(event.implicit[0])


def shown(key: str) -> str:
    """A key as a message may show it: short, in letters that can be seen, and never a number that may be personal."""
    if re.search(r"[0-9]{6}", key) or not key.isprintable():
        return "…"
    return key if len(key) <= _SHOWN else f"{key[:_SHOWN]}…"
