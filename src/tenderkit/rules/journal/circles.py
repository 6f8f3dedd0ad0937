"""Items that name each other in a circle: each says of itself that it comes after the other."""

from collections.abc import Mapping


def in_a_circle(leads: Mapping[str, str]) -> frozenset[str]:
    """The ids from which the way leads back to themselves, one that leads to itself included; in one pass over all."""
    walked: dict[str, int] = {}
    found: set[str] = set()
    for number, start in enumerate(leads):
        way: list[str] = []
        each = start
        while each in leads and each not in walked:
            walked[each] = number
            way.append(each)
            each = leads[each]
        if walked.get(each) == number:
            found.update(way[way.index(each) :])
    return frozenset(found)
