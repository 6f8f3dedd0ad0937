"""Entries of the recruiter's two files on their way from a form to the file and back."""

import shutil
from pathlib import Path

import pytest

from tenderkit.problems import RefusedError
from tenderkit.workflows.drafts.recruiters_entries import (
    ENTRY_SORTS,
    PERSONS_SORT,
    EntryRefusedError,
    entries_in,
    entry_groups,
    next_id,
    read_entry,
    read_entry_file,
    remove_entry,
    save_entry,
)
from tenderkit.workflows.drafts.recruiters_lists import recruiters_lists
from tenderkit.writers.refusals import ChangedMeanwhileError

SAMPLES = Path(__file__).parents[3] / "samples"
PLACES = ENTRY_SORTS["platser"]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    for name in ("bibliotek", "vaghyveln"):
        shutil.copytree(SAMPLES / name, tmp_path / name)
    shutil.copy(SAMPLES / "tenderkit.toml", tmp_path)
    return tmp_path / "vaghyveln" / "upphandling.yaml"


@pytest.mark.parametrize(
    ("sort", "following"),
    [("platser", "P-06"), ("kravprofiler", "K-3"), ("overenskommelser", "A-1"), ("startmoten", ""), ("personer", "")],
)
def test_the_next_number_follows_the_last(sort: str, following: str, case: Path) -> None:
    assert next_id(read_entry_file(case, ENTRY_SORTS[sort]), ENTRY_SORTS[sort]) == following


@pytest.mark.parametrize("sort", list(ENTRY_SORTS))
def test_saving_what_stands_there_changes_no_byte(sort: str, case: Path) -> None:
    of = ENTRY_SORTS[sort]
    file = read_entry_file(case, of)
    for number, said in enumerate(entries_in(file, of)):
        typed = {
            question.key: tuple(map(str, question.said))
            if isinstance(question.said, list)
            else str(question.said or "")
            for group in entry_groups(of, said)
            for question in group.questions
        }

        save_entry(case, of, file, read_entry(of, said, typed), number)

    assert file.path.read_bytes() == file.data


def test_the_first_person_makes_the_file(case: Path) -> None:
    (case.parent / "personer.yaml").unlink()
    file = read_entry_file(case, PERSONS_SORT)

    save_entry(case, PERSONS_SORT, file, read_entry(PERSONS_SORT, {}, {("place",): "P-01", ("name",): "Kim Exempel"}))

    made = case.parent / "personer.yaml"
    assert "name: Kim Exempel" in made.read_text("utf-8")
    assert made.stat().st_mode & 0o077 == 0


def test_the_last_entry_takes_its_list_with_it(case: Path) -> None:
    meetings = ENTRY_SORTS["startmoten"]

    remove_entry(case, meetings, read_entry_file(case, meetings), 0)

    assert "start_meetings" not in (case.parent / "placeringar.yaml").read_text("utf-8")


def test_what_others_rest_on_cannot_be_taken_away(case: Path) -> None:
    with pytest.raises(EntryRefusedError) as refused:
        remove_entry(case, PLACES, read_entry_file(case, PLACES), 0)

    assert {message.code for _, message in refused.value.reasons} >= {"TK-M200"}


def test_a_file_that_was_faulty_already_can_be_mended_bit_by_bit(case: Path) -> None:
    record = case.parent / "placeringar.yaml"
    record.write_text(record.read_text("utf-8").replace("place: P-05, where", "place: P-77, where"), "utf-8")
    file = read_entry_file(case, PLACES)
    said = entries_in(file, PLACES)[0]

    save_entry(case, PLACES, file, read_entry(PLACES, said, {("workplace",): "Nya depån"}), 0)

    assert "workplace: Nya depån" in record.read_text("utf-8")


def test_a_file_that_has_changed_meanwhile_is_left_alone(case: Path) -> None:
    file = read_entry_file(case, PLACES)
    file.path.write_bytes(file.data + b"# ny\n")

    with pytest.raises(ChangedMeanwhileError):
        save_entry(case, PLACES, file, read_entry(PLACES, entries_in(file, PLACES)[0], {("workplace",): "X"}), 0)


def test_without_a_journal_there_is_nothing_to_write_in(tmp_path: Path) -> None:
    shutil.copytree(SAMPLES / "stadsfesten", tmp_path / "stadsfesten")
    case = tmp_path / "stadsfesten" / "upphandling.yaml"

    with pytest.raises(RefusedError):
        read_entry_file(case, PLACES)
    assert recruiters_lists(case) is None


def test_a_key_of_no_question_is_none() -> None:

    assert read_entry(PERSONS_SORT, {}, {("__class__",): "x"}) == ()


def test_the_lists_name_whom_nobody_is_entered_for(case: Path) -> None:
    remove_entry(case, PERSONS_SORT, read_entry_file(case, PERSONS_SORT), 0)

    found = recruiters_lists(case)

    assert found is not None
    assert [each.id for each in found.empty] == ["P-01"]
    assert (found.decision, found.months) == ("KS 2025/2 (påhittat)", 24)
