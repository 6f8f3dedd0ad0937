"""The README is a promise: each of its commands is run as it stands there, in order, in a copy of the checkout."""

import os
import re
import shutil
import subprocess
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest

import checkout

ROOT = checkout.ROOT
README = ROOT / "README.md"
TWO_COMMANDS = {
    "make demo": "python3 tools/run.py demo",
    "make test": "python3 tools/run.py test",
}
RUN_ELSEWHERE = {*TWO_COMMANDS, *TWO_COMMANDS.values()}  # each builds an environment of its own


def test_the_two_commands_stand_in_the_readme_with_plain_python_beside_them() -> None:
    lines = {line.split("#")[0].strip() for block in _shell_blocks(README.read_text("utf-8")) for line in block}

    assert lines >= RUN_ELSEWHERE


@pytest.mark.parametrize(("command", "plain"), TWO_COMMANDS.items())
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
    environment = {**os.environ, "HOME": str(tmp_path), "PATH": os.pathsep.join([_scripts(), os.environ["PATH"]])}

    for block in _shell_blocks(README.read_text("utf-8")):
        script = "\n".join(line for line in block if line.split("#")[0].strip() not in RUN_ELSEWHERE)
        done = subprocess.run(
            [_bash(), "-euo", "pipefail", "-c", script],
            cwd=copy,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, f"{script}\n{done.stdout}{done.stderr}"


def test_only_blocks_marked_sh_are_commands() -> None:
    page = "```sh\ntenderkit check x\n\ntenderkit build x\n```\n\n```yaml\nformat: 1\n```\n\n- item\n\n  ```sh\n  ls\n  ```\n"

    assert list(_shell_blocks(page)) == [["tenderkit check x", "", "tenderkit build x"], ["ls"]]


def _shell_blocks(page: str) -> Iterator[list[str]]:
    for indent, block in re.findall(r"^( *)```sh\n(.*?)^ *```$", page, re.MULTILINE | re.DOTALL):
        yield [line.removeprefix(indent) for line in block.splitlines()]


def _scripts() -> str:
    return sysconfig.get_path("scripts")


def _bash() -> str:
    bash = shutil.which("bash")
    assert bash is not None
    return bash
