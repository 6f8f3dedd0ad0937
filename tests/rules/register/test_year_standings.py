"""The register's rows as the year counts them: the same numbers, by company."""

import pytest

from given.due_in_text import on_day
from given.matching_text import read
from given.reported_case import AGREEMENT, CASE, DIALOGUE_ONLY, FIRST, FOUR, SECOND, TWO, file_with
from tenderkit.model.case.parties import Supplier
from tenderkit.model.journal.choices import AddedValue
from tenderkit.model.matching.matching import Matching
from tenderkit.rules.register.register_rows import RegisteredCase, register_rows
from tenderkit.rules.register.year_standings import added_value, company_key, year_standings

CASE_KEY = "212000-2528 TF 2026/412"
EVALUATED = """\
format: 2
places:
  - {id: P-01, kind: internship, workplace: Depån, planned: {starts: 2027-06-01, ends: 2027-11-30}}
journal:
  - {date: 2027-06-01, event: started, place: P-01}
  - {date: 2027-12-01, event: evaluation_received, place: P-01, added_value: yes}
"""


def registered(day: str, case: str = CASE, matching: Matching | None = None) -> RegisteredCase:
    return RegisteredCase(on_day(day, case, matching), (), {}, (), 0, has_record=matching is not None)


def test_the_numbers_are_those_of_the_register() -> None:
    case = registered("2027-12-01", CASE, read(file_with(*FOUR)))

    (row,) = register_rows(case)
    ((part, found),) = year_standings(case).items()

    assert part == (CASE_KEY, "556000-0001", "")
    assert row.places is not None
    assert (found.required, found.agreed, found.begun, found.completed) == (
        row.places.required,
        row.agreed,
        row.begun,
        row.completed,
    )
    assert found.completed == 4


def test_a_requirement_without_a_number_of_places_requires_none() -> None:
    (found,) = year_standings(registered("2027-12-01", DIALOGUE_ONLY, read(file_with(agreements=AGREEMENT)))).values()

    assert (found.required, found.by_months, found.agreed) == (0, False, 1)


def test_before_the_award_no_company_has_a_requirement() -> None:
    assert year_standings(registered("2027-01-19")) == {}


def test_each_company_of_a_framework_agreement_stands_once() -> None:
    assert {company for _, company, _ in year_standings(registered("2027-12-01", TWO))} == {
        "556000-0001",
        "556000-0019",
    }
    assert (FIRST, SECOND) == ("Första Exempel AB", "Andra Exempel AB")


@pytest.mark.parametrize(
    ("stated", "key"),
    [
        pytest.param({"name": "A AB", "organisation_number": "556000-0001"}, "556000-0001", id="a number"),
        pytest.param({"name": "A AS", "country": "NO", "registration": "923 609 016"}, "NO 923 609 016", id="abroad"),
    ],
)
def test_a_company_is_known_by_its_number(stated: dict[str, str], key: str) -> None:
    assert company_key(Supplier.model_validate(stated)) == key


def test_an_answer_is_counted_in_the_year_when_it_came_in() -> None:
    case = registered("2027-12-31", CASE, read(EVALUATED))

    assert list(added_value(case, 2027)) == [("556000-0001", AddedValue.YES)]
    assert list(added_value(case, 2028)) == []
