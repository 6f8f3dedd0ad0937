"""What the report says is met can't be claimed, and what it says is missing can: one definition of a place behind both."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from given.records import record
from rules.places.test_place_properties import AFTER, BEGINS, Matched, case, matchings
from tenderkit.model.fulfilment.fulfilment import FulfilmentStatus
from tenderkit.rules.breach.terms import BreachTerms
from tenderkit.rules.claims.missing import MissingPlaces, missing_on
from tenderkit.rules.claims.owed import owed_by
from tenderkit.rules.contract.each_requirement import common_requirement
from tenderkit.rules.fulfilment.counted_places import CountedPlaces, counted_places
from tenderkit.rules.fulfilment.places import places_fulfilment
from tenderkit.rules.fulfilment.terms import terms_for
from tenderkit.rules.journal.view import view_on

DUE = date(2027, 9, 1)
SAME_EACH_TIME = settings(derandomize=True, max_examples=300)  # what is rare is looked for with many more, by hand
days = st.one_of(st.integers(0, 800).map(lambda after: BEGINS + timedelta(days=after)), st.just(AFTER))


def both(edition: int, places: list[Matched], day: date) -> tuple[FulfilmentStatus, CountedPlaces, MissingPlaces]:
    """The report's status and count, and what is missing for a claim, both by what is known on the day."""
    found, supplier = case(edition), case(edition).suppliers[0]
    of = record([line for line, _ in places], [event for _, events in places for event in events])
    view = view_on(of, None, day)
    asked = common_requirement(found, supplier)
    terms = terms_for(asked, view.matching, supplier, day)
    part, owed = places_fulfilment(terms, ""), owed_by(BreachTerms(of=asked, supplier=supplier), view)
    assert part is not None
    assert owed is not None
    assert terms.requirement.places is not None
    return part.status, counted_places(terms, terms.requirement.places), missing_on(owed, day)


@pytest.mark.parametrize("edition", [0, 1])
@SAME_EACH_TIME
@given(places=matchings(), day=days)
def test_nothing_is_missing_on_a_day_when_the_report_says_that_the_requirement_is_met(
    edition: int, places: list[Matched], day: date
) -> None:
    status, counted, missing = both(edition, places, day)

    assert status is not FulfilmentStatus.MET or missing.most == 0
    assert missing.certain <= max(0, (counted.required.count or 0) - counted.done)


NEVER_ACCOUNTED = [  # kept open until the contract was over, and the officer took it to count before that
    (
        "P-01 kind=employment extent_percent=-",
        (
            "2027-02-28 advertised P-01 where=Platsbanken",
            "2027-12-26 assessed P-01 matter=place_counts holds=true reasons=x",
        ),
    )
]
SECOND_PLACE = [  # of one person, who is counted once
    ("P-01 kind=employment extent_percent=-", ("2027-03-01 started P-01",)),
    ("P-02 kind=employment extent_percent=75 same_person_as=P-01", ("2027-03-01 started P-02",)),
]


@pytest.mark.parametrize("edition", [0, 1])
@SAME_EACH_TIME
@given(places=matchings(), day=days)
@example(places=SECOND_PLACE, day=AFTER)
@example(places=NEVER_ACCOUNTED, day=AFTER)
def test_what_the_report_says_is_missing_may_be_claimed(edition: int, places: list[Matched], day: date) -> None:
    status, counted, missing = both(edition, places, day)

    if day > DUE and status in (FulfilmentStatus.NOT_MET, FulfilmentStatus.PARTLY):
        assert missing.most >= (counted.missing or 0)
