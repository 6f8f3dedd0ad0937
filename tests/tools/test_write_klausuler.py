"""docs/klausuler.md shows the life of a clause as the rules have it."""

import pytest
import write_klausuler

from tenderkit.rules.clauses.life import LIFE


def test_the_page_shows_the_rules_as_they_are() -> None:
    assert write_klausuler.main(["--check"]) == 0


def test_a_page_that_does_not_is_told_of(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(write_klausuler, "tables", lambda: "annat")

    assert write_klausuler.main(["--check"]) == 1
    assert write_klausuler.COMMAND_TO_WRITE in capsys.readouterr().err


def test_every_cell_has_its_row() -> None:
    rows = write_klausuler.tables().split("\n\n")[1].splitlines()

    assert len(rows) == 2 + len(LIFE)
