"""Names that Windows cannot hold: what is written here is opened there."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import PurePath

from tenderkit.messages import Message

# Temporary files lie beside the file they become; the name says nothing about the case.
TEMPORARY_PREFIX = ".tenderkit-"
TEMPORARY_NAME_LENGTH = len(TEMPORARY_PREFIX) + 16 + len(".tmp")

# MAX_PATH is 260 with the closing NUL; Word and Explorer still keep it where Windows itself no longer does.
LONGEST_PATH = 259
_FORBIDDEN = frozenset('<>:"/\\|?*') | frozenset(map(chr, range(32)))
# Nobody sees them, and some show the name in another order than it stands in; joiners belong to words and to emoji.
_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
_NEVER_FIRST = "=+-@. \t"  # a formula in a sheet, a hidden file
_NAMELESS = "_"
_PORT_DIGITS = "123456789¹²³"
_RESERVED = frozenset(
    {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}
    | {f"{port}{digit}" for port in ("COM", "LPT") for digit in _PORT_DIGITS}
)


def file_name_problems(path: PurePath) -> tuple[Message, ...]:
    """Every reason why Windows could not hold `path`, folders included; drive and share are left alone."""
    parts = path.parts[1:] if path.anchor else path.parts
    names = (part for part in parts if part != "..")
    return (*(problem for name in names for problem in _name_problems(name)), *_length_problems(path))


def without_what_no_system_holds(stem: str, most_bytes: int) -> str:
    """The stem of one file's name, never of a path: what can't stand in a name becomes a dash, and what is too long is cut off.

    A name that a sheet would take for a formula gets none of its signs first.
    """
    name = unicodedata.normalize("NFC", " ".join(stem.split()))
    name = _UNSEEN.sub("", "".join("-" if letter in _FORBIDDEN else letter for letter in name))
    name = name.lstrip(_NEVER_FIRST)
    while len(name.encode("utf-8", "replace")) > most_bytes:
        name = name[:-1]
    name = name.rstrip(". ")
    if name.split(".", maxsplit=1)[0].rstrip(" ").upper() in _RESERVED:
        name = f"_{name}"[:most_bytes]
    return name or _NAMELESS


def _name_problems(name: str) -> Iterator[Message]:
    shown = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in name)
    if name.split(".", maxsplit=1)[0].rstrip(" ").upper() in _RESERVED:
        yield Message("TK-F012", {"name": shown})
    if name.endswith((".", " ")):
        yield Message("TK-F013", {"name": shown})
    if forbidden := sorted(_FORBIDDEN.intersection(name)):
        yield Message("TK-F014", {"name": shown, "characters": " ".join(map(_visible, forbidden))})
    if unseen := sorted(set(_UNSEEN.findall(name))):
        yield Message("TK-F038", {"name": shown, "characters": " ".join(map(_visible, unseen))})


def _length_problems(path: PurePath) -> Iterator[Message]:
    """In UTF-16 units, as Windows counts; the temporary file beside must fit too."""
    length = _units(str(path))
    beside = _units(str(path.parent)) + 1 + TEMPORARY_NAME_LENGTH
    if max(length, beside) > LONGEST_PATH:
        facts = {"name": path.name, "length": str(max(length, beside)), "limit": str(LONGEST_PATH)}
        yield Message("TK-F015", facts)


def _visible(character: str) -> str:
    return character if character.isprintable() else f"U+{ord(character):04X}"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
