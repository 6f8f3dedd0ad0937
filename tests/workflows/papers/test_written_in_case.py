"""The samples and the clauses are written as a case should be: nothing in them is remarked on."""

from pathlib import Path

import pytest

from judges import checkout
from judges.finished_documents import CLAUSES, written_standards
from tenderkit.project.one_run import one_run
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.rules.clauses.clause_text import clause_lines
from tenderkit.rules.finished.written_words import GAP, TOLD_OF_A_PERSON, read_written
from tenderkit.workflows.case.sound_case import load_sound_case
from tenderkit.workflows.check.kept_back import kept_back_by_all
from tenderkit.workflows.matching.recruiters_file import read_sound_matching
from tenderkit.workflows.papers.written_in_case import written_remarks

SAMPLES = sorted(file.parent for file in (checkout.ROOT / "samples").glob("*/upphandling.yaml"))
# A clause has conditions in brackets, and names a person's background to forbid that it is told.
OF_CLAUSES = {GAP, TOLD_OF_A_PERSON}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_nothing_in_a_sample_is_remarked_on_or_kept_back(sample: Path) -> None:
    with one_run():
        sound = load_sound_case(sample)

        assert [str(remark.problem) for remark in written_remarks(sound)] == []
        assert [str(problem) for problem in kept_back_by_all(sound, read_sound_matching(sound)[0])] == []


def test_nothing_in_a_clause_is_remarked_on() -> None:
    lines = (line for entry in read_library((CLAUSES,)).entries() for line in clause_lines(entry.clause))

    told = list(read_written(((("requirement", "purpose"), line) for line in lines), written_standards(regime=None)))

    assert [finding.text for finding in told if finding.message.code not in OF_CLAUSES] == []
