"""The role of a clause and the meanings of its marks, as the libraries state them, one folder over the other."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from given.clauses_in_text import clause_text
from tenderkit.model.clauses.library import ClauseLibrary, LibraryEntry
from tenderkit.model.clauses.roles import ClauseRole, Meaning
from tenderkit.problems import InvalidInputError
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.readers.clauses.needs import every_version_of

REMEDY = "{#s3} Rättas bristen i tid följer ingen påföljd.\n\n{#k6} {{ supplier }} ska svara inom 10 dagar."
SHIPPED = "    role: remedy\n    marks:\n      1.0.0: {remedied: s3, hindrance_days: k6}\n"
REPLACES = "replaces: brist\n"


def folder(parent: Path, name: str, clauses: Mapping[str, tuple[str, str, str]]) -> Path:
    """`clauses`: by id what the library says of it, its front matter and its text; one version of each."""
    root = parent / name
    lines = ["format: 1", f"order: [{', '.join(clauses)}]", "clauses:"]
    for clause_id, (listed, front, body) in clauses.items():
        (root / clause_id).mkdir(parents=True)
        (root / clause_id / "1.0.0.md").write_text(clause_text(body, front, clause_id), "utf-8")
        lines += [f"  {clause_id}:\n{listed}    versions:", "      1.0.0: {status: published, valid_from: 2025-01-01}"]
    (root / "library.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    return root


def library(parent: Path, own: tuple[str, str, str], clause_id: str = "var-brist") -> ClauseLibrary:
    central = folder(parent, "central", {"brist": (SHIPPED, "", REMEDY)})
    return read_library((central, folder(parent, "own", {clause_id: own})))


def entry(found: ClauseLibrary, clause_id: str) -> LibraryEntry:
    version = found.version(clause_id, "1.0.0")
    assert version is not None
    return version


def test_a_clause_has_the_role_and_the_marks_that_its_library_states(tmp_path: Path) -> None:
    found = entry(read_library((folder(tmp_path, "central", {"brist": (SHIPPED, "", REMEDY)}),)), "brist")

    assert found.role is ClauseRole.REMEDY
    assert found.marks == {Meaning.REMEDIED: "s3", Meaning.HINDRANCE_DAYS: "k6"}
    assert not found.inherited


def test_a_clause_that_replaces_another_has_its_role_and_the_marks_that_stand_in_its_own_text(tmp_path: Path) -> None:
    found = library(tmp_path, ("", REPLACES, "{#k6} {{ supplier }} ska svara inom 14 dagar."))

    assert entry(found, "var-brist").role is ClauseRole.REMEDY
    assert entry(found, "var-brist").marks == {Meaning.HINDRANCE_DAYS: "k6"}
    assert entry(found, "var-brist").inherited
    assert found.roles == {"brist": ClauseRole.REMEDY, "var-brist": ClauseRole.REMEDY}


def test_marks_that_the_municipality_states_itself_are_its_own(tmp_path: Path) -> None:
    marks = "    marks:\n      1.0.0: {hindrance_days: k1}\n"

    found = entry(library(tmp_path, (marks, REPLACES, "{#k1} {{ supplier }} ska svara inom 14 dagar.")), "var-brist")

    assert found.marks == {Meaning.HINDRANCE_DAYS: "k1"}
    assert not found.inherited


def test_a_clause_of_the_same_id_in_a_later_folder_keeps_the_role(tmp_path: Path) -> None:
    found = entry(library(tmp_path, ("", "", REMEDY), "brist"), "brist")

    assert found.role is ClauseRole.REMEDY
    assert found.marks == {Meaning.REMEDIED: "s3", Meaning.HINDRANCE_DAYS: "k6"}


def test_a_clause_that_neither_states_nor_replaces_has_no_role(tmp_path: Path) -> None:
    found = library(tmp_path, ("", "", "Text."))

    assert entry(found, "var-brist").role is None
    assert "var-brist" not in found.roles


def test_two_clauses_that_replace_each_other_are_read_all_the_same(tmp_path: Path) -> None:
    both = {"ena": ("", "replaces: andra\n", "Text."), "andra": ("", "replaces: ena\n", "Text.")}

    assert read_library((folder(tmp_path, "central", both),)).roles == {}


def test_what_nobody_reads_has_a_role_too(tmp_path: Path) -> None:
    central = folder(tmp_path, "central", {"brist": (SHIPPED, "", REMEDY)})

    found = read_library((central,), every_version_of(()))

    assert found.version("brist", "1.0.0") is None
    assert found.roles == {"brist": ClauseRole.REMEDY}


@pytest.mark.parametrize(
    ("listed", "says"),
    [
        pytest.param("    role: rattelse\n", ":5:5: TK-C030", id="a role"),
        pytest.param("    role: remedy\n    marks:\n      1.0.0: {botad: s3}\n", ":7:15: TK-C030", id="a meaning"),
        pytest.param("    role: remedy\n    marks:\n      1.0.0: {remedied: x9}\n", ":7:15: TK-C063", id="a mark"),
    ],
)
def test_words_that_the_program_does_not_know_are_refused_with_their_line(
    listed: str, says: str, tmp_path: Path
) -> None:
    with pytest.raises(InvalidInputError) as error:
        read_library((folder(tmp_path, "central", {"brist": (listed, "", REMEDY)}),))

    assert [says in str(problem) for problem in error.value.problems] == [True]
