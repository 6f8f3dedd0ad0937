"""What has been carried out, in numbers: the same places that count for the requirement, and nothing counted a second time."""

from datetime import date

import pytest

from given.matching_text import CASE, case_of
from given.records import matching_of, whole_place
from tenderkit.model.case.counting import Counting
from tenderkit.model.fulfilment.fulfilment import FulfilmentStatus
from tenderkit.rules.contract.each_requirement import common_requirement
from tenderkit.rules.fulfilment.carried_out import CarriedOut, carried_out
from tenderkit.rules.fulfilment.counted_places import CountedPlaces, counted_places
from tenderkit.rules.fulfilment.fulfilment import fulfilment
from tenderkit.rules.fulfilment.terms import FulfilmentTerms

SECOND = Counting(nearest=True, least_time=True)
AFTER = date(2029, 10, 1)
DIALOGUE_ONLY = CASE[: CASE.index("  places:\n")] + CASE[CASE.index("suppliers:\n") :]
CALLED_OFF = CASE.replace("basis: fixed", "basis: per_called_off_sek\n    sek_per_place: 1000000")
AGREED = """\
agreements:
  - id: A-1
    dialogue_held: 2027-02-20
    places: 1
    kinds: [internship]
    months: 3
    extent_percent: 75
    starts: 2027-06-01
    workplace: Depån
    candidate_within_days: 30
    reply_within_days: 10
    follow_up_every_weeks: 4
    remedy_days: 30
    valid_from: 2027-05-01
    valid_to: 2028-04-30
    notice_days: 30
    signatories:
      authority: {title: enhetschef, mandate: delegationsordning}
      supplier: {title: vd, mandate: firmatecknare}
    signed: 2027-04-20
"""


def numbers(places: list[str], journal: list[str], case: str = CASE, more: str = "", day: date = AFTER) -> CarriedOut:
    return carried_out(case_of(case).counted_by(SECOND), matching_of(places, journal, more), (None,), day)


def ids(found: CarriedOut) -> tuple[list[str], list[str], list[str]]:
    """Completed, ended early, ongoing."""
    completed, early, ongoing = (
        [each.place.id for each in places] for places in (found.completed, found.ended_early, found.ongoing)
    )
    return completed, early, ongoing


@pytest.mark.parametrize(
    ("journal", "groups"),
    [
        pytest.param(["2027-06-01 started P-01", "2027-08-08 ended P-01 ended_by=individual"], (["P-01"], [], []), id="three quarters are carried out"),
        pytest.param(["2027-06-01 started P-01", "2027-06-01 ended P-01 ended_by=individual"], ([], ["P-01"], []), id="one day isn't"),
        pytest.param(["2027-06-01 started P-01", "2027-06-01 ended P-01 ended_by=nobody"], ([], [], []), id="nor is a plan of one day"),
        pytest.param(["2027-06-01 started P-01"], (["P-01"], [], []), id="long enough, and going on"),
        pytest.param(["2029-09-01 started P-01"], ([], [], ["P-01"]), id="going on"),
        pytest.param(["2027-06-01 offered P-01", "2027-06-29 accounted P-01"], ([], [], []), id="nobody had it"),
    ],
)  # fmt: skip
def test_carried_out_is_what_counts(journal: list[str], groups: tuple[list[str], list[str], list[str]]) -> None:
    assert ids(numbers(["P-01"], journal)) == groups


def test_a_person_is_counted_once_and_everyone_who_shares_a_place() -> None:
    (first, of_first), (second, of_second) = whole_place(1), whole_place(2, same_person_as="P-01", kind="employment")
    again = [*of_first, *(each.replace("2027", "2028") for each in of_second)]

    assert numbers([first, second], again).persons == 1
    assert len(numbers([first, second], again).completed) == 2

    shared = CASE.replace(
        "    kinds: [employment, internship]\n", "    kinds: [employment, internship]\n    shared: true\n"
    )
    halves = [
        "2027-06-01 started P-01",
        "2027-07-31 ended P-01 ended_by=nobody",
        "2027-08-01 started P-02",
        "2027-08-31 ended P-02 ended_by=nobody",
    ]
    assert numbers(["P-01", "P-02 shares=P-01"], halves, shared.replace("format: 1", "format: 2")).persons == 2


def test_two_places_said_to_be_the_same_persons_in_a_ring_are_one_person() -> None:
    (first, of_first), (second, of_second) = (
        whole_place(1, same_person_as="P-02"),
        whole_place(2, same_person_as="P-01"),
    )

    assert numbers([first, second], [*of_first, *of_second], CASE).persons == 1


def test_where_no_places_are_required_the_planned_time_is_carried_out() -> None:
    (place, journal) = whole_place(1, ends="2027-06-30")
    early = ["2027-06-01 started P-02", "2027-06-15 ended P-02 ended_by=individual"]

    found = numbers([place, "P-02 ends=2027-06-30"], [*journal, *early], DIALOGUE_ONLY)

    assert ids(found) == (["P-01"], ["P-02"], [])


def test_a_place_of_an_agreement_is_held_to_the_agreement() -> None:
    (place, journal) = whole_place(1, agreement="A-1", ends="2027-08-31")
    short = [journal[0], "2027-08-30 ended P-01 ended_by=nobody"]

    assert ids(numbers([place], list(journal), DIALOGUE_ONLY, AGREED))[0] == ["P-01"]
    assert ids(numbers([place], short, DIALOGUE_ONLY, AGREED))[0] == []


def test_an_agreement_can_not_be_decided_while_the_extent_of_its_place_is_not_stated() -> None:
    (place, journal) = whole_place(1, agreement="A-1", extent_percent="-")
    case = case_of(DIALOGUE_ONLY)

    found = fulfilment(common_requirement(case), matching_of([place], journal, AGREED), case.suppliers[0], AFTER)

    assert found.parts[-1].status is FulfilmentStatus.UNDECIDED


def counted(case: str, places: list[str], journal: list[str]) -> CountedPlaces:
    read = case_of(case).counted_by(SECOND)
    assert read.requirement.places is not None
    terms = FulfilmentTerms(common_requirement(read), matching_of(places, journal), read.suppliers[0], AFTER)
    return counted_places(terms, read.requirement.places)


def test_what_is_missing_is_known_when_the_number_is() -> None:
    (place, journal) = whole_place(1)

    assert counted(CASE, [place], list(journal)).missing == 3
    assert counted(CALLED_OFF, [place], list(journal)).missing is None


def test_of_many_places_the_first_are_named() -> None:
    places = [f"P-{number:02} extent_percent=10" for number in range(1, 13)]
    journal = [f"2027-06-01 started P-{number:02}" for number in range(1, 13)]

    [reason] = [each for each in counted(CASE, places, journal).reasons if each.key == "fulfilment.place.extent"]

    assert reason.words.endswith("P-01, P-02, P-03, P-04, P-05, P-06, P-07, P-08 och 4 till.")
