"""A municipality's own library, which a test may write in."""

import shutil
from pathlib import Path

import pytest

from judges.checkout import ROOT
from tenderkit.model.clauses.library import Version
from tenderkit.workflows.clause_drafts.clause_draft import ClauseDraft, clause_draft
from tenderkit.workflows.clause_drafts.new_clause import NewClause, begin_clause

PURPOSES = {
    "motive": "Ett möte före starten gör att platserna kan planeras.",
    "evidence": "Minnesanteckning från mötet.",
    "follow_up": "Den upphandlande organisationen noterar mötesdagen.",
    "guidance": "Använd klausulen när arbetet planeras i etapper.",
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "samples" / "bibliotek", tmp_path / "bibliotek")
    shutil.copy(ROOT / "samples" / "tenderkit.toml", tmp_path)
    return tmp_path


@pytest.fixture
def draft(home: Path) -> ClauseDraft:
    return clause_draft(home, begin_clause(home, NewClause("Eget startmöte", purposes=PURPOSES)))


@pytest.fixture
def own_penalty(home: Path) -> ClauseDraft:
    """A draft that begins with the central clause on penalties, which it replaces."""
    return clause_draft(home, begin_clause(home, NewClause("Vårt vite", replaces="vite")))


def again(draft: ClauseDraft) -> ClauseDraft:
    """As it stands on the disk now."""
    return clause_draft(draft.path.parents[3], Version(draft.wanted.clause, draft.wanted.version))
