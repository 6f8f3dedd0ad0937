"""Which steps a version can take, what each writes and whom it concerns."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from judges.checkout import ROOT
from tenderkit.model.clauses.library import Publication, Version
from tenderkit.problems import RefusedError
from tenderkit.workflows.clause_drafts.clause_draft import ClauseDraft
from tenderkit.workflows.clause_drafts.steps import before_step, steps_of
from tenderkit.workflows.clauses.lifecycle import adopt, hold, publish, release, retire, review

DAY = date(2025, 1, 1)
IN_FORCE = Publication(DAY, date(2028, 1, 1), "samordnaren")


def test_the_steps_follow_the_state(home: Path, own_penalty: ClauseDraft) -> None:
    wanted = own_penalty.wanted
    assert steps_of(home, wanted) == ("review", "publish")
    review(home, wanted)
    assert steps_of(home, wanted) == ("publish",)
    publish(home, wanted, IN_FORCE)
    assert steps_of(home, wanted) == ("adopt", "hold", "retire")
    adopt(home, (wanted,), "KS", DAY, "KS 1")
    assert steps_of(home, wanted) == ("hold", "retire")
    hold(home, wanted, "fel")
    assert steps_of(home, wanted) == ("release", "retire")
    release(home, wanted)
    retire(home, wanted, date(2028, 1, 1))
    assert steps_of(home, wanted) == ("retire",)


def test_a_clause_that_replaces_none_gets_its_place_when_it_is_published(home: Path, draft: ClauseDraft) -> None:
    publish(home, draft.wanted, IN_FORCE)

    assert "place" in steps_of(home, draft.wanted)


def test_a_central_clause_is_only_adopted_and_once(home: Path) -> None:
    assert steps_of(home, Version("vite", "2.1.0")) in ((), ("adopt",))
    assert steps_of(home, Version("syfte", "1.0.0")) == ()


def test_without_a_folder_of_ones_own_no_step_is_taken(tmp_path: Path) -> None:
    assert steps_of(tmp_path, Version("vite", "2.1.0")) == ()


def test_what_a_step_writes_and_the_cases_that_hold_the_clause_are_told(home: Path, own_penalty: ClauseDraft) -> None:
    shutil.copytree(ROOT / "samples" / "vaghyveln", home / "vaghyveln")

    before = before_step(home, own_penalty.wanted, "publish", (home,))

    assert before.files == ("clauses/library.yaml", "clauses/published/vart-vite@1.0.0.txt")
    assert {*before.cases, *before.unlocked} == {"vaghyveln"}
    assert before_step(home, own_penalty.wanted, "adopt", ()).files == ("clauses/adopted.yaml",)
    with pytest.raises(RefusedError, match="TK-L080"):
        before_step(home, Version("vite", "9.9.9"), "adopt", ())
