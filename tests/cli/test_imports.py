"""What a command imports of others' modules: no more than it uses."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from judges import checkout

_LIST = """
import contextlib, io, sys
sys.argv = ["tenderkit", *sys.argv[1:]]
from tenderkit.cli import main
with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()):
    main()
print(*(name for name in WATCHED if name in sys.modules))
"""
_OF_OTHERS = (
    "click", "docx", "docxtpl", "email", "icalendar", "isal", "jinja2", "lxml", "markdown_it", "msgspec", "openpyxl",
    "pydantic", "rich", "stdnum", "tomllib", "xlsxwriter", "yaml",
)  # fmt: skip
CASE = checkout.ROOT / "samples" / "vaghyveln"


@pytest.mark.parametrize(
    ("arguments", "imported"),
    [
        pytest.param(["--help"], {"click", "msgspec"}, id="help"),
        pytest.param(["check", str(CASE)], {"click", "msgspec", "pydantic", "yaml"}, id="check"),
        pytest.param(
            ["build", str(CASE), "--dry-run"],
            {"click", "lxml", "msgspec", "pydantic", "xlsxwriter", "yaml"},
            id="build",
        ),
    ],
)
def test_a_command_imports_what_it_uses(arguments: list[str], imported: set[str], tmp_path: Path) -> None:
    environment = {**os.environ, "TENDERKIT_CACHE": str(tmp_path)}
    command = [sys.executable, "-c", _LIST.replace("WATCHED", repr(_OF_OTHERS)), *arguments]

    for _ in range(2):  # the first time it prepares what it reads
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)

    assert set(done.stdout.split()) - {"isal"} == imported
