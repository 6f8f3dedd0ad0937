"""Our files put into somebody else's document, as LibreOffice does it: the host's styles win, and fields are brought up to date."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from judges.patience import HANGS_AFTER_SECONDS
from judges.programs import need_program

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE {0} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{1}.dtd">\n'
_LIBRARY = _HEAD.format("library:library", "library") + (
    '<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" '
    'library:passwordprotected="false"><library:element library:name="Inserting"/></library:library>\n'
)
_MODULE = _HEAD.format("script:module", "module") + (
    '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Inserting" script:language="StarBasic">\n'
    "{basic}</script:module>\n"
)
_BASIC = """
Sub Insert(host As String, target As String, parts As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  doc = StarDesktop.loadComponentFromURL(host, "_blank", 0, hidden())
  For Each part In Split(parts, "|")
    cursor = doc.Text.createTextCursor()
    cursor.gotoEnd(False)
    doc.Text.insertControlCharacter(cursor, com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK, False)
    cursor.insertDocumentFromURL(part, Array())
  Next
  doc.TextFields.refresh()
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "FilterName"
  filter(0).Value = "MS Word 2007 XML"
  doc.storeToURL(target, filter())
  doc.close(True)
End Sub
"""


def soffice_inserted(host: Path, *parts: Path) -> Path:
    """The host with the parts after its last paragraph, saved as Word."""
    need_program("soffice")
    home = Path(tempfile.mkdtemp(prefix="tenderkit-"))
    try:
        target = host.with_name(f"{host.stem}-inserted.docx")
        _run(home, "--terminate_after_init")  # makes the profile, which would overwrite a library put there before
        library = home / "user" / "basic" / "Standard"
        (library / "script.xlb").write_text(_LIBRARY, "utf-8")
        (library / "Inserting.xba").write_text(_MODULE.format(basic=_BASIC), "utf-8")
        joined = "|".join(part.as_uri() for part in parts)
        _run(home, f'macro:///Standard.Inserting.Insert("{host.as_uri()}","{target.as_uri()}","{joined}")')
        assert target.exists(), "LibreOffice did not insert"
        return target
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _run(profile: Path, action: str) -> None:
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nologo", action]
    subprocess.run(command, capture_output=True, timeout=HANGS_AFTER_SECONDS, check=False)
