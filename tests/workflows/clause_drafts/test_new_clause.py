"""A new clause and a new version: the same files as by hand, in the municipality's own folder."""

from pathlib import Path

import pytest

from tenderkit.model.clauses.library import Publication, Version
from tenderkit.problems import RefusedError
from tenderkit.project.places import find_places
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.workflows.clause_drafts.clause_draft import ClauseDraft, clause_draft
from tenderkit.workflows.clause_drafts.new_clause import (
    NewClause,
    begin_clause,
    begin_version,
    clauses_to_replace,
    next_version,
)
from workflows.clause_drafts.conftest import PURPOSES


def test_a_clause_that_is_added_has_its_role_and_its_words(draft: ClauseDraft) -> None:
    assert draft.wanted == Version("eget-startmote", "1.0.0")
    assert draft.clause.motive == PURPOSES["motive"]
    assert "role: addition" in (draft.path.parents[1] / "library.yaml").read_text("utf-8")


def test_a_clause_that_replaces_another_begins_with_its_words(own_penalty: ClauseDraft) -> None:
    central = own_penalty.library.clauses["vite"]["2.1.0"].clause

    assert own_penalty.clause.replaces == "vite"
    assert own_penalty.clause.body == central.body
    assert "vite" not in dict(clauses_to_replace(own_penalty.library))


@pytest.mark.parametrize("title", ["Vite", "", "!!!", "1 januari"])
def test_a_title_that_gives_no_free_name_is_refused(title: str, home: Path) -> None:
    from tenderkit.problems import InvalidInputError

    with pytest.raises((RefusedError, InvalidInputError)):
        begin_clause(home, NewClause(title, purposes=PURPOSES))

    assert [each.name for each in (home / "bibliotek" / "clauses").iterdir()] == ["adopted.yaml"]


@pytest.mark.parametrize("title", ["Möte: {{ 7*7 }} <b> #1", "../../etc/möte"])
def test_a_title_with_signs_is_only_letters(title: str, home: Path) -> None:

    found = clause_draft(home, begin_clause(home, NewClause(title, purposes=PURPOSES)))

    assert found.clause.title == title


def test_a_new_version_begins_with_the_words_of_the_one_before(home: Path, draft: ClauseDraft) -> None:
    wanted = begin_version(home, draft.wanted, "update", "ordval", "Ett kortare ord.")

    found = clause_draft(home, wanted)
    assert wanted.version == "1.1.0"
    assert found.clause.body == draft.clause.body
    assert (found.clause.change.clause_class, found.clause.change.note) == ("update", "Ett kortare ord.")


def test_the_number_says_what_kind_of_change_it_is(home: Path) -> None:
    library = read_library(find_places(home).clause_folders)

    assert [next_version(library, "vite", step) for step in ("edition", "update", "correction")] == [
        "3.0.0",
        "2.2.0",
        "2.1.1",
    ]


def test_a_central_clause_gets_no_new_version_here(home: Path) -> None:
    with pytest.raises(RefusedError, match="TK-L429"):
        begin_version(home, Version("vite", "2.1.0"), "edition", "x", "y")
    with pytest.raises(RefusedError, match="TK-L080"):
        begin_version(home, Version("finns-inte", "2.1.0"), "edition", "x", "y")
    with pytest.raises(RefusedError, match="TK-L428"):
        begin_clause(home, NewClause("Vite", replaces="vite"))


def test_a_draft_that_is_begun_stops_no_case_and_publishing_goes_on_from_it(
    home: Path, own_penalty: ClauseDraft
) -> None:
    from datetime import date

    from tenderkit.workflows.clauses.lifecycle import publish

    publish(home, own_penalty.wanted, Publication(date(2025, 1, 1), date(2027, 1, 1), "samordnaren"))

    library = read_library(find_places(home).clause_folders)
    assert library.stand_ins(date(2026, 1, 1)) == {"vite": "vart-vite"}
