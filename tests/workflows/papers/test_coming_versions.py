"""When nothing moves today, whoever asks is told from which day something will."""

from pathlib import Path

import pytest

from given.cases import WITH_DIALOGUE, case_folder
from given.versions_of_a_clause import offer_purpose
from judges.as_a_user import user_runs
from tenderkit.workflows.case.sound_case import load_sound_case
from tenderkit.workflows.papers.build import BuildOptions, build
from tenderkit.workflows.papers.coming_versions import coming_versions

FUTURE = "2099-01-01"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case built with the only version in force, while the next one waits for its day."""
    (tmp_path / "tenderkit.toml").write_text('library = "bibliotek"\n', "utf-8")
    offer(tmp_path, {"1.0.0": "status: published"})
    folder = case_folder(tmp_path, WITH_DIALOGUE)
    build(folder, BuildOptions())
    return folder


def offer(home: Path, states: dict[str, str]) -> None:
    offer_purpose(home, {version: (f"Syftet {version}.", state) for version, state in states.items()})


def test_a_newer_version_that_waits_for_its_day_is_told_with_the_day(case: Path) -> None:
    offer(case.parent, {"1.0.0": "status: published", "2.0.0": f"status: published, valid_from: {FUTURE}"})

    seen = user_runs("upgrade", case, "--dry-run")

    assert seen.code == 0
    assert f"--dry-run --date {FUTURE}" in seen.text


@pytest.mark.parametrize("state", ["status: draft", f"status: hold, valid_from: {FUTURE}, hold_reason: fel"])
def test_what_is_not_published_is_nothing_to_wait_for(case: Path, state: str) -> None:
    offer(case.parent, {"1.0.0": "status: published", "2.0.0": state})

    found = coming_versions(load_sound_case(case))

    assert "syfte" not in [clause for each in found for clause in each.clauses]
