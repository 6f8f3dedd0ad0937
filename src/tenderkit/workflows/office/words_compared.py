"""Whether a PDF says what the Word file says: every letter of the text, wherever lines and pages break."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from lxml import etree
from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.patterns import lazy_pattern
from tenderkit.readers.word.document_text import walk_paragraphs
from tenderkit.readers.word.names import COMMENTS_TYPE, FOOTER_TYPE, HEADER_TYPE, WORD
from tenderkit.readers.word.package import Package
from tenderkit.readers.word.style_lines import numbering_styles

_SET_ASIDE = (HEADER_TYPE, FOOTER_TYPE, COMMENTS_TYPE)
_NO_LETTER = lazy_pattern(
    r"[\s\u00ad\u200b-\u200f\u2060\ufeff\ue000-\uf8ff]+"
)  # blanks, unseen signs, a font's own signs
_DASHES = lazy_pattern(r"[\u2010\u2011]")
_COUNTED = lazy_pattern(r"(?:[^\w]|\d|_|(?<!\w)(?:[a-zåäö]{1,2}|[ivxlcdm]{1,7})(?=[.):]))+")  # `•`, `1.2`, `b)`, `iv.`
_WORDED = lazy_pattern(r".{1,24}")  # `Bilaga 1:`
_SHOWN = 60


class SaidInWord(Struct, frozen=True):
    """The letters of a paragraph without blanks, and whether Word puts a number or a sign in front of it."""

    letters: str
    is_numbered: bool
    shown: str


def said_in_word(package: Package) -> tuple[SaidInWord, ...]:
    """Every paragraph but those of headers, footers and comments; struck text isn't said."""
    aside = {part for kind in _SET_ASIDE for part in package.parts_of_type(kind)}
    styles = numbering_styles(package)
    return tuple(
        SaidInWord(letters, _is_numbered(element, block.style_id, styles), block.text)
        for block, element in walk_paragraphs(package)
        if block.part not in aside and not block.deleted and (letters := _letters(block.text))
    )


def differing_words(word: Sequence[SaidInWord], pdf: Iterable[str]) -> Message | None:
    """What stands in one of the two alone; None where they say the same.

    A paragraph may stand at another place in the order, as a footnote does; what Word counts stands only in the PDF.
    """
    shown = {letters: block for block in pdf if (letters := _letters(block))}
    printed = Counter(letters for block in pdf if (letters := _letters(block)))
    left = [said for said in word if not (said.is_numbered and _struck_off_after(_COUNTED, said, printed))]
    left = [said for said in left if not _struck_off(said.letters, printed)]
    left = [said for said in left if not (said.is_numbered and _struck_off_after(_WORDED, said, printed))]
    added = list(printed.elements())
    if "".join(said.letters for said in left) == "".join(added):
        return None
    if left:
        return Message("TK-W006", {"words": _short(left[0].shown)})
    return Message("TK-W007", {"words": _short(shown[added[0]])})


def _struck_off(letters: str, printed: Counter[str]) -> bool:
    if not printed[letters]:
        return False
    printed[letters] -= 1
    return True


def _struck_off_after(number: re.Pattern[str], said: SaidInWord, printed: Counter[str]) -> bool:
    for letters, times in printed.items():
        if times and letters.endswith(said.letters) and number.fullmatch(letters, 0, len(letters) - len(said.letters)):
            printed[letters] -= 1
            return True
    return False


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKC", _DASHES.sub("-", text))
    return _NO_LETTER.sub("", plain).casefold()


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1].rstrip()}…"


def _is_numbered(element: etree._Element, style: str, styles: frozenset[str]) -> bool:
    own = element.find(f"{WORD}pPr/{WORD}numPr")
    return own is not None or style in styles
