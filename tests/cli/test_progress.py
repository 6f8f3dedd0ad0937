"""The line that says how far a long run has come."""

import sys
from io import StringIO

import pytest

from tenderkit.cli.progress import Progress


class Screen(StringIO):
    def isatty(self) -> bool:
        return True


def test_a_short_run_draws_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", screen := Screen())
    progress = Progress()

    progress.show(1, 2)
    progress.end()

    assert screen.getvalue() == ""


def test_a_long_run_draws_a_bar_and_takes_it_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", screen := Screen())
    progress = Progress(started=-1_000_000.0)

    progress.show(1, 2)
    progress.end()

    assert "1/2" in screen.getvalue()
    assert screen.getvalue().endswith("\r")


def test_a_pipe_gets_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", pipe := StringIO())

    Progress(started=-1_000_000.0).show(1, 2)

    assert pipe.getvalue() == ""
