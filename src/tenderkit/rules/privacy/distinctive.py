"""The words by which a fact is recognised wherever it stands: names, addresses, numbers, amounts and free text."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from functools import cache

from msgspec import Struct
from pydantic import BaseModel

from tenderkit.model.conditions.fact_path import is_within
from tenderkit.rules.language.wording import NBSP, write_number
from tenderkit.rules.privacy.letters import Letters, LettersByWords

_TELLING_NAMES = frozenset({"name", "email", "phone", "organisation_number", "registration", "procurement", "contract"})
_LONG_TEXT = 6  # words; shorter free text may be ordinary words that stand anywhere
_SHORTEST = 4
NEW_PARAGRAPH = "\n\n"
_LARGE = Decimal(10_000)
_OF_A_LOT = "contract.lots.requirement"


class KeptOut(Struct, frozen=True):
    """A fact that a document may not hold, the words by which it is known, and the allowed texts that hold them anyway."""

    path: str
    words: str
    suspects: tuple[str, ...]


def repeated_facts(roots: Mapping[str, object | None]) -> tuple[tuple[str, str], ...]:
    """Distinctive facts that stand in the text of another one too: the fact's path and that text's.

    A document that holds the text and may not hold the fact would be refused.
    """
    everything = [(path, value) for root in roots for path, value in facts_of(root, roots[root])]
    made = LettersByWords()
    letters = [
        (common_path(path), made[words_of_fact(value)]) for path, value in everything if not isinstance(value, bool)
    ]
    texts = TextsByWord(letters)
    own = Counter(text.plain for _, text in letters)
    pairs: dict[tuple[str, str], None] = {}
    for path, value in everything:
        sought = made[words] if (words := distinctive_words(path, value)) else None
        if sought is None or not texts.hold_more_than(own[sought.plain], sought):
            continue
        others = (where for where, text in texts.that_hold(sought) if text.plain != sought.plain)
        pairs |= dict.fromkeys((common_path(path), where) for where in others)
    return tuple(pairs)


def found_in(texts: Iterable[str], forbidden: Iterable[KeptOut]) -> tuple[KeptOut, ...]:
    """Those that some text holds, as whole words: `50 000` isn't found in `250 000`.

    Capitals, kinds of blanks and dashes, and letters that nobody sees make no difference.
    """
    letters = Letters.of("\n".join(dict.fromkeys(texts)))
    return tuple(fact for fact in forbidden if letters.hold(Letters.of(fact.words)))


def never(_path: str) -> bool:
    """No path is skipped."""
    return False


def facts_of(root: str, value: object, skips: Callable[[str], bool] = never) -> Iterator[tuple[str, object]]:
    """Every stated fact below a model, with its path; the items of a list share theirs. A block or list that `skips` names is left out."""
    if isinstance(value, BaseModel):
        yield from _facts_of_model(root, value, skips)
    elif isinstance(value, tuple):
        for item in value:
            yield from facts_of(root, item, skips)
    elif value is not None:
        yield root, value


def _facts_of_model(root: str, model: BaseModel, skips: Callable[[str], bool]) -> Iterator[tuple[str, object]]:
    for name, path in _fields(type(model), root):
        found = getattr(model, name)
        if not isinstance(found, (BaseModel, tuple)):
            if found is not None:
                yield path, found
        elif not skips(path):
            yield from facts_of(path, found, skips)
    for name, typed in (model.model_extra or {}).items():
        yield f"{root}.{name}", typed


@cache
def _fields(model: type[BaseModel], root: str) -> tuple[tuple[str, str], ...]:
    """Asked of every record of a case, which has a thousand of some."""
    return tuple((name, f"{root}.{name}" if root else name) for name in model.model_fields)


def common_path(path: str) -> str:
    """A lot's own requirement is a requirement: what may be said of one may be said of the other."""
    return path.removeprefix("contract.lots.") if is_within(path, _OF_A_LOT) else path


def holds_common_paths(path: str) -> bool:
    """Whether below the path stands what has the path of something else."""
    return is_within(_OF_A_LOT, path)


class TextsByWord:
    """Texts with their paths, found by a word of theirs: what is sought for in thousands is looked for in a few."""

    def __init__(self, texts: Sequence[tuple[str, Letters]]) -> None:
        self._texts = texts
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        for number, (_, text) in enumerate(texts):
            for word in text.words:
                self._by_word[word].append(number)

    def that_hold(self, sought: Letters) -> Iterator[tuple[str, Letters]]:
        """Those with the words, in their order."""
        return (self._texts[number] for number in self._candidates(sought) if self._texts[number][1].hold(sought))

    def hold_more_than(self, count: int, sought: Letters) -> bool:
        """Whether more of them than that may hold the words: a quick look at them all."""
        return len(self._candidates(sought)) > count

    def _candidates(self, sought: Letters) -> Sequence[int]:
        """The texts with the rarest of the words."""
        return min((self._by_word.get(word, ()) for word in sought.keys), key=len, default=range(len(self._texts)))


def distinctive_words(path: str, value: object) -> str:
    """The words to look for; '' when the fact can't be told from ordinary text."""
    words = words_of_fact(value)
    if isinstance(value, Decimal):
        return words if value >= _LARGE else ""
    if not isinstance(value, str) or isinstance(value, Enum) or len(words) < _SHORTEST or not re.search(r"\w", words):
        return ""
    telling = path.rsplit(".", 1)[-1] in _TELLING_NAMES
    return words if telling or len(words.split()) >= _LONG_TEXT else ""


def words_of_fact(value: object) -> str:
    """As the fact is written: an amount in thousands."""
    words = write_number(value) if isinstance(value, Decimal) else str(value)
    return words.replace(NBSP, " ")
