"""Whether a place is paid for twice by the claims of one requirement (vite.s7)."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct, field

from tenderkit.model.penalty.unit import TimeCounted, unit_of
from tenderkit.rules.claims.counted import counted_on
from tenderkit.rules.claims.deficiency import Deficiency
from tenderkit.rules.claims.missing import Owed, missing_on
from tenderkit.rules.claims.with_numbers import claimed_places
from tenderkit.rules.journal.known import KnownEvent


class PaidAgain(Struct, frozen=True):
    """A claim for places that earlier ones, by their ids, were for; certain when no other places can be meant."""

    claim: KnownEvent
    places: int
    earlier: tuple[str, ...]
    is_certain: bool = True


class _Earlier(Struct):
    """The claims of one requirement so far: places by name, and how many others."""

    named: dict[str, tuple[str, date]] = field(default_factory=dict)
    unnamed: list[tuple[str, date, int]] = field(default_factory=list)


def places_paid_for(claimed: Sequence[Deficiency]) -> Iterator[PaidAgain]:
    """Each claim, in the order of their days, for a place and a time that is claimed already."""
    by_owed: dict[int, _Earlier] = {}
    for one in sorted(claimed, key=lambda each: each.decision.date if each.decision else date.max):
        if one.owed is not None and one.decision is not None and one.counts_places:
            yield from _again(one, one.owed, one.decision, by_owed.setdefault(id(one.owed), _Earlier()))


def _again(one: Deficiency, owed: Owed, claim: KnownEvent, earlier: _Earlier) -> Iterator[PaidAgain]:
    counted = counted_on(one, claim.date)
    places, of = claimed_places(one, counted), one.found.event.of or ()
    since = _overlaps_from(one)
    twice = [name for name in of if name in earlier.named and earlier.named[name][1] > since]
    if twice:
        yield PaidAgain(claim, len(twice), tuple(dict.fromkeys(earlier.named[name][0] for name in twice)))
    elif not of or earlier.unnamed:
        yield from _too_many(one, owed, claim, places, earlier)
    if of:
        earlier.named |= dict.fromkeys(of, (one.id, claim.date))
    elif places:
        earlier.unnamed.append((one.id, claim.date, places))


def _too_many(one: Deficiency, owed: Owed, claim: KnownEvent, places: int, earlier: _Earlier) -> Iterator[PaidAgain]:
    """More than are missing when those that are paid for already are left out; some of them may have begun since."""
    since, ends = _overlaps_from(one), one.remedy_ends
    before = [
        *((name, day, 1) for name, day in earlier.named.values() if day > since),
        *(each for each in earlier.unnamed if each[1] > since),
    ]
    if not before or ends is None:
        return
    paid = sum(count for _, _, count in before)
    missing = missing_on(owed, ends, claim.date).most
    over = places + paid - missing
    begun = len(owed.beginning_between(min(day for _, day, _ in before), claim.date))
    if over > 0:
        yield PaidAgain(claim, min(over, places), tuple(dict.fromkeys(name for name, _, _ in before)), over > begun)


def _overlaps_from(one: Deficiency) -> date:
    """An earlier claim of a later day reaches into the time of this one; a penalty for a place or a month has no end."""
    ends, penalty = one.remedy_ends, one.penalty
    if penalty is None or ends is None or unit_of(penalty.per).time is not TimeCounted.LATE:
        return date.min
    return ends
