"""Places by kind, by year, shared and in the second place: what decides, and what the recruiter's file can't tell."""

from datetime import date

import pytest

from given.matching_text import CASE, case_of, read
from tenderkit.model.fulfilment.fulfilment import Fulfilment, FulfilmentStatus
from tenderkit.rules.contract.each_requirement import common_requirement
from tenderkit.rules.fulfilment.fulfilment import fulfilment

MET, PARTLY, NOT_MET, OPEN, UNDECIDED = FulfilmentStatus
AFTER = date(2029, 10, 1)
PLACES = CASE[: CASE.index("  dialogue:\n")] + CASE[CASE.index("  places:\n") :]
KINDS = "    kinds: [employment, internship]\n"


def case(more: str, count: int = 2, basis: str = "fixed", minimum: str = "minimum_months: 3") -> str:
    text = PLACES.replace("format: 1\n", "format: 2\n").replace(
        KINDS, KINDS + "".join(f"    {line}\n" for line in more.splitlines())
    )
    return (
        text.replace("count: 4", f"count: {count}")
        .replace("basis: fixed", f"basis: {basis}")
        .replace("    minimum_months: 3\n", f"    {minimum}\n" if minimum else "")
    )


def done(number: int, kind: str, starts: str = "2027-06-01", ended: str = "2027-11-30", more: str = "") -> str:
    return (
        f"  - id: P-{number:02}\n    name: Person {number:02}\n    kind: {kind}\n    starts: {starts}\n    planned_end: {ended}\n"
        f"    ended: {ended}\n    outcome: completed\n    workplace: Depån\n    tasks: [städa]\n{more}"
    )


def judged(text: str, *placements: str) -> Fulfilment:
    found = case_of(text)
    file = "format: 1\n" + (f"placements:\n{''.join(placements)}" if placements else "")
    return fulfilment(common_requirement(found), read(file), found.suppliers[0], AFTER)


def reasons(found: Fulfilment) -> dict[str, str]:
    return {reason.key.removeprefix("fulfilment."): reason.words for reason in found.reasons}


BOTH = "per_kind: {employment: {count: 1, minimum_months: 12}, internship: {count: 1, minimum_weeks: 26}}"
YEAR = "2028-05-31"


@pytest.mark.parametrize(
    ("placements", "status", "number"),
    [
        pytest.param([done(1, "employment", ended=YEAR), done(2, "internship")], MET, 2, id="one of each, long enough"),
        pytest.param([done(1, "internship"), done(2, "internship")], PARTLY, 1, id="two internships are one"),
        pytest.param([done(1, "employment"), done(2, "internship")], PARTLY, 1, id="half a year of employment is too short"),
        pytest.param([done(1, "employment", ended=YEAR), done(2, "internship", ended="2027-11-28")], PARTLY, 1, id="a day less than 26 weeks"),
        pytest.param([done(1, "employment", ended=YEAR), done(2, "internship", ended="2027-11-29")], MET, 2, id="counted to a day"),
    ],
)  # fmt: skip
def test_each_kind_has_its_number_and_its_time(placements: list[str], status: FulfilmentStatus, number: int) -> None:
    found = judged(case(BOTH, minimum=""), *placements)

    assert (found.places, found.parts[0].done) == (status, number)


def test_what_is_done_of_each_kind_is_told() -> None:
    found = judged(case(BOTH, minimum=""), done(1, "internship"), done(2, "internship"))

    assert "Platser som är praktik: 2 av minst 1." in [reason.words for reason in found.reasons]
    assert "Platser som är anställning: 0 av minst 1." in [reason.words for reason in found.reasons]


def test_hours_are_those_that_are_written_down() -> None:
    hours = case("", count=1, minimum="minimum_hours: 480")

    assert judged(hours, done(1, "employment", ended="2027-07-01", more="    total_hours: 480\n")).places is MET
    assert judged(hours, done(1, "employment", more="    total_hours: 479\n")).places is NOT_MET
    assert judged(hours, done(1, "employment", more="    extent_percent: 75\n")).places is MET
    assert judged(hours, done(1, "employment", ended="2027-09-19", more="    extent_percent: 75\n")).places is NOT_MET


def test_which_persons_share_a_place_is_not_in_the_file() -> None:
    shared = case("shared: ja", count=1, minimum="minimum_months: 12")
    two = done(1, "employment"), done(2, "employment", "2027-12-01", YEAR)

    assert judged(shared, *two).places is OPEN
    assert reasons(judged(shared, *two))["places.shared"].startswith("Det kan inte avgöras om platserna är uppfyllda")
    assert judged(shared, done(1, "employment", ended=YEAR)).places is MET
    assert judged(shared).places is NOT_MET
    assert judged(case("shared: nej", count=1, minimum="minimum_months: 12"), *two).places is NOT_MET


def test_whether_the_first_kind_was_sought_is_not_in_the_file() -> None:
    second = case("another_kind: {kind: apprenticeship, sought_weeks: 8}", count=1)

    assert judged(second, done(1, "apprenticeship")).places is OPEN
    assert "places.another_kind" in reasons(judged(second, done(1, "apprenticeship")))
    assert judged(second, done(1, "internship")).places is MET
    assert judged(second).places is NOT_MET


@pytest.mark.parametrize(
    ("more", "status"),
    [
        pytest.param("carried_over: ja", MET, id="the second year makes up for the first"),
        pytest.param("carried_over: nej", PARTLY, id="no year makes up for another"),
        pytest.param("", PARTLY, id="not said: it was late"),
    ],
)
def test_a_place_of_one_year_is_or_is_not_one_of_the_next(more: str, status: FulfilmentStatus) -> None:
    both_later = done(1, "internship", "2028-04-01", "2028-07-31"), done(2, "internship", "2028-05-01", "2028-08-31")
    found = judged(case(more, count=1, basis="per_year").replace("  option_months: 12\n", ""), *both_later)

    assert found.places is status
    assert ("places.of_a_year" in reasons(found)) is ("nej" in more)


def test_a_number_of_each_call_off_can_not_be_told() -> None:
    text = (
        case("", count=1)
        .replace("form: contract", "form: framework_agreement")
        .replace("counted_per: contract", "counted_per: call_off")
    )

    assert judged(text).places is OPEN
    assert reasons(judged(text))["required.call_offs_apart"].startswith("Antalet kan inte avgöras")


def test_a_number_by_value_says_what_it_is_counted_on() -> None:
    text = case("sek_per_place: 30000000\nvalue_part: started", count=1, basis="per_contract_value")
    found = judged(text, done(1, "internship"), done(2, "internship"))

    assert found.places is MET
    assert found.parts[0].required == 2
    assert "Priset är inte avtalat." in reasons(found)["required.counted"]
