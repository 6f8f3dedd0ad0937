"""Whether a text uses a word, in whatever inflection: a blunt comparison of stems that rather finds too much."""

from collections.abc import Iterable

from tenderkit.patterns import lazy_pattern

_WORD = lazy_pattern(r"[^\W\d_]+")
_FEWEST_LETTERS = 4  # of a stem that may stand anywhere within a word
_SMALL = 2  # letters of words such as `av` and `i`, which say nothing
# One letter for those that change places in inflection: hålla, höll; stad, städer; bok, böcker.
_VOWELS = str.maketrans("åäöoe", "aaaaa")
_ENDINGS = sorted(
    "arnas ornas ernas arna orna erna andet ande endet ende ning ningar ningen else elsen ades ade ats at ets et ens en "
    "ers er ars ar ors or ligt lig ig iga igt as es na nas a e t n s r d".translate(_VOWELS).split(),
    key=len,
    reverse=True,
)


class TextStems:
    """The words of a text, each paragraph for itself."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._paragraphs: list[tuple[str, ...]] = []
        self.add(texts)

    def add(self, texts: Iterable[str]) -> None:
        """More paragraphs."""
        self._paragraphs += (_words(text) for text in texts)

    def has_together(self, stems: tuple[str, ...]) -> bool:
        """Whether one paragraph holds all of the stems."""
        return any(all(any(_holds(word, stem) for word in words) for stem in stems) for words in self._paragraphs)


def says(text: TextStems, term: str) -> bool:
    """Whether the text uses `term`; of several words in any order, within one paragraph. In doubt, yes."""
    return text.has_together(stems_of(term))


def stems_of(term: str) -> tuple[str, ...]:
    """The stems of the words in a term that say something."""
    return tuple(_stem(word) for word in _words(term) if len(word) > _SMALL)


def stems_in(text: str, stems: Iterable[str]) -> tuple[str, ...]:
    """Those of the stems that any word of the text has."""
    words = _words(text)
    return tuple(stem for stem in stems if any(_holds(word, stem) for word in words))


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold().translate(_VOWELS)))


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _FEWEST_LETTERS:
            return word.removesuffix(ending)
    return word


def _holds(word: str, stem: str) -> bool:
    """A long stem may stand within a compound; a short one begins the word."""
    return stem in word if len(stem) >= _FEWEST_LETTERS else word.startswith(stem)
