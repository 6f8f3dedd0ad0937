"""Words on a link or of a picture that tell nothing, as data that anybody can add to."""

from msgspec import Struct

_AROUND = ' .,:;!›»>→[]()"”'


class SayNothing(Struct, frozen=True):
    """In small letters: on a link, and of a picture; `bild *` stands for the word with a number after it too."""

    links: frozenset[str]
    pictures: frozenset[str]


def is_among(said: str, known: frozenset[str]) -> bool:
    """Whether that is all that is said, whatever signs stand around it."""
    words = said.strip(_AROUND).lower()
    first, _, number = words.rpartition(" ")
    return words in known or (number.isdigit() and f"{first} *" in known)
