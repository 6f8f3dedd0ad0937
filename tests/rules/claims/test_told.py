"""What was known of a deficiency or a place on an earlier day."""

from datetime import date

from given import cases
from given.breach_case import PER_WEEK
from given.claim_records import judged, record
from given.shipped_clauses import shipped_roles
from tenderkit.model.matching.matching import Breach, Placement
from tenderkit.rules.claims.told import ToldJournal, ToldMatching, told_matching
from tenderkit.rules.journal.view import view_on

NOTICED = ("2027-09-02 deficiency_found B-1", "2027-09-10 notice_sent B-1 H-7", "2027-09-13 notice_received B-1")
BEGUN = ("2027-06-01 started P-01", "2027-06-01 started P-02", "2027-06-01 started P-03")


def told(*events: str) -> ToldMatching:
    of = record(*events)
    view = view_on(of, None, None)
    journal = ToldJournal(cases.read(PER_WEEK), of, None, shipped_roles(), view)
    return told_matching(judged(of, PER_WEEK).matching, journal)


def breach_on(matching: ToldMatching, day: str) -> Breach:
    whole, found = matching.on(matching.breaches[0], date.fromisoformat(day))
    assert isinstance(found, Breach)
    assert any(each is found for each in whole.breaches)
    return found


def test_a_notice_tells_of_what_is_missing_when_it_is_sent() -> None:
    matching = told(*BEGUN, *NOTICED, "2027-10-25 started P-04", "2027-11-20 claimed B-1")

    found = breach_on(matching, "2027-09-10")

    assert (found.missing_places, found.claim, found.remedied) == (1, None, None)
    assert matching.breaches[0].claim is not None


def test_a_claim_tells_of_no_place_that_began_after_it() -> None:
    matching = told(*BEGUN, *NOTICED, "2027-11-20 claimed B-1", "2027-11-25 started P-04")

    found = breach_on(matching, "2027-11-20")

    assert (found.missing_places, found.late_weeks, found.remedied) == (1, 6, None)
    assert matching.breaches[0].remedied == date(2027, 11, 25)


def test_what_was_corrected_later_is_told_as_it_was_known() -> None:
    corrected = "2027-09-12 notice_sent B-1 corrects=H-7 written=2027-12-01"
    matching = told(*BEGUN, *NOTICED[:2], "2027-11-20 claimed B-1", corrected)

    known = [breach_on(matching, day).request for day in ("2027-11-20", "2027-11-30", "2027-12-01")]

    assert [each.sent.day for each in known if each is not None] == [10, 10, 12]


def test_the_journal_behind_it_is_still_told() -> None:
    matching = told(*BEGUN, *NOTICED)

    whole, _ = matching.on(matching.breaches[0], date(2027, 9, 10))

    assert None not in (matching.seen_in, whole.seen_in)


def test_a_deficiency_is_told_as_it_is_on_a_day_before_it_was_found() -> None:
    matching = told(*BEGUN, *NOTICED)

    assert matching.on(matching.breaches[0], date(2027, 9, 1))[1] is matching.breaches[0]


def test_a_place_is_told_without_what_came_later() -> None:
    matching = told(*BEGUN, "2027-07-15 ended P-03")

    _, found = matching.on(matching.placements[2], date(2027, 7, 14))

    assert isinstance(found, Placement)
    assert (found.ended, found.begun) == (None, True)
    assert matching.placements[2].ended == date(2027, 7, 15)


def test_anything_else_is_the_same_on_every_day() -> None:
    matching = told(*BEGUN)
    agreement = "A-1"

    assert matching.on(agreement, date(2027, 7, 14)) == (matching, agreement)
