"""Which places count: the one definition of a counted place, by the table of grounds, for all that is told, demanded or paid.

Places that replace one another make one place together, and so do those that several persons share where the clause lets them. The
same person is counted once (platser-uppfyllelse.s20), and once more for an employment after practice (s13).
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from tenderkit.model.case.choices import PlacementKind
from tenderkit.model.fulfilment.place_outcome import PlaceOutcome, PlaceStanding
from tenderkit.rules.places.grounds import DECIDING, EXCLUDING, FULFILLED, REPLACED, decided
from tenderkit.rules.places.held_to import HeldTo
from tenderkit.rules.places.history import PlaceHistory
from tenderkit.rules.places.reasons import because
from tenderkit.rules.places.weighed import Weighed, weighed

_TRAINING = (PlacementKind.INTERNSHIP, PlacementKind.APPRENTICESHIP)


def place_outcomes(
    held: HeldTo, histories: Sequence[PlaceHistory], day: date | None, required: int | None
) -> tuple[PlaceOutcome, ...]:
    """What each place comes to on the day, in the order of the file; of the `required` ones half may be a person's second."""
    found: dict[str, PlaceOutcome] = {}
    eligible = []
    for history in histories:
        outcome = decided(Weighed(held, (history,), day, None), EXCLUDING)
        if outcome is None:
            eligible.append(history)
        else:
            found[history.place.id] = replace(outcome, since=None)
    for group in _groups(eligible, lambda each: each.place.shares if held.shared else None):
        found |= _shared(held, group, day) if len(group) > 1 else {}
    rest = [each for each in eligible if each.place.id not in found]
    for chain in _groups(rest, lambda each: each.place.replaces if held.may_be_replaced else None):
        found |= _chained(held, chain, day)
    if held.second_edition and not held.by_months:
        found |= _second_of_a_person(histories, found, required)
    return tuple(_by_itself(found[each.place.id], each) for each in histories)


def _by_itself(outcome: PlaceOutcome, history: PlaceHistory) -> PlaceOutcome:
    """With a reason that can be told of this place alone."""
    reason = outcome.reason
    facts = {**reason.facts, "places": "1", "ids": history.place.id}
    return replace(outcome, reason=replace(reason, facts=facts))


def _shared(held: HeldTo, group: list[PlaceHistory], day: date | None) -> dict[str, PlaceOutcome]:
    """The time of those who share a place is added; one who alone makes a place needs nobody else's."""
    found, rest = {}, []
    for each in group:
        alone = _alone(held, each, day)
        if alone.counts or each.started is None:
            found[each.place.id] = alone
        else:
            rest.append(each)
    if not rest:
        return found
    together = _settled(weighed(held, tuple(rest), day, shared=len(rest) > 1))
    for each in rest:
        part_of = None if each.place.id == together.place else together.place
        found[each.place.id] = replace(together, place=each.place.id, part_of=part_of)
    return found


def _chained(held: HeldTo, chain: list[PlaceHistory], day: date | None) -> dict[str, PlaceOutcome]:
    """Each place takes over what remained of the one before it; one that makes a place alone ends the chain."""
    found: dict[str, PlaceOutcome] = {}
    current: list[PlaceHistory] = []
    for each in chain:
        alone = _alone(held, each, day)
        if each.started is None and not each.opened:
            found[each.place.id] = alone
            continue
        if current and not _follows(current[-1], each):
            found |= _as_one(held, current, day)
            current = []
        current.append(each)
        if alone.counts:
            found |= {one.place.id: _replaced_by(alone, one) for one in current[:-1]}
            found[each.place.id] = alone
            current = []
    return found | (_as_one(held, current, day) if current else {})


def _as_one(held: HeldTo, members: list[PlaceHistory], day: date | None) -> dict[str, PlaceOutcome]:
    together = _settled(weighed(held, tuple(members), day))
    return {
        each.place.id: together if each.place.id == together.place else _replaced_by(together, each) for each in members
    }


def _alone(held: HeldTo, history: PlaceHistory, day: date | None) -> PlaceOutcome:
    return _settled(weighed(held, (history,), day))


def _settled(of: Weighed) -> PlaceOutcome:
    found = decided(of, DECIDING)
    if found is None:
        raise NotImplementedError  # the last ground always says something
    return found


def _follows(before: PlaceHistory, after: PlaceHistory) -> bool:
    """A place at the same time is no new one."""
    return before.ended is not None and (after.started is None or after.started > before.ended.day)


def _replaced_by(outcome: PlaceOutcome, replaced: PlaceHistory) -> PlaceOutcome:
    reason = because("place.replaced_by", REPLACED, "k1", by=outcome.place)
    ended = replaced.ended.day if replaced.ended else None
    return PlaceOutcome(replaced.place.id, PlaceStanding.NOT_COUNTED, reason, ended, part_of=outcome.place)


def _groups(
    histories: Sequence[PlaceHistory], leads_to: Callable[[PlaceHistory], str | None]
) -> Iterator[list[PlaceHistory]]:
    """Those that lead to one another, each group in the order of its days."""
    known = {each.place.id: each for each in histories}
    roots: dict[str, str] = {}
    found: defaultdict[str, list[PlaceHistory]] = defaultdict(list)
    for each in histories:
        seen = [each.place.id]
        while seen[-1] not in roots:
            before = leads_to(known[seen[-1]])
            if before is None or before not in known or before in seen:
                roots[seen[-1]] = seen[-1]
                break
            seen.append(before)
        roots |= dict.fromkeys(seen, roots[seen[-1]])
        found[roots[each.place.id]].append(each)
    for group in found.values():
        yield sorted(group, key=lambda one: one.begins)


def _second_of_a_person(
    histories: Sequence[PlaceHistory], found: dict[str, PlaceOutcome], required: int | None
) -> dict[str, PlaceOutcome]:
    """What a person's further places come to; an employment after practice is counted too, up to half of the places."""
    changed: dict[str, PlaceOutcome] = {}
    extra = []
    for group in _groups(histories, lambda each: each.place.same_person_as):
        live = [each for each in group if _is_live(found[each.place.id])]
        first = next((each for each in live if found[each.place.id].counts), live[0] if live else None)
        for each in live:
            if each is first:
                continue
            if first is not None and _is_employment_after(first, each):
                extra.append(each)
                first = None
            else:
                changed[each.place.id] = _not_again(found[each.place.id], "same_person", "s20")
    extra.sort(key=lambda each: (not found[each.place.id].counts, each.begins))
    most = len(extra) if required is None else required // 2
    return changed | {each.place.id: _not_again(found[each.place.id], "more_than_half", "s13") for each in extra[most:]}


def _is_live(outcome: PlaceOutcome) -> bool:
    """Whether it is a place by itself that counts or may come to."""
    return outcome.standing is not PlaceStanding.NOT_COUNTED and outcome.part_of is None


def _is_employment_after(first: PlaceHistory, other: PlaceHistory) -> bool:
    return (
        first.place.kind in _TRAINING
        and other.place.kind is PlacementKind.EMPLOYMENT
        and first.ended is not None
        and other.begins >= first.ended.day
    )


def _not_again(outcome: PlaceOutcome, key: str, mark: str) -> PlaceOutcome:
    return replace(outcome, standing=PlaceStanding.NOT_COUNTED, reason=because(f"place.{key}", FULFILLED, mark))
