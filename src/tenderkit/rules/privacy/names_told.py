"""Names in texts for somebody else, in every form that people write them in: inflected, shortened, turned around, broken.

The parts of all names are looked up word by word, so that the work grows with the texts and not with texts times names. No
name is carried on in what is found; the place's id tells whose it is.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tenderkit.rules.privacy.identity_numbers import visible

_WORD = re.compile(r"[^\W\d_]+")
_AT_A_BREAK = r"[-\u2010]?[ \t]*\r?\n[ \t]*"  # between the halves of a word at the end of a line
_BROKEN = re.compile(_AT_A_BREAK)
_BROKEN_WORD = re.compile(rf"([^\W\d_]+){_AT_A_BREAK}(?=([^\W\d_]+))")
_TURNED = re.compile(r"\s*,\s*")  # `Påhittsson, Robin`
_CLOSE = re.compile(r"[\s.\u2010-]{1,3}")  # `R. Påhittsson`, `Anna-Karin`
_PARTICLES = frozenset(
    ["af", "av", "von", "van", "de", "der", "den", "di", "da", "du", "la", "le", "el", "al", "bin", "ibn", "dos"]
)
_SHORT = 2  # letters of a name that is as likely to be something else: Bo, Li
_PLAIN = str.maketrans({"ø": "o", "æ": "a", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_GENITIVE = "s"
_NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NameTold:
    """A name in a text: whose place it is. Not `sure` is a lone word that is an ordinary one too, with a capital."""

    place: str
    sure: bool


@dataclass(frozen=True, slots=True)
class SoughtNames:
    """The names of persons by the words that they consist of.

    `parts` says whose each word may be and `words_of` the words of each; `ordinary` are words that are something else too.
    `others` are the whole names of people and firms that the case names by right, by their first two words: written in full
    they are nobody's here.
    """

    parts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    words_of: Mapping[str, frozenset[str]] = field(default_factory=dict)
    ordinary: frozenset[str] = frozenset()
    others: Mapping[tuple[str, str], tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    def told_in(self, text: str, without: Collection[str] = ()) -> tuple[NameTold, ...]:
        """Whose names the text holds, each once; those of the places in `without` may stand there."""
        if not self.parts or not self._may_tell(text):
            return ()
        words = _words(text)
        kept, free = self._named_by_right(words), frozenset(without)
        found = (self._at(words, at, free) for at in range(len(words)) if at not in kept)
        return tuple(dict.fromkeys(told for told in found if told is not None))

    def knowing(self, texts: Iterable[str]) -> "SoughtNames":
        """The same, when words of these texts, which name nobody, are ordinary ones."""
        seen = {form for text in texts for word in _words(text) for form in word.forms if form in self.parts}
        return replace(self, ordinary=self.ordinary | seen)

    def _may_tell(self, text: str) -> bool:
        """A quick look: most texts hold no part of any name."""
        text = _composed(text)
        whole = set(map(_plain, set(_WORD.findall(text))))
        broken = (_plain(first) + _plain(second) for first, second in _BROKEN_WORD.findall(text))
        return any(form in self.parts for word in (*whole, *broken) for form in _forms(word))

    def _at(self, words: Sequence["_Word"], at: int, without: frozenset[str]) -> NameTold | None:
        """The word as a part of somebody's name; sure when it is nothing else, or stands beside another part of it."""
        word = words[at]
        owners = frozenset().union(*(self.parts.get(form, _NOBODY) for form in word.forms))
        if not owners or owners & without:
            return None
        if any(self._is_a_name(form) for form in word.forms):
            return NameTold(min(owners), sure=True)
        for other in words[max(at - 1, 0) : at + 2]:
            if other is not word and (together := self._together(word, other, owners)):
                return NameTold(min(together), sure=True)
        return NameTold(min(owners), sure=False) if word.begins_large and not word.compound else None

    def _is_a_name(self, form: str) -> bool:
        return form in self.parts and form not in self.ordinary and len(form) > _SHORT

    def _together(self, word: "_Word", other: "_Word", owners: frozenset[str]) -> frozenset[str]:
        """Those of the owners who have the neighbour too as a part of the name, or as its initial."""
        large = word.begins_large and other.begins_large
        initial = len(other.text) == 1 and large
        sign = max(word, other, key=lambda each: each.at).sign
        if not (sign in " -" or (sign == "," and large) or (sign == "." and initial)):
            return _NOBODY
        if initial:
            return frozenset(place for place in owners if self._begins_another_part(other.text, word, place))
        apart = (self.parts.get(form, _NOBODY) for form in other.forms if form not in word.forms)
        return owners & frozenset().union(*apart)

    def _begins_another_part(self, letter: str, word: "_Word", place: str) -> bool:
        return any(part.startswith(letter) for part in self.words_of[place] if part not in word.forms)

    def _named_by_right(self, words: Sequence["_Word"]) -> frozenset[int]:
        """Where words are those of somebody else's whole name."""
        found: set[int] = set()
        for at in range(len(words) - 1):
            pairs = ((words[at].text, form) for form in words[at + 1].forms)
            for name in (name for pair in pairs for name in self.others.get(pair, ())):
                run = words[at : at + len(name)]
                if len(run) == len(name) and all(part in each.forms for part, each in zip(name, run, strict=True)):
                    found.update(range(at, at + len(name)))
        return frozenset(found)


def sought_names(
    persons: Iterable[tuple[str, str]], others: Iterable[str] = (), ordinary: Iterable[str] = ()
) -> SoughtNames:
    """What to look for: `persons` are places with names, `others` whole names that the case states, `ordinary` words of the language."""
    parts: dict[str, set[str]] = defaultdict(set)
    words_of: dict[str, frozenset[str]] = {}
    whole: set[tuple[str, ...]] = set()
    for place, name in persons:
        words = _plain_words(name)
        whole.add(words)
        words_of[place] = frozenset(word for word in words if len(word) > 1 and word not in _PARTICLES)
        for word in words_of[place]:
            parts[word].add(place)
    named: dict[tuple[str, str], dict[tuple[str, ...], None]] = defaultdict(dict)
    for words in map(_plain_words, others):
        if len(words) > 1 and words not in whole:
            named[words[0], words[1]][words] = None
    return SoughtNames(
        {word: frozenset(places) for word, places in parts.items()},
        words_of,
        frozenset(map(_plain, ordinary)),
        {first: tuple(names) for first, names in named.items()},
    )


@dataclass(frozen=True, slots=True)
class _Word:
    """A word in plain letters, and the forms that it may be of: itself, without its genitive, with the half on the next line.

    `sign` stands between it and the word before: a blank, hyphen, comma or point, or `|` for anything more.
    """

    text: str
    forms: tuple[str, ...]
    at: int
    sign: str
    begins_large: bool
    compound: bool


def _plain_words(name: str) -> tuple[str, ...]:
    return tuple(word.text for word in _words(name))


def _words(text: str) -> tuple[_Word, ...]:
    return tuple(_read(_composed(text)))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", visible(text))


def _read(text: str) -> Iterator[_Word]:
    found = list(_WORD.finditer(text))
    ends = [0, *(match.end() for match in found)]
    starts = [*(match.start() for match in found), len(text)]
    gaps = [text[end:start] for end, start in zip(ends, starts, strict=True)]
    plain = [_plain(match[0]) for match in found]
    for at, (match, word) in enumerate(zip(found, plain, strict=True)):
        forms = _forms(word)
        if at + 1 < len(found) and _BROKEN.fullmatch(gaps[at + 1]):
            forms = (*forms, *_forms(word + plain[at + 1]))
        compound = "-" in (gaps[at], gaps[at + 1])
        yield _Word(word, forms, at, _sign(gaps[at]), match[0][0].isupper(), compound)


def _forms(word: str) -> tuple[str, ...]:
    return (word, word[:-1]) if word.endswith(_GENITIVE) else (word,)


def _plain(word: str) -> str:
    """The word in small letters without marks: `Påhittsson` -> `pahittsson`."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", word).casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).translate(_PLAIN)


def _sign(gap: str) -> str:
    if not gap.strip():
        return " "
    if _TURNED.fullmatch(gap):
        return ","
    if not _CLOSE.fullmatch(gap):
        return "|"
    return "." if "." in gap else "-"
