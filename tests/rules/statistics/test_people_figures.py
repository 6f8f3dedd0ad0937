import pytest

from tenderkit.model.journal.choices import AddedValue
from tenderkit.model.papers.document import Table
from tenderkit.model.papers.words import plain
from tenderkit.model.statistics.yearly_totals import TotalsOfYear
from tenderkit.rules.statistics.additions import Addition, YearOfCases
from tenderkit.rules.statistics.people_figures import evaluation_facts, outcome_facts, people_facts


def year(*cells: tuple[str, str, int, int], answers: tuple[AddedValue, ...] = ()) -> YearOfCases:
    """Unit, kind, begun, completed."""
    added = tuple(
        Addition((f"{at}", "A", ""), unit, kind, is_new=False, begun=begun, completed=completed)
        for at, (unit, kind, begun, completed) in enumerate(cells)
    )
    return YearOfCases(2027, (added,) * 4, answers, 1, 0)


def cells_of(table: Table) -> list[list[str]]:
    return [[plain(cell) for cell in row] for row in (table.header, *table.rows)]


def test_many_are_shown_by_unit_and_kind_with_their_sums() -> None:
    begun, completed = people_facts(
        year(("Gata", "platser", 4, 5), ("Gata", "platser", 4, 3), ("Skola", "dialog", 7, 6))
    ).table

    assert cells_of(begun) == [
        ["Enhet", "dialog", "platser", "Summa"],
        ["Gata", "–", "8", "8"],
        ["Skola", "7", "–", "7"],
        ["Alla", "7", "8", "15"],
    ]
    assert cells_of(completed)[-1] == ["Alla", "6", "8", "14"]


def test_a_table_of_few_is_one_row_that_tells_nothing() -> None:
    begun, completed = people_facts(year(("Gata", "platser", 9, 1), ("Skola", "platser", 8, 1))).table

    assert cells_of(begun)[-1] == ["Alla", "17", "17"]
    assert cells_of(completed) == [["Enhet", "Summa"], ["Alla", ".."]]


def test_without_a_requirement_there_is_no_table() -> None:
    found = people_facts(year())

    assert (found.table, found.any, found.sign) == ((), False, "..")


def test_one_small_number_hides_a_neighbour_with_the_same_sign() -> None:
    begun, _ = people_facts(
        year(("Gata", "platser", 2, 2), ("Skola", "platser", 8, 8), ("Kultur", "platser", 9, 9))
    ).table

    assert cells_of(begun) == [
        ["Enhet", "platser", "Summa"],
        ["Gata", "..", ".."],
        ["Kultur", "9", "9"],
        ["Skola", "..", ".."],
        ["Alla", "19", "19"],
    ]


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        pytest.param((9, 6, 5), ("9", "6", "5", "20"), id="many"),
        pytest.param((9, 6, 0), ("9", "..", "..", "15"), id="none is few"),
        pytest.param((2, 1, 1), ("..", "..", "..", ".."), id="few in all"),
        pytest.param((0, 0, 9), ("..", "..", "..", "9"), id="all of them alike"),
    ],
)
def test_answers_are_shown_when_they_are_many(counts: tuple[int, int, int], shown: tuple[str, ...]) -> None:
    answers = tuple(answer for answer, count in zip(AddedValue, counts, strict=True) for _ in range(count))

    found = evaluation_facts(year(answers=answers))

    assert (found.yes, found.no, found.no_answer, found.sum) == shown
    assert found.any


def test_what_the_matching_unit_has_counted_is_shown_as_far_as_it_may() -> None:
    totals = TotalsOfYear.model_validate(
        {
            "year": 2027,
            "own_livelihood": {"from_social_assistance": 3, "from_other_benefits": 7},
            "steps": {"stronger": 12, "room_for_others": 4},
        }
    )

    found = outcome_facts(totals)

    assert (found.from_assistance, found.from_other, found.livelihood) == ("..", "..", "10")
    assert (found.stronger, found.room, found.any) == ("12", "..", True)


def test_what_it_has_not_counted_is_left_out() -> None:
    nothing = outcome_facts(None)
    steps = outcome_facts(TotalsOfYear.model_validate({"year": 2027, "steps": {"stronger": 5, "room_for_others": 6}}))

    assert (nothing.any, nothing.livelihood, nothing.stronger) == (False, None, None)
    assert (steps.any, steps.livelihood, steps.room) == (True, None, "6")
