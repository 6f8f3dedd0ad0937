"""What done places come to by their kinds and years (platser-form, platser-antal)."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from tenderkit.model.case.case import Places
from tenderkit.model.case.choices import PlacementKind
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.fulfilment.fulfilment import FulfilmentReason
from tenderkit.rules.contract.kind_numbers import counted_in_all, kind_numbers
from tenderkit.rules.contract.places_owed import places_owed
from tenderkit.rules.fulfilment.terms import FulfilmentTerms, because

_FORM, _COUNTED = ClauseRole.PLACES_FORM, ClauseRole.PLACES_COUNT


class DonePlace(Struct, frozen=True):
    """A place that counts: its kind, and the day that says to which contract year it belongs."""

    kind: PlacementKind
    begins: date


def counted_by_kind(
    terms: FulfilmentTerms, places: Places, done: Sequence[DonePlace], required: int | None
) -> tuple[int, tuple[FulfilmentReason, ...]]:
    """How many of the required places the done ones come to, and what is counted of each kind and year."""
    number = places.asked if required is None else required
    if places.carried_over is False:
        count, beyond = _of_their_years(terms, places, done)
    else:
        count, beyond = counted_in_all(places, _kinds(done), number), 0
    reasons = [
        because("places.of_kind", _FORM, kind=kind.title_sv, done=_kinds(done)[kind], required=least)
        for kind, least in kind_numbers(places, number).items()
    ]
    if beyond:
        reasons.append(because("places.of_a_year", _COUNTED, "s12", places=beyond))
    return count, tuple(reasons)


def _of_their_years(terms: FulfilmentTerms, places: Places, done: Sequence[DonePlace]) -> tuple[int, int]:
    """Where nothing moves between contract years, what began in a year counts for it alone (platser-antal.s12)."""
    years = places_owed(terms.case, places, options=False, of=terms.lots)
    count = 0
    for at, year in enumerate(years):
        after = years[at + 1].begins if at + 1 < len(years) else None
        of_the_year = [each for each in done if year.begins <= each.begins and (after is None or each.begins < after)]
        count += min(year.count, counted_in_all(places, _kinds(of_the_year), year.count))
    return count, len(done) - count


def _kinds(done: Sequence[DonePlace]) -> Counter[PlacementKind]:
    return Counter(each.kind for each in done)
