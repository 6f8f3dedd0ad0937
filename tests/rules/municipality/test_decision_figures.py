from decimal import Decimal

from msgspec.structs import astuple

from tenderkit.model.municipality.municipality import Municipality
from tenderkit.rules.municipality.decision_figures import DecisionFacts, decision_facts

FEWEST = {"format": 1, "name": "Provköpings kommun", "valid_from": "2027-01-01"}
BUDGET = {
    "source": "Slutrapporten, avsnitt 4.5",
    "total": {"what": "Budget", "amount": "1 620 000"},
    "spent": {"what": "Upparbetad budget", "amount": "1 261 758"},
    "left_parts": [
        {"what": "Kvar externa kostnader", "amount": "126 034"},
        {"what": "Kvar lönekostn + upph", "amount": "169 208"},
    ],
    "left": {"what": "Kvar budget:", "amount": "358 242"},
}


def facts(**values: object) -> DecisionFacts:
    return decision_facts(Municipality.model_validate(FEWEST | values))


def costs(**values: object) -> list[list[str]]:
    rows = (astuple(row) for row in facts(**values).costs)
    return [[str(each).replace("\u00a0", " ") for each in row] for row in rows]


def test_both_alternatives_and_the_own_planning_are_costed_with_the_municipalitys_own_figures() -> None:
    staffing = {"coordinator_percent": 40, "recruiter_percent": 75, "full_time_year_cost": "700 000"}

    assert costs(staffing=staffing, costs=[{"what": "utbildning", "amount": "40 000"}]) == [
        ["Rekryterare", "100 %: 700 000", "50 %: 350 000", "75 %: 525 000"],
        ["Samordnare", "40 %: 280 000", "40 %: 280 000", "40 %: 280 000"],
        ["utbildning", "40 000", "40 000", "40 000"],
        ["Summa", "1 020 000", "670 000", "845 000"],
    ]


def test_nothing_is_summed_while_a_part_is_not_known() -> None:
    known = costs(staffing={"full_time_year_cost": "700 000"})

    assert known[0] == ["Rekryterare", "100 %: 700 000", "50 %: 350 000", "inte angett"]
    assert known[1] == ["Samordnare", *["inte angett"] * 3]
    assert known[2] == ["Summa", *["kan inte räknas ut"] * 3]
    assert costs()[0] == ["Rekryterare", "100 %: inte angett", "50 %: inte angett", "inte angett"]


def test_the_projects_budget_stands_as_printed_and_its_gap_is_told() -> None:
    found = facts(project_budget=BUDGET | {"left_share": {"what": "Kvar % budget:", "percent": 22}})

    assert [(row.what, row.printed.replace("\u00a0", " ")) for row in found.budget] == [
        ("Budget", "1 620 000"),
        ("Upparbetad budget", "1 261 758"),
        ("Kvar externa kostnader", "126 034"),
        ("Kvar lönekostn + upph", "169 208"),
        ("Kvar % budget:", "22 %"),
        ("Kvar budget:", "358 242"),
    ]
    assert (found.parts_left, found.budget_gap) == (Decimal(295_242), Decimal(63_000))


def test_a_budget_that_adds_up_has_no_gap() -> None:
    found = facts(project_budget=BUDGET | {"left": {"what": "Kvar", "amount": "295 242"}})

    assert (found.parts_left, found.budget_gap) == (None, None)
    assert [row.what for row in found.budget][-1] == "Kvar"


def test_without_a_project_there_is_no_budget() -> None:
    assert (facts().budget, facts().budget_gap) == ((), None)
