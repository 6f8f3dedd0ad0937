"""Two versions of a clause: which pair is shown, and what lies between."""

from pathlib import Path

import pytest

from given.own_library import own_library
from tenderkit.problems import RefusedError
from tenderkit.project.places import find_places
from tenderkit.workflows.library.compared_clause import compared_clause, usual_pair
from tenderkit.workflows.library.whole_library import whole_library

SAMPLES = Path(__file__).parents[3] / "samples"


def test_the_newest_is_shown_beside_what_it_is_a_change_of() -> None:
    versions = whole_library(find_places(SAMPLES).clause_folders).clauses["vite"]

    assert usual_pair(versions) == ("2.0.0", "2.1.0")


def test_the_first_version_is_shown_beside_itself(tmp_path: Path) -> None:
    own_library(tmp_path, {"vart": {"1.0.0": ("status: draft", "Text.")}})
    versions = whole_library(find_places(tmp_path).clause_folders).clauses["vart"]

    assert usual_pair(versions) == ("1.0.0", "1.0.0")


def test_the_changes_that_lie_between_are_told_the_oldest_first() -> None:
    found = compared_clause(SAMPLES, "vite", "1.0.0", "2.0.0")

    assert [step.clause.version for step in found.steps] == ["1.1.0", "2.0.0"]
    assert found.first.duties > 0


def test_the_texts_are_in_swedish_words_whatever_the_language() -> None:
    from tenderkit.messages import language

    held = language.set("en")
    try:
        found = compared_clause(SAMPLES, "vite", "1.0.0", "1.1.0")
    finally:
        language.reset(held)

    lines = [line.after for line in found.comparison.parts[0].diff]
    assert any("«Vitesbelopp»" in line for line in lines)
    assert not any("⟦" in line for line in lines)


def test_a_version_that_is_not_there_is_refused() -> None:
    with pytest.raises(RefusedError):
        compared_clause(SAMPLES, "vite", "1.0.0", "9.9.9")
