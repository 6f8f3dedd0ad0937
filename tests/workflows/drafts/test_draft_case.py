"""A save is held against what was read: somebody else's work is never written over."""

from pathlib import Path

import pytest

from tenderkit.model.case.choices import RequirementKind
from tenderkit.problems import InvalidInputError, RefusedError
from tenderkit.readers.yaml.yaml_changes import Put
from tenderkit.workflows.case.new import new_case
from tenderkit.workflows.drafts.case_line import case_line
from tenderkit.workflows.drafts.draft_case import read_draft, replace_text, save_draft, with_edits
from tenderkit.workflows.drafts.draft_problems import draft_problems
from tenderkit.workflows.drafts.house_answers import house_answers
from tenderkit.writers.refusals import ChangedMeanwhileError

SAMPLES = Path(__file__).parents[3] / "samples"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    new_case(tmp_path / "vag", [RequirementKind.DIALOGUE])
    return tmp_path / "vag"


def test_an_edit_is_written_and_read_again(case: Path) -> None:
    draft = read_draft(case)

    after = save_draft(draft, [Put(("title",), "Väghyveln")])

    assert read_draft(case).source.data["title"] == "Väghyveln"
    assert read_draft(case).digest == after.digest != draft.digest


def test_a_save_over_somebody_elses_save_is_refused_and_writes_nothing(case: Path) -> None:
    mine = read_draft(case)
    save_draft(read_draft(case), [Put(("title",), "Deras")])

    with pytest.raises(ChangedMeanwhileError, match="TK-F018"):
        save_draft(mine, [Put(("title",), "Min")])

    assert read_draft(case).source.data["title"] == "Deras"


def test_an_edit_that_is_only_tried_is_not_written(case: Path) -> None:
    before = (case / "upphandling.yaml").read_bytes()

    tried = with_edits(read_draft(case), [Put(("title",), "Väghyveln")])

    assert tried.source.data["title"] == "Väghyveln"
    assert (case / "upphandling.yaml").read_bytes() == before


def test_a_folder_without_a_case_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError):
        read_draft(tmp_path)


def test_a_file_is_not_replaced_by_what_cannot_be_read(case: Path) -> None:
    draft = read_draft(case)

    with pytest.raises(InvalidInputError):
        replace_text(draft.path, "title: [\n", made_of=draft.digest)

    assert draft.path.read_bytes() == draft.data


def test_what_is_not_filled_in_is_no_fault_yet(case: Path) -> None:
    assert {problem.message.code for problem in draft_problems(read_draft(case))} == {"TK-C062"}


def test_a_begun_case_has_a_line_with_what_it_says_and_how_much_it_lacks(case: Path) -> None:
    from datetime import date

    save_draft(read_draft(case), [Put(("title",), "Väghyveln")])

    line = case_line(case / "upphandling.yaml", date(2027, 1, 1))

    assert (line.title, line.stage, line.kind) == ("Väghyveln", "draft", "krav på sysselsättningsdialog")
    assert line.missing > 10


def test_a_sound_case_has_the_line_of_the_register() -> None:
    from datetime import date

    line = case_line(SAMPLES / "vaghyveln" / "upphandling.yaml", date(2027, 12, 1))

    assert (line.title, line.number, line.stage, line.missing) == ("Väghyveln", "TF 2027/412", "tendering", 0)
    assert line.next_day == date(2027, 12, 17)


def test_a_file_that_cannot_be_read_has_a_line_all_the_same(tmp_path: Path) -> None:
    from datetime import date

    (tmp_path / "upphandling.yaml").write_bytes(b"\xff\xfe\x00")

    assert case_line(tmp_path / "upphandling.yaml", date(2027, 1, 1)).stage == "closed"


def test_a_new_case_knows_its_house_from_the_latest_one() -> None:
    known = house_answers([SAMPLES / "vaghyveln" / "upphandling.yaml"])

    assert known == {
        ("authority", "name"): "Östersunds kommun",
        ("authority", "organisation_number"): "212000-2528",
        ("matching_unit", "name"): "Arbetsmarknadsenheten",
        ("matching_unit", "form"): "same_authority",
    }
    assert house_answers([]) == {}
