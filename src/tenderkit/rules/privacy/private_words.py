"""Words that would tell a reader something about a person: benefits, health, origin, a programme (JO 1029-2017)."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from msgspec import Struct

from tenderkit.model.finished.finished_document import Audience
from tenderkit.model.privacy.private_words_file import AboutEntry, PrivateEntry, Secret

_NOWHERE = re.compile(r"(?!)")
_OF_THE_PERSON = r"(?:sin|sitt|sina|egen|eget|egna)\b"  # whose the next word is
_ENDS_OF_SENTENCES = ".!?:;\n"


class PrivateRule(Struct, frozen=True, dict=True):
    """One word in all its forms; for a supplier it only counts where `about` is found and none of `unless` is.

    What is about one place is about whoever has it: there `about` needn't be found. `stem` is in every form, in small letters.
    """

    stem: str
    forms: tuple[str, ...]
    secret: Secret
    readers: tuple[Audience, ...]
    about: re.Pattern[str] | None = None
    unless: tuple[str, ...] = ()
    not_of: tuple[str, ...] = ()
    capitals: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Made when a text may hold the word: most texts hold none."""
        return any_of(self.forms, ignore_case=not self.capitals)

    @cached_property
    def of_a_thing(self) -> re.Pattern[str]:
        """Words that show that the sentence is about a thing, or about the work."""
        return any_of(self.not_of)


_KEPT = 4096  # texts that have been looked through


class PrivateHit(Struct, frozen=True):
    """A word of the list as it stands in the text."""

    word: str
    secret: Secret
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.word)


class PrivateWords(Struct, frozen=True, dict=True):
    """The whole list. What a supplier reads in `general` terms, such as of discrimination, is about nobody.

    `of_others` ends a text that goes on with a word about those whom the work is done for: `brukare med`. `names_and_words` are
    names that are ordinary words too.
    """

    rules: tuple[PrivateRule, ...] = ()
    general: re.Pattern[str] = _NOWHERE
    of_others: re.Pattern[str] = _NOWHERE
    names_and_words: tuple[str, ...] = ()

    def found_in(self, sentence: str, audience: Audience, *, of_one_place: bool = False) -> tuple[PrivateHit, ...]:
        """Every word that this reader may not be told, in order; of two that overlap, the longer."""
        return self._found(sentence, audience, of_one_place)

    @cached_property
    def _found(self) -> Callable[[str, Audience, bool], tuple[PrivateHit, ...]]:
        """The same words stand in the papers of many."""
        return lru_cache(maxsize=_KEPT)(self._hits)

    def _hits(self, sentence: str, audience: Audience, of_one_place: bool) -> tuple[PrivateHit, ...]:  # noqa: FBT001 - what is kept is found by place
        lowered = sentence.lower()
        hits = [
            PrivateHit(match[0], rule.secret, match.start())
            for rule in self.rules
            if rule.stem in lowered and audience in rule.readers
            for match in rule.pattern.finditer(sentence)
            if self._counts(rule, sentence, audience, of_one_place=of_one_place)
            and (of_one_place or not self._is_of_others(sentence, match.start()))
        ]
        return tuple(_apart(hits))

    def _counts(self, rule: PrivateRule, sentence: str, audience: Audience, *, of_one_place: bool) -> bool:
        if rule.not_of and rule.of_a_thing.search(sentence) is not None:
            return False
        if audience is Audience.INDIVIDUAL:
            return True
        lowered = sentence.lower()
        excused = any(word in lowered for word in rule.unless) or self.general.search(sentence) is not None
        return not excused and (of_one_place or rule.about is None or rule.about.search(sentence) is not None)

    def _is_of_others(self, sentence: str, start: int) -> bool:
        """What a carer, a cook or a driver did for somebody tells of that work."""
        begins = max(sentence.rfind(end, 0, start) for end in _ENDS_OF_SENTENCES) + 1
        return self.of_others.search(sentence[begins:start]) is not None


def private_words(
    entries: Iterable[PrivateEntry], about: AboutEntry, declensions: Mapping[str, Sequence[str]]
) -> PrivateWords:
    """The list of the data, ready to be asked."""
    one, people = any_of(about.one), any_of((*about.one, *about.people))
    rules = tuple(
        PrivateRule(
            max(entry.word.strip("*").lower().split(), key=len),
            forms_of(entry, declensions),
            entry.group,
            entry.readers,
            {"one": one, "people": people, "place": _NOWHERE}.get(entry.about or ""),
            tuple(map(str.lower, entry.unless)),
            entry.not_of,
            entry.word.isupper(),
        )
        for entry in entries
    )
    return PrivateWords(rules, any_of(about.general), _of_others(about))


def _of_others(about: AboutEntry) -> re.Pattern[str]:
    """The words that stand just before, with at most one more between: `patienter under långvarig`, but not `hos sin`."""
    joined = rf"{_one_of(about.others)}\s+{_one_of(about.joined)}"
    serving = rf"^\W*{_one_of(about.serving)}\b.*\s{_one_of(about.towards)}"
    return re.compile(rf"(?<!\w)(?:{joined}|{serving})\s+(?:(?!{_OF_THE_PERSON})\w+\s+)?$", re.IGNORECASE | re.DOTALL)


def forms_of(entry: PrivateEntry, declensions: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The word and its compounds in every inflection, as the data spells them: `bidrag`, `bidraget`, `bostadsbidrag`."""
    endings = ("", *declensions.get(entry.bends or "", ()))
    return tuple(f"{first}{entry.word}{ending}" for first in ("", *entry.before) for ending in endings)


def any_of(spellings: Sequence[str], *, ignore_case: bool = True) -> re.Pattern[str]:
    """Whole words; a star at either end stands for any letters, a blank for any white space."""
    return re.compile(rf"(?<!\w){_one_of(spellings)}(?!\w)", re.IGNORECASE if ignore_case else 0)


def _one_of(spellings: Sequence[str]) -> str:
    return f"(?:{'|'.join(map(_spelled, spellings)) or '(?!)'})"


def any_of_each_case(spellings: Sequence[str]) -> re.Pattern[str]:
    """Whole words in any letters; one that the data writes in capitals only in those."""
    capitals = "|".join(_spelled(spelling) for spelling in spellings if spelling.isupper())
    others = "|".join(_spelled(spelling) for spelling in spellings if not spelling.isupper())
    return re.compile(rf"(?<!\w)(?:{capitals or '(?!)'}|(?i:{others or '(?!)'}))(?!\w)")


def _spelled(spelling: str) -> str:
    letters = r"\s+".join(map(re.escape, spelling.strip("*").split()))
    before, after = (r"\w*" if there else "" for there in (spelling.startswith("*"), spelling.endswith("*")))
    return f"{before}{letters}{after}"


def _apart(hits: list[PrivateHit]) -> Iterator[PrivateHit]:
    end = 0
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.start >= end:
            yield hit
            end = hit.end
