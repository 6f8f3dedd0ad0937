from decimal import Decimal

import pytest

from tenderkit.rules.statistics.additions import Addition, YearOfCases
from tenderkit.rules.statistics.year_figures import YearFacts, year_facts


def one(company: str, unit: str = "Gata", *, required: int = 0, agreed: int = 0, is_new: bool = True) -> Addition:
    """A contract of the company's, in a procurement of its own."""
    part = f"upphandling {company}", company, ""
    return Addition(part, unit, "platser", is_new=is_new, required=required, agreed=agreed)


def facts(*added: Addition, quarters: int = 4) -> YearFacts:
    empty = ((),) * (4 - quarters)
    return year_facts(YearOfCases(2027, (*empty, *(added,) * quarters), (), 3, 1))


@pytest.mark.parametrize(
    ("companies", "required", "target", "lacking"),
    [
        pytest.param(0, 0, 0, 0, id="none"),
        pytest.param(1, 0, 1, 1, id="half of one is counted up"),
        pytest.param(9, 5, 5, 0, id="nine"),
        pytest.param(10, 3, 5, 2, id="ten"),
    ],
)
def test_the_target_is_places_for_half_of_the_companies(
    companies: int, required: int, target: int, lacking: int
) -> None:
    found = facts(*(one(f"{at}", required=required if at == 0 else 0) for at in range(companies)))

    assert (found.companies, found.target, found.lacking, found.is_reached) == (
        companies,
        target,
        lacking,
        lacking == 0,
    )


def test_units_stand_in_the_order_of_the_alphabet_and_their_sum_last() -> None:
    found = facts(one("A", "Öar"), one("B", "Gata", agreed=2), one("A", "Äng", required=3))

    assert [(row.what, row.companies, row.places) for row in found.by_unit] == [
        ("Gata", "1", "2"),
        ("Äng", "1", "3"),
        ("Öar", "1", "0"),
        ("Alla", "2", "5"),
    ]


def test_a_unit_to_which_nothing_came_has_no_row() -> None:
    found = facts(one("A", "Gata", is_new=False))

    assert (found.by_unit, found.by_kind, found.chart) == ((), (), None)
    assert (found.read, found.unread, found.year) == (3, 1, "2027")


def test_places_that_came_to_an_older_contract_are_counted_though_its_company_is_not() -> None:
    found = facts(one("A", required=2, is_new=False))

    assert (found.companies, found.places, [row.places for row in found.by_unit]) == (0, 2, ["2", "2"])


def test_the_chart_goes_from_nought_to_the_end_of_the_year() -> None:
    chart = facts(one("A", required=2), one("B"), one("C"), quarters=1).chart

    assert chart is not None
    points = {line.name: [int(value) for _, value in line.points] for line in chart.series}
    assert points == {
        "Rekvirerade platser": [0, 0, 0, 0, 2],
        "Mål": [0, 0, 0, 0, 2],
        "Företag med nytt krav": [0, 0, 0, 0, 3],
    }
    assert [at for at, _ in chart.series[0].points] == [Decimal(at) for at in range(5)]
    assert "Vid slutet av kvartal 4: företag 3, platser 2, mål 2." in chart.alternative_text
