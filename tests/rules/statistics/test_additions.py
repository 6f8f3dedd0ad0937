import pytest
from msgspec.structs import replace

from tenderkit.model.journal.choices import AddedValue
from tenderkit.rules.statistics.additions import (
    Addition,
    Part,
    YearStanding,
    additions,
    companies,
    company_answers,
    places,
    procurements,
)

YES, NO, NO_ANSWER = AddedValue.YES, AddedValue.NO, AddedValue.NO_ANSWER
NOW = YearStanding("Gata", "platser", required=4, by_months=False, agreed=1, begun=3, completed=2)


def part(procurement: str = "1", company: str = "A", lot: str = "") -> Part:
    return procurement, company, lot


def added(was: YearStanding | None, now: YearStanding) -> Addition:
    (found,) = additions({} if was is None else {part(): was}, {part(): now})
    return found


def test_what_was_not_there_before_is_new_and_added_whole() -> None:
    found = added(None, NOW)

    assert found.is_new
    assert (found.required, found.agreed, found.begun, found.completed) == (4, 1, 3, 2)


def test_of_an_older_contract_only_what_came_to_it_is_added() -> None:
    found = added(replace(NOW, required=2, agreed=0, begun=3, completed=0), NOW)

    assert not found.is_new
    assert (found.required, found.agreed, found.begun, found.completed) == (2, 1, 0, 2)


def test_a_number_that_was_corrected_downwards_takes_nothing_from_another() -> None:
    assert added(replace(NOW, required=9, begun=5), NOW).required == 0


@pytest.mark.parametrize(
    ("now", "told"),
    [
        pytest.param(replace(NOW, required=None), (0, True, False), id="not known"),
        pytest.param(replace(NOW, required=12, by_months=True), (0, False, True), id="months of full time"),
        pytest.param(NOW, (4, False, False), id="a number of places"),
    ],
)
def test_what_is_no_number_of_places_is_told_and_not_counted(now: YearStanding, told: tuple[int, bool, bool]) -> None:
    found = added(None, now)

    assert (found.required, found.is_unknown, found.by_months) == told
    again = added(now, now)
    assert (again.is_unknown, again.by_months) == (False, False)


def test_a_number_that_became_known_is_added_when_it_did() -> None:
    assert added(replace(NOW, required=None), NOW).required == 4


def test_a_company_counts_once_however_many_contracts_and_lots_it_has() -> None:
    found = additions(
        {}, dict.fromkeys((part("1", "A", "1"), part("1", "A", "2"), part("2", "A"), part("2", "B")), NOW)
    )

    assert (companies(found), procurements(found), places(found)) == (2, 2, 20)


@pytest.mark.parametrize(
    ("answers", "counted"),
    [
        pytest.param((YES, YES), YES, id="all yes"),
        pytest.param((YES, NO), NO, id="one no"),
        pytest.param((NO_ANSWER, YES), YES, id="one answered"),
        pytest.param((NO_ANSWER,), NO_ANSWER, id="none"),
    ],
)
def test_a_company_answers_once(answers: tuple[AddedValue, ...], counted: AddedValue) -> None:
    assert list(company_answers({"A": answers})) == [counted]
