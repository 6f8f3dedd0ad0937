from pathlib import Path

import pytest

from judges import checkout
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.problems import InvalidInputError
from tenderkit.readers.clauses.lengths_reader import read_subjects
from tenderkit.rules.clauses.clause_text import condition_text

SHIPPED = checkout.ROOT / "clauses"


def own(folder: Path, text: str) -> Path:
    (folder / "lengths.yaml").write_text(f"format: 1\n{text}", "utf-8")
    return folder


def test_the_shipped_file_names_what_a_penalty_always_says() -> None:
    subjects = [subject.name for subject in read_subjects((SHIPPED,)) if subject.role is ClauseRole.PENALTY]

    assert subjects == ["penalty_amount", "penalty_unit", "penalty_cap", "last_day_to_claim"]


def test_a_condition_says_when_a_subject_must_stand() -> None:
    consequence = next(subject for subject in read_subjects((SHIPPED,)) if subject.name == "dialogue_consequence")

    assert consequence.when is not None
    assert condition_text(consequence.when) == "requirement.dialogue is stated"


def test_a_municipality_adds_its_own_and_says_a_shipped_one_otherwise(tmp_path: Path) -> None:
    folder = own(tmp_path, "subjects:\n  notice: {role: remedy, says: brev}\n  lunch: {role: addition, says: lunch}\n")
    read = {subject.name: subject.says for subject in read_subjects((SHIPPED, folder))}

    assert (read["notice"], read["lunch"]) == ("brev", "lunch")
    assert "penalty_cap" in read


def test_a_folder_without_the_file_adds_nothing(tmp_path: Path) -> None:
    assert read_subjects((tmp_path,)) == ()


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        pytest.param("subjects:\n  a: {role: nobody, says: x}\n", "TK-C030", 3, id="a role that there isn't"),
        pytest.param("subjects:\n  a: {role: remedy, says: x, when: a b}\n", "TK-L014", 3, id="no condition"),
        pytest.param("subject:\n  a: {role: remedy, says: x}\n", "TK-C004", 2, id="a key that there isn't"),
    ],
)
def test_each_fault_stands_at_its_line(tmp_path: Path, text: str, code: str, line: int) -> None:
    with pytest.raises(InvalidInputError) as caught:
        read_subjects((own(tmp_path, text),))

    assert [(problem.message.code, problem.line) for problem in caught.value.problems] == [(code, line)]
