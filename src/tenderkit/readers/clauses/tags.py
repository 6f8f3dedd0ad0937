"""The tags of the clause language, lifted out of the Markdown before it is parsed, so that neither can disturb the other."""

import re
from enum import StrEnum

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.conditions.condition import Condition, Stated
from tenderkit.patterns import lazy_pattern
from tenderkit.rules.conditions.parser import ConditionSyntaxError, parse_condition

_FIRST_STAND_IN = 0xE000  # the private use area: no such letter can be typed in a clause
_MOST_TAGS = 0x1800
_TAG = lazy_pattern(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?\}|\[\[.*?\]\]", re.DOTALL)
_LEFTOVER = lazy_pattern(r"\{\{|\}\}|\{%|%\}|\{#|\[\[|\]\]")
_STAND_IN = lazy_pattern(r"[\ue000-\uf8ff]")
_NAME = lazy_pattern(r"[A-Za-z][A-Za-z0-9_]*")
_ID = lazy_pattern(r"[a-z][a-z0-9-]{0,23}")
_CONDITIONAL = ("if", "elif")
_MARK = lazy_pattern(r"[ks][1-9][0-9]?(?: #[ks][1-9][0-9]?)*")


class TagKind(StrEnum):
    """What a tag does."""

    HOLE = "hole"
    REFERENCE = "reference"
    MARK = "mark"
    IF = "if"
    ELIF = "elif"
    ELSE = "else"
    ENDIF = "endif"


class ClauseTag(Struct, frozen=True):
    """One tag: `name` is the parameter, clause id or marks (`k1 #k4`); `condition` belongs to `if` and `elif`."""

    kind: TagKind
    name: str = ""
    condition: Condition | None = None


class TextFault(Struct, frozen=True):
    """A fault in a text, at a line counted from its first line (0)."""

    line: int
    message: Message


class Tagged(Struct, frozen=True):
    """Markdown in which each tag is one stand-in letter."""

    markdown: str
    tags: dict[str, ClauseTag]
    faults: tuple[TextFault, ...]


def lift_tags(text: str) -> Tagged:
    """Replace every tag by a stand-in letter; what only looks like a tag is a fault."""
    faults: list[TextFault] = []
    tags: dict[str, ClauseTag] = {}
    pieces: list[str] = []
    position = 0
    for match in _TAG.finditer(text):
        line = text.count("\n", 0, match.start())
        read = _read_tag(match[0])
        tag = _in_its_place(match[0]) if isinstance(read, Message) else read
        pieces.append(text[position : match.start()])
        position = match.end()
        if isinstance(read, Message):
            faults.append(TextFault(line, read))
        if tag is not None:
            stand_in = chr(_FIRST_STAND_IN + len(tags) % _MOST_TAGS)
            tags[stand_in] = tag
            pieces.append(stand_in + "\n" * match[0].count("\n"))
    pieces.append(text[position:])
    faults += _letters_out_of_place(text, pieces)
    return Tagged("".join(pieces), tags, tuple(faults))


def _read_tag(source: str) -> ClauseTag | Message:
    inner = source[2:-2].strip() if source[1] != "#" else source[2:-1].strip()
    match source[:2]:
        case "{{":
            return ClauseTag(TagKind.HOLE, inner) if _NAME.fullmatch(inner) else Message("TK-L010", {"tag": source})
        case "[[":
            return ClauseTag(TagKind.REFERENCE, inner) if _ID.fullmatch(inner) else Message("TK-L011", {"tag": source})
        case "{#":
            return ClauseTag(TagKind.MARK, inner) if _MARK.fullmatch(inner) else Message("TK-L012", {"tag": source})
        case _:
            return _read_statement(source, inner)


def _read_statement(source: str, inner: str) -> ClauseTag | Message:
    word, _, rest = inner.partition(" ")
    if word in ("else", "endif") and not rest:
        return ClauseTag(TagKind(word))
    if word not in _CONDITIONAL or not rest.strip():
        return Message("TK-L013", {"tag": source})
    try:
        return ClauseTag(TagKind(word), condition=parse_condition(rest.strip()))
    except ConditionSyntaxError as error:
        return Message("TK-L014", {"condition": error.text, "rest": error.rest})


def _in_its_place(source: str) -> ClauseTag | None:
    """What stands for an `if` whose condition can't be read, so that its `endif` isn't a fault too."""
    word = source[2:-2].split(maxsplit=1)[0] if source[2:-2].strip() else ""
    return ClauseTag(TagKind(word), condition=Stated("law")) if word in _CONDITIONAL else None


def _letters_out_of_place(text: str, pieces: list[str]) -> list[TextFault]:
    faults: list[TextFault] = []
    for number, words in enumerate(text.split("\n")):
        if _STAND_IN.search(words):
            faults.append(TextFault(number, Message("TK-L015")))
    line_number = 0
    for piece in pieces:
        leftover = _LEFTOVER.search(piece)
        if leftover:
            line = line_number + piece.count("\n", 0, leftover.start())
            faults.append(TextFault(line, Message("TK-L016", {"tag": leftover[0]})))
        line_number += piece.count("\n")
    return faults
