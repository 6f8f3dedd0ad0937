"""A word that no line has room for may be broken anywhere: an invisible mark between its letters says so."""

from tenderkit.patterns import lazy_pattern
from tenderkit.writers.pictures.letter_widths import width_of

ANYWHERE = "\N{ZERO WIDTH SPACE}"
_WORD = lazy_pattern(r"\S{6,}")
_THOUSAND = 1000
_NARROWER = 0.92  # our font's letters, beside those that are reckoned


def breakable(words: str, room: float, size: float) -> str:
    """The words, with marks in each that is wider than the `room` in points for letters of the `size`."""
    return _WORD.sub(lambda found: _marked(found[0], room / size), words)


def _marked(word: str, room: float) -> str:
    return ANYWHERE.join(word) if _width(word) > room else word


def _width(word: str) -> float:
    """In ems."""
    return width_of(word, _THOUSAND, strong=True) * _NARROWER / _THOUSAND
