"""A number and a least time for each kind: what doesn't add up, and what doesn't fit."""

import pytest

from given.cases import problems_of, read
from given.kinds_of_places import with_kinds
from tenderkit.rules.case.time_fits import least_times, times_fit
from tenderkit.rules.contract.each_requirement import each_requirement

MINE = {*(f"TK-R35{number}" for number in range(8)), "TK-R372"}
BOTH = "{employment: {count: 2, minimum_months: 12}, internship: {count: 2, minimum_weeks: 26}}"


def found(text: str) -> list[str]:
    return [f"{each.line}:{each.column} {each.message.code}" for each in problems_of(text) if each.message.code in MINE]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        pytest.param(with_kinds(BOTH, minimum=""), [], id="two of each, each with its time"),
        pytest.param(with_kinds("{employment: {count: 2}}"), [], id="the rest is free"),
        pytest.param(with_kinds(BOTH, minimum="", count=5), ["27:5 TK-R351"], id="one too many"),
        pytest.param(with_kinds("{employment: {count: 5}}"), ["27:5 TK-R352"], id="more of a kind than there are"),
        pytest.param(with_kinds("{apprenticeship: {count: 1}}"), ["27:16 TK-R353"], id="a kind that isn't allowed"),
        pytest.param(with_kinds("{apprenticeship: {minimum_weeks: 20}}", more="another_kind: {kind: apprenticeship, sought_weeks: 8}"), [], id="one in the second place"),
        pytest.param(with_kinds("{employment: {count: 2}}", more="minimum_employments: 1"), ["28:5 TK-R354"], id="two numbers of employments"),
        pytest.param(with_kinds("{employment: {minimum_months: 6}}", more="minimum_employments: 1"), [], id="a number and a time"),
        pytest.param(with_kinds("{employment: {minimum_months: 6}}").replace("basis: fixed\n    count: 4", "basis: full_time_months\n    full_time_months: 24"), ["27:5 TK-R355"], id="months that are shared"),
        pytest.param(with_kinds("{employment: {count: 2}, internship: {minimum_months: 4}}").replace("basis: fixed", "basis: per_called_off_sek\n    sek_per_place: 1000000"), ["28:29 TK-R356"], id="of an unknown number"),
        pytest.param(with_kinds("{internship: {minimum_weeks: 4}}").replace("missing_place", "missing_month"), ["27:29 TK-R357"], id="no whole month"),
        pytest.param(with_kinds(BOTH), ["29:5 TK-R372"], id="a time of all that none is held to"),
        pytest.param(with_kinds(BOTH, minimum="minimum_weeks: 8"), ["29:5 TK-R372"], id="the same in weeks"),
        pytest.param(with_kinds(BOTH, more="another_kind: {kind: apprenticeship, sought_weeks: 8}"), [], id="the one in the second place is held to it"),
        pytest.param(with_kinds("{employment: {minimum_months: 24}}"), [], id="it fits exactly"),
        pytest.param(with_kinds("{employment: {minimum_months: 25}}"), ["27:29 TK-R350"], id="the employment is too long"),
        pytest.param(with_kinds(minimum="minimum_weeks: 104"), [], id="two years of weeks"),
        pytest.param(with_kinds(minimum="minimum_weeks: 104").replace("within_months: 6", "within_months: 7"), ["28:5 TK-R350"], id="two years of weeks, a month later"),
        pytest.param(with_kinds(minimum="minimum_hours: 4000").replace("months: 30\n", "months: 24\n"), ["28:5 TK-R350"], id="hours at three quarters of full time"),
    ],
)  # fmt: skip
def test_what_is_said_of_the_kinds_adds_up_and_fits(text: str, problems: list[str]) -> None:
    assert found(text) == problems


def test_a_time_that_does_not_fit_tells_its_days() -> None:
    words = [each.message.what for each in problems_of(with_kinds("{employment: {minimum_months: 25}}"))]

    assert (
        "en plats som är anställning hinner inte bli klar: börjar den senast 1 september 2027 och varar i 25 månader slutar "
        "den 30 september 2029, men tiden för den går ut 31 augusti 2029"
    ) in [each.replace("\N{NO-BREAK SPACE}", " ") for each in words]


def test_a_time_of_an_extension_fits_into_it() -> None:
    text = with_kinds("{employment: {minimum_weeks: 30}}", more="extension_count: 1")
    text = text.replace("  months: 30\n", "  months: 30\n  option_months: 12\n")

    assert found(text) == ["28:29 TK-R350"]
    assert found(text.replace("weeks: 30", "weeks: 26")) == []


def test_without_places_no_time_is_asked_of_anything() -> None:
    text = with_kinds()
    start, end = text.index("  places:\n"), text.index("  penalty:\n")
    of = next(each_requirement(read(text[:start] + text[end:]), unused=True))

    assert not list(times_fit(of, "start_within_months", of.case.contract.starts, 1))
    assert not list(least_times(None))
