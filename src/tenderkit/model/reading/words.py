"""Words of a closed list as people write them: in any case, by their title, by another name, several in a row."""

import re
from collections.abc import Iterable, Mapping

from tenderkit.model.reading.numbers import one_spaced
from tenderkit.patterns import lazy_pattern

_SPLIT = lazy_pattern(r"\s*[,;+&/]\s*(?:och\s+|samt\s+|eller\s+)?|\s+(?:och|samt|eller)\s+", re.IGNORECASE)
_PARTS = lazy_pattern(r"[^\W_]+")
_SMALL = frozenset(
    ["per", "av", "i", "för", "en", "ett", "den", "det", "till", "från", "på", "och", "eller"]
)  # say nothing by themselves
YES_NO: Mapping[str, bool] = {
    **dict.fromkeys(("true", "ja", "j", "yes", "y", "x", "sant", "ja!", "✓", "✔", "☒", "☑"), True),
    **dict.fromkeys(("false", "nej", "n", "no", "falskt", "☐"), False),
}


def as_compared(words: str) -> str:
    """The words as they are compared: letters of one size, one space, no full stop and no quotation marks around them."""
    return one_spaced(words).casefold().strip(" .\"'”’“*")


def parts_of_list(words: str) -> list[str]:
    """The items of a list that stands in one text, between commas and `och`."""
    return [part for part in map(str.strip, _SPLIT.split(one_spaced(words))) if part]


def titles_with(words: str, titles: Iterable[str]) -> list[str]:
    """The titles that hold every word of these that says something: what is written may be a part of them."""
    wanted = set(_PARTS.findall(as_compared(words))) - _SMALL
    return [title for title in titles if wanted and wanted <= set(_PARTS.findall(as_compared(title)))]
