from pathlib import Path

import pytest

from given.clauses_in_text import clause_text
from tenderkit.problems import InvalidInputError, RefusedError
from tenderkit.workflows.clauses.clause_tests import run_clause_tests

SETTINGS = 'library = "eget"\n'
HOLDS = "format: 1\nclause: egen\ncases:\n  - {name: a, must: [Texten säger så.]}\n"


def municipality(folder: Path, versions: str = "1.0.0: {status: published}", *, body: str = "Texten säger så.") -> Path:
    """A folder whose own library has the clause `egen`; returns the folder of the clause."""
    clauses = folder / "eget" / "clauses"
    (clauses / "egen").mkdir(parents=True)
    (folder / "tenderkit.toml").write_text(SETTINGS, "utf-8")
    lines = [
        "format: 1",
        "order: [egen]",
        "clauses:",
        "  egen:",
        "    versions:",
        *(f"      {v}" for v in versions.split("; ")),
    ]
    (clauses / "library.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    for version in (line.split(":")[0] for line in versions.split("; ")):
        (clauses / "egen" / f"{version}.md").write_text(clause_text(body, clause_id="egen", version=version), "utf-8")
    return clauses / "egen"


def test_a_line_per_file_says_how_many_cases_hold(tmp_path: Path) -> None:
    (municipality(tmp_path) / "egen.test.yaml").write_text(f"{HOLDS}  - {{name: b, must: [Inte så.]}}\n", "utf-8")

    results = run_clause_tests(tmp_path, ["egen"])

    (file,) = results.files
    assert (file.clause, file.version, file.cases, file.held) == ("egen", "1.0.0", 2, 1)
    (problem,) = results.problems
    assert (problem.line, problem.column, problem.message.code) == (5, 22, "TK-L166")
    assert problem.message.what == "b: texten säger inte ”Inte så.”"


def test_the_newest_version_is_tested_unless_another_is_named(tmp_path: Path) -> None:
    folder = municipality(tmp_path, "1.9.0: {status: published}; 1.10.0: {status: draft}")
    (folder / "a.test.yaml").write_text(HOLDS, "utf-8")
    (folder / "b.test.yaml").write_text(HOLDS.replace("cases", "version: 1.9.0\ncases"), "utf-8")

    assert [file.version for file in run_clause_tests(tmp_path, ["egen"]).files] == ["1.10.0", "1.9.0"]


def test_a_version_that_does_not_exist_is_named(tmp_path: Path) -> None:
    (municipality(tmp_path) / "a.test.yaml").write_text(HOLDS.replace("cases", "version: 2.0.0\ncases"), "utf-8")

    (problem,) = run_clause_tests(tmp_path, ["egen"]).problems

    assert (problem.line, problem.message.code) == (3, "TK-L175")
    assert problem.message.facts["known"] == "1.0.0"


@pytest.mark.parametrize(("state", "codes"), [("published", ["TK-L162"]), ("draft", [])])
def test_a_published_clause_without_a_test_is_a_fault(tmp_path: Path, state: str, codes: list[str]) -> None:
    municipality(tmp_path, f"1.0.0: {{status: {state}}}")

    assert [problem.message.code for problem in run_clause_tests(tmp_path, ["egen"]).problems] == codes


def test_a_clause_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    municipality(tmp_path)

    with pytest.raises(RefusedError, match="TK-S007"):
        run_clause_tests(tmp_path, ["saknas"])


def test_a_test_file_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    folder = municipality(tmp_path)
    (folder / "a.test.yaml").write_text("format: 1\n", "utf-8")
    (folder / "b.test.yaml").write_text(HOLDS, "utf-8")

    results = run_clause_tests(tmp_path, ["egen"])

    assert [file.held for file in results.files] == [1]
    assert {problem.message.code for problem in results.problems} == {"TK-C001"}


def test_update_writes_golden_texts_and_nothing_else(tmp_path: Path) -> None:
    path = municipality(tmp_path) / "egen.test.yaml"
    path.write_text(f"# Kommentar.\n{HOLDS}  - name: b\n    golden:\n  # slut\n", "utf-8")

    before = run_clause_tests(tmp_path, ["egen"])
    updated = run_clause_tests(tmp_path, ["egen"], update=True)

    assert [problem.message.code for problem in before.problems] == ["TK-L172"]
    assert (updated.problems, updated.rewritten) == ((), (path,))
    assert path.read_text("utf-8") == (
        f"# Kommentar.\n{HOLDS}  - name: b\n    golden: |\n      Texten säger så.\n  # slut\n"
    )


def test_update_leaves_a_file_alone_that_already_says_so(tmp_path: Path) -> None:
    path = municipality(tmp_path) / "egen.test.yaml"
    path.write_text(f"{HOLDS}  - name: b\n    golden: >-\n      Texten\n      säger så.\n", "utf-8")
    before = path.read_bytes()

    assert run_clause_tests(tmp_path, ["egen"], update=True).rewritten == ()
    assert path.read_bytes() == before


def test_update_cannot_write_into_braces(tmp_path: Path) -> None:
    path = municipality(tmp_path) / "egen.test.yaml"
    path.write_text(f"{HOLDS}  - {{name: b, golden: Annat.}}\n", "utf-8")
    before = path.read_bytes()

    results = run_clause_tests(tmp_path, ["egen"], update=True)

    assert [(problem.line, problem.message.code) for problem in results.problems] == [(5, "TK-L174")]
    assert path.read_bytes() == before


def test_a_library_that_cannot_be_read_is_told_as_such(tmp_path: Path) -> None:
    municipality(tmp_path, body="{% for x in y %}")

    with pytest.raises(InvalidInputError, match="TK-L013"):
        run_clause_tests(tmp_path)
