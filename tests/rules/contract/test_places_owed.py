"""The number of places as the clauses count it: by day, by year, by lot, by what is called off, with the options and without."""

from datetime import date
from decimal import Decimal

import pytest

from given.cases import WITH_PLACES, read, spoiled
from tenderkit.model.case.case import Places, Procurement
from tenderkit.model.case.counting import FIRST_EDITION, Counting
from tenderkit.rules.contract.places_owed import (
    CallOffs,
    first_due,
    lapsing_years,
    places_owed,
    places_together,
    yearly_number,
)

SIGNED = spoiled("  begins: 2026-11-01\n", "  begins: 2026-11-01\n  contract_signed: 2027-02-05\n")
BY_SIGNATURE = "counted_from: contract_signed"
YEARLY = WITH_PLACES.replace("basis: fixed", "basis: per_year").replace("count: 4", "count: 2")
OPTION = ("  months: 30\n", "  months: 30\n  option_months: 12\n")
FRAMEWORK = ("form: contract", "form: framework_agreement\n  call_off_by: both")
CALLED_OFF = WITH_PLACES.replace("basis: fixed", "basis: per_called_off_sek\n    sek_per_place: 1000000")


def asked(text: str) -> tuple[Procurement, Places]:
    case = read(text)
    assert case.requirement.places is not None
    return case, case.requirement.places


def number(
    text: str,
    *,
    options: bool = True,
    lots: int = 1,
    call_offs: CallOffs | None = None,
    counting: Counting = FIRST_EDITION,
) -> int:
    case, places = asked(text)
    return places_together(
        places_owed(case.counted_by(counting), places, options=options, of=case.lots[:1] * lots, call_offs=call_offs)
    )


def off(own: int, together: int, set_by: int | None = None) -> CallOffs:
    return CallOffs(Decimal(own), Decimal(together), None if set_by is None else Decimal(set_by))


@pytest.mark.parametrize(
    ("text", "due"),
    [
        pytest.param(WITH_PLACES, [(date(2027, 9, 1), 4)], id="from the start of the contract"),
        pytest.param(SIGNED.replace("counted_from: contract_start", BY_SIGNATURE), [(date(2027, 8, 5), 4)], id="from the signature"),
        pytest.param(WITH_PLACES.replace("counted_from: contract_start", BY_SIGNATURE), [(None, 4)], id="not signed yet"),
        pytest.param(WITH_PLACES.replace("counted_from: contract_start", "counted_from: call_off"), [(None, 4)], id="from a call-off"),
        pytest.param(WITH_PLACES.replace(*FRAMEWORK), [(None, 4)], id="a framework agreement"),
        pytest.param(CALLED_OFF, [(None, 4)], id="by called-off value"),
        pytest.param(YEARLY.replace("months: 30\n", "months: 34\n"), [(date(2027, 9, 1), 2), (date(2028, 9, 1), 2), (date(2029, 9, 1), 1)], id="each year, less in a short one"),
        pytest.param(YEARLY, [(date(2027, 9, 1), 2), (date(2028, 9, 1), 2)], id="not in a year that is too short"),
        pytest.param(YEARLY.replace("count: 2", "count: 1").replace("months: 30\n", "months: 34\n"), [(date(2027, 9, 1), 1), (date(2028, 9, 1), 1)], id="not less than a whole place"),
    ],
)  # fmt: skip
def test_places_begin_by_the_days_of_the_clauses(text: str, due: list[tuple[date | None, int]]) -> None:
    assert [(each.due, each.count) for each in places_owed(*asked(text), options=False)] == due


def test_the_places_of_a_year_belong_to_what_begins_with_it() -> None:
    assert [each.begins for each in places_owed(*asked(YEARLY), options=True)] == [date(2027, 3, 1), date(2028, 3, 1)]
    assert [each.begins for each in places_owed(*asked(WITH_PLACES), options=True)] == [date(2027, 3, 1)]


@pytest.mark.parametrize(
    ("text", "without", "with_options"),
    [
        pytest.param(WITH_PLACES.replace(*OPTION), 4, 4, id="a fixed number is for the whole time"),
        pytest.param(YEARLY.replace(*OPTION), 4, 6, id="a year of an extension is a year like the others"),
        pytest.param(YEARLY.replace(*OPTION).replace("minimum_months: 3", "minimum_months: 13"), 2, 4, id="a place lapses that can't last its time"),
        pytest.param(YEARLY.replace(*OPTION).replace("minimum_months: 3", "minimum_months: 24"), 2, 4, id="just long enough"),
        pytest.param(YEARLY.replace(*OPTION).replace("minimum_months: 3", "minimum_months: 25"), 0, 2, id="a month too short"),
        pytest.param(YEARLY, 4, 4, id="no option"),
        pytest.param(WITH_PLACES.replace("minimum_months: 3", "minimum_months: 25"), 4, 4, id="a fixed number doesn't lapse"),
        pytest.param(WITH_PLACES.replace("minimum_months: 3", "minimum_months: 25").replace(*FRAMEWORK), 0, 0, id="but in a framework agreement it does"),
        pytest.param(CALLED_OFF.replace("minimum_months: 3", "minimum_months: 25").replace(*OPTION), 0, 4, id="and by called-off value"),
    ],
)  # fmt: skip
def test_an_option_is_counted_by_who_asks_what_can_be_owed(text: str, without: int, with_options: int) -> None:
    assert (number(text, options=False), number(text, options=True)) == (without, with_options)


@pytest.mark.parametrize(("counted_per", "places"), [("contract", 4), ("supplier", 4), ("lot", 12)])
def test_a_number_for_each_lot_is_for_as_many_lots(counted_per: str, places: int) -> None:
    assert number(WITH_PLACES.replace("counted_per: contract", f"counted_per: {counted_per}"), lots=3) == places


SHARED = WITH_PLACES.replace(*FRAMEWORK)
EACH = SHARED.replace("counted_per: contract", "counted_per: supplier")
A_YEAR = YEARLY.replace(*FRAMEWORK)


@pytest.mark.parametrize(
    ("text", "call_offs", "places"),
    [
        pytest.param(CALLED_OFF, off(999_999, 0), 0, id="less than a whole amount"),
        pytest.param(CALLED_OFF, off(2_999_999, 0), 8, id="two whole amounts"),
        pytest.param(CALLED_OFF.replace("\n    sek_per_place: 1000000", ""), off(5, 5), 4, id="no amount, as stated"),
        pytest.param(SHARED, off(0, 0, 65), 0, id="nothing called off"),
        pytest.param(SHARED, off(26, 39, 65), 1, id="a share of a part, rounded down twice"),
        pytest.param(SHARED, off(65, 65, 65), 4, id="everything, to one"),
        pytest.param(SHARED, off(130, 130, 65), 4, id="never more than the number"),
        pytest.param(EACH, off(26, 39, 32), 3, id="each has the number, and its own part of the value"),
        pytest.param(A_YEAR, off(1, 1), 4, id="a year's value isn't known, so the number is whole"),
        pytest.param(A_YEAR, off(1, 2), 2, id="and shared in each year"),
        pytest.param(A_YEAR, off(1, 3), 0, id="rounded down in each year"),
        pytest.param(A_YEAR, off(0, 3), 0, id="nothing is owed by who has no call-off"),
        pytest.param(A_YEAR.replace("counted_per: contract", "counted_per: supplier"), off(1, 3), 4, id="each has the year's number"),
        pytest.param(A_YEAR.replace("counted_per: contract", "counted_per: supplier"), off(0, 3), 0, id="but not before the first call-off"),
    ],
)  # fmt: skip
def test_the_number_follows_what_is_called_off(text: str, call_offs: CallOffs, places: int) -> None:
    assert number(text, call_offs=call_offs) == places


@pytest.mark.parametrize(
    ("text", "call_offs", "by_the_first", "by_the_second"),
    [
        pytest.param(EACH, off(10, 10, 40), 1, 1, id="a whole number is the same"),
        pytest.param(EACH, off(14, 14, 40), 1, 1, id="1.4 of four"),
        pytest.param(EACH, off(15, 15, 40), 1, 1, id="exactly one and a half, downwards"),
        pytest.param(EACH, off(16, 16, 40), 1, 2, id="1.6 of four"),
        pytest.param(EACH, off(5, 5, 40), 0, 0, id="an eighth of the value leaves none"),
        pytest.param(EACH, off(6, 6, 40), 0, 1, id="more than an eighth leaves one"),
        pytest.param(EACH.replace("count: 4", "count: 1"), off(20, 20, 40), 0, 1, id="one place while half is performed"),
        pytest.param(EACH.replace("count: 4", "count: 1"), off(19, 19, 40), 0, 0, id="none below that"),
        pytest.param(EACH.replace("count: 4", "count: 1"), off(0, 0, 40), 0, 0, id="nothing called off"),
        pytest.param(EACH, off(50, 50, 40), 4, 4, id="never more than the number"),
        pytest.param(SHARED, off(26, 39, 65), 1, 1, id="the reduction to the nearest, the shares downwards"),
        pytest.param(YEARLY.replace("months: 30\n", "months: 34\n").replace("count: 2", "count: 1"), None, 2, 3, id="a year of ten months has one of one"),
    ],
)  # fmt: skip
def test_the_second_edition_rounds_to_the_nearest_and_leaves_one_while_half_is_performed(
    text: str, call_offs: CallOffs | None, by_the_first: int, by_the_second: int
) -> None:
    assert number(text, call_offs=call_offs) == by_the_first
    assert number(text, call_offs=call_offs, counting=Counting(nearest=True)) == by_the_second


MORE = WITH_PLACES.replace("count: 4", "count: 4\n    extension_count: 2")
TWICE = MORE.replace("  months: 30\n", "  months: 30\n  option_months: 24\n  extensions: 2\n")


@pytest.mark.parametrize(
    ("text", "owed"),
    [
        pytest.param(MORE, [(date(2027, 9, 1), 4)], id="no extension"),
        pytest.param(MORE.replace(*OPTION), [(date(2027, 9, 1), 4), (date(2030, 3, 1), 2)], id="one"),
        pytest.param(TWICE, [(date(2027, 9, 1), 4), (date(2030, 3, 1), 2), (date(2031, 3, 1), 2)], id="two, one after the other"),
        pytest.param(TWICE.replace(*FRAMEWORK), [(None, 4), (None, 2), (None, 2)], id="by the call-offs of a framework agreement"),
        pytest.param(TWICE.replace("counted_from: contract_start", "counted_from: call_off"), [(None, 4), (None, 2), (None, 2)], id="from a call-off"),
    ],
)  # fmt: skip
def test_each_extension_adds_a_number_of_its_own(text: str, owed: list[tuple[date | None, int]]) -> None:
    assert [(each.due, each.count) for each in places_owed(*asked(text), options=True)] == owed
    assert [(each.due, each.count) for each in places_owed(*asked(text), options=False)] == owed[:1]


def test_months_of_full_time_are_one_number_by_the_first_day() -> None:
    months = WITH_PLACES.replace("basis: fixed\n    count: 4", "basis: full_time_months\n    full_time_months: 24")

    assert [(each.due, each.count) for each in places_owed(*asked(months), options=True)] == [(date(2027, 9, 1), 24)]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        pytest.param(WITH_PLACES, (), id="a fixed number has no years"),
        pytest.param(YEARLY, ((3, date(2029, 9, 1)),), id="a last year of six months, with six to begin"),
        pytest.param(YEARLY.replace("start_within_months: 6", "start_within_months: 3"), (), id="three to begin and three to last"),
        pytest.param(YEARLY.replace("months: 30\n", "months: 36\n").replace("start_within_months: 6", "start_within_months: 11"), ((3, date(2030, 2, 1)),), id="eleven to begin in the last of three whole years"),
        pytest.param(YEARLY.replace("count: 2", "count: 3").replace("months: 30\n", "months: 29\n"), ((3, date(2029, 9, 1)),), id="a last year of five months has one place"),
        pytest.param(YEARLY.replace("months: 30\n", "months: 29\n"), (), id="but of two for a year none"),
        pytest.param(YEARLY.replace("minimum_months: 3", "minimum_months: 18"), ((2, date(2028, 9, 1)), (3, date(2029, 9, 1))), id="two years"),
    ],
)  # fmt: skip
def test_a_year_lapses_that_leaves_no_time_for_its_places(text: str, years: tuple[tuple[int, date], ...]) -> None:
    assert lapsing_years(*asked(text)) == years


def test_a_contract_year_that_follows_29_february_begins_in_march() -> None:
    case, places = asked(YEARLY.replace("2027-03-01", "2028-02-29").replace("2026-11-01", "2027-11-01"))

    assert [owed.begins for owed in places_owed(case, places, options=False)][:2] == [
        date(2028, 2, 29),
        date(2029, 3, 1),
    ]


def test_the_first_day_is_counted_from_what_the_case_knows() -> None:
    late = SIGNED.replace("counted_from: contract_start", BY_SIGNATURE)

    assert first_due(*asked(late)) == date(2027, 8, 5)
    assert first_due(*asked(CALLED_OFF)) == date(2027, 9, 1)


def test_a_yearly_number_is_said_without_the_options_and_with_them() -> None:
    assert "På 30 månader blir det 4. Ett kortare" in yearly_number(*asked(YEARLY)).in_document
    said = yearly_number(*asked(YEARLY.replace(*OPTION)))
    assert "På 30 månader blir det 4, och med 12 månaders förlängning högst 6." in said.in_document
