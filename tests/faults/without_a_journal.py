"""A program with a fault of its own, to see that the judge finds it; in a module that another process can import."""

from pathlib import Path

import pytest

from faults.every_point import PointReport, Sample, try_points
from faults.injection import FaultKind
from faults.scenes import SCENES


def try_without_a_journal(room: Path) -> PointReport:
    """Issue where moves are not kept in a journal."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tenderkit.writers.output.Journal.commit", lambda _: None)
        return try_points(
            next(scene for scene in SCENES if scene.name == "issue"),
            room,
            Sample((FaultKind.KILL,), 3, only_changes=True),
        )
