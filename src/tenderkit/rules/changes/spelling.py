"""When two words are one word spelt in two ways, and not two words.

There is no dictionary here, so whatever is not plainly a slip of the pen counts as another word: that costs a reader a
glance, whereas a change of meaning passed off as a correction is read by nobody.
"""

from collections.abc import Collection, Sequence

from tenderkit.rules.language.binding_words import word_table
from tenderkit.rules.language.near_words import letters_apart

_SHORTEST = 5  # below this most pairs a letter apart are two words: får and för, man and kan
_LONG = 9  # from here on two slips are believed
_ENDINGS = word_table(
    "a e i r s t n ar er or as es is en et an na ne ns ts de te are ast aste ade ande ende ens ets ars ers ors "
    "arna erna orna arnas ernas ornas het"
) | {""}


def same_letters(before: Sequence[str], after: Sequence[str]) -> bool:
    """Only spaces, hyphens or capitals differ: `kontrakts villkor` and `kontraktsvillkor`."""
    return _letters(before) == _letters(after)


def is_misspelling(old: str, new: str, still_used: Collection[str]) -> bool:
    """Whether `old` was `new` misspelt. A word that the newer text still uses was no misspelling."""
    shorter = min(old, new, key=len)
    # The first letter is seldom mistyped, and a letter put in front negates: behörig, obehörig.
    is_slip = len(shorter) >= _SHORTEST and old.isalpha() and new.isalpha() and old[0] == new[0]
    if not is_slip or old in still_used or _is_inflected(old, new):
        return False
    return letters_apart(old, new) <= (2 if len(shorter) >= _LONG else 1)


def _letters(words: Sequence[str]) -> str:
    return "".join(words).replace("-", "").replace("’", "").replace("'", "")


def _is_inflected(one: str, other: str) -> bool:
    """`platsen` and `platser` share a stem and both end as Swedish words do."""
    stem = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[stem:] in _ENDINGS and other[stem:] in _ENDINGS
