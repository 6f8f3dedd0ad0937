"""Where no new choice is made the later text is the earlier one, letter for letter."""

import pytest

from given.law_rows import shipped_table
from given.shipped_clauses import shipped_library
from judges.checkout import ROOT
from tenderkit.model.clauses.clause import Clause
from tenderkit.model.clauses.clause_test_file import ClauseCase
from tenderkit.readers.clauses.clause_test_reader import read_clause_test
from tenderkit.workflows.clauses.clause_test_run import say

OF_A_PENALTY = ("vite", "brist", "uppfoljning", "dialog-medverkan", "havning", "avrop-avstangning")

MENDED = ("platserna och tiden,.", "platserna och tiden.")  # a comma that vite 2.0.0 leaves where no last day is stated


def version(clause_id: str, number: str) -> Clause:
    entry = shipped_library().version(clause_id, number)
    assert entry is not None
    return entry.clause


def cases_of(clause_id: str) -> tuple[ClauseCase, ...]:
    found, _ = read_clause_test(ROOT / "clauses" / clause_id / f"{clause_id}-2.test.yaml")
    return found.cases


@pytest.mark.parametrize("clause_id", OF_A_PENALTY)
def test_every_case_of_the_earlier_text_says_the_same_in_the_later(clause_id: str) -> None:
    acts = shipped_table().acts
    earlier, later = version(clause_id, "2.0.0"), version(clause_id, "2.1.0")

    said = {case.name: (say(earlier, case.given, acts), say(later, case.given, acts)) for case in cases_of(clause_id)}

    told = {name: pair for name, pair in said.items() if not pair[0].questions}  # a question lists what may be chosen
    assert {name: after.text for name, (_, after) in told.items()} == {
        name: was.text.replace(*MENDED) for name, (was, _) in told.items()
    }
    assert all(was.questions == after.questions for was, after in said.values() if after.present)
    assert all(was.marks == after.marks for was, after in told.values())
