"""Names in the order of the Swedish alphabet, as a reader looks for them: å ä ö after z, whatever the machine's language."""

from functools import lru_cache
from unicodedata import category, combining, normalize

_ALPHABET = {letter: place for place, letter in enumerate("abcdefghijklmnopqrstuvwxyzåäö")}
# Letters of neighbours, by the place that Swedish registers give them.
_AS = str.maketrans(
    {"æ": "ä", "ø": "ö", "œ": "ö", "ü": "y", "ű": "y", "ő": "ö", "ß": "ss", "þ": "th", "ð": "d", "đ": "d", "ł": "l"}
)
_MOST_LETTERS = 1 << 12
_SIGN, _DIGIT, _LETTER, _OTHER_LETTER = range(4)

SwedishOrder = tuple[tuple[tuple[int, int], ...], str, str]


def swedish_order(name: str) -> SwedishOrder:
    """The key to sort by: signs, digits, letters. An accent or a capital counts only between names that are else alike.

    `é` stands with `e` and `ü` with `y`; `w` is a letter of its own, after `v`.
    """
    folded = normalize("NFC", name).lower()
    return tuple(place for letter in folded.translate(_AS) for place in _places(letter)), folded, name.swapcase()


@lru_cache(_MOST_LETTERS)
def _places(letter: str) -> tuple[tuple[int, int], ...]:
    """Without the marks that make no letter of its own; a ring over an a, or dots over an a or an o, do."""
    signs = letter if letter in _ALPHABET else normalize("NFD", letter)
    return tuple(_place(sign) for sign in signs if not combining(sign))


def _place(letter: str) -> tuple[int, int]:
    if letter in _ALPHABET:
        return _LETTER, _ALPHABET[letter]
    kind = category(letter)[0]
    if kind == "N":
        return _DIGIT, ord(letter)
    return (_OTHER_LETTER if kind == "L" else _SIGN), ord(letter)
