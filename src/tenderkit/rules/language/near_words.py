"""The word that was meant when a name was mistyped: told by its letters alone, so that no advice changes what is meant."""

from collections.abc import Iterable

from tenderkit.model.case.near_words import letters_apart

_SHORTEST = 3  # of two letters every word is another word
_LONG = 6  # from here on two slips are believed
_MOST_SLIPS = 2


def near_spellings(word: str, words: Iterable[str]) -> tuple[str, ...]:
    """The words nearest to a slip of the pen, all that are equally near; else those that it is the beginning of.

    Capitals and the hyphens before an option count for nothing. Empty when nothing is near: `delete` is not `release`.
    """
    typed, known = _letters(word), tuple(dict.fromkeys(words))
    if len(typed) < _SHORTEST:
        return ()
    alike = (each for each in known if abs(len(typed) - len(_letters(each))) <= _MOST_SLIPS)
    apart = {each: letters_apart(typed, _letters(each)) for each in alike}
    near = {each: slips for each, slips in apart.items() if slips <= _slips_in(min(typed, _letters(each), key=len))}
    nearest = tuple(each for each, slips in near.items() if slips == min(near.values()))
    return nearest or tuple(each for each in known if _letters(each).startswith(typed))


def _letters(word: str) -> str:
    return word.lstrip("-").lower()


def _slips_in(word: str) -> int:
    """How many slips are believed in a word of that length."""
    if len(word) < _SHORTEST:
        return 0
    return _MOST_SLIPS if len(word) >= _LONG else 1
