"""The places part: whether the places that count are as many as are required, and have begun by now. They are counted in `counted_places`."""

from collections.abc import Iterator

from tenderkit.model.fulfilment.fulfilment import FulfilmentPart, FulfilmentReason, FulfilmentStatus, PartFulfilment
from tenderkit.rules.contract.due_dates import contract_ends
from tenderkit.rules.fulfilment.counted_places import TIMED, CountedPlaces, counted_places
from tenderkit.rules.fulfilment.required_places import COUNTED
from tenderkit.rules.fulfilment.terms import FulfilmentTerms, because
from tenderkit.rules.fulfilment.value_base import REDUCED


def places_fulfilment(terms: FulfilmentTerms, of: str) -> PartFulfilment | None:
    """How far the supplier has met the places part; `None` when the requirement has none.

    Places under an agreement are counted by themselves (dialog-overenskommelse.s16).
    """
    places = terms.requirement.places
    if places is None:
        return None
    counted = counted_places(terms, places)
    status, why = _unless_lower(counted, *_status(terms, counted))
    return PartFulfilment(
        part=FulfilmentPart.PLACES,
        role=COUNTED,
        status=status,
        required=counted.required.count,
        done=counted.done,
        reasons=(*counted.required.reasons, *counted.reasons, *why),
        started=counted.started,
        ongoing=counted.waiting if places.by_months else counted.ongoing,
        of=of,
        by_months=places.by_months,
        lot=terms.of.lot.id if terms.of.lot is not None else "",
    )


def _status(terms: FulfilmentTerms, counted: CountedPlaces) -> tuple[FulfilmentStatus, tuple[FulfilmentReason, ...]]:
    """Partly is about the number of places: one that began late counts, and is told as late."""
    required, missing = counted.required, counted.missing
    if required.count is None or missing is None:
        return FulfilmentStatus.UNDECIDED, ()
    if required.count == 0 and not required.final:
        return FulfilmentStatus.OPEN, (because("places.none_yet", COUNTED),)
    if counted.done >= required.count:
        return FulfilmentStatus.MET, ()
    unit, left = "months" if required.by_months else "places", required.count - counted.done
    awaited = because(f"{unit}.awaited", COUNTED, places=left)
    if counted.waiting >= left or not _is_due(terms, counted):
        return FulfilmentStatus.OPEN, (*_overdue(terms, counted), awaited)
    if not missing:
        return FulfilmentStatus.UNDECIDED, (because(f"{unit}.undecided", COUNTED, places=left - counted.waiting),)
    why = (because(f"{unit}.missing", COUNTED, places=missing),)
    if counted.done or counted.waiting:
        return FulfilmentStatus.PARTLY, why
    return (FulfilmentStatus.UNDECIDED if counted.undecided else FulfilmentStatus.NOT_MET), why


def _overdue(terms: FulfilmentTerms, counted: CountedPlaces) -> Iterator[FulfilmentReason]:
    """Of places with several days to begin by those whose day has passed, where what counts or waits is fewer."""
    passed = [(day, count) for day, count in counted.required.due if terms.is_past(day)]
    lacking = sum(count for _, count in passed) - counted.done - counted.waiting - counted.undecided
    if lacking > 0 and not counted.required.by_months:
        yield because("places.overdue", TIMED, "k3", places=lacking, due=passed[-1][0])


def _unless_lower(
    counted: CountedPlaces, status: FulfilmentStatus, why: tuple[FulfilmentReason, ...]
) -> tuple[FulfilmentStatus, tuple[FulfilmentReason, ...]]:
    """What is missing of a number that may turn out lower can't be said to be missing."""
    if not counted.required.at_most or status not in (FulfilmentStatus.NOT_MET, FulfilmentStatus.PARTLY):
        return status, why
    return FulfilmentStatus.UNDECIDED, (*why, because("required.at_most_decides", REDUCED))


def _is_due(terms: FulfilmentTerms, counted: CountedPlaces) -> bool:
    """Where the days follow from call-offs, only the end of the contract is certain; months have that long once one has begun."""
    ends, required = contract_ends(terms.case, options=False), counted.required
    return terms.is_past(ends if required.by_months and counted.started else required.last_due or ends)
