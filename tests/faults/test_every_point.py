"""A sample of what `make faults` tries: every command that writes, with a fault at one of its calls."""

import os
from pathlib import Path

import pytest

from faults.elsewhere import Elsewhere
from faults.every_point import PointReport, Sample, try_points
from faults.injection import FaultKind
from faults.scenes import SCENES, FaultScene
from faults.traced import try_traced
from faults.without_a_journal import try_without_a_journal
from judges.programs import need_program

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a process is forked for each fault")

BY_NAME = {scene.name: scene for scene in SCENES}
SOME = (FaultKind.KILL, FaultKind.EIO, FaultKind.INTERRUPT, FaultKind.BROKEN)


@pytest.mark.parametrize(
    ("scene", "every"),
    [
        pytest.param(BY_NAME["build again"], 29, id="build again"),
        pytest.param(BY_NAME["build elsewhere"], 37, id="build elsewhere"),
        pytest.param(BY_NAME["build after a kill"], 7, id="build after a kill"),
        pytest.param(BY_NAME["batch"], 7, id="batch"),
        pytest.param(BY_NAME["build of a municipality"], 37, id="build of a municipality"),
        pytest.param(BY_NAME["issue"], 17, id="issue"),
        pytest.param(BY_NAME["upgrade"], 41, id="upgrade"),
        pytest.param(BY_NAME["publish"], 13, id="publish"),
        pytest.param(BY_NAME["retire"], 5, id="retire"),
        pytest.param(BY_NAME["prune"], 5, id="prune"),
        pytest.param(BY_NAME["migrate the recruiter's file"], 5, id="migrate the recruiter's file"),
        pytest.param(BY_NAME["register"], 1, id="register"),
        pytest.param(BY_NAME["due --ics"], 1, id="due --ics"),
        pytest.param(BY_NAME["new"], 7, id="new"),
        pytest.param(BY_NAME["new --placements"], 7, id="new --placements"),
        pytest.param(BY_NAME["note"], 5, id="note"),
        pytest.param(BY_NAME["brand"], 7, id="brand"),
        pytest.param(BY_NAME["annotate"], 3, id="annotate"),
        pytest.param(BY_NAME["annotate a form"], 5, id="annotate a form"),
    ],
)
def test_whatever_happens_the_files_are_as_before_or_as_after_and_the_next_run_is_sound(
    scene: FaultScene, every: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, elsewhere: Elsewhere
) -> None:
    monkeypatch.chdir(tmp_path)

    report = elsewhere(try_points, scene, tmp_path, Sample(SOME, every, begin=3, only_changes=True))

    assert report.unsound == []
    assert report.points.total() >= 5
    assert len(report.points) >= 4


def test_an_unsound_state_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, elsewhere: Elsewhere) -> None:
    """The judge itself: moves that are not kept in a journal are found out."""
    monkeypatch.chdir(tmp_path)

    report = elsewhere(try_without_a_journal, tmp_path)

    assert any("neither before nor after" in why for why in report.unsound)


def test_the_real_program_under_strace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    need_program("strace")
    monkeypatch.chdir(tmp_path)

    report: PointReport = try_traced(BY_NAME["issue"], tmp_path, every=41)

    assert report.unsound == []
    assert len(report.points) >= 4
