from pathlib import Path

import pytest

from tenderkit.problems import RefusedError
from tenderkit.workflows.clauses.show_clause import show_clauses
from tenderkit.workflows.reports.reporting import deliver_report

HERE = Path()


def shown(*wanted: str) -> str:
    return deliver_report(show_clauses(HERE, wanted), None)


def test_a_clause_is_shown_with_its_text_its_use_and_its_history() -> None:
    text = shown("vite")

    for words in (
        "⟦amount⟧",
        "Vägledning till den som skriver",
        "Är med när: ”Platser” finns",
        "kravavsnitt",
    ):
        assert words in text
    assert "1.0.0" in text
    assert "1.1.0" in text


def test_without_a_version_the_newest_is_shown() -> None:
    assert shown("vite").startswith("Vite (vite 1.1.0)")
    assert shown("vite@1.0.0").startswith("Vite (vite 1.0.0)")


def test_several_clauses_stand_beside_each_other_with_when_to_take_which() -> None:
    (_, table) = show_clauses(HERE, ["dialog-svar", "platser-antal", "intyg"]).blocks

    assert len(table.header) == 4  # type: ignore[union-attr]  # the report's only block is its table


@pytest.mark.parametrize("wanted", ["sagobok", "vite@9.9.9"])
def test_a_clause_that_does_not_exist_is_refused(wanted: str) -> None:
    with pytest.raises(RefusedError) as refused:
        shown(wanted)

    assert refused.value.message.code == "TK-S007"
