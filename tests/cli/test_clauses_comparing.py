import sys
from pathlib import Path

import click
import pytest

from given.versions_of_a_clause import two_versions
from judges.as_a_user import user_runs
from tenderkit.cli.commands import clauses_comparing
from tenderkit.rules.changes.word_diff import WordChange

PAIR = ("avgift@1.0.0", "avgift@2.0.0")


def test_two_versions_are_compared_on_the_screen(tmp_path: Path) -> None:
    seen = user_runs("clauses", "diff", *PAIR, "--library", two_versions(tmp_path))

    assert seen.code == 0
    assert "± Krav: «leverantören» [-ska-]{+bör+} betala vitet inom [-30-]{+14+} dagar." in seen.out
    assert "\x1b[" not in seen.out


@pytest.mark.parametrize("suffix", ["txt", "html", "docx"])
def test_two_versions_are_compared_in_a_file(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"jamforelse.{suffix}"

    seen = user_runs(
        "clauses", "diff", *PAIR, "--to", file, "--date", "2026-12-01", "--library", two_versions(tmp_path)
    )

    assert (seen.code, seen.out) == (0, f"Skrev {file}\n")
    assert file.stat().st_size


def test_colour_is_for_terminals_that_want_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert clauses_comparing.has_colour()
    assert clauses_comparing.painted(WordChange.DELETED, "ska") == click.style("ska", fg="red")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not clauses_comparing.has_colour()


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("diff", "avgift", "avgift@2.0.0"), id="without a version"),
        pytest.param(("diff", "avgift@2.0.0"), id="one alone"),
        pytest.param(("changes",), id="since when"),
        pytest.param(("changes", "--since", "2026-12-02", "--date", "2026-12-01"), id="days the wrong way round"),
    ],
)
def test_a_slip_of_the_keyboard_is_a_usage_error(arguments: tuple[str, ...]) -> None:
    assert user_runs("clauses", *arguments).code == 2


def test_a_version_that_is_not_there_is_refused(tmp_path: Path) -> None:
    seen = user_runs("clauses", "diff", "avgift@1.0.0", "avgift@9.0.0", "--library", two_versions(tmp_path))

    assert (seen.code, seen.findings) == (3, ["TK-L109"])
    assert seen.reads_well()


def test_changes_since_a_day_are_listed(tmp_path: Path) -> None:
    seen = user_runs(
        "clauses", "changes", "--since", "2026-01-01", "--date", "2026-12-01", "--library", two_versions(tmp_path)
    )

    assert seen.code == 0
    assert seen.out.splitlines()[0] == "Ändringar i klausulerna från och med 2026-01-01 till och med 2026-12-01"
    assert "Kortare tid för betalning." in seen.out


def test_without_a_last_day_changes_are_listed_until_today(tmp_path: Path) -> None:
    seen = user_runs("clauses", "changes", "--since", "2025-01-01", "--library", two_versions(tmp_path))

    assert "1.0.0, utgåva" in seen.out


@pytest.mark.parametrize("suffix", ["txt", "html", "docx"])
def test_changes_are_written_to_a_file(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"andringar.{suffix}"
    days = ("--since", "2026-01-01", "--date", "2026-12-01")

    seen = user_runs("clauses", "changes", *days, "--to", file, "--library", two_versions(tmp_path))

    assert (seen.code, seen.out) == (0, f"Skrev {file}\n")
    assert file.stat().st_size
