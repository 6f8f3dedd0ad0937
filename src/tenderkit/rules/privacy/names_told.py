"""Names in texts for somebody else, in every form that people write them in: inflected, shortened, turned around, broken.

The parts of all names are looked up word by word, so that the work grows with the texts and not with texts times names. No
name is carried on in what is found; the place's id tells whose it is.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import pairwise, product

from msgspec import Struct, field
from msgspec.structs import replace

from tenderkit.patterns import lazy_pattern
from tenderkit.rules.privacy.words_for_names import TextWord, composed, forms_in, plain_word, text_words, words_of_name

_WORD = lazy_pattern(r"[^\W\d_]+")
_PARTICLES = frozenset(
    ["af", "av", "von", "van", "de", "der", "den", "di", "da", "du", "la", "le", "el", "al", "bin", "ibn", "dos"]
)
_SHORT = 2  # letters of a name that is as likely to be something else: Bo, Li
_SHORT_WITHOUT_MARKS = 5  # Håkan without them is a chin, and Plåt is a place
_LONG_FOR_AN_ENDING = 6  # Johnson is a name in -son, and Olsson one in -sson
_KEPT = {"å": "a", "ä": "a", "ö": "o"}  # letters of their own, which a Swede doesn't take for a and o
_SPELT_OUT = str.maketrans({"å": "aa", "ä": "ae", "ö": "oe"})  # in addresses and names of files
_WITHOUT_MARKS = str.maketrans(_KEPT)
_SPELT_ALIKE = (("aa", "a"), ("ae", "a"), ("oe", "o"))
_BEGINS = 3  # letters
_Part = tuple[str, int]  # a place, and which word of the name; `_WHOLE` for several of them written together
_WHOLE = -1
_OF_THE_WORD = 2  # the forms that are the word itself; the others are parts of it or go on in the next line
_NOBODY: frozenset[_Part] = frozenset()


class NameTold(Struct, frozen=True):
    """A name in a text: whose place it is. Not `sure` is a lone word that is an ordinary one too, with a capital."""

    place: str
    sure: bool


class SoughtNames(Struct, frozen=True, dict=True):
    """The names of persons by the words that they consist of.

    `parts` says whose each word may be, in each way that it may be spelt, and `initials` how the words of each begin; `ordinary`
    are words that are something else too, and `unsure` ways of spelling that are nobody's alone. `others` are the whole names of people and firms that the case
    names by right, by their first two words: written in full they are nobody's here.
    """

    parts: Mapping[str, frozenset[_Part]] = field(default_factory=dict)
    initials: Mapping[str, str] = field(default_factory=dict)
    ordinary: frozenset[str] = frozenset()
    unsure: frozenset[str] = frozenset()
    others: Mapping[tuple[str, str], tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    def told_in(self, text: str, without: Collection[str] = ()) -> tuple[NameTold, ...]:
        """Whose names the text holds, each once; those of the places in `without` may stand there."""
        free = frozenset(without)
        if not self.parts or not self.may_tell(forms_in(text), free):
            return ()
        words = text_words(text)
        kept = self._named_by_right(words)
        found = (self._at(words, at, free) for at in range(len(words)) if at not in kept)
        return tuple(dict.fromkeys(told for told in found if told is not None))

    def knowing(self, texts: Iterable[str]) -> "SoughtNames":
        """The same, when words of these texts, which name nobody, are ordinary ones."""
        seen = {form for text in texts for forms in forms_in(text) for form in forms if form in self.parts}
        return replace(self, ordinary=self.ordinary | seen)

    def may_tell(self, words: Iterable[Sequence[str]], without: Collection[str] = ()) -> bool:
        """Whether a text of these words (see `forms_in`) may hold a name, but for those that may stand there: most hold none.

        Whoever writes many documents of the same text asks once of the text, and then of what is filled in and the words beside it.
        """
        return any(self._may_be_told(forms, without) for forms in words)

    def may_tell_by(self, forms: AbstractSet[str], without: Collection[str] = ()) -> bool:
        """The same of all the forms taken together; where it says so, `may_tell` tells it word by word."""
        return any(self._places[form].isdisjoint(without) for form in self.parts.keys() & forms)

    @cached_property
    def _places(self) -> Mapping[str, frozenset[str]]:
        """Of whom each form may be a part of the name."""
        return {form: frozenset(place for place, _ in parts) for form, parts in self.parts.items()}

    def met_in(self, words: Iterable[Sequence[str]]) -> tuple[frozenset[str], ...]:
        """The places whose names each of these words may be a part of: asked once of words that many documents have in common."""
        met = (frozenset(place for form in forms for place, _ in self.parts.get(form, ())) for forms in words)
        return tuple(dict.fromkeys(filter(None, met)))

    def _may_be_told(self, forms: Sequence[str], without: Collection[str]) -> bool:
        parts = [part for form in forms if form in self.parts for part in self.parts[form]]
        return bool(parts) and not any(place in without for place, _ in parts)

    def _at(self, words: Sequence["TextWord"], at: int, without: frozenset[str]) -> NameTold | None:
        """The word as a part of somebody's name; sure when it is nothing else, or stands beside another part of it."""
        word = words[at]
        parts = frozenset().union(*(self.parts.get(form, _NOBODY) for form in word.forms))
        owners = {place for place, _ in parts}
        if not owners or owners & without:
            return None
        if any(self._is_a_name(form) for form in word.forms):
            return NameTold(min(owners), sure=True)
        for other in words[max(at - 1, 0) : at + 2]:
            if other is not word and (together := self._together(word, other, parts)):
                return NameTold(min(together), sure=True)
        alone = word.begins_large and not word.compound and self._is_a_remark(word)
        return NameTold(min(owners), sure=False) if alone else None

    def _is_a_name(self, form: str) -> bool:
        known = form in self.ordinary or form in self.unsure
        return form in self.parts and not known and len(form) > _SHORT

    def _is_a_remark(self, word: "TextWord") -> bool:
        """`Berg slutade`; `Bergplatsen` is a place in the rock, and `Plats` no genitive of Plåt."""
        return any(form in self.parts and form not in self.unsure for form in word.forms[:_OF_THE_WORD])

    def _together(self, word: "TextWord", other: "TextWord", parts: frozenset[_Part]) -> set[str]:
        """Those of the owners who have the neighbour too as another part of the name, or as its initial."""
        large = word.begins_large and other.begins_large
        initial = len(other.text) == 1 and large
        sign = max(word, other, key=lambda each: each.at).sign
        if not (sign in " -" or (sign == "," and large) or (sign == "." and initial)):
            return set()
        if initial:
            return {place for place, at in parts if other.text in _without(self.initials[place], at)}
        beside = frozenset().union(*(self.parts.get(form, _NOBODY) for form in other.forms))
        return {place for place, at in parts for also, there in beside if also == place and there != at}

    def _named_by_right(self, words: Sequence["TextWord"]) -> frozenset[int]:
        """Where words are those of somebody else's whole name."""
        found: set[int] = set()
        for at in range(len(words) - 1):
            pairs = ((words[at].text, form) for form in words[at + 1].forms)
            for name in (name for pair in pairs for name in self.others.get(pair, ())):
                run = words[at : at + len(name)]
                if len(run) == len(name) and all(part in each.forms for part, each in zip(name, run, strict=True)):
                    found.update(range(at, at + len(name)))
        return frozenset(found)


def may_be_told(persons: Iterable[tuple[str, str]], texts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Those of the persons (place and name) of whom the texts may tell: for thousands of names that hardly any text holds.

    A quick look at how words begin, whatever marks and spelling they have.
    """
    words = {forms for text in set(texts) for forms in forms_in(text)}
    begun = {_beginning(form) for forms in words for form in forms}
    return tuple(
        (place, name)
        for place, name in persons
        if any(len(start) < _BEGINS or start in begun for start in _beginnings(name))
    )


def _beginnings(name: str) -> Iterator[str]:
    """Of each word of it; one that is shorter may have another written after it."""
    return (_beginning(plain_word(word)) for word in _WORD.findall(composed(name)))


def _beginning(word: str) -> str:
    """The same for `Åsa`, `Asa` and `Aasa`."""
    crude = word.translate(_WITHOUT_MARKS)
    for spelt, meant in _SPELT_ALIKE:
        crude = crude.replace(spelt, meant)
    return crude[:_BEGINS]


def sought_names(
    persons: Iterable[tuple[str, str]], others: Iterable[str] = (), ordinary: Iterable[str] = ()
) -> SoughtNames:
    """What to look for: `persons` are places with names, `others` whole names that the case states, `ordinary` words of the language."""
    people = [(place, words_of_name(name)) for place, name in persons]
    whole, known = {words for _, words in people}, frozenset(map(plain_word, ordinary))
    parts: dict[str, set[_Part]] = defaultdict(set)
    for form, part in (each for place, words in people for each in _ways_to_write(place, words, known)):
        parts[form].add(part)
    named: dict[tuple[str, str], dict[tuple[str, ...], None]] = defaultdict(dict)
    for words in map(words_of_name, others):
        if len(words) > 1 and words not in whole:
            named[words[0], words[1]][words] = None
    return SoughtNames(
        {word: frozenset(places) for word, places in parts.items()},
        {place: "".join(word[0] for word in words) for place, words in people},
        known,
        _like_something_else({word for words in whole for word in words}, known),
        {first: tuple(names) for first, names in named.items()},
    )


def _ways_to_write(place: str, words: Sequence[str], ordinary: Collection[str]) -> Iterator[tuple[str, _Part]]:
    for at, word in enumerate(words):
        if len(word) > 1 and word not in _PARTICLES:
            yield from ((form, (place, at)) for form in _spellings(word))
    for first, second in pairwise((*words, words[0]) if words else ()):
        if len(first + second) > _SHORT_WITHOUT_MARKS and not all(
            word in ordinary or word in _PARTICLES for word in (first, second)
        ):
            yield from ((f"{one}{other}", (place, _WHOLE)) for one, other in product(*map(_spellings, (first, second))))


def _like_something_else(words: Collection[str], ordinary: Collection[str]) -> frozenset[str]:
    """How short or ordinary words of names are without their marks: `plat` of `plåt`, which `plats` looks like a genitive of."""
    marked = {word: word.translate(_WITHOUT_MARKS) for word in words}
    bare = {
        bare
        for word, bare in marked.items()
        if bare != word and (word in ordinary or len(word) <= _SHORT_WITHOUT_MARKS)
    }
    return frozenset(bare - set(words))


def _spellings(word: str) -> tuple[str, ...]:
    """A word of a name as it is, and as people spell it otherwise: `påhittsson`, `pahittsson`, `paahittsson`, `påhittson`."""
    found = [word]
    if len(word) > _LONG_FOR_AN_ENDING and word.endswith("son"):
        found.append(f"{word[:-4]}son" if word.endswith("sson") else f"{word[:-3]}sson")
    marks = (each.translate(table) for each in tuple(found) for table in (_WITHOUT_MARKS, _SPELT_OUT))
    return tuple(dict.fromkeys((*found, *marks)))


def _without(initials: str, at: int) -> str:
    return initials if at == _WHOLE else initials[:at] + initials[at + 1 :]
