"""The README is a promise: each of its commands is run as it stands there, in order, in a copy of the checkout."""

import os
import re
from pathlib import Path

import pytest

from judges import checkout
from judges.pages import code_blocks, run_script

ROOT = checkout.ROOT
README = ROOT / "README.md"
COMMANDS_OF_MAKE = {
    "make serve": "python3 tools/run.py serve",
    "make demo": "python3 tools/run.py demo",
    "make test": "python3 tools/run.py test",
}
RUN_ELSEWHERE = {*COMMANDS_OF_MAKE, *COMMANDS_OF_MAKE.values()}  # each builds an environment of its own


def test_the_commands_of_make_stand_in_the_readme_with_plain_python_beside_them() -> None:
    lines = {line.split("#")[0].strip() for block in code_blocks(README.read_text("utf-8"), "sh") for line in block}

    assert lines >= RUN_ELSEWHERE


@pytest.mark.parametrize(("command", "plain"), COMMANDS_OF_MAKE.items())
def test_make_runs_the_plain_line(command: str, plain: str) -> None:
    target = command.removeprefix("make ")

    makefile = (ROOT / "Makefile").read_text("utf-8")

    assert re.search(
        rf"^{target}:.*\n\t@\$\(PYTHON\) {re.escape(plain.removeprefix('python3 '))}$", makefile, re.MULTILINE
    )


@pytest.mark.skipif(os.name == "nt", reason="the blocks are for a POSIX shell")
def test_every_command_of_the_readme_works(tmp_path: Path) -> None:
    copy = tmp_path / "tenderkit"
    checkout.copy_to(copy)

    for block in code_blocks(README.read_text("utf-8"), "sh"):
        script = "\n".join(line for line in block if line.split("#")[0].strip() not in RUN_ELSEWHERE)
        done = run_script(script, copy)
        assert done.returncode == 0, f"{script}\n{done.stdout}{done.stderr}"


def test_only_blocks_marked_sh_are_commands() -> None:
    page = "```sh\ntenderkit check x\n\ntenderkit build x\n```\n\n```yaml\nformat: 1\n```\n\n- item\n\n  ```sh\n  ls\n  ```\n"

    assert list(code_blocks(page, "sh")) == [["tenderkit check x", "", "tenderkit build x"], ["ls"]]
