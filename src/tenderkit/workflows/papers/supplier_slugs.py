"""What a supplier is called in the name of a file: plain letters that every system takes, and no two alike."""

import re
from collections.abc import Iterator, Sequence
from itertools import count
from unicodedata import normalize

from tenderkit.model.case.case import Supplier

LONGEST = 24
_APART = re.compile(r"[^a-z0-9]+")
_SPELLED = str.maketrans(
    {"ø": "o", "æ": "ae", "ß": "ss", "ł": "l", "đ": "d", "þ": "th", "ð": "d"}
)  # no marks to take off


def supplier_slugs(suppliers: Sequence[Supplier]) -> tuple[str, ...]:
    """`exempel-anlaggning-ab` for each, in their order.

    A sole trader is its number among them, since the firm may be the person's own name; so is one without a letter to write.
    """
    taken: set[str] = set()
    found = []
    for number, supplier in enumerate(suppliers, 1):
        wanted = "" if supplier.sole_trader else _slug(supplier.name)
        slug = next(each for each in _turns(wanted or str(number)) if each not in taken)
        taken.add(slug)
        found.append(slug)
    return tuple(found)


def _slug(name: str) -> str:
    letters = normalize("NFKD", name.casefold().translate(_SPELLED)).encode("ascii", "ignore").decode()
    return _cut(_APART.sub("-", letters).strip("-"), LONGEST)


def _cut(slug: str, most: int) -> str:
    """After a whole word where there is one."""
    if len(slug) <= most:
        return slug
    words, _, _ = slug[: most + 1].rpartition("-")
    return (words or slug[:most]).strip("-")


def _turns(slug: str) -> Iterator[str]:
    """The slug by itself, else with the first number that makes it another."""
    yield slug
    for turn in count(2):
        yield f"{_cut(slug, LONGEST - len(str(turn)) - 1)}-{turn}"
