"""A clause as its page shows it: how it stands on a day, what it says, and what stands around it."""

from datetime import date
from pathlib import Path

import pytest

from given.own_library import own_library
from tenderkit.model.clauses.clause import Clause, Standing
from tenderkit.problems import RefusedError
from tenderkit.workflows.library.clause_page import clause_around, clause_on_page, clause_said

SAMPLES = Path(__file__).parents[3] / "samples"
DAY = date(2026, 12, 1)


def _clause(clause_id: str, version: str = "") -> Clause:
    return clause_on_page(SAMPLES, clause_id, DAY, version).entry.clause


def test_the_version_that_decides_is_shown_until_another_is_asked_for() -> None:
    today, asked = clause_on_page(SAMPLES, "vite", DAY), clause_on_page(SAMPLES, "vite", DAY, "1.0.0")

    assert (today.entry.clause.version, today.life.standing) == ("1.1.0", Standing.IN_FORCE)
    assert asked.entry.clause.version == "1.0.0"
    assert asked.status.current.clause.version == "1.1.0"
    assert today.days_to_review == 761


def test_the_history_has_the_newest_version_first() -> None:
    versions = [life.entry.clause.version for life in clause_on_page(SAMPLES, "vite", DAY).history]

    assert versions == ["2.1.0", "2.0.0", "1.1.0", "1.0.0"]


@pytest.mark.parametrize(("clause_id", "version"), [("finns-inte", ""), ("vite", "9.9.9")])
def test_what_the_library_has_not_got_is_refused(clause_id: str, version: str) -> None:
    with pytest.raises(RefusedError) as refused:
        clause_on_page(SAMPLES, clause_id, DAY, version)

    assert clause_id in str(refused.value)


def test_a_review_that_nobody_has_set_has_no_days(tmp_path: Path) -> None:
    own_library(tmp_path, {"vart": {"1.0.0": ("status: draft", "Text.")}})

    assert clause_on_page(tmp_path, "vart", DAY).days_to_review is None


def test_a_clause_says_when_it_is_taken_and_what_it_asks_for_in_words() -> None:
    said = clause_said(SAMPLES, _clause("vite"))

    assert said.when == "platser krävs"
    assert [value.title for value in said.values][:2] == ["Vitesbelopp", "Tak i procent"]
    assert said.values[0].allowed == "1000–5000000"
    assert "kontraktssumman" not in said.values[2].allowed
    assert "det beräknade värdet" in said.values[2].allowed
    assert said.laws[0].startswith("36 §")
    assert said.aligned[0].element == "19. Vite"
    assert said.short == ()
    assert len(said.duties) == 2


def test_a_clause_with_two_lengths_has_both() -> None:
    said = clause_said(SAMPLES, _clause("vite", "2.1.0"))

    assert said.full != said.short != ()
    assert "Betalt vite befriar inte" in said.guidance


def test_an_element_that_is_left_out_says_why() -> None:
    every = [clause_said(SAMPLES, _clause(clause_id)) for clause_id in ("platser-form", "syfte", "vite", "matchning")]
    elements = [each for said in every for each in said.aligned]

    assert all(bool(each.sentence) is not bool(each.left_out) for each in elements)


def test_its_relations_are_named_both_ways() -> None:
    vite, brist = clause_around(SAMPLES, _clause("vite")), clause_around(SAMPLES, _clause("brist"))

    assert "brist" in [each.id for each in vite.requires]
    assert "vite" in [each.id for each in brist.required_by]
    assert [kind.id for kind in vite.kinds] == ["kravavsnitt"]


def test_a_clause_that_replaces_another_stands_where_that_one_stands(tmp_path: Path) -> None:
    own_library(tmp_path, {"vart-vite": {"1.0.0": ("status: draft", "Text.")}}, {"vart-vite": "replaces: vite\n"})

    own = clause_around(tmp_path, clause_on_page(tmp_path, "vart-vite", DAY).entry.clause)
    central = clause_around(tmp_path, clause_on_page(tmp_path, "vite", DAY).entry.clause)

    assert [each.id for each in own.replaces] == ["vite"]
    assert [kind.id for kind in own.kinds] == ["kravavsnitt"]
    assert [each.id for each in central.replaced_by] == ["vart-vite"]
