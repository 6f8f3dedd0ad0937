"""Rewriting a case in the newest format: shown first, the old file kept, and nothing guessed."""

from pathlib import Path

import pytest

from given.cases import WITH_PLACES, case_folder
from judges.as_a_user import user_runs
from tenderkit.problems import RefusedError
from tenderkit.workflows.case.new import SCHEMA_FILE, schema_text
from tenderkit.workflows.matching.migrate import migrate

YEARLY = WITH_PLACES.replace("basis: fixed", "basis: per_year")


def test_a_migration_changes_the_format_and_keeps_the_old_file(tmp_path: Path) -> None:
    case = case_folder(tmp_path, f"# min egen anteckning\r\n{WITH_PLACES}")
    before = (case / "upphandling.yaml").read_bytes()

    seen = user_runs("migrate", case)

    assert seen.code == 0
    assert "-format: 1" in seen.text
    assert "+format: 2" in seen.text
    assert (case / "upphandling.format-1.yaml").read_bytes() == before
    assert (case / "upphandling.yaml").read_bytes() == before.replace(b"format: 1", b"format: 2")


def test_a_dry_run_shows_the_change_and_writes_nothing(tmp_path: Path) -> None:
    case = case_folder(tmp_path, WITH_PLACES)

    seen = user_runs("migrate", case, "--dry-run")

    assert "+format: 2" in seen.text
    assert "Inget har ändrats." in seen.text
    assert [path.name for path in case.iterdir()] == ["upphandling.yaml"]


def test_what_the_older_format_could_not_say_is_asked_and_not_guessed(tmp_path: Path) -> None:
    seen = user_runs("migrate", case_folder(tmp_path, YEARLY))

    assert "Ange själv: requirement.places.carried_over." in seen.text


def test_a_case_that_has_the_newest_format_stays_as_it_is(tmp_path: Path) -> None:
    case = case_folder(tmp_path, WITH_PLACES.replace("format: 1", "format: 2"))

    seen = user_runs("migrate", case)

    assert seen.code == 0
    assert "har redan format 2" in seen.text
    assert [path.name for path in case.iterdir()] == ["upphandling.yaml"]


def test_an_old_file_that_was_kept_before_is_never_written_over(tmp_path: Path) -> None:
    case = case_folder(tmp_path, WITH_PLACES)
    (case / "upphandling.format-1.yaml").write_text("mitt eget", "utf-8")

    seen = user_runs("migrate", case)

    assert seen.code == 3
    assert (case / "upphandling.format-1.yaml").read_text("utf-8") == "mitt eget"
    assert "format: 1" in (case / "upphandling.yaml").read_text("utf-8")


def test_the_schema_beside_the_case_is_the_new_one_too(tmp_path: Path) -> None:
    case = case_folder(tmp_path, WITH_PLACES)
    (case / SCHEMA_FILE).write_text("{}", "utf-8")

    user_runs("migrate", case)

    assert (case / SCHEMA_FILE).read_text("utf-8") == schema_text()


def test_a_file_that_cannot_be_read_is_told_and_left(tmp_path: Path) -> None:
    case = case_folder(tmp_path, WITH_PLACES.replace("law: LOU", "law: LOX"))

    seen = user_runs("migrate", case)

    assert seen.code == 1
    assert "TK-C03" in seen.text
    assert [path.name for path in case.iterdir()] == ["upphandling.yaml"]


def test_where_there_is_no_case_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="TK-S001"):
        migrate(tmp_path / "upphandling.yaml", write=True)
