"""What is wrong with the roles and marks of a library, found by `clauses lint`, `publish` and a build."""

from pathlib import Path

import pytest

from given.clauses_in_text import clause_text
from given.municipality import municipality
from judges.as_a_user import user_runs
from judges.checkout import ROOT
from tenderkit.workflows.clauses.lint_library import lint_library

STATE = "      1.0.0: {status: published, valid_from: 2025-01-01}\n"
BODY = "{#k1} {{ supplier }} ska svara inom 14 dagar."


def files(listed: str, front: str = "", clause_id: str = "var-egen", states: str = STATE) -> dict[str, str | bytes]:
    library = f"format: 1\norder: [{clause_id}]\nclauses:\n  {clause_id}:\n{listed}    versions:\n{states}"
    return {
        "clauses/library.yaml": library,
        f"clauses/{clause_id}/1.0.0.md": clause_text(BODY, front, clause_id),
    }


def found(home: Path) -> list[str]:
    """`line:column code` of each finding about roles in the municipality's own list."""
    problems = [problem for problem in lint_library(home) if problem.message.code.startswith("TK-L24")]
    assert {problem.file for problem in problems} <= {home / "bibliotek" / "clauses" / "library.yaml"}
    return [f"{problem.line}:{problem.column} {problem.message.code}" for problem in problems]


@pytest.mark.parametrize(
    ("listed", "front", "expected"),
    [
        pytest.param("", "", ["4:3 TK-L240"], id="no role"),
        pytest.param("    role: addition\n", "", [], id="a condition of its own"),
        pytest.param("    role: penalty\n", "", ["5:5 TK-L241", "7:7 TK-L246"], id="a role that another clause has"),
        pytest.param("    role: penalty\n", "replaces: brist\n", ["5:5 TK-L242", "5:5 TK-L241"], id="another role than that of the replaced"),
        pytest.param("", "replaces: brist\n", [], id="the role of the replaced"),
        pytest.param("    role: addition\n    marks:\n      2.0.0: {}\n", "", ["7:7 TK-L243"], id="a version that isn't there"),
        pytest.param("    marks:\n      1.0.0: {payment_days: k1}\n", "replaces: brist\n", ["6:15 TK-L244"], id="a meaning of another role"),
        pytest.param("    role: addition\n    marks:\n      1.0.0: {payment_days: k1}\n", "", [], id="a condition that may settle anything"),
        pytest.param("    role: purpose\n    marks:\n      1.0.0: {payment_days: k1}\n", "replaces: syfte\n", ["7:15 TK-L244"], id="a role without meanings"),
        pytest.param("    marks:\n      1.0.0: {payment_days: k1}\n", "", ["4:3 TK-L240", "6:15 TK-L244"], id="a meaning without a role"),
        pytest.param("    marks:\n      1.0.0: {hindrance_days: k1}\n", "replaces: brist\n", [], id="a mark of its own"),
        pytest.param("    marks:\n      1.0.0: {hindrance_days: k9}\n", "replaces: brist\n", ["6:15 TK-L245"], id="a mark that isn't in the text"),
    ],
)  # fmt: skip
def test_roles_and_marks_are_checked_at_their_lines(
    listed: str, front: str, expected: list[str], tmp_path: Path
) -> None:
    municipality(tmp_path, files(listed, front))

    assert found(tmp_path) == expected


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        pytest.param(STATE, ["6:7 TK-L246"], id="in use"),
        pytest.param("      1.0.0: {status: retired, valid_to: 2025-01-01}\n", [], id="retired"),
    ],
)
def test_a_version_says_what_its_marks_mean(states: str, expected: list[str], tmp_path: Path) -> None:
    """A new version of a shipped clause in the municipality's folder has nothing to inherit from."""
    municipality(tmp_path, files("", "", "brist", states.replace("1.0.0", "1.9.0")))
    (tmp_path / "bibliotek/clauses/brist/1.0.0.md").rename(tmp_path / "bibliotek/clauses/brist/1.9.0.md")
    text = (tmp_path / "bibliotek/clauses/brist/1.9.0.md").read_text("utf-8")
    (tmp_path / "bibliotek/clauses/brist/1.9.0.md").write_text(
        text.replace("version: 1.0.0", "version: 1.9.0"), "utf-8"
    )

    assert found(tmp_path) == expected


def test_alternatives_of_which_a_document_holds_one_may_share_a_role(tmp_path: Path) -> None:
    library = "format: 1\norder: [ena, andra]\nclauses:\n"
    for name in ("ena", "andra"):
        library += (
            f"  {name}:\n    role: penalty\n    marks:\n      1.0.0: {{payment_days: k1}}\n    versions:\n{STATE}"
        )
    texts = {f"clauses/{name}/1.0.0.md": clause_text(BODY, "one_of: betalning\n", name) for name in ("ena", "andra")}
    municipality(tmp_path, {"clauses/library.yaml": library, **texts})

    shared = [
        problem.message.facts["clauses"] for problem in lint_library(tmp_path) if problem.message.code == "TK-L241"
    ]

    assert all("vite" in clauses for clauses in shared), "only the shipped clause is one too many"


def test_a_clause_without_a_role_is_not_published(tmp_path: Path) -> None:
    case = municipality(tmp_path, files("", states="      1.0.0: {status: draft}\n"))

    seen = user_runs("clauses", "publish", "var-egen@1.0.0", "--date", "2026-01-01", "--review-by", "2027-01-01", "--owner", "A", "--library", str(case))  # fmt: skip

    assert seen.code == 1
    assert "TK-L240 klausulen var-egen har ingen roll" in seen.text


def test_two_clauses_of_one_role_in_one_document_are_refused(tmp_path: Path) -> None:
    kind = ROOT / "templates" / "kravavsnitt"
    declared = (kind / "document.yaml").read_text("utf-8").replace("[syfte, ", "[syfte, var-egen, ")
    own = {f"templates/kravavsnitt/{path.name}": path.read_bytes() for path in kind.iterdir()}
    case = municipality(
        tmp_path, {**files("    role: purpose\n"), **own, "templates/kravavsnitt/document.yaml": declared}
    )

    seen = user_runs("build", str(case))

    assert seen.code == 1
    assert "TK-L241 rollen purpose har flera klausuler: syfte, var-egen" in seen.text
