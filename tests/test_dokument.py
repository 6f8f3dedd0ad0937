"""The page of the documents shows the kinds as they are, and no row of the checklist stands without its document or command."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
import write_dokument
import write_kommandon
from write_dokument import ChecklistRow, checklist, shipped_kinds

from judges.checkout import ROOT
from tenderkit.cli.group import group

ROWS = checklist()
KINDS = shipped_kinds()
COMMANDS = {" ".join(each.command_path.split()[1:]) for each in write_kommandon.commands_of(group, "tenderkit")}


def _ids(letter: str, last: int) -> Iterator[str]:
    return (f"{letter}{number}" for number in range(1, last + 1))


def test_the_page_is_written_from_the_kinds() -> None:
    ran = subprocess.run([sys.executable, ROOT / "tools" / "write_dokument.py", "--check"], check=False)

    assert ran.returncode == 0, write_dokument.COMMAND_TO_WRITE


def test_the_list_has_every_row() -> None:
    wanted = {*_ids("D", 20), *_ids("R", 24), *_ids("G", 8), *_ids("1.", 9)}

    assert {row.id for row in ROWS} == wanted


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_no_row_is_without_its_document_or_command(row: ChecklistRow) -> None:
    assert row.kinds or row.commands
    assert [name for name in row.kinds if name not in KINDS] == []
    assert [name for name in row.commands if name not in COMMANDS] == []


def test_every_kind_answers_a_row() -> None:
    answering = {name for row in ROWS for name in row.kinds}

    assert sorted(KINDS.keys() - answering) == []
