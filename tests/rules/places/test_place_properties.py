"""What holds of every matching, whatever has happened in it."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from given.matching_text import CASE, case_of
from given.records import matching_of, whole_place
from tenderkit.model.case.case import Procurement
from tenderkit.model.case.counting import FIRST_EDITION, Counting
from tenderkit.model.fulfilment.fulfilment import FulfilmentStatus, PartFulfilment
from tenderkit.model.fulfilment.place_outcome import PlaceOutcome, PlaceStanding
from tenderkit.rules.contract.each_requirement import common_requirement
from tenderkit.rules.fulfilment.counted_places import counted_places
from tenderkit.rules.fulfilment.places import places_fulfilment
from tenderkit.rules.fulfilment.terms import FulfilmentTerms

BEGINS, AFTER = date(2027, 3, 1), date(2029, 10, 1)
PLACES_ONLY = CASE[: CASE.index("  dialogue:\n")] + CASE[CASE.index("  places:\n") :]
TWO = PLACES_ONLY.replace("count: 4\n", "count: 2\n    offer_open_weeks: 4\n")
EDITIONS = (FIRST_EDITION, Counting(nearest=True, least_time=True, answers_together=True, authority_days=14))
RANK = {
    FulfilmentStatus.NOT_MET: 0,
    FulfilmentStatus.PARTLY: 1,
    FulfilmentStatus.UNDECIDED: 1,
    FulfilmentStatus.OPEN: 1,
    FulfilmentStatus.MET: 2,
}
STANDINGS = {
    PlaceStanding.NOT_COUNTED: 0,
    PlaceStanding.UNDECIDED: 1,
    PlaceStanding.WAITS: 1,
    PlaceStanding.COUNTS: 2,
}
GROUNDS = ("resigned", "work_lacking", "of_the_clause", "not_told", "planned", "trial_ended")
Matched = tuple[str, tuple[str, ...]]


@cache
def case(edition: int) -> Procurement:
    return case_of(TWO).counted_by(EDITIONS[edition])


def terms(edition: int, places: Sequence[Matched], day: date | None) -> FulfilmentTerms:
    matching = matching_of((place for place, _ in places), [event for _, events in places for event in events])
    return FulfilmentTerms(common_requirement(case(edition)), matching, case(edition).suppliers[0], day)


def part(edition: int, places: Sequence[Matched], day: date | None) -> PartFulfilment:
    found = places_fulfilment(terms(edition, places, day), "")
    assert found is not None
    return found


def outcomes(edition: int, places: Sequence[Matched], day: date | None) -> dict[str, PlaceOutcome]:
    of = terms(edition, places, day)
    assert of.requirement.places is not None
    return {each.place: each for each in counted_places(of, of.requirement.places).outcomes}


@st.composite
def something_that_happened(draw: st.DrawFn, number: int) -> Matched:
    """A place that was kept open, begun, changed, ended, assessed, replaced or another's, in any measure."""
    place = f"P-{number:02}"
    kind = draw(st.sampled_from(("employment", "internship", "apprenticeship")))
    extent = draw(st.sampled_from(("-", "10", "50", "75", "100")))
    before = draw(st.sampled_from(("", f" replaces=P-{number - 1:02}", f" same_person_as=P-{number - 1:02}")))
    line = f"{place} kind={kind} extent_percent={extent}{before if number > 1 else ''}"
    day = BEGINS + timedelta(days=draw(st.integers(0, 400)))
    events = []
    if draw(st.booleans()):
        opened = day - timedelta(days=draw(st.integers(1, 60)))
        events.append(f"{opened} {draw(st.sampled_from(('offered', 'advertised')))} {place} where=Platsbanken")
        if draw(st.booleans()):
            events.append(f"{day - timedelta(days=1)} accounted {place}")
    if draw(st.booleans()):
        events.append(f"{day} started {place}")
        if draw(st.booleans()):
            last, ground = day + timedelta(days=draw(st.integers(0, 200))), draw(st.sampled_from(GROUNDS))
            events.append(f"{last} ended {place} ended_by=supplier ground={ground}")
    if draw(st.booleans()):
        matter = draw(st.sampled_from(("supplier_responsible", "place_counts", "target_group")))
        holds = draw(st.sampled_from(("true", "false")))
        events.append(f"{day + timedelta(days=300)} assessed {place} matter={matter} holds={holds} reasons=x")
    return line, tuple(events)


@st.composite
def matchings(draw: st.DrawFn, most: int = 4) -> list[Matched]:
    return [draw(something_that_happened(number)) for number in range(1, draw(st.integers(1, most)) + 1)]


days = st.one_of(st.none(), st.integers(0, 1000).map(lambda after: BEGINS + timedelta(days=after)), st.just(AFTER))


@pytest.mark.parametrize("edition", [0, 1])
@given(places=matchings(), day=days)
def test_a_fulfilled_place_more_never_makes_it_worse(edition: int, places: list[Matched], day: date | None) -> None:
    fewer, more = part(edition, places, day), part(edition, [*places, whole_place(50)], day)

    assert more.done >= fewer.done
    assert RANK[more.status] >= RANK[fewer.status]


@pytest.mark.parametrize("edition", [0, 1])
@given(places=matchings(), day=days, order=st.randoms(use_true_random=False))
def test_the_order_of_unrelated_events_never_matters(
    edition: int, places: list[Matched], day: date | None, order: Random
) -> None:
    left = [list(events) for _, events in places]
    mixed = []
    while any(left):
        mixed.append(order.choice([events for events in left if events]).pop(0))
    one_record = [(places[0][0], tuple(mixed)), *((line, ()) for line, _ in places[1:])]

    assert outcomes(edition, one_record, day) == outcomes(edition, places, day)


@pytest.mark.parametrize("edition", [0, 1])
@given(places=matchings(), day=days, order=st.randoms(use_true_random=False))
def test_the_lines_of_different_days_may_stand_in_any_order(
    edition: int, places: list[Matched], day: date | None, order: Random
) -> None:
    lines = [event for _, events in places for event in events]
    of_days = [[line for line in lines if line.startswith(each)] for each in dict.fromkeys(line[:10] for line in lines)]
    order.shuffle(of_days)
    turned = [(places[0][0], tuple(line for each in of_days for line in each)), *((line, ()) for line, _ in places[1:])]

    assert outcomes(edition, turned, day) == outcomes(edition, places, day)


@st.composite
def one_place(draw: st.DrawFn) -> tuple[date, str, str]:
    """When it began, on which extent, and on which ground it ended."""
    begins = BEGINS + timedelta(days=draw(st.integers(0, 800)))
    return begins, draw(st.sampled_from(("-", "10", "75", "100"))), draw(st.sampled_from(GROUNDS))


@pytest.mark.parametrize("edition", [0, 1])
@given(place=one_place(), length=st.integers(1, 250), longer=st.integers(1, 100), after=st.integers(0, 100))
def test_a_longer_place_is_never_worse_than_a_shorter_one(
    edition: int, place: tuple[date, str, str], length: int, longer: int, after: int
) -> None:
    begins, extent, ground = place

    def standing(days_long: int) -> int:
        """On the same day after the end, however long it took."""
        ends = begins + timedelta(days=days_long - 1)
        day = begins + timedelta(days=length + longer + after)
        ended = f"{ends} ended P-01 ended_by=supplier ground={ground}"
        found = outcomes(edition, [(f"P-01 extent_percent={extent}", (f"{begins} started P-01", ended))], day)
        return STANDINGS[found["P-01"].standing]

    assert standing(length + longer) >= standing(length)


@pytest.mark.parametrize("edition", [0, 1])
@given(places=matchings(), day=days)
def test_every_place_is_judged_once_with_its_sentence(edition: int, places: list[Matched], day: date | None) -> None:
    found = outcomes(edition, places, day)
    counted = part(edition, places, day)

    assert all(each.reason.mark and each.reason.words for each in found.values())
    assert counted.done == sum(each.counts and each.is_one for each in found.values())
    assert all(found[each.part_of].is_one for each in found.values() if each.part_of is not None)
