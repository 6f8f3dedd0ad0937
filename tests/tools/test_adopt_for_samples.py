"""The samples' invented decision covers what is in force when they begin, and is written by one command."""

import shutil
from pathlib import Path

import adopt_for_samples
import pytest
from adopt_for_samples import ADOPTED, DAY, DECISION, SAMPLES, main

from tenderkit.workflows.clauses.lifecycle import every_version_in_force

Printed = pytest.CaptureFixture[str]


@pytest.fixture
def samples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the samples that the tool may write in."""
    copy = Path(shutil.copytree(SAMPLES, tmp_path / "samples"))
    monkeypatch.setattr(adopt_for_samples, "SAMPLES", copy)
    return copy


def test_every_version_in_force_is_adopted_as_it_stands(capsys: Printed) -> None:
    assert (main(["--check"]), capsys.readouterr().out) == (0, "")

    rows = (SAMPLES / ADOPTED).read_text("utf-8")
    for version in every_version_in_force(SAMPLES, DAY):
        assert rows.count(f"{{clause: {version.clause}, version: {version.version}, ") == 1


def test_a_row_that_is_missing_or_has_another_digest_is_told_and_written_anew(samples: Path, capsys: Printed) -> None:
    standing = (samples / ADOPTED).read_text("utf-8")
    *earlier, last = standing.splitlines(keepends=True)
    assert DECISION in last

    for stale in ("".join(earlier), standing.replace(last, last.replace("digest: ", "digest: 0"))):
        (samples / ADOPTED).write_text(stale, "utf-8")
        assert main(["--check"]) == 1
        assert "is not what tools/adopt_for_samples.py writes" in capsys.readouterr().out
        assert main([]) == 0
        assert (samples / ADOPTED).read_text("utf-8") == standing


def test_the_rows_of_earlier_decisions_stay(samples: Path) -> None:
    main([])

    kept = [line for line in (SAMPLES / ADOPTED).read_text("utf-8").splitlines() if DECISION not in line]
    assert [line for line in (samples / ADOPTED).read_text("utf-8").splitlines() if DECISION not in line] == kept
