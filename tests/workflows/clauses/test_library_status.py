from datetime import date
from pathlib import Path

from given.cases import WITH_DIALOGUE, case_folder
from given.own_library import own_library
from tenderkit.workflows.clauses.library_status import LibraryReport, read_status, status_as_data, status_report
from tenderkit.workflows.papers.build import BuildOptions, build
from tenderkit.workflows.reports.reporting import deliver_report

DAY = date(2026, 12, 1)
IN_FORCE = "status: published, valid_from: 2025-01-01, review_by: 2026-11-30, owner: samordnaren"


def line(found: LibraryReport, clause_id: str) -> str:
    text = deliver_report(status_report(found), None)
    return next(line for line in text.splitlines() if line.startswith(f"Klausul: {clause_id};"))


def test_the_first_line_names_the_day_and_the_shipped_library_is_sound(tmp_path: Path) -> None:
    found = read_status(tmp_path, DAY, [tmp_path])

    text = deliver_report(status_report(found), None)

    assert text.startswith("Klausulbiblioteket den 2026-12-01\n")
    assert f"Klausuler: {len(found.clauses)}. Gäller: {len(found.clauses)}." in text
    assert all(item.drift is None for item in found.clauses)


def test_a_local_clause_shows_its_review_its_drafts_and_its_parent(tmp_path: Path) -> None:
    folder = own_library(
        tmp_path,
        {
            "vart-vite": {"1.0.0": (IN_FORCE.replace("2025-01-01", "2024-01-01"), "Text.")},
            "eget": {"1.0.0": (IN_FORCE, "Text."), "1.1.0": ("status: draft", "Ny text.")},
            "stoppat": {"1.0.0": ("status: hold, hold_reason: nytt avgörande", "Text.")},
            "utan": {"1.0.0": ("status: published, valid_from: 2025-01-01", "Text.")},
        },
        {"vart-vite": "replaces: vite\n"},
    )
    digest = next(
        item.current.clause.digest
        for item in read_status(tmp_path, DAY, []).clauses
        if item.current.clause.id == "eget"
    )
    (folder / "adopted.yaml").write_text(
        "format: 1\nadopted:\n"
        f"  - {{clause: eget, version: 1.0.0, by: KLG, date: 2026-01-02, decision: KS 7, digest: {digest}}}\n",
        "utf-8",
    )

    found = read_status(tmp_path, DAY, [tmp_path])

    assert "Gäller: 1.0.0; Fastställd: 1.0.0 av KLG 2026-01-02, KS 7; På väg: 1.1.0 utkast;" in line(found, "eget")
    assert "Översyn: 2026-11-30; Dagar kvar: försenad 1; Ägare: samordnaren;" in line(found, "eget")
    assert "Släpar efter: vite@" in line(found, "vart-vite")
    assert "Gäller: nej (1.0.0 stoppad): nytt avgörande; Fastställd: nej;" in line(found, "stoppat")
    assert "Översyn: –; Dagar kvar: –; Ägare: –;" in line(found, "utan")
    data = {item["id"]: item for item in status_as_data(found)["clauses"]}  # type: ignore[attr-defined]  # a list of rows
    assert data["eget"]["adopted"] == {"version": "1.0.0", "by": "KLG", "date": "2026-01-02", "decision": "KS 7"}
    assert data["eget"]["waiting"] == [{"version": "1.1.0", "status": "draft"}]
    assert data["eget"]["overdue"] is True
    assert data["vart-vite"]["behind"]["clause"] == "vite"
    assert data["utan"]["review_by"] is None


def test_uses_are_counted_in_locks_and_documents(tmp_path: Path) -> None:
    build(case_folder(tmp_path), BuildOptions())

    uses = {item.current.clause.id: item.uses for item in read_status(tmp_path, DAY, [tmp_path]).clauses}

    assert (uses["syfte"], uses["vite"]) == (2, 0)


def test_what_could_not_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_bytes(b"")

    found = read_status(tmp_path, DAY, [tmp_path])

    assert "x.docx: TK-P001 " in deliver_report(status_report(found), None)
    assert status_as_data(found)["skipped"] != []


def test_an_own_folder_without_a_list_of_clauses_is_no_parent_of_anything(tmp_path: Path) -> None:
    (tmp_path / "bibliotek" / "clauses").mkdir(parents=True)
    (tmp_path / "tenderkit.toml").write_text('library = "bibliotek"\n', "utf-8")

    assert all(item.drift is None for item in read_status(tmp_path, DAY, []).clauses)


def test_an_overdue_review_warns_on_build_and_names_the_owner(tmp_path: Path) -> None:
    own_library(tmp_path, {"syfte": {"1.0.0": (IN_FORCE, "Syftet är ett.")}})

    late = build(case_folder(tmp_path, WITH_DIALOGUE), BuildOptions(day=DAY))
    in_time = build(case_folder(tmp_path, WITH_DIALOGUE, "annan"), BuildOptions(day=date(2026, 11, 30)))

    (warning,) = [problem for problem in late.warnings if problem.message.code == "TK-L120"]
    assert warning.file == tmp_path / "bibliotek" / "clauses" / "library.yaml"
    assert "(samordnaren)" in str(warning)
    assert [problem for problem in in_time.warnings if problem.message.code == "TK-L120"] == []
