"""What every page of the library asks of it is read once."""

from pathlib import Path

import pytest

from tenderkit.problems import RefusedError
from tenderkit.project.one_run import one_run
from tenderkit.project.places import find_places
from tenderkit.workflows.library.whole_library import (
    clause_names,
    entry_in,
    kinds_with_clauses,
    parents_in,
    titles_in,
    whole_library,
)

SAMPLES = Path(__file__).parents[3] / "samples"
PLACES = find_places(SAMPLES)


def test_within_a_run_it_is_the_same_library() -> None:
    with one_run():
        assert whole_library(PLACES.clause_folders) is whole_library(PLACES.clause_folders)
        assert parents_in(PLACES) is parents_in(PLACES)


def test_a_clause_is_called_what_its_newest_version_is_called() -> None:
    assert clause_names(PLACES.clause_folders)["brist"] == "Brister och rättelse"


def test_kinds_are_named_with_their_clauses_and_whether_they_tell_of_a_person() -> None:
    kinds = {kind.id: kind for kind in kinds_with_clauses(PLACES)}

    assert "vite" in kinds["kravavsnitt"].clauses
    assert not kinds["kravavsnitt"].tells_of_a_person
    assert kinds["kandidatforslag"].tells_of_a_person


def test_the_newest_version_is_meant_where_none_is_named() -> None:
    library = whole_library(PLACES.clause_folders)

    assert entry_in(library, "vite").clause.version == "2.1.0"
    with pytest.raises(RefusedError):
        entry_in(library, "vite", "0.0.1")


def test_values_and_clauses_are_shown_by_their_titles() -> None:
    library = whole_library(PLACES.clause_folders)
    titles = titles_in(entry_in(library, "vite", "1.1.0").clause, PLACES.clause_folders)

    assert titles.clause("brist") == "Brister och rättelse"
    assert titles.facts["requirement.penalty.amount"] == "Vitesbelopp"
