"""The distinctive facts of a case, read once for all its documents: each of them is then one walk through its own words.

A fact can only stand in a text that has all its words, so it is looked for by the rarest of them. Sets do it: a search of all
values at once (Aho–Corasick) would have to be told of whole words, blanks and groups of digits afterwards all the same.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, cached_property
from threading import RLock

from msgspec import Struct
from pydantic import BaseModel

from tenderkit.rules.privacy.distinctive import (
    NEW_PARAGRAPH,
    KeptOut,
    TextsByWord,
    common_path,
    distinctive_words,
    facts_of,
    holds_common_paths,
    never,
    words_of_fact,
)
from tenderkit.rules.privacy.letters import Letters, LettersByWords, searchable_words

_LONG, _FEW = 100_000, 500  # letters of texts; facts that are looked for one by one in them
_LATEST = 50  # things that documents are about: suppliers return, a place has one paper of a kind


class DistinctiveFact(Struct, frozen=True, dict=True, eq=False):
    """Words by which a fact is known, and the `path` where it stands first and isn't allowed.

    `rarest` is the word by which it is looked for; empty when it has to be looked for in every text.
    """

    sought: Letters
    rarest: str
    path: str

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """A text of several may be told one by one."""
        return tuple(self.sought.plain.split(NEW_PARAGRAPH))

    @cached_property
    def ends(self) -> tuple[tuple[str, ...], ...]:
        """How the path ends, in every length: of `matching.placements.job_title` the last name, and the last two."""
        names = self.path.split(".")
        return tuple(tuple(names[at:]) for at in range(1, len(names)))


class DistinctiveIndex:
    """All facts of a case and what stands beside it, by the words that they consist of.

    `roots` are the files as they were read (the case has the root ''), `beside` facts with their paths that stand in no root.
    """

    def __init__(self, roots: Mapping[str, object | None], beside: Iterable[tuple[str, object]] = ()) -> None:
        self._read, self._beside = dict(roots), tuple(beside)
        self.roots = frozenset(roots)
        self.letters = LettersByWords()
        self._places: defaultdict[str, set[str]] = defaultdict(set)
        self._unplaced = self.everything()
        self._lock = RLock()

    def everything(self, skips: Callable[[str], bool] = never) -> Iterator[tuple[str, object]]:
        """Every fact with its path, but those below a path that is skipped."""
        for root, found in self._read.items():
            yield from ((common_path(path), value) for path, value in facts_of(root, found, skips))
        yield from self._beside

    def stands_where(self, part: str, allows: Callable[[str], bool]) -> bool:
        """Whether it is, or is a paragraph of, a fact at a path that `allows` is right about. Facts are read until it has been found."""
        if any(map(allows, tuple(self._places.get(part, ())))):
            return True
        with self._lock:
            for path, value in self._unplaced:
                held = _parts_held(self.letters[words_of_fact(value)])
                for each in held:
                    self._places[each].add(path)
                if part in held and allows(path):
                    return True
        return any(map(allows, tuple(self._places.get(part, ()))))  # another thread may have read on

    @cached_property
    def texts(self) -> TextsByWord:
        """Every fact with its path, to say which text holds another one; seldom asked for."""
        return TextsByWord([(path, self.letters[words_of_fact(value)]) for path, value in self.everything()])

    def forbidden(self, allows: Callable[[str], bool]) -> "ForbiddenFacts":
        """What may not stand in documents that `allows` some paths, each with all below it."""
        return ForbiddenFacts(self, allows)


class ForbiddenFact(Struct, frozen=True, eq=False):
    """A fact that the kind doesn't allow where it stands first: `at` is its place among them, `words` how it is written there."""

    fact: DistinctiveFact
    at: int
    path: str
    words: str


class CommonWords(Struct, frozen=True, eq=False):
    """What documents that are made alike have in common, as a search for facts meets it.

    `held` are the facts that stand there whatever the values are. `near` are those whose rarest word stands there and that may
    stand in a document with one more word of its own, by that word: with each fact the words that it has nowhere else.
    """

    words: frozenset[str]
    held: tuple[DistinctiveFact, ...]
    near: Mapping[str, tuple[tuple[DistinctiveFact, frozenset[str]], ...]]


class ForbiddenFacts:
    """The facts of a case that the documents of a kind may not hold, whatever each of them is about.

    A value that the document also holds by right, such as a controller that is the authority itself or a paragraph of a text, is
    left out.
    """

    def __init__(self, index: DistinctiveIndex, allows: Callable[[str], bool]) -> None:
        self._index = index
        self._allows = cache(allows)  # documents ask of the same few paths
        self._all = tuple(self._not_allowed())
        self._by_word: defaultdict[str, list[ForbiddenFact]] = defaultdict(list)
        self._own_parts: dict[tuple[str, int], tuple[object, frozenset[str]]] = {}
        self._always_by_right: dict[DistinctiveFact, bool] = {}
        for each in self._all:
            self._by_word[each.fact.rarest].append(each)

    def _not_allowed(self) -> Iterator["ForbiddenFact"]:
        """Those that can be told from ordinary text, in the order in which they first stand."""
        first: dict[Letters, tuple[int, str, str]] = {}
        for at, (path, value) in enumerate(self._index.everything(self._skips)):
            if not self._allows(path) and (words := distinctive_words(path, value)):
                first.setdefault(self._index.letters[words], (at, path, words))
        often = Counter(key for sought in first for key in sought.keys)
        for sought, where in first.items():
            rarest = min(sorted(sought.keys), key=often.__getitem__, default="")
            yield ForbiddenFact(DistinctiveFact(sought, rarest, where[1]), *where)

    def _skips(self, path: str) -> bool:
        """Nothing below an allowed path is forbidden, but where a path is another one's."""
        return self._allows(path) and not holds_common_paths(path)

    def candidates(self, words: AbstractSet[str], about: Mapping[str, object | None]) -> tuple["ForbiddenFact", ...]:
        """The only facts that a document with these `words` may hold and may not: all of theirs are among them.

        `about` is what this very document is about, by the first word of its paths. Whoever writes many documents of the same
        text adds the words of what was filled in (`searchable_words`) to those of the text, where no hole stands inside a word.
        """
        return self._not_by_right(self._among(words), about)

    def common(self, words: frozenset[str], letters: Iterable[Letters]) -> CommonWords:
        """What is known beforehand of documents that have these `letters` in common; `words` are all of theirs."""
        letters = tuple(letters)
        near: defaultdict[str, list[tuple[DistinctiveFact, frozenset[str]]]] = defaultdict(list)
        known = (each.fact for word in (*(words & self._by_word.keys()), "") for each in self._by_word.get(word, ()))
        met = [fact for fact in known if not self._by_right(fact)]
        for fact in met:
            lacking = fact.sought.keys - words
            for key in sorted(lacking)[:1] or fact.sought.keys or ("",):
                near[key].append((fact, lacking))
        whole = (fact for fact in met if fact.sought.keys <= words)
        held = tuple(fact for fact in whole if any(each.hold(fact.sought) for each in letters))
        return CommonWords(words, held, {key: tuple(facts) for key, facts in near.items()})

    def possible(self, words: AbstractSet[str], common: CommonWords) -> Iterable[DistinctiveFact]:
        """The facts that a document of these `words` and the common ones may hold beside those that stand there anyway.

        Its letters tell whether they stand there, and `may_hold` whether they may.
        """
        own = (each.fact for word in words & self._by_word.keys() for each in self._by_word[word])
        found = [fact for fact in own if fact.sought.keys - common.words <= words and not self._by_right(fact)]
        for word in (*(words & common.near.keys()), ""):
            found += (fact for fact, lacking in common.near.get(word, ()) if lacking <= words)
        return dict.fromkeys(found)

    def states_by_right(self, path: str) -> bool:
        """Whether a document may hold what stands at this path of what it is about."""
        return path.partition(".")[0] not in self._index.roots and self._allows(path)

    def may_hold(self, fact: DistinctiveFact, about: Mapping[str, object | None]) -> bool:
        """Whether a document about these things holds the fact by right."""
        return self._by_right(fact, self._parts_of(about))

    def is_told_of(self, fact: DistinctiveFact, about: Mapping[str, object | None]) -> bool:
        """Whether what the document is about holds the fact where it may: a quick look at `employer.name` of the placement."""
        for root, value in about.items():
            if root not in self._index.roots and value is not None:
                for names in fact.ends:
                    found: object | None = value
                    for name in names:
                        found = vars(found).get(name) if isinstance(found, BaseModel) else None
                    if isinstance(found, str) and self._index.letters[words_of_fact(found)].plain == fact.sought.plain:
                        return self._allows(".".join((root, *names)))
        return False

    def _parts_of(self, about: Mapping[str, object | None]) -> AbstractSet[str]:
        """What a document may hold for what it is about; of each of these things it is found once."""
        found: set[str] = set()
        for root, value in about.items():
            if root not in self._index.roots and value is not None:
                known = self._own_parts.get((root, id(value)))
                if known is None or known[0] is not value:
                    parts = frozenset(part for _, text in self._own({root: value}) for part in _parts_held(text))
                    known = self._own_parts[root, id(value)] = (value, parts)
                    if len(self._own_parts) > _LATEST:
                        self._own_parts.pop(next(iter(self._own_parts)), None)
                found |= known[1]
        return found

    def _among(self, words: AbstractSet[str]) -> list["ForbiddenFact"]:
        met = (*(words & self._by_word.keys()), "")
        return [each for word in met for each in self._by_word.get(word, ()) if each.fact.sought.keys <= words]

    def _not_by_right(
        self, found: Sequence["ForbiddenFact"], about: Mapping[str, object | None]
    ) -> tuple["ForbiddenFact", ...]:
        if not found:
            return ()
        by_right = {part for _, text in self._own(about) for part in _parts_held(text)}
        return tuple(
            sorted((each for each in found if not self._by_right(each.fact, by_right)), key=lambda each: each.at)
        )

    def found_in(self, texts: Collection[str], about: Mapping[str, object | None]) -> tuple[KeptOut, ...]:
        """What the texts of a document hold and may not, with the allowed texts that hold it too."""
        candidates = (
            self._all if self._is_long(texts) else self._among(frozenset().union(*map(searchable_words, texts)))
        )
        if not candidates:
            return ()
        letters = Letters.of("\n".join(dict.fromkeys(texts)))
        found = self._not_by_right([each for each in candidates if letters.hold(each.fact.sought)], about)
        own = tuple(self._own(about)) if found else ()
        return tuple(KeptOut(each.path, each.words, self._suspects(each.fact.sought, own)) for each in found)

    def _is_long(self, texts: Iterable[str]) -> bool:
        """Whether looking for each fact is quicker than finding every word of the texts."""
        return len(self._all) <= _FEW and sum(map(len, texts)) > _LONG

    def _own(self, about: Mapping[str, object | None]) -> Iterator[tuple[str, Letters]]:
        """The allowed facts of what a document is about, where it is more than the files as they were read."""
        for root, value in about.items():
            if root not in self._index.roots:
                allowed = ((path, words_of_fact(fact)) for path, fact in facts_of(root, value) if self._allows(path))
                yield from ((path, self._index.letters.get(words) or Letters.of(words)) for path, words in allowed)

    def _by_right(self, fact: DistinctiveFact, own: AbstractSet[str] = frozenset()) -> bool:
        """Whether each paragraph is among the `own` ones, or stands where the kind allows it."""
        if own and all(part in own for part in fact.paragraphs):
            return True
        if fact not in self._always_by_right:
            self._always_by_right[fact] = all(self._stands_by_right(part) for part in fact.paragraphs)
        if self._always_by_right[fact]:
            return True
        return bool(own) and all(part in own or self._stands_by_right(part) for part in fact.paragraphs)

    def _stands_by_right(self, part: str) -> bool:
        return self._index.stands_where(part, self._allows)

    def _suspects(self, sought: Letters, own: Iterable[tuple[str, Letters]]) -> tuple[str, ...]:
        read = (path for path, _ in self._index.texts.that_hold(sought) if self._allows(path))
        return tuple(dict.fromkeys((*read, *(path for path, text in own if text.hold(sought)))))


def _parts_held(text: Letters) -> tuple[str, ...]:
    """Whoever may hold a text of several paragraphs may hold each of them."""
    plain = text.plain
    return (plain, *plain.split(NEW_PARAGRAPH)) if NEW_PARAGRAPH in plain else (plain,)
