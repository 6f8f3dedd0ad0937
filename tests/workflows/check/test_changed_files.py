"""A finished file that was changed after it was built or issued, and what it then proves."""

from datetime import date
from pathlib import Path

import pytest
from docx import Document

from given.cases import case_folder
from judges.word_files import unzipped, zipped
from tenderkit.messages import Gravity
from tenderkit.model.clauses.uses import UseKind
from tenderkit.workflows.check.check import check_all
from tenderkit.workflows.check.check_targets import find_check_targets
from tenderkit.workflows.clauses import lifecycle
from tenderkit.workflows.clauses.used_by import used_by, used_by_report, uses_as_data
from tenderkit.workflows.papers.build import DEFAULT_KIND, BuildOptions, build
from tenderkit.workflows.papers.issue import IssueOptions, issue
from tenderkit.workflows.reports.reporting import deliver_report

BUILT, ISSUED = "TK-F047", "TK-F048"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A municipality with one case, built and issued."""
    home = tmp_path_factory.mktemp("kommun")
    (home / "bibliotek" / "clauses").mkdir(parents=True)
    (home / "tenderkit.toml").write_text('library = "bibliotek"\n', "utf-8")
    day = date(2025, 1, 2)
    lifecycle.adopt(home, lifecycle.every_version_in_force(home, day), "KS (påhittat)", day, "KS 2025/1")
    folder = case_folder(home)
    build(folder, BuildOptions())
    issue(folder, IssueOptions())
    return home


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    for path in made.rglob("*"):
        if path.is_file():
            (to := tmp_path / path.relative_to(made)).parent.mkdir(parents=True, exist_ok=True)
            to.write_bytes(path.read_bytes())
    return tmp_path


def found(*paths: Path) -> list[str]:
    """Each changed file with its code."""
    results = check_all(find_check_targets(paths, documents=True).found, (DEFAULT_KIND,))
    problems = [problem for result in results for problem in result.problems]
    changed = [problem for problem in problems if problem.message.code in (BUILT, ISSUED)]
    return [f"{problem.file.parent.name}/{problem.file.name} {problem.message.code}" for problem in changed]


def change_the_text(path: Path) -> None:
    """By hand, in Word: one letter of the body."""
    parts = unzipped(path.read_bytes())
    body = parts["word/document.xml"]
    assert b"dagar" in body
    path.write_bytes(zipped(parts | {"word/document.xml": body.replace(b"dagar", b"veckor", 1)}))


def save_anew(path: Path) -> None:
    """As Word does: the same words, other bytes."""
    document = Document(str(path))
    document.save(str(path))


def test_what_was_written_is_found_as_it_was(home: Path) -> None:
    assert found(home / "arende") == []
    assert {use.as_written for use in used_by(home, "syfte", [home]).uses} == {None, True}


@pytest.mark.parametrize("change", [change_the_text, save_anew])
def test_a_word_file_that_was_changed_is_told_of(home: Path, change: object) -> None:
    assert callable(change)
    change(home / "arende" / "dokument" / "kravavsnitt.docx")
    change(home / "arende" / "utfardat" / "kravavsnitt.docx")

    assert found(home / "arende") == [f"dokument/kravavsnitt.docx {BUILT}", f"utfardat/kravavsnitt.docx {ISSUED}"]
    assert found(home / "arende" / "utfardat" / "kravavsnitt.docx") == [f"utfardat/kravavsnitt.docx {ISSUED}"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("dokument/kravavsnitt.html", BUILT),
        ("dokument/kravavsnitt.txt", BUILT),
        ("dokument/kravlista.xlsx", BUILT),
        ("utfardat/kravavsnitt.html", ISSUED),
        ("utfardat/kravavsnitt.txt", ISSUED),
    ],
)
def test_a_file_of_any_other_format_is_too(home: Path, name: str, code: str) -> None:
    path = home / "arende" / name
    path.write_bytes(path.read_bytes() + b" ")

    assert found(home / "arende") == [f"{name} {code}"]


def test_a_built_file_is_no_issued_copy(home: Path) -> None:
    folder = home / "arende"
    (folder / "utfardat" / "kravavsnitt.docx").write_bytes((folder / "dokument" / "kravavsnitt.docx").read_bytes())

    assert found(folder) == [f"utfardat/kravavsnitt.docx {ISSUED}"]


def test_the_change_of_an_issued_copy_is_an_error_and_of_a_built_one_a_warning(home: Path) -> None:
    for name in ("dokument", "utfardat"):
        save_anew(home / "arende" / name / "kravavsnitt.docx")

    results = check_all(find_check_targets([home / "arende"], documents=True).found, (DEFAULT_KIND,))

    gravities = {problem.message.code: problem.gravity for result in results for problem in result.problems}
    assert (gravities[BUILT], gravities[ISSUED]) == (Gravity.WARNING, Gravity.ERROR)


def test_the_issued_copy_can_be_written_anew(home: Path) -> None:
    path = home / "arende" / "utfardat" / "kravavsnitt.docx"
    before = path.read_bytes()
    change_the_text(path)
    path.rename(path.with_name("andrad.docx"))

    issue(home / "arende", IssueOptions())

    assert path.read_bytes() == before


def test_a_damaged_lock_is_told_of_and_proves_nothing(home: Path) -> None:
    save_anew(home / "arende" / "dokument" / "kravavsnitt.docx")
    (home / "arende" / "upphandling.lock.yaml").write_text("documents: [", "utf-8")

    assert found(home / "arende") == []
    assert {use.as_written for use in used_by(home, "syfte", [home]).uses} == {None}


def test_a_file_of_somebody_elses_is_not_compared(home: Path) -> None:
    (home / "arende" / "dokument" / "kravavsnitt.docx").rename(home / "arende" / "dokument" / "vart.docx")
    save_anew(home / "arende" / "dokument" / "vart.docx")

    assert found(home / "arende") == []
    documents = [use for use in used_by(home, "syfte", [home]).uses if use.kind is UseKind.DOCUMENT]
    assert [use.as_written for use in documents] == [None, True]


def test_a_file_that_was_moved_is_still_what_was_written(home: Path) -> None:
    (home / "arkiv").mkdir()
    (home / "arende" / "dokument" / "kravavsnitt.docx").rename(home / "arkiv" / "diariet.docx")

    documents = [use for use in used_by(home, "syfte", [home]).uses if use.kind is UseKind.DOCUMENT]

    assert [(use.where.name, use.as_written) for use in documents] == [
        ("kravavsnitt.docx", True),
        ("diariet.docx", True),
    ]


def test_a_changed_file_proves_none_of_its_clauses(home: Path) -> None:
    change_the_text(home / "arende" / "utfardat" / "kravavsnitt.docx")

    uses = used_by(home, "syfte", [home])

    by_kind = {(use.kind, use.where.parent.name): use.as_written for use in uses.uses if use.version}
    assert by_kind == {
        (UseKind.LOCK, home.name): True,
        (UseKind.ISSUED, home.name): False,
        (UseKind.DOCUMENT, "dokument"): True,
        (UseKind.DOCUMENT, "utfardat"): False,
    }
    said = deliver_report(used_by_report("syfte", uses), None)
    assert said.count("1.0.0 (ändrad fil)") == 2
    assert "inte styrkt" in said
    listed = uses_as_data(uses)["uses"]
    assert isinstance(listed, list)
    assert [use["as_written"] for use in listed] == [None, True, False, True, False]


def test_nothing_is_said_of_proof_when_all_is_as_written(home: Path) -> None:
    assert "styrkt" not in deliver_report(used_by_report("syfte", used_by(home, "syfte", [home])), None)
