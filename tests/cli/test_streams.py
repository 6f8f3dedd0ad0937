"""What is printed reaches its reader whole, whatever code page the machine has."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from given.cases import WITH_DIALOGUE, case_folder
from judges.standing_by import run_program
from tenderkit.cli.streams import fit_for_every_sign, spelt_out

CODE_PAGES = (
    pytest.param({"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}, id="Windows in Swedish"),
    pytest.param({"PYTHONIOENCODING": "cp850", "PYTHONUTF8": "0"}, id="the Windows console"),
    pytest.param({"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, id="no language at all"),
)
SIGNS = "≥ – “ ” ő 中"
STATED = WITH_DIALOGUE.replace("title: Lokalvård", f"title: 'Lokalvård {SIGNS}'")


class Terminal(io.TextIOWrapper):
    """A screen with an encoding of its own."""

    def isatty(self) -> bool:
        return True


def printed(arguments: Sequence[str | Path], code_page: dict[str, str]) -> bytes:
    """What stands in the file that the output was led to."""
    command = [sys.executable, "-m", "tenderkit", *map(str, arguments)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LC_"))}
    environment |= {"PYTHONPATH": os.environ.get("PYTHONPATH", ""), **code_page}
    return subprocess.run(command, capture_output=True, check=False, env=environment).stdout


def commands(folder: Path) -> dict[str, list[str | Path]]:
    """Every command that prints JSON, and some that print text."""
    return {
        "check": ["check", folder, "--format", "json"],
        "explain": ["explain", folder, "--format", "json"],
        "simulate": ["simulate", folder, "--format", "json"],
        "used-by": ["clauses", "used-by", "vite", folder, "--format", "json"],
        "status": ["clauses", "status", folder, "--date", "2026-11-01", "--format", "json"],
        "lint": ["clauses", "lint", "--format", "json"],
        "test": ["clauses", "test", "vite", "--format", "json"],
        "templates": ["templates", "lint", "--format", "json"],
        "schema": ["schema", "upphandling"],
        "kind": ["schema", "kravavsnitt"],
    }


@pytest.mark.parametrize("code_page", CODE_PAGES)
def test_text_in_a_file_is_the_same_bytes_on_every_code_page(tmp_path: Path, code_page: dict[str, str]) -> None:
    folder = case_folder(tmp_path / f"Ärende {SIGNS}", STATED)

    asked: tuple[list[str | Path], ...] = (["check", folder], ["explain", folder], ["check", "--explain", "TK-R014"])
    for arguments in asked:
        said = printed(arguments, code_page)
        assert said == run_program(list(map(str, arguments))).stdout
        assert "�" not in said.decode("utf-8")


@pytest.mark.parametrize("name", list(commands(Path())))
def test_json_is_utf_8_on_every_code_page(tmp_path: Path, name: str) -> None:
    folder = case_folder(tmp_path / f"Ärende {SIGNS}", STATED)

    said = printed(commands(folder)[name], {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"})

    assert json.loads(said.decode("utf-8")) is not None
    assert said == run_program(list(map(str, commands(folder)[name]))).stdout


def test_a_name_on_disk_that_is_no_text_is_printed_and_read_back(tmp_path: Path) -> None:
    folder = case_folder(tmp_path / os.fsdecode(b"arende-\xff"), WITH_DIALOGUE.replace("months: 24", "months: 0"))

    found = json.loads(printed(["check", folder, "--format", "json"], {"PYTHONIOENCODING": "cp1252"}))

    assert found[0]["file"] == str(folder / "upphandling.yaml")
    assert rb"arende-\udcff" in printed(["check", folder], {"PYTHONIOENCODING": "cp1252"})


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("cp850", 'åäö § >= - " " ... -> o \\u4e2d'),
        ("cp1252", "åäö § >= – “ ” … -> o \\u4e2d"),
        ("latin-1", 'åäö § >= - " " ... -> o \\u4e2d'),
        ("ascii", 'aao par. >= - " " ... -> o \\u4e2d'),
        ("utf-8", "åäö § ≥ – “ ” … → ő 中"),
    ],
)
def test_a_terminal_keeps_its_encoding_and_what_it_lacks_is_spelt_out(encoding: str, shown: str) -> None:
    screen = Terminal(io.BytesIO(), encoding=encoding)

    fit_for_every_sign([screen])
    screen.write("åäö § ≥ – “ ” … → ő 中")
    screen.flush()

    assert screen.encoding == encoding
    assert screen.buffer.getvalue().decode(encoding) == shown  # type: ignore[attr-defined]  # the buffer is ours


def test_every_sign_of_the_catalogue_has_words() -> None:
    for toml in (Path(__file__).parents[2] / "src/tenderkit/messages").glob("*.toml"):
        signs = {sign for sign in toml.read_text("utf-8") if not sign.isascii()}
        assert not {sign for sign in signs if spelt_out(sign).startswith("\\")}
