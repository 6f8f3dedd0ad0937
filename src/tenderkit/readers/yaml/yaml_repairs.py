"""Reading on behind a slip in YAML: the line that stops the parser is mended in memory, so that the rest is read too.

The file is refused all the same; what is mended here only keeps one fault from hiding all the others. A mended text
has the same lines as the one that was typed.
"""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.messages import Message
from tenderkit.patterns import lazy_pattern

Place = tuple[int, int]  # line and column, counted from 0

_LINE_ENDS = lazy_pattern(r"(\r\n|\r|\n)")
_PAIR = lazy_pattern(
    r"""(?P<before>[ ]*(?:-[ ]+)*(?:[^\s:#'"\[\]{},&*!|>%@`-][^:#]*?[ ]*:[ \t]+|-[ ]+))(?P<value>[^\s#].*?)[ \t]*(?P<rest>[ \t]#.*)?"""
)
_GLUED = lazy_pattern(r"([ ]*(?:-[ ]+)*[\w-]+:)(?!//)(?=\S)")
_KEY_ONLY = lazy_pattern(r"(?P<before>[ ]*)(?:-[ ]+)*[\w-]+[ ]*:(?:[ \t]|$)")
_FLOW_VALUE = lazy_pattern(r"""(?:[^\s:,\[\]{}'"]+[ ]*:[ \t]+)?(?P<value>[^,\]}]*[^\s,\]}])""")
_WORDS = lazy_pattern(r"[ ]*[^\s:#][^:#]*")
_HYPHENS = lazy_pattern(r"[ ]*(?:-[ ]+)*")
_MARGIN = lazy_pattern(r"[ \t]*")
_OPENING, _CLOSING = "[{", {"[": "]", "{": "}"}
_COLON = lazy_pattern(r":(?:[ \t]|$)")
_FAR = 60  # lines that a quotation is looked for above where it did harm
_TAB = "  "
_BY_FIRST_LETTER = {"*": "TK-C011", "&": "TK-C011", "!": "TK-C010", "@": "TK-C028", "`": "TK-C028", "%": "TK-C028"}
_COLON_IN_VALUE, _GLUED_COLON, _NO_COLON = "TK-F032", "TK-F033", "TK-F034"
_MISPLACED, _UNCLOSED = "TK-C022", "TK-C023"


class Slip(Struct, frozen=True):
    """Where the fault is told, where the parser stopped, our code for it, and where the word began that it was reading."""

    at: Place
    stopped: Place
    code: str
    began: Place | None = None
    is_bracket: bool = False  # that is never closed


class Repair(Struct, frozen=True):
    """New words for some lines, and where the fault stands. `hides` a value whose own faults nobody can tell."""

    lines: Mapping[int, str]
    place: Place
    message: Message
    hides: bool = False


class Typed(Struct, frozen=True):
    """A text by its lines; `ends` are what stands between them."""

    lines: tuple[str, ...]
    ends: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "Typed":
        pieces = _LINE_ENDS.split(text)
        return cls(tuple(pieces[::2]), (*pieces[1::2], ""))

    def mended(self, repair: Repair) -> "Typed":
        return Typed(tuple(repair.lines.get(number, line) for number, line in enumerate(self.lines)), self.ends)

    def between(self, start: Place, last: Place) -> str:
        """The words from a place to the end of the line of another."""
        return "\n".join((self.lines[start[0]][start[1] :], *self.lines[start[0] + 1 : last[0] + 1]))

    def __str__(self) -> str:
        return "".join(line + end for line, end in zip(self.lines, self.ends, strict=True))


def repairs(typed: Typed, slip: Slip) -> Iterator[Repair]:
    """What may be meant, the likeliest first."""
    yield from _tabs(typed, slip)
    if slip.is_bracket:
        if _missing(typed.between(slip.at, slip.stopped)):
            yield from _closed(typed, slip)
        else:
            slip = replace(slip, at=slip.stopped, code=_MISPLACED)
        yield from _in_brackets(typed, slip)
    yield from _quoted(typed, slip)
    yield from _above(typed, slip)
    yield from _in_brackets(typed, slip)
    yield from _moved(typed, slip)


def last_resort(typed: Typed, slip: Slip) -> Iterator[Repair]:
    """Without the line, when nothing stands below it that belongs to it."""
    number = slip.at[0]
    below = next((line for line in typed.lines[number + 1 :] if line.strip()), "")
    if number < len(typed.lines) and _margin(below) <= _margin(typed.lines[number]):
        yield Repair({number: ""}, slip.at, Message(slip.code), hides=True)


def _tabs(typed: Typed, slip: Slip) -> Iterator[Repair]:
    """Every line from here on, so that a file that is indented with tabs gets one fault and not one for each line."""
    margins = {number: _MARGIN.match(line)[0] for number, line in enumerate(typed.lines) if number >= slip.at[0]}  # type: ignore[index]  # matches nothing too
    tabbed = {number: margin for number, margin in margins.items() if "\t" in margin and typed.lines[number].strip()}
    if slip.at[0] in tabbed:
        mended = {
            number: margin.replace("\t", _TAB) + typed.lines[number].lstrip() for number, margin in tabbed.items()
        }
        message = Message("TK-C020") if len(tabbed) == 1 else Message("TK-F035", {"count": str(len(tabbed))})
        yield Repair(mended, (slip.at[0], 0), message)


def _closed(typed: Typed, slip: Slip) -> Iterator[Repair]:
    """A bracket that is never closed ends on its own line, or on the one before the next key."""
    first, _ = slip.at
    for last in range(first, min(first + _FAR, len(typed.lines))):
        if last > first and _KEY_ONLY.match(typed.lines[last]):
            return
        line = typed.lines[last].rstrip()
        missing = _missing(typed.between(slip.at, (last, 0)))
        words, comment = _apart(line)
        yield Repair({last: words + missing + comment}, slip.at, Message(_UNCLOSED), hides=True)


def _missing(words: str) -> str:
    still_open: list[str] = []
    for letter in words:
        if letter in _OPENING:
            still_open.append(_CLOSING[letter])
        elif still_open and letter == still_open[-1]:
            still_open.pop()
    return "".join(reversed(still_open))


def _apart(line: str) -> tuple[str, str]:
    found = re.search(r"[ \t]+#", line)
    return (line[: found.start()], line[found.start() :]) if found else (line, "")


def _quoted(typed: Typed, slip: Slip) -> Iterator[Repair]:
    """The value of the line in quotation marks, and that of a line above whose own quotation was never closed."""
    for number in dict.fromkeys((slip.at[0], *((slip.began[0],) if slip.began else ()))):
        if (found := _PAIR.fullmatch(_line(typed, number))) and (not _is_key(found, slip) or number != slip.at[0]):
            yield _in_quotes(number, found, *_why_quoted(number, found, slip))
    for number in range(slip.at[0], max(-1, slip.at[0] - _FAR), -1):
        found = _PAIR.fullmatch(_line(typed, number))
        if found and found["value"][0] in "'\"" and found["value"].count(found["value"][0]) % 2:
            yield _in_quotes(number, found, (number, found.start("value")), Message(_UNCLOSED))


def _line(typed: Typed, number: int) -> str:
    return typed.lines[number] if number < len(typed.lines) else ""


def _is_key(found: re.Match[str], slip: Slip) -> bool:
    """The parser stopped before the value: it is the line itself that doesn't fit."""
    return slip.at[1] < found.start("value")


def _why_quoted(number: int, found: re.Match[str], slip: Slip) -> tuple[Place, Message]:
    value, start = found["value"], (number, found.start("value"))
    if code := _BY_FIRST_LETTER.get(value[0]):
        return start, Message(code)
    if value[0] not in "'\"[{" and _COLON.search(value):
        return start, Message(_COLON_IN_VALUE)
    return slip.at, Message(slip.code)


def _in_quotes(number: int, found: re.Match[str], place: Place, message: Message) -> Repair:
    value = found["value"].replace("'", "''")
    return Repair({number: f"{found['before']}'{value}'{found['rest'] or ''}"}, place, message, hides=True)


def _above(typed: Typed, slip: Slip) -> Iterator[Repair]:
    """A key whose colon is missing, or glued to its value, is found out on the next line."""
    began = (slip.began[0],) if slip.began else ()
    for at in dict.fromkeys((*began, slip.at[0], *_before(typed, slip.at[0]))):
        line = _line(typed, at)
        if found := _GLUED.match(line):
            yield Repair({at: f"{found[0]} {line[found.end() :]}"}, (at, found.end() - 1), Message(_GLUED_COLON))
        elif _WORDS.fullmatch(line) and not line.lstrip().startswith("- "):
            yield Repair({at: ""}, (at, _margin(line)), Message(_NO_COLON))


def _before(typed: Typed, number: int) -> Iterator[int]:
    """The next line above with anything on it."""
    above = (at for at in range(number - 1, -1, -1) if typed.lines[at].strip())
    yield from (at for at in (next(above, None),) if at is not None)


def _in_brackets(typed: Typed, slip: Slip) -> Iterator[Repair]:
    """One value of several on a line, between its commas and brackets."""
    number, column = slip.stopped
    line = _line(typed, number)
    start = max((line.rfind(letter, 0, column) for letter in "[{,"), default=-1) + 1
    if start and (found := _FLOW_VALUE.match(line, start + _margin(line[start:]))):
        value = found["value"].replace("'", "''")
        mended = f"{line[: found.start('value')]}'{value}'{line[found.end('value') :]}"
        yield Repair({number: mended}, *_why_quoted(number, found, slip), hides=True)


def _moved(typed: Typed, slip: Slip) -> Iterator[Repair]:
    """A key that stands too far in or out goes where others stand, the nearest first; it may be the one above that does."""
    number, line = slip.at[0], _line(typed, slip.at[0])
    margin = _margin(line)
    if _KEY_ONLY.match(line) or line.lstrip().startswith("- "):
        above = {
            column for each in typed.lines[:number] if each.strip() for column in (_margin(each), _first_key(each))
        }
        for other in sorted(above - {margin}, key=lambda other: (abs(other - margin), -other)):
            yield Repair({number: " " * other + line.lstrip()}, (number, margin), Message(_MISPLACED))
    for at in _before(typed, number):
        upper = typed.lines[at]
        yield Repair({at: " " * margin + upper.lstrip()}, (at, _margin(upper)), Message(_MISPLACED))


def _first_key(line: str) -> int:
    """Where the words begin behind the hyphens of items."""
    found = _HYPHENS.match(line)
    return found.end() if found else 0


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip())
