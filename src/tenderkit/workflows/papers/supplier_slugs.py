"""What a supplier is called in the name of a file: plain letters that every system takes, and no two alike."""

from collections.abc import Iterator, Sequence
from itertools import count

from tenderkit.model.case.case import Supplier
from tenderkit.writers.slugs import cut_slug, slug_of

LONGEST = 24


def supplier_slugs(suppliers: Sequence[Supplier]) -> tuple[str, ...]:
    """`exempel-anlaggning-ab` for each, in their order.

    A sole trader is its number among them, since the firm may be the person's own name; so is one without a letter to write.
    """
    taken: set[str] = set()
    found = []
    for number, supplier in enumerate(suppliers, 1):
        wanted = "" if supplier.sole_trader else slug_of(supplier.name, LONGEST)
        slug = next(each for each in _turns(wanted or str(number)) if each not in taken)
        taken.add(slug)
        found.append(slug)
    return tuple(found)


def _turns(slug: str) -> Iterator[str]:
    """The slug by itself, else with the first number that makes it another."""
    yield slug
    for turn in count(2):
        yield f"{cut_slug(slug, LONGEST - len(str(turn)) - 1)}-{turn}"
