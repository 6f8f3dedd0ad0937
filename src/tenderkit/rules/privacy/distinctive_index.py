"""The distinctive facts of a case, read once for all its documents: each of them is then one walk through its own words.

A fact can only stand in a text that has all its words, so it is looked for by the rarest of them. Sets do it: a search of all
values at once (Aho–Corasick) would have to be told of whole words, blanks and groups of digits afterwards all the same.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache, cached_property

from msgspec import Struct

from tenderkit.rules.privacy.distinctive import (
    NEW_PARAGRAPH,
    KeptOut,
    TextsByWord,
    common_path,
    distinctive_words,
    facts_of,
    words_of_fact,
)
from tenderkit.rules.privacy.letters import Letters, LettersByWords, searchable_words


class DistinctiveFact(Struct, frozen=True, eq=False):
    """Words by which a fact is known, and where it stands: the place in the case, the path and the words as they are written.

    `rarest` is the word by which it is looked for; empty when it has to be looked for in every text.
    """

    sought: Letters
    stands: tuple[tuple[int, str, str], ...]
    rarest: str

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """A text of several may be told one by one."""
        return tuple(self.sought.plain.split(NEW_PARAGRAPH))


class DistinctiveIndex:
    """All facts of a case and what stands beside it, by the words that they consist of.

    `roots` are the files as they were read (the case has the root ''), `beside` facts with their paths that stand in no root.
    """

    def __init__(self, roots: Mapping[str, object | None], beside: Iterable[tuple[str, object]] = ()) -> None:
        read = ((common_path(path), value) for root, found in roots.items() for path, value in facts_of(root, found))
        self.roots = frozenset(roots)
        self._everything = (*read, *beside)
        self.letters = LettersByWords()
        self._texts = [(path, self.letters[words_of_fact(value)]) for path, value in self._everything]
        self.paths = frozenset(path for path, _ in self._texts)
        self.paths_of: defaultdict[str, set[str]] = defaultdict(set)
        for path, text in self._texts:
            for part in _parts_held(text):
                self.paths_of[part].add(path)

    @cached_property
    def facts(self) -> tuple[DistinctiveFact, ...]:
        """Those that can be told from ordinary text, in the order in which they first stand."""
        stands: defaultdict[Letters, dict[str, tuple[int, str, str]]] = defaultdict(dict)
        for at, (path, value) in enumerate(self._everything):
            if words := distinctive_words(path, value):
                stands[self.letters[words]].setdefault(path, (at, path, words))
        often = Counter(key for sought in stands for key in sought.keys)
        return tuple(
            DistinctiveFact(sought, tuple(where.values()), min(sorted(sought.keys), key=often.__getitem__, default=""))
            for sought, where in stands.items()
        )

    @cached_property
    def texts(self) -> TextsByWord:
        """Every fact with its path, to say which text holds another one; seldom asked for."""
        return TextsByWord(self._texts)

    def forbidden(self, allows: Callable[[str], bool]) -> "ForbiddenFacts":
        """What may not stand in documents that `allows` some paths."""
        return ForbiddenFacts(self, allows)


class _Forbidden(Struct, frozen=True, eq=False):
    """A fact that the kind doesn't allow where it stands first."""

    fact: DistinctiveFact
    at: int
    path: str
    words: str


class ForbiddenFacts:
    """The facts of a case that the documents of a kind may not hold, whatever each of them is about.

    A value that the document also holds by right, such as a controller that is the authority itself or a paragraph of a text, is
    left out.
    """

    def __init__(self, index: DistinctiveIndex, allows: Callable[[str], bool]) -> None:
        self._index = index
        self._allows = cache(allows)  # documents ask of the same few paths
        self._allowed = frozenset(filter(allows, index.paths))
        self._by_word: defaultdict[str, list[_Forbidden]] = defaultdict(list)
        for fact in index.facts:
            first = next((each for each in fact.stands if each[1] not in self._allowed), None)
            if first is not None and not self._by_right(fact):
                self._by_word[fact.rarest].append(_Forbidden(fact, *first))

    def candidates(self, words: AbstractSet[str], about: Mapping[str, object | None]) -> tuple["_Forbidden", ...]:
        """The only facts that a document with these `words` may hold and may not: all of theirs are among them.

        `about` is what this very document is about, by the first word of its paths. Whoever writes many documents of the same
        text adds the words of what was filled in (`searchable_words`) to those of the text, where no hole stands inside a word.
        """
        met = (*(words & self._by_word.keys()), "")
        found = [each for word in met for each in self._by_word.get(word, ()) if each.fact.sought.keys <= words]
        if not found:
            return ()
        by_right = {part for _, text in self._own(about) for part in _parts_held(text)}
        return tuple(
            sorted((each for each in found if not self._by_right(each.fact, by_right)), key=lambda each: each.at)
        )

    def found_in(self, texts: Collection[str], about: Mapping[str, object | None]) -> tuple[KeptOut, ...]:
        """What the texts of a document hold and may not, with the allowed texts that hold it too."""
        candidates = self.candidates(frozenset().union(*map(searchable_words, texts)), about)
        if not candidates:
            return ()
        letters = Letters.of("\n".join(dict.fromkeys(texts)))
        found = [each for each in candidates if letters.hold(each.fact.sought)]
        own = tuple(self._own(about)) if found else ()
        return tuple(KeptOut(each.path, each.words, self._suspects(each.fact.sought, own)) for each in found)

    def _own(self, about: Mapping[str, object | None]) -> Iterator[tuple[str, Letters]]:
        """The allowed facts of what a document is about, where it is more than the files as they were read."""
        for root, value in about.items():
            if root not in self._index.roots:
                allowed = ((path, words_of_fact(fact)) for path, fact in facts_of(root, value) if self._allows(path))
                yield from ((path, self._index.letters.get(words) or Letters.of(words)) for path, words in allowed)

    def _by_right(self, fact: DistinctiveFact, own: AbstractSet[str] = frozenset()) -> bool:
        paths_of = self._index.paths_of
        return all(part in own or not self._allowed.isdisjoint(paths_of.get(part, ())) for part in fact.paragraphs)

    def _suspects(self, sought: Letters, own: Iterable[tuple[str, Letters]]) -> tuple[str, ...]:
        read = (path for path, _ in self._index.texts.that_hold(sought) if path in self._allowed)
        return tuple(dict.fromkeys((*read, *(path for path, text in own if text.hold(sought)))))


def _parts_held(text: Letters) -> tuple[str, ...]:
    """Whoever may hold a text of several paragraphs may hold each of them."""
    plain = text.plain
    return (plain, *plain.split(NEW_PARAGRAPH)) if NEW_PARAGRAPH in plain else (plain,)
