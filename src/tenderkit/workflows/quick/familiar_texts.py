"""What short texts are read as, where the same ones come again and again: the values of documents of one kind."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

Read = TypeVar("Read")
_APART = " \u00a6 "
_MOST_MET = 5000


class FamiliarTexts(Generic[Read]):
    """A text that has been met before is read by itself and remembered, the new ones all at once."""

    def __init__(self, read: Callable[[str], frozenset[Read]]) -> None:
        self._read = read
        self._met: set[str] = set()
        self._known: dict[str, frozenset[Read]] = {}

    def read(self, texts: Sequence[str]) -> tuple[list[frozenset[Read] | None], frozenset[Read]]:
        """What each text holds, `None` of a new one, and what all of them hold."""
        found = list(map(self._known.get, texts))
        if None not in found:
            return found, frozenset().union(*found)  # type: ignore[arg-type]  # there is no None among them
        new: list[str] = []
        for at, text in enumerate(texts):
            if found[at] is None and text in self._met:
                found[at] = self._known[text] = self._read(text)
            elif found[at] is None:
                new.append(text)
        together = frozenset().union(*(each for each in found if each is not None))
        if new:
            together |= self._read(_APART.join(new))
            self._met.update(new)
            if len(self._met) > _MOST_MET:
                self._met, self._known = set(), {}
        return found, together
