"""Where LibreOffice stands on this machine, or what installs it."""

import os
import shutil
from pathlib import Path

from tenderkit.problems import ExitCode, TenderkitError

CHOSEN = "TENDERKIT_SOFFICE"
_NAMES = ("soffice", "libreoffice")
_ELSEWHERE = (  # where the installers of macOS and Windows put it, on nobody's path
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
)


class NoOfficeError(TenderkitError):
    """LibreOffice isn't installed, or isn't found."""

    exit_code = ExitCode.PROGRAM_MISSING


def find_office() -> str:
    """The program to start: what TENDERKIT_SOFFICE names, else the one on the path. Raises `NoOfficeError`."""
    chosen = os.environ.get(CHOSEN)
    names = (chosen,) if chosen else _NAMES
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None and not chosen:
        found = next((path for path in _ELSEWHERE if Path(path).is_file()), None)
    if found is None:
        raise NoOfficeError("TK-W001")
    return found
