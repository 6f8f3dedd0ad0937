"""The words that bind: modal verbs, negations, numbers, deadlines, parties and acts of law.

A change of such a word changes what somebody must do, so it is never merely another wording.
"""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import dropwhile

from msgspec import Struct

from tenderkit.model.clauses.clause import BUILT_IN_HOLES, ParameterType
from tenderkit.patterns import lazy_pattern

HoleTypes = Mapping[str, ParameterType]


class Binding(StrEnum):
    """In what way a word binds; the order is the order of telling."""

    MODAL = "modal"
    NEGATION = "negation"
    DEADLINE = "deadline"
    NUMBER = "number"
    PARTY = "party"
    LAW = "law"
    CONDITION = "condition"
    REFERENCE = "reference"


class Word(Struct, frozen=True):
    """A word, number, hole or sign of a text, and where it stands there. `key` is what is compared."""

    text: str
    key: str
    start: int
    is_sign: bool = False

    @property
    def end(self) -> int:
        return self.start + len(self.text)


# A hole, a reference or a condition is one word, and so is `50 000` with its space.
_WORD = lazy_pattern(
    r"⟦[^⟧]{0,99}⟧|\[{1,2}[^\[\]]{0,999}\]{1,2}|\d+(?:[\u00a0\u202f ]\d{3}(?!\d))*(?:[.,:]\d+)*|%|\w+(?:[-’']\w+)*|[^\w\s]"
)


def word_table(words: str) -> frozenset[str]:
    """A list of words, written as a reader reads it."""
    return frozenset(words.split())


_MODALS = word_table(
    "ska skall skulle bör borde kan kunde måste får fick få behöver skyldig skyldigt skyldiga åligger åtar förbinder"
)
_GET = frozenset({"får", "fick", "få"})
# `Beslutet får fäste`: something takes hold or is felt, and nobody may or must do anything. Other nouns give somebody a right.
_IDIOMS = word_table("fäste fotfäste fart tag reda syn kännedom betydelse effekt genomslag följder")
_BETWEEN = word_table(
    "en ett ny nytt nya stor stort stora större stark starkt starkare inte någon något full fullt avgörande särskild"
)
_HAVE = frozenset({"har", "ha", "hade"})
_RIGHT = "rätt"  # modal in `har rätt` and `har inte rätt`; elsewhere it says that something is correct
_NEGATIONS = word_table("inte ej icke aldrig ingen inget inga varken utan utom undantag endast enbart bara såvida")
_NUMERALS = word_table(
    "två tre fyra fem sex sju åtta nio tio elva tolv femton tjugo trettio fyrtio femtio sextio sjuttio åttio "
    "nittio hundra tusen miljon miljoner halv halva hälften tredjedel fjärdedel dubbel dubbla dubbelt"
)
_LIMITS = word_table(
    "minst högst mer mindre fler färre över under inom senast tidigast före efter innan från till mellan upp cirka"
)
_LAWS = frozenset({"lou", "luf", "luk", "lov", "lufs"})
_EACH = frozenset({"en", "ett", "varje", "per", "halvt"})
_TIME = lazy_pattern(
    r"(?:arbets|vecko|kalender|bank)?(?:dag(?:ar|en|arna)?|veck(?:a|or|an)|månad(?:er|en)?|år(?:et|en)?|timm(?:e|ar)|"
    r"dygn(?:et)?|kvartal(?:et)?|halvår(?:et)?|minut(?:er)?)s?"
    r"|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
)
_TIME_TYPES = frozenset({ParameterType.DAYS, ParameterType.WEEKS, ParameterType.MONTHS, ParameterType.DATE})
_NUMBER_TYPES = frozenset({ParameterType.NUMBER, ParameterType.COUNT, ParameterType.MONEY, ParameterType.PERCENT})
_NEAR = 2  # words: `inom högst 30 dagar`, `varje påbörjad vecka`


def words_in(text: str) -> tuple[Word, ...]:
    """Every word of a text in order; white space separates and is not compared."""
    return tuple(_word(found) for found in _WORD.finditer(text))


def _word(found: re.Match[str]) -> Word:
    text = found[0]
    key = re.sub(r"\s", "", text) if text[0].isdigit() else text.casefold()
    is_sign = len(text) == 1 and not text.isalnum() and text != "%"
    return Word(text, key, found.start(), is_sign)


def bindings(words: Sequence[Word], holes: HoleTypes) -> tuple[Binding | None, ...]:
    """How each word binds where it stands: `från` binds before a number, `dag` after one."""
    alone = [None if _is_idiom(words, index) else _alone(word.key, holes) for index, word in enumerate(words)]
    found = [binding or _in_company(words, alone, index) for index, binding in enumerate(alone)]
    return tuple(_timed(found, index) for index in range(len(found)))


def _alone(key: str, holes: HoleTypes) -> Binding | None:
    if key.startswith("⟦"):
        return _hole(key.strip("⟦⟧"), holes)
    if key.startswith("[["):
        return Binding.REFERENCE
    if key.startswith(("[om ", "[annars", "[slut]")):
        return Binding.CONDITION
    if key[0].isdigit() or key in _NUMERALS or key in {"%", "procent"}:
        return Binding.NUMBER
    tables = ((_MODALS, Binding.MODAL), (_NEGATIONS, Binding.NEGATION), (_LAWS, Binding.LAW))
    return next((binding for word_table, binding in tables if key in word_table), None)


def _is_idiom(words: Sequence[Word], index: int) -> bool:
    """`får` with a noun that makes it another verb: `får ett starkt fäste`, but not `får ta reda på`."""
    if words[index].key not in _GET:
        return False
    following = dropwhile(lambda word: word.key in _BETWEEN, words[index + 1 :])
    return next((word.key in _IDIOMS for word in following), False)


def _hole(name: str, holes: HoleTypes) -> Binding | None:
    if name in BUILT_IN_HOLES or holes.get(name) is ParameterType.PARTY:
        return Binding.PARTY
    if holes.get(name) in _TIME_TYPES:
        return Binding.DEADLINE
    return Binding.NUMBER if holes.get(name) in _NUMBER_TYPES else None


def _in_company(words: Sequence[Word], alone: Sequence[Binding | None], index: int) -> Binding | None:
    """What a word is by its neighbours: `har rätt`, `30 dagar`, `varje vecka`, `högst 5`."""
    key = words[index].key
    before = range(max(index - _NEAR, 0), index)
    after = range(index + 1, min(index + 1 + _NEAR, len(words)))
    if (key == _RIGHT and _any(words, before, _HAVE)) or (key in _HAVE and _any(words, after, {_RIGHT})):
        return Binding.MODAL
    if _TIME.fullmatch(key) and (_any(words, before, _EACH) or _counts(alone, before)):
        return Binding.DEADLINE
    if key in _LIMITS and _counts(alone, after):
        return Binding.NUMBER
    is_one = key in _EACH and any(_TIME.fullmatch(words[other].key) for other in after)
    return Binding.DEADLINE if is_one else None


def _timed(found: Sequence[Binding | None], index: int) -> Binding | None:
    """A number of days is a deadline."""
    timed = found[index] is Binding.NUMBER and Binding.DEADLINE in found[index + 1 : index + 1 + _NEAR]
    return Binding.DEADLINE if timed else found[index]


def _any(words: Sequence[Word], places: range, keys: frozenset[str] | set[str]) -> bool:
    return any(words[place].key in keys for place in places)


def _counts(alone: Sequence[Binding | None], places: range) -> bool:
    return any(alone[place] in (Binding.NUMBER, Binding.DEADLINE) for place in places)
