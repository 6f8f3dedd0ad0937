"""The values by which a fact is recognised wherever it stands: names, addresses, numbers, amounts and free text."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from pydantic import BaseModel

from tenderkit.model.papers.kind import Kind
from tenderkit.rules.language.wording import NBSP, write_number

_TELLING_NAMES = frozenset({"name", "email", "phone", "organisation_number", "registration", "procurement", "contract"})
_LONG_TEXT = 6  # words; shorter free text may be ordinary words that stand anywhere
_SHORTEST = 4
_LARGE = Decimal(10_000)


@dataclass(frozen=True, slots=True)
class KeptOut:
    """A fact that a document may not hold, the words by which it is known, and the allowed texts that hold them anyway."""

    path: str
    words: str
    suspects: tuple[str, ...]


def kept_out(kind: Kind, roots: Mapping[str, object | None], about: Mapping[str, object | None]) -> tuple[KeptOut, ...]:
    """What may not stand in the document.

    `roots` are the files as they were read (the case has the root ''), `about` what this very document is about. A value that
    the document also holds by right, such as a controller that is the authority itself, is left out.
    """
    everything = [(_common(path), value) for root in roots for path, value in facts_of(root, roots[root])]
    own = [pair for root, value in about.items() if root not in roots for pair in facts_of(root, value)]
    allowed = [(path, _words(value)) for path, value in (*everything, *own) if kind.allows(path)]
    by_right = {words for _, words in allowed}
    found: dict[str, KeptOut] = {}
    for path, value in everything:
        words = "" if kind.allows(path) else _distinctive(path, value)
        if words and words not in by_right:
            suspects = tuple(dict.fromkeys(where for where, text in allowed if words in text))
            found.setdefault(words, KeptOut(path, words, suspects))
    return tuple(found.values())


def found_in(texts: Iterable[str], forbidden: Iterable[KeptOut]) -> tuple[KeptOut, ...]:
    """Those that some text holds, as whole words: `50 000` isn't found in `250 000`."""
    plain = "\n".join(texts).replace(NBSP, " ")
    return tuple(fact for fact in forbidden if fact.words in plain and _whole(fact.words).search(plain))


def facts_of(root: str, value: object) -> Iterator[tuple[str, object]]:
    """Every stated fact below a model, with its path; the items of a list share theirs."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from facts_of(f"{root}.{name}" if root else name, getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from facts_of(root, item)
    elif value is not None:
        yield root, value


def _common(path: str) -> str:
    """A lot's own requirement is a requirement: what may be said of one may be said of the other."""
    return path.removeprefix("contract.lots.") if path.startswith("contract.lots.requirement.") else path


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?<!\d ){re.escape(words)}(?! ?\d)(?!\w)")


def _distinctive(path: str, value: object) -> str:
    """The words to look for; '' when the fact can't be told from ordinary text."""
    words = _words(value)
    if isinstance(value, Decimal):
        return words if value >= _LARGE else ""
    if not isinstance(value, str) or isinstance(value, Enum) or len(words) < _SHORTEST:
        return ""
    telling = path.rsplit(".", 1)[-1] in _TELLING_NAMES
    return words if telling or len(words.split()) >= _LONG_TEXT else ""


def _words(value: object) -> str:
    words = write_number(value) if isinstance(value, Decimal) else str(value)
    return words.replace(NBSP, " ")
