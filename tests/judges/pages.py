"""The pages that people read, taken apart: blocks of code, and scripts that are run as a reader would run them."""

import os
import re
import shutil
import subprocess
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from judges.patience import HANGS_AFTER_SECONDS
from judges.standing_by import folder_of_programs


def code_blocks(page: str, language: str) -> Iterator[list[str]]:
    """The lines of every fenced block in the language, also of those that stand in a list."""
    for indent, block in re.findall(rf"^( *)```{language}\n(.*?)^ *```$", page, re.MULTILINE | re.DOTALL):
        yield [line.removeprefix(indent) for line in block.splitlines()]


def run_script(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the lines in a shell that stops at the first fault, with our programs first on PATH, `tenderkit` standing by."""
    bash = shutil.which("bash")
    assert bash is not None
    path = os.pathsep.join([str(folder_of_programs()), sysconfig.get_path("scripts"), os.environ["PATH"]])
    return subprocess.run(
        [bash, "-euo", "pipefail", "-c", script],
        cwd=folder,
        env={**os.environ, "HOME": str(folder), "PATH": path},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=HANGS_AFTER_SECONDS,
    )
