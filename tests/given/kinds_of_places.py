"""The case with places, with more said of their kinds, their number or their time."""

from given.cases import WITH_PLACES, read
from tenderkit.model.case.case import Places

_KINDS = "    kinds: [employment, internship]\n"
_MINIMUM = "    minimum_months: 3\n"


def with_kinds(per_kind: str = "", *, minimum: str = "minimum_months: 3", count: int = 4, more: str = "") -> str:
    """`per_kind="{employment: {count: 2}}"` -> the text of a case; `minimum` is the time of all, `more` other keys of the places."""
    stated = f"    per_kind: {per_kind}\n" if per_kind else ""
    others = "".join(f"    {line}\n" for line in more.splitlines())
    text = WITH_PLACES.replace("format: 1\n", "format: 2\n").replace(_KINDS, _KINDS + stated + others)
    return text.replace(_MINIMUM, f"    {minimum}\n" if minimum else "").replace("count: 4\n", f"count: {count}\n")


def places_of(per_kind: str = "", *, minimum: str = "minimum_months: 3", count: int = 4, more: str = "") -> Places:
    """The places of such a case."""
    places = read(with_kinds(per_kind, minimum=minimum, count=count, more=more)).requirement.places
    assert places is not None
    return places
