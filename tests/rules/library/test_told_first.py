"""How many duties, amounts, times and conditions two versions of a clause differ in."""

import pytest

from given.clauses_in_text import clause
from tenderkit.rules.changes.comparison import compare_clauses
from tenderkit.rules.library.told_first import ToldFirst, told_first


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        pytest.param("Leverantören ska svara.", "Leverantören ska svara!", ToldFirst(0, 0, 0, 0, 0), id="a sign"),
        pytest.param("Leverantören ska svara.", "Leverantören bör svara.", ToldFirst(1, 0, 0, 0, 0), id="a duty"),
        pytest.param("Svar ges inom 30 dagar.", "Svar ges inom 20 dagar.", ToldFirst(0, 0, 1, 0, 0), id="a time"),
        pytest.param("Vitet är 50 000 kronor.", "Vitet är 60 000 kronor.", ToldFirst(0, 1, 0, 0, 0), id="an amount"),
        pytest.param(
            "Hon ska svara, och han ska inte fråga.",
            "Hon bör svara, och han ska fråga.",
            ToldFirst(1, 0, 0, 0, 0),
            id="two changes of one line are one duty",
        ),
        pytest.param(
            "Text.\n\n{% if law == LOU %}\n\nMer.\n\n{% endif %}",
            "Text.\n\n{% if law == LUF %}\n\nMer.\n\n{% endif %}",
            ToldFirst(0, 0, 0, 1, 0),
            id="a condition",
        ),
    ],
)
def test_what_binds_is_counted(before: str, after: str, told: ToldFirst) -> None:
    old, new = clause(before), clause(after, version="2.0.0")

    assert told_first(compare_clauses(old, new)) == told


def test_two_clauses_have_no_changes_to_count() -> None:
    found = told_first(compare_clauses(clause("Hon ska svara."), clause("Hon bör svara.", clause_id="annan")))

    assert found == ToldFirst(0, 0, 0, 0, 0)
