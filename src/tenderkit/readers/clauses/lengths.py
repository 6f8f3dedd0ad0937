"""The two lengths of a clause's text: written side by side in one file, read as alternatives of the fact `computed.text`.

    ::short
    {#k1 #k2} {{ supplier }} ska …
    ::full
    {#k1} {{ supplier }} ska …
    ::close

What stands outside is in both. Each line becomes a condition on the same line, so that every other line keeps its number.
"""

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.patterns import lazy_pattern

SHORT, FULL, CLOSE = "::short", "::full", "::close"
_OPEN = lazy_pattern(r"::open\{[^}]*\}\s*")
_CONDITION = "computed.text == {}"


class _Opened(Struct):
    """A block whose last line hasn't come yet: the word it began with, and where."""

    word: str
    line: int
    has_full: bool = False


def with_lengths(lines: list[str]) -> tuple[list[str], tuple[tuple[int, Message], ...]]:
    """The lines with `::short`, `::full` and their `::close` as conditions, and a fault for each that is out of place."""
    written = list(lines)
    faults: list[tuple[int, Message]] = []
    opened: list[_Opened] = []
    for number, line in enumerate(lines):
        word = line.strip()
        if _OPEN.fullmatch(word):
            opened.append(_Opened("open", number))
        elif word == SHORT or (word == FULL and not _continues(opened)):
            if opened:
                faults.append((number, Message("TK-L301", {"word": word})))
            opened.append(_Opened(word, number, has_full=word == FULL))
            written[number] = f"{{% if {_CONDITION.format(word[2:])} %}}"
        elif word == FULL:
            opened[-1].has_full = True
            written[number] = f"{{% elif {_CONDITION.format('full')} %}}"
        elif word == CLOSE and opened and opened.pop().word != "open":
            written[number] = "{% endif %}"
    faults += [(each.line, Message("TK-L300", {"word": each.word})) for each in opened if each.word != "open"]
    return written, tuple(faults)


def _continues(opened: list[_Opened]) -> bool:
    """Whether a short text waits for its full one."""
    return bool(opened) and opened[-1].word == SHORT and not opened[-1].has_full
