"""A document whose values are open, and what stands in it whatever they are."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from tenderkit.assembly.open_values import MARK, OPENS, filled
from tenderkit.assembly.plan import Composition
from tenderkit.model.template.template import CompiledTemplate
from tenderkit.readers.finished.every_word import texts_of
from tenderkit.rules.privacy.letters import Letters
from tenderkit.rules.privacy.words_for_names import forms_in
from tenderkit.writers.word.open_package import OpenPackage
from tenderkit.writers.word.package import zip_parts

REACH = 60  # letters: a longer fact than this is looked for in the whole document
_ANY_NAME = "x.docx"
_QUOTED = re.compile(r'"[^"<>]*"')


class OpenDocument(Struct, frozen=True, dict=True, eq=False):
    """A document with open values: its package, what was composed, with the marks of the values in it, and every word of the file.

    `fixed` are the words that it has whatever its values are, `around` the texts with the marks of values in them, and `touched`
    the words with a mark inside or beside their letters.
    """

    package: OpenPackage
    composition: Composition
    fixed: tuple[str, ...]
    around: tuple[str, ...]
    touched: tuple[str, ...]

    @cached_property
    def without_values(self) -> tuple[str, ...]:
        """What stands around the values."""
        return tuple(MARK.sub(" ", text) for text in self.around)

    @cached_property
    def letters(self) -> Letters:
        """Those of the fixed words, as a search for facts reads them."""
        return Letters.of("\n".join(self.fixed))

    @cached_property
    def beside(self) -> tuple[str, ...]:
        """The values with no more than `REACH` letters on either side of each."""
        far = re.compile(f"(?P<left>[^{OPENS}]{{{REACH}}})[^{OPENS}]+(?P<right>[^{OPENS}]{{{REACH}}})", re.DOTALL)
        return tuple(far.sub(lambda found: f"{found['left']}\n\u00a6\n{found['right']}", text) for text in self.around)

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


def words_around(made_as: OpenDocument, texts: Sequence[str]) -> Iterator[str]:
    """The texts of the file that values stand in, with these words in them."""
    return (filled(words, texts) for words in made_as.around)


def words_near_values(made_as: OpenDocument, texts: Sequence[str]) -> Iterator[str]:
    """The same of what stands near the values."""
    return (filled(words, texts) for words in made_as.beside)


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
    touched = (word for words in around for word in words.split() if OPENS in word and MARK.sub("", word))
    return tuple(dict.fromkeys(fixed)), tuple(dict.fromkeys(around)), tuple(dict.fromkeys(touched))
