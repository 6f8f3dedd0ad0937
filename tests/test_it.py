"""What docs/it.md promises an IT department."""

import re
import subprocess
import sys
from pathlib import Path

from judges import checkout
from judges.programs import need_program


def test_a_build_opens_no_network_socket(tmp_path: Path) -> None:
    need_program("strace")
    checkout.copy_folder(Path("samples", "vaghyveln"), tmp_path / "case")
    log = tmp_path / "calls.txt"
    program = [sys.executable, "-c", "from tenderkit.cli import main; main()", "build", "case", "--to", "out"]

    done = subprocess.run(
        ["strace", "-f", "-qq", "-e", "trace=socket,connect", "-o", log, *program],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert re.findall(r"AF_INET6?", log.read_text("utf-8")) == []
