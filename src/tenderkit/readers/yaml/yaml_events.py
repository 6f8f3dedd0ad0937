"""One pass over the events of a YAML file: the values as letters, where each stands, and every fault on the way.

Built on PyYAML's events rather than its loader: nothing is resolved, merged or expanded, so `NO`, `1.10` and `010` are
text, and an alias bomb is a list of faults. Only a plain empty value, `null` or `~` means "not stated".
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from msgspec import Struct, field

from tenderkit.messages import Message
from tenderkit.patterns import lazy_pattern
from tenderkit.problems import Key
from tenderkit.readers.yaml.yaml_repairs import Slip

Tree = dict[str, "Tree"] | list["Tree"] | str | None
Place = tuple[int, int]  # line and column, counted from 1

DEEPEST = 32
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NOT_STATED = frozenset({"", "~", "null", "Null", "NULL"})
_SHOWN = 40

_MERGE = "<<"
_UNCLOSED = "TK-C023"
_QUOTED = "quoted scalar"
_SIMPLE_KEY = "simple key"
_NO_ITEM = "while parsing a flow node"
# What is a comment for the parser and hardly for a person: nothing between the sign and a word, one blank and a number.
_CUT_OFF = lazy_pattern(r"(?<=\S)(?:[ \t]+#(?=[^\s#])|[ \t]#(?= [0-9]))")
# Marks and turns of direction, and letters without width; a soft hyphen is a person's own wish.
_UNSEEN = lazy_pattern("[\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f]")
_JOINERS, _LAST_LATIN = "\u200c\u200d", "\u024f"
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


class _GiveUpError(Exception):
    """The rest of the file can't be read; the fault is already noted."""


class YamlReading(Struct):
    """What one pass has found; lines are counted from `first_line`. `slip` is what stopped the parser, if anything did."""

    first_line: int
    data: dict[str, Tree] | None = None
    slip: Slip | None = None
    places: dict[Key, Place] = field(default_factory=dict)
    openings: dict[Key, Place] = field(default_factory=dict)
    faults: list[tuple[Place, Message]] = field(default_factory=list)
    remarks: list[tuple[Place, Message]] = field(default_factory=list)
    unread: set[int] = field(default_factory=set)  # lines with a value that isn't known
    _open_brackets: list[Place] = field(default_factory=list)
    _cut_off: frozenset[int] = frozenset()

    @classmethod
    def of(cls, text: str, first_line: int) -> "YamlReading":
        """Read the text as far as it can be read."""
        reading = cls(first_line, _cut_off=frozenset(found.start() for found in _CUT_OFF.finditer(text)))
        try:
            reading.data = reading._top(yaml.parse(text, Loader=LOADER))
        except yaml.MarkedYAMLError as error:
            reading.slip = reading._slip(error, text)
        except _GiveUpError:
            pass
        return reading

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
            self._note_unread(event, "TK-C011")
            return None
        if event.anchor is not None:
            self._note_unread(event, "TK-C011")
        if event.tag is not None:
            self._note_unread(event, "TK-C010")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if len(key) >= DEEPEST:
            self._note(event, "TK-C019", most=str(DEEPEST))
            raise _GiveUpError
        read = self._list if isinstance(event, yaml.SequenceStartEvent) else self._mapping
        if not event.flow_style:
            return read(key, events)
        self.openings.setdefault(key, self._place(event))
        self._open_brackets.append(self._place(event))
        value = read(key, events)
        self._open_brackets.pop()
        return value

    def _scalar(self, event: Any) -> str | None:  # noqa: ANN401 - as above
        if not event.value.isascii():
            self._remark_unseen(event)
        if not _is_plain(event):
            return str(event.value)
        if event.end_mark.index in self._cut_off:
            self._remark_cut_off(event)
        return None if event.value in NOT_STATED else str(event.value)

    def _remark_unseen(self, event: Any) -> None:  # noqa: ANN401 - as above
        """It is kept: a name on Arabic or Hebrew may need it. Joiners are told of only beside Latin letters."""
        value = str(event.value)
        found = next((found for found in _UNSEEN.finditer(value) if not _joins(found, value)), None)
        if found is not None:
            line, column = self._place(event)
            below = 1 + value.count("\n", 0, found.start()) if event.style == "|" else 0
            facts = {"letter": f"U+{ord(found[0]):04X}", "position": str(found.start() + 1)}
            self.remarks.append(((line + below, 1 if below else column), Message("TK-F037", facts)))

    def _remark_cut_off(self, event: Any) -> None:  # noqa: ANN401 - as above
        value = str(event.value)
        if not value:
            self.remarks.append((self._place(event), Message("TK-F036")))
        elif any(letter.isalpha() for letter in value):
            self.remarks.append((self._place(event), Message("TK-F031", {"words": shown(value)})))

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

    def _note_unread(self, event: Any, code: str) -> None:  # noqa: ANN401 - as above
        self._note(event, code)
        self.unread.add(self._place(event)[0])

    def _slip(self, error: yaml.MarkedYAMLError, text: str) -> Slip:
        """Where the parser gave up; for what is never closed, where the quotation or the innermost bracket begins."""
        said, mark, began = f"{error.context} {error.problem}", error.problem_mark, error.context_mark
        code = next((code for words, code in _SYNTAX if words in said), "TK-C029")
        at = (mark.line, mark.column) if mark is not None else (0, 0)
        rest = "\n".join(re.split(r"\r\n|\r|\n", text)[at[0] :])[at[1] :]
        if rest.startswith("\t"):
            code = "TK-C020"
        elif _NO_ITEM in said and not rest.strip():
            code = _UNCLOSED
        quoted = began is not None and _QUOTED in str(error.context)
        if began is not None and (quoted or _SIMPLE_KEY in str(error.context)):
            start = (began.line, began.column)
            return Slip(start if quoted and code == _UNCLOSED else at, at, code, began=start)
        if code != _UNCLOSED or not self._open_brackets:
            return Slip(at, at, code)
        line, column = self._open_brackets[-1]
        return Slip((line - self.first_line, column - 1), at, code, is_bracket=True)


def marked(text: str) -> Any:  # noqa: ANN401 - PyYAML's nodes are untyped
    """The text, which can be read without a fault, as PyYAML's nodes: each with the marks of where it begins and ends."""
    return yaml.compose(text, Loader=_MarksOnly)


class _MarksOnly(LOADER):  # type: ignore[misc]  # PyYAML's loader is untyped
    """The reader's own parser, asked for the marks alone: what a value is taken for takes half the time and isn't used."""

    def resolve(self, kind: type, value: str | None, implicit: object) -> str:
        """Nothing is resolved."""
        del self, kind, value, implicit
        return ""


def _joins(found: re.Match[str], value: str) -> bool:
    """Whether a joiner stands between letters that are written together, or within an emoji."""
    beside = (value[max(found.start() - 1, 0) : found.start()], value[found.end() : found.end() + 1])
    return found[0] in _JOINERS and all(letter > _LAST_LATIN for letter in beside)


def _is_plain(event: Any) -> bool:  # noqa: ANN401 - PyYAML's events are untyped
    """Whether a scalar stands without quotes."""
    return bool(event.implicit[0])


def shown(key: str) -> str:
    """A key or a value as a message may show it: short, in letters that can be seen, and never a number that may be personal."""
    if re.search(r"[0-9]{6}", key) or not key.isprintable():
        return "…"
    return key if len(key) <= _SHOWN else f"{key[:_SHOWN]}…"
