"""Writes samples/plan-2027.xlsx, an invented procurement plan: `python tools/write_plan_sample.py` (`--check` only compares)."""

import io
import sys
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

SAMPLE = Path(__file__).resolve().parent.parent / "samples" / "plan-2027.xlsx"
TITLE = "Upphandlingsplan 2027. Påhittat exempel: kommunen, upphandlingarna och värdena finns inte."
HEADINGS = (
    ("Upphandling", 34), ("Förvaltning", 26), ("Beräknat värde", 16), ("Avtalstid", 14), ("Plats för utförandet", 22),
    ("Avtalsform", 12), ("Annonseras", 14), ("Avtalsstart", 14), ("Bransch", 18), ("Går att följa upp", 12),
    ("Antal platser", 10), ("Anteckning", 30),
)  # fmt: skip
HERE, NEAR, AWAY = "inom kommunen", "i omedelbar närhet", "utanför kommunen och dess närhet"
TECHNICAL, CARE, CULTURE, LEADING = (
    "Tekniska förvaltningen",
    "Vård- och omsorgsförvaltningen",
    "Kultur- och fritidsförvaltningen",
    "Kommunledningsförvaltningen",
)
FRAME, SINGLE = "ramavtal", "kontrakt"
ROWS: tuple[tuple[object, ...], ...] = (
    ("Ombyggnad av Granskolan", TECHNICAL, "ca 48 mkr", "20 månader", HERE, SINGLE, date(2027, 5, 10), date(2027, 10, 1),
     "bygg", None, 4, "Tidig dialog med skolan"),
    ("Lokalvård i förskolor", TECHNICAL, "12 mkr", "2+1+1 år", HERE, FRAME, "mars 2027", "kvartal 4 2027", "städ", "ja", None,
     None),
    ("Fönsterputs", TECHNICAL, "850 tkr", "2 år", HERE, FRAME, "maj 2027", "november 2027", "städ", "ja", None, None),
    ("Vinterväghållning, norra delen", TECHNICAL, "9,5 mkr", "3+1 år", HERE, FRAME, date(2027, 3, 15), date(2027, 10, 15),
     "anläggning", "ja", 2, None),
    ("Beläggning av gator", TECHNICAL, "15 mkr", "2 år", NEAR, FRAME, "februari 2027", "maj 2027", "anläggning", "ja", None,
     None),
    ("Gångbro över Lillån", TECHNICAL, "6 mkr", "5 månader", HERE, SINGLE, date(2027, 2, 1), date(2027, 5, 3), "anläggning", None,
     None, None),
    ("Måltider till särskilda boenden", CARE, "22 mkr", "4 år", HERE, SINGLE, "september 2027", date(2028, 3, 1), "måltider",
     None, None, None),
    ("Trygghetslarm", CARE, "3 mkr", "3+1 år", AWAY, FRAME, "april 2027", "oktober 2027", "teknik", "nej", None, None),
    ("Hjälpmedel, reparationer", CARE, "2,4 mkr", "2+2 år", None, FRAME, "oktober 2027", None, None, None, None,
     "Plats klar efter sommaren"),
    ("Drift av Sjöbadet", CULTURE, "1 800 tkr", "4 månader", HERE, SINGLE, date(2027, 1, 20), date(2027, 5, 15), "fritid", None,
     None, None),
    ("Flytt av samlingar", CULTURE, "400 tkr", "3 månader", HERE, SINGLE, "augusti 2027", "november 2027", "flytt", None, None,
     None),
    ("Scenteknik till Folkets scen", CULTURE, "1,2 mkr", None, HERE, SINGLE, None, "2027-09-01", "teknik", None, None, None),
    ("Trycksaker", LEADING, "700 tkr", "2+1 år", AWAY, FRAME, "juni 2027", "december 2027", "tryck", "ja", None, None),
    ("Konsulter inom it", LEADING, "ca 10 mkr", "2+1+1 år", HERE, FRAME, "november 2027", "april 2028", "it", None, None, None),
)  # fmt: skip
_EDGE = Side(style="thin", color="8C8C8C")
_AROUND = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_HEADING_ROW = 3


def main(arguments: list[str]) -> int:
    written = plan_sample()
    if arguments == ["--check"]:
        return 0 if SAMPLE.read_bytes() == written else _tell_how_to_mend()
    SAMPLE.write_bytes(written)
    return 0


def plan_sample() -> bytes:
    """The workbook, the same bytes on every machine."""
    from tenderkit.writers.sheet.same_bytes import FIXED_DATE, same_bytes_everywhere

    book = Workbook()
    book.properties.creator, book.properties.created, book.properties.title = None, FIXED_DATE, TITLE
    sheet = book.worksheets[0]
    sheet.title = "Plan 2027"
    sheet["A1"] = TITLE
    sheet["A1"].font = Font(name="Calibri", bold=True, size=13)
    for index, (heading, width) in enumerate(HEADINGS, 1):
        _styled(sheet, _HEADING_ROW, index, heading, bold=True)
        sheet.column_dimensions[get_column_letter(index)].width = width
    for number, row in enumerate(ROWS, _HEADING_ROW + 1):
        for index, content in enumerate(row, 1):
            _styled(sheet, number, index, content, bold=False)
    sheet.freeze_panes = f"B{_HEADING_ROW + 1}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 8  # A3
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    if sheet.sheet_properties.pageSetUpPr is not None:
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sink = io.BytesIO()
    book.save(sink)
    return same_bytes_everywhere(sink.getvalue(), FIXED_DATE)


def _styled(sheet: Worksheet, row: int, column: int, content: object, *, bold: bool) -> None:
    cell = sheet.cell(row, column)
    cell.value = content  # type: ignore[assignment]  # a text, a number or a day
    cell.border, cell.font = _AROUND, Font(name="Calibri", size=11, bold=bold)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if bold:
        cell.fill = PatternFill("solid", fgColor="E7E7E7")
    if isinstance(content, date):
        cell.number_format = "yyyy-mm-dd"


def _tell_how_to_mend() -> int:
    print("samples/plan-2027.xlsx is not what its tool writes: run python tools/write_plan_sample.py")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
