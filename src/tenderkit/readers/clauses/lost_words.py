"""What Markdown drops without a word: a line that looks like a link's definition, a cell too many, a list too deep."""

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from tenderkit.messages import Message
from tenderkit.patterns import lazy_pattern
from tenderkit.readers.clauses.tags import TextFault

_MARKERS = lazy_pattern(r"[ \t]*(?:(?:[-+*]|[0-9]{1,9}[.)])[ \t]+)*")  # of bullets and numbered items: never words
_NO_LETTER = lazy_pattern(r"[^\w\ue000-\uf8ff]|_")  # what isalnum() says no to
_SHOWN = 60


def find_lost_words(markdown: str, tokens: Sequence[Token]) -> Iterator[TextFault]:
    """A fault at the first line whose letters are not all in the parsed text; what was typed must be printed."""
    kept = _letters("".join(_written(tokens)))
    lines = [_MARKERS.sub("", line, count=1) for line in markdown.split("\n")]
    if _holds_in_order(kept, _letters("".join(lines))):
        return
    number = next((number for number, line in enumerate(lines) if _letters(line) not in kept), 0)
    yield TextFault(number, Message("TK-L027", {"words": _shown(lines[number])}))


def _written(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        yield from _written(token.children) if token.children else (token.content,)


def _letters(text: str) -> str:
    """Letters, digits and the stand-ins of tags; the signs of Markdown are none of these."""
    return _NO_LETTER.sub("", text)


def _holds_in_order(kept: str, typed: str) -> bool:
    if kept == typed:
        return True
    rest = iter(kept)
    return all(letter in rest for letter in typed)


def _shown(line: str) -> str:
    words = "".join("…" if "\ue000" <= letter <= "\uf8ff" else letter for letter in line).strip()
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
