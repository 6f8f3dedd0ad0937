"""Rows of certificates as people send them: as CSV, as a workbook, as lines of JSON."""

import csv
import io
import json
import shutil
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from openpyxl import Workbook

from judges import checkout

SAMPLES = checkout.ROOT / "samples"
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
Row = dict[str, object]


def row(number: int = 21, name: str = "Kim Exempelsson", **changes: object) -> Row:
    """A certificate to be, in the case Väghyveln; `changes` are by heading, with _ for what can't stand in a Python name."""
    found: Row = {
        "Ärende": "vaghyveln",
        "Id": f"P-{number:02}",
        "Namn": name,
        "Form": "praktik",
        "Arbetsplats": "Depån i Torvalla",
        "Start": "2028-05-08",
        "Slut": "2028-10-27",
        "Omfattning": "75",
        "Arbetsuppgifter": "skar kanter, rensade diken",
        "Medgivande: Datum": "2028-04-19",
        "Medgivande: Omfattar": "Namnet.",
    }
    return found | changes


PEOPLE = ("Kim Exempelsson", "Robin Påhittsson", "Åsa Provström", "Örjan Exempelgård", "Émile Ågren")


def rows(count: int) -> list[Row]:
    """So many, each of somebody else."""
    return [row(20 + at, f"{PEOPLE[at % len(PEOPLE)]}{chr(97 + at % 26)}") for at in range(1, count + 1)]


def case_beside(folder: Path) -> Path:
    """The sample case as the rows name it."""
    shutil.copytree(SAMPLES / "vaghyveln", folder / "vaghyveln", dirs_exist_ok=True)
    return folder / "vaghyveln"


def as_csv(found: Sequence[Mapping[str, object]], delimiter: str = ";") -> str:
    sink = io.StringIO()
    headings = list(dict.fromkeys(name for each in found for name in each))
    writer = csv.DictWriter(sink, headings, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(found)
    return sink.getvalue()


def written_csv(folder: Path, found: Sequence[Mapping[str, object]]) -> Path:
    """The rows in a file beside their case."""
    case_beside(folder)
    file = folder / "rader.csv"
    file.write_text(as_csv(found), "utf-8")
    return file


def as_book(found: Sequence[Mapping[str, object]]) -> Workbook:
    book = Workbook()
    sheet = book.worksheets[0]
    headings = list(dict.fromkeys(name for each in found for name in each))
    for cells in (headings, *([each.get(name) for name in headings] for each in found)):
        sheet.append(cells)  # type: ignore[arg-type]  # whatever a cell can hold
    return book


def as_json_lines(found: Iterable[Mapping[str, object]]) -> str:
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in found)


def as_ods(found: Sequence[Mapping[str, object]]) -> bytes:
    """An OpenDocument spreadsheet with every cell as text."""
    headings = list(dict.fromkeys(name for each in found for name in each))
    lines = [headings, *([str(each.get(name, "")) for name in headings] for each in found)]
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    table = "".join(
        f"<table:table-row>{''.join(cell.format(escape(text)) for text in line)}</table:table-row>" for line in lines
    )
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{names} office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="Blad1">{table}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
    return sink.getvalue()
