"""Programs that stand in for LibreOffice and do what it does when it fails: nothing, something else, or nothing for ever."""

import stat
import sys
from pathlib import Path

_START = """\
import os, pathlib, subprocess, sys, time
named = [pathlib.Path(name) for name in sys.argv if name.endswith(".docx")]
def made(name): return pathlib.Path("ut", name.stem + ".pdf")
"""
WRITES_NOTHING = ""
HANGS = "subprocess.Popen(['sleep', '100000']); time.sleep(100000)\n"
WRITES_RUBBISH = "for name in named: made(name).write_bytes(b'%PDF-1.7 trasig')\n"
WRITES_HALF = "made(named[0]).write_bytes(pathlib.Path({pdf!r}).read_bytes()); sys.exit(0)\n"
WRITES_ANOTHER = "for name in named: made(name).write_bytes(pathlib.Path({pdf!r}).read_bytes())\n"


def stand_in(folder: Path, what_it_does: str, pdf: Path | None = None) -> Path:
    """The program, ready to be started; `pdf` is what it copies where it writes one."""
    program = folder / "soffice"
    does = what_it_does.format(pdf=str(pdf)) if pdf else what_it_does
    program.write_text(f"#!{sys.executable}\n{_START}{does}", "utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program
