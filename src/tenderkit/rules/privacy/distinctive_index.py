"""The distinctive facts of a case, read once for all its documents: each of them is then one walk through its own words.

A fact can only stand in a text that has all its words, so it is looked for by the rarest of them. Sets do it: a search of all
values at once (Aho–Corasick) would have to be told of whole words, blanks and groups of digits afterwards all the same.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, cached_property

from msgspec import Struct
from pydantic import BaseModel

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

_LATEST = 50  # things that documents are about: suppliers return, a place has one paper of a kind


class DistinctiveFact(Struct, frozen=True, dict=True, eq=False):
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

    @cached_property
    def ends(self) -> tuple[tuple[str, ...], ...]:
        """How the paths end where it stands, each once: of a placement's `matching.placements.job_title` the last name."""
        paths = (path.split(".") for path in dict.fromkeys(path for _, path, _ in self.stands))
        return tuple(dict.fromkeys(tuple(path[at:]) for path in paths for at in range(1, len(path))))


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


class ForbiddenFact(Struct, frozen=True, eq=False):
    """A fact that the kind doesn't allow where it stands first."""

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
        self._allowed = frozenset(filter(allows, index.paths))
        self._by_word: defaultdict[str, list[ForbiddenFact]] = defaultdict(list)
        self._own_parts: dict[tuple[str, int], tuple[object, frozenset[str]]] = {}
        for fact in index.facts:
            first = next((each for each in fact.stands if each[1] not in self._allowed), None)
            if first is not None and not self._by_right(fact):
                self._by_word[fact.rarest].append(ForbiddenFact(fact, *first))

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
        met = [each.fact for word in (*(words & self._by_word.keys()), "") for each in self._by_word.get(word, ())]
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
        found = [fact for fact in own if fact.sought.keys - common.words <= words]
        for word in (*(words & common.near.keys()), ""):
            found += (fact for fact, lacking in common.near.get(word, ()) if lacking <= words)
        return dict.fromkeys(found)

    def states_by_right(self, path: str) -> bool:
        """Whether a document may hold what stands at this path of what it is about."""
        return path.partition(".")[0] not in self._index.roots and self._allows(path)

    def may_hold(self, fact: DistinctiveFact, about: Mapping[str, object | None]) -> bool:
        """Whether a document about these things holds the fact by right."""
        return self._by_right(fact, self._parts_of(about))

    def stands_by_right(self, fact: DistinctiveFact, about: Mapping[str, object | None]) -> bool:
        """A quick look at where it stands in the case, in what the document is about: `employer.name` of the placement."""
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
