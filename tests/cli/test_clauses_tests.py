import json
import shutil
from pathlib import Path

import pytest

from judges import checkout
from judges.as_a_user import user_runs


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A municipality's folder that holds the shipped clauses as its own."""
    checkout.copy_folder(Path("clauses"), tmp_path / "eget" / "clauses")
    (tmp_path / "tenderkit.toml").write_text('library = "eget"\n', "utf-8")
    return tmp_path


def vite_file(library: Path) -> Path:
    return library / "eget" / "clauses" / "vite" / "vite.test.yaml"


def test_a_line_per_version_and_a_total(library: Path) -> None:
    seen = user_runs("clauses", "test", "vite", "--library", library)

    assert seen.code == 0, seen.out
    *versions, last = seen.out.splitlines()
    assert [line.split(":")[0] for line in versions] == ["vite 2.0.0", "vite 2.1.0", "vite 2.1.0", "vite 1.1.0"]
    assert all(line.endswith("håller") for line in versions)
    assert last.endswith("fall håller.")


def test_a_sentence_that_is_not_there_is_told_with_its_place(library: Path) -> None:
    path = vite_file(library)
    path.write_text(path.read_text("utf-8").replace("50 000 kronor", "60 000 kronor"), "utf-8")

    seen = user_runs("clauses", "test", "vite", "--library", library)

    assert seen.code == 1
    assert f"{path}:" in seen.out
    assert "TK-L166" in seen.out


def test_the_faults_can_be_read_by_a_program(library: Path) -> None:
    vite_file(library).unlink()
    for path in vite_file(library).parent.glob("*.test.yaml"):
        path.unlink()

    seen = user_runs("clauses", "test", "vite", "--library", library, "--format", "json")

    assert [fault["code"] for fault in json.loads(seen.out)] == ["TK-L162"]


def test_update_says_what_it_wrote(library: Path) -> None:
    path = vite_file(library).with_name("golden.test.yaml")
    given = "requirement.places.count: 4\n      requirement.penalty.per: missing_place"
    path.write_text(
        f"format: 1\nclause: vite\nversion: 1.1.0\ncases:\n  - name: hela texten\n    given:\n      {given}\n"
        "    questions: [requirement.penalty.amount, requirement.penalty.cap.percent, requirement.penalty.cap.of]\n"
        "    golden:\n",
        "utf-8",
    )

    seen = user_runs("clauses", "test", "vite", "--library", library, "--update")

    assert seen.code == 0, seen.out
    assert f"Ny text skriven i {path}" in seen.out
    assert "[BEKRÄFTA: vitesbelopp]" in path.read_text("utf-8")


def test_a_clause_that_does_not_exist_is_refused(library: Path) -> None:
    seen = user_runs("clauses", "test", "finns-inte", "--library", library)

    assert (seen.code, "TK-S007" in seen.err) == (3, True)


def test_lint_takes_a_folder(library: Path) -> None:
    clauses = library / "eget" / "clauses"
    assert user_runs("clauses", "lint", clauses).code == 0
    shutil.rmtree(clauses / "brist")

    seen = user_runs("clauses", "lint", clauses)

    assert seen.code == 1
    assert "TK-L004" in seen.out


def test_lint_of_an_empty_folder_is_refused(tmp_path: Path) -> None:
    seen = user_runs("clauses", "lint", tmp_path)

    assert (seen.code, "TK-L176" in seen.err) == (3, True)
