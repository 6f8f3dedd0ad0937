"""The paragraphs that clauses rest on, those to be looked at first."""

from datetime import date
from pathlib import Path

import pytest

from given.own_library import own_library
from tenderkit.workflows.library.provisions_in_use import ProvisionInUse, ProvisionState, provisions_of_library

SAMPLES = Path(__file__).parents[3] / "samples"
DAY = date(2026, 12, 1)
IN_FORCE = "status: published, valid_from: 2025-01-01"


def _of(home: Path, clause: str, day: date = DAY) -> list[ProvisionInUse]:
    return [each for each in provisions_of_library(home, day).provisions if clause in each.clauses]


def test_each_paragraph_names_the_clauses_that_rest_on_it() -> None:
    found = provisions_of_library(SAMPLES, DAY)

    contracts = next(each for each in found.provisions if each.act == "avtalslagen")
    assert contracts.text == "36 §"
    assert "vite@1.1.0" in contracts.clauses
    assert found.count(ProvisionState.IN_FORCE) > 10
    assert found.count(ProvisionState.REPEALED) == 0


def test_what_is_to_be_looked_at_stands_first() -> None:
    states = [each.state for each in provisions_of_library(SAMPLES, DAY).provisions]

    assert states == sorted(states, key=list(ProvisionState).index)


def test_what_the_table_does_not_know_is_said_to_be_unknown(tmp_path: Path) -> None:
    own_library(
        tmp_path, {"vart": {"1.0.0": (IN_FORCE, "Text.")}}, {"vart": "law_refs: [{act: LOU, provision: 99 kap. 9 §}]\n"}
    )

    (unknown,) = _of(tmp_path, "vart@1.0.0")

    assert (unknown.act, unknown.text, unknown.state) == ("LOU", "99 kap. 9 §", ProvisionState.UNKNOWN)
    told = [(clause, remedy) for clause, _, remedy in provisions_of_library(tmp_path, DAY).to_look_at]
    assert "vart@1.0.0" in [clause for clause, _ in told]


@pytest.mark.parametrize(
    ("day", "state"),
    [
        pytest.param(date(2027, 12, 1), ProvisionState.UNCHECKED, id="a year after it was read"),
        pytest.param(DAY, ProvisionState.IN_FORCE, id="read lately"),
    ],
)
def test_a_paragraph_that_nobody_has_read_for_a_year_is_told_of(day: date, state: ProvisionState) -> None:
    found = provisions_of_library(SAMPLES, day)

    assert next(each for each in found.provisions if each.act == "LOU" and each.text == "4 kap. 1 §").state is state


def test_a_paragraph_that_has_been_repealed_stands_first(tmp_path: Path) -> None:
    folder = own_library(
        tmp_path, {"vart": {"1.0.0": (IN_FORCE, "Text.")}}, {"vart": "law_refs: [{act: LOU, provision: 4 kap. 1 §}]\n"}
    )
    table = (SAMPLES.parent / "clauses" / "laws.yaml").read_text("utf-8")
    (folder / "laws.yaml").write_text(
        table.replace("4 kap. 1 §, from: 2017-01-01,", "4 kap. 1 §, from: 2017-01-01, to: 2026-06-30,"), "utf-8"
    )

    first = provisions_of_library(tmp_path, DAY).provisions[0]

    assert first.state is ProvisionState.REPEALED
    assert first.end == date(2026, 6, 30)
