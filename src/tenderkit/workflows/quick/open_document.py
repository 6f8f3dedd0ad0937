"""A document whose values are open, and what stands in it whatever they are."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise, repeat

from msgspec import Struct

from tenderkit.assembly.open_values import MARK, OPENS, filled, mark_of
from tenderkit.assembly.plan import Composition
from tenderkit.model.template.template import CompiledTemplate
from tenderkit.readers.finished.every_word import texts_of
from tenderkit.rules.privacy.letters import Letters
from tenderkit.rules.privacy.words_for_names import forms_in
from tenderkit.writers.word.open_package import OpenPackage
from tenderkit.writers.word.package import zip_parts

REACH = 60  # letters: a longer fact than this is looked for in the whole document
_ANY_NAME = "x.docx"
_CUT = "\n\u00a6\n"
_VALUE = 0xF6000  # private use: a value as one letter
_ANY_VALUE = re.compile(f"[{chr(_VALUE)}-{chr(_VALUE + 0x1FFF)}]")
_PIECE = rf"(?:\w|{_ANY_VALUE.pattern})+"
_DIGIT = rf"(?:\d|{_ANY_VALUE.pattern})"
_RUN = re.compile(rf"{_PIECE}(?:(?<={_DIGIT})[^\w\n{_ANY_VALUE.pattern[1:-1]}]{{1,2}}(?={_DIGIT}){_PIECE})*")
_LETTER = re.compile(r"\w")
_QUOTED = re.compile(r'"[^"<>]*"')


class OpenDocument(Struct, frozen=True, dict=True, eq=False):
    """A document with open values: its package, what was composed, with the marks of the values in it, and every word of the file.

    `fixed` are the words that it has whatever its values are, `around` the texts with the marks of values in them, and `touched`
    the words with a mark inside or right beside their letters. `sources` are the paths whose values are written as they stand, by number.
    """

    package: OpenPackage
    composition: Composition
    fixed: tuple[str, ...]
    around: tuple[str, ...]
    touched: tuple[str, ...]
    sources: Mapping[int, str]

    @cached_property
    def without_values(self) -> tuple[str, ...]:
        """What stands around the values."""
        return tuple(MARK.sub(" ", text) for text in self.around)

    @cached_property
    def letters(self) -> Letters:
        """Those of the fixed words, as a search for facts reads them."""
        return Letters.of("\n".join(self.fixed))

    @cached_property
    def beside(self) -> tuple[tuple[str, ...], Mapping[int, frozenset[int]]]:
        """The values with no more than `REACH` letters on either side of each, and by its number where a value stands among them."""
        far = re.compile(f"(?P<left>[^{OPENS}]{{{REACH}}})[^{OPENS}]+(?P<right>[^{OPENS}]{{{REACH}}})", re.DOTALL)
        pieces = (far.sub(lambda found: f"{found['left']}{_CUT}{found['right']}", text) for text in self.around)
        beside = tuple(dict.fromkeys(piece for text in pieces for piece in text.split(_CUT)))
        return beside, _by_number(beside)

    @cached_property
    def words_beside(self) -> tuple[frozenset[str], ...]:
        """Of each of these texts the words around the values."""
        return tuple(Letters.of(MARK.sub(" ", text)).words for text in self.beside[0])

    @cached_property
    def touching(self) -> tuple[tuple[str, tuple[int, ...], bool], ...]:
        """The touched words with the numbers of their values, and whether these touch each other alone."""
        numbered = ((word, tuple(int(mark[1]) for mark in MARK.finditer(word))) for word in self.touched)
        return tuple((word, numbers, not _LETTER.search(MARK.sub("", word))) for word, numbers in numbered)

    @cached_property
    def letters_around(self) -> Letters:
        """The same of what stands around the values."""
        return Letters.of("\n".join(self.without_values))

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word that the document has whatever its values are."""
        return self.letters.words | self.letters_around.words

    @cached_property
    def forms(self) -> frozenset[tuple[str, ...]]:
        """The forms that each of these words may be of, as a search for names reads them."""
        return frozenset(forms for text in (*self.fixed, *self.without_values) for forms in forms_in(text))


def touched_words(made_as: OpenDocument, texts: Sequence[str]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The touched words with these values in them, each with their numbers; values that only touch each other where digits do."""
    for words, numbers, alone in made_as.touching:
        if not alone or any(
            texts[one][-1:].isdigit() and texts[next_][:1].isdigit() for one, next_ in pairwise(numbers)
        ):
            yield filled(words, texts), numbers


def words_around(made_as: OpenDocument, texts: Sequence[str]) -> Iterator[str]:
    """The texts of the file that values stand in, with these words in them."""
    return (filled(words, texts) for words in made_as.around)


def places_near(made_as: OpenDocument, numbers: Iterable[int]) -> frozenset[int]:
    """Which of the texts beside values hold one of these numbers."""
    return frozenset().union(*map(made_as.beside[1].get, numbers, repeat(frozenset())))


def words_near(made_as: OpenDocument, places: Iterable[int], texts: Sequence[str]) -> Iterator[str]:
    """The texts at these places with the values in them."""
    return (filled(made_as.beside[0][at], texts) for at in places)


def _read_together(words: str) -> Iterator[str]:
    """The values with the letters and digits that touch them, and with the groups of digits that a number may go on in."""
    marks = MARK.sub(lambda mark: chr(_VALUE + int(mark[1])), words)
    for run in _RUN.finditer(marks):
        if _ANY_VALUE.search(run[0]):
            yield _ANY_VALUE.sub(lambda value: mark_of(ord(value[0]) - _VALUE), run[0])


def _by_number(texts: Sequence[str]) -> Mapping[int, frozenset[int]]:
    places: defaultdict[int, set[int]] = defaultdict(set)
    for at, text in enumerate(texts):
        for mark in MARK.finditer(text):
            places[int(mark[1])].add(at)
    return {number: frozenset(found) for number, found in places.items()}


def words_with_marks(
    parts: Mapping[str, bytes], template: CompiledTemplate
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Every word of the file; of markup that holds a mark the rest of it, and what stands in the quotes with the mark."""
    fixed: list[str] = []
    around: list[str] = []
    for words in texts_of(_ANY_NAME, zip_parts(parts), template.parts.values()):
        if OPENS not in words:
            fixed.append(words)
        elif "</" in words:
            fixed.append(MARK.sub(" ", words))
            around += (quoted for quoted in _QUOTED.findall(words) if OPENS in quoted)
        else:
            around.append(words)
    touched = (run for words in around for run in _read_together(words) if not MARK.fullmatch(run))
    return tuple(dict.fromkeys(fixed)), tuple(dict.fromkeys(around)), tuple(dict.fromkeys(touched))
