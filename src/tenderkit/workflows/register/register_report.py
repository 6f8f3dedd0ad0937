"""The register as a workbook, as CSV, on the screen, and for programs."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from msgspec import to_builtins

from tenderkit.messages import document_text, text
from tenderkit.model.papers.document import Document
from tenderkit.problems import RefusedError
from tenderkit.rules.language.wording import write_date
from tenderkit.rules.register.register_row import RegisterRow
from tenderkit.workflows.register.register import Register
from tenderkit.workflows.reports.reporting import report, report_paragraph, report_table
from tenderkit.writers.csv_writer import write_csv
from tenderkit.writers.output import Output, place
from tenderkit.writers.sheet.register_columns import COLUMNS, register_cells
from tenderkit.writers.sheet.table_sheet import SheetCell, SheetPage, csv_cell, write_table_sheet

SUFFIXES = (".xlsx", ".csv")
_ON_SCREEN = ("number", "title", "lot", "supplier", "required", "completed", "outcome", "late", "next_day")
_WIDTHS = (12, 18, 9, 17, 8, 9, 11, 6, 10)


def stop_unless_known(to: Path) -> None:
    """Raises `RefusedError` for a suffix that no register has, before a thousand cases are read."""
    if to.suffix.lower() not in SUFFIXES:
        raise RefusedError("TK-S003", {"suffix": to.suffix, "suffixes": ", ".join(SUFFIXES)})


def deliver_register(register: Register, to: Path, *, force: bool = False) -> None:
    """Write the register; the suffix decides the format. Raises `RefusedError` for another one, or over a file that is there."""
    stop_unless_known(to)
    place([Output(to, register_bytes(register, to.suffix))], force=force)


def register_bytes(register: Register, suffix: str) -> bytes:
    """The register in the format of one of the known suffixes."""
    write = _as_csv if suffix.lower() == ".csv" else _as_sheet
    return write(register)


def _as_csv(register: Register) -> bytes:
    header = [document_text(key) for key, _ in COLUMNS]
    return write_csv(header, [[csv_cell(cell) for cell in register_cells(row, register.day)] for row in register.rows])


def _as_sheet(register: Register) -> bytes:
    """The register, and a page that says of which day it is and how much of the folder it holds."""
    columns = [(document_text(key), width) for key, width in COLUMNS]
    about: list[tuple[SheetCell, ...]] = [
        (document_text("register.about.day"), register.day),
        (document_text("register.about.read"), register.read),
        (document_text("register.about.unread"), register.unread),
    ]
    pages = (
        SheetPage(
            document_text("register.sheet"), columns, [register_cells(row, register.day) for row in register.rows]
        ),
        SheetPage(
            document_text("register.about"),
            [(document_text("sheet-term"), 40), (document_text("sheet-says"), 16)],
            about,
        ),
    )
    return write_table_sheet(document_text("register.title", day=write_date(register.day)), pages)


def register_report(register: Register) -> Document:
    """What has room on a screen; the file holds the rest."""
    facts = {"day": register.day.isoformat(), "rows": len(register.rows)}
    header = [text(f"register.column.{name}") for name in _ON_SCREEN]
    blocks = (
        report_paragraph(text("register.total", **facts, read=register.read, unread=register.unread)),
        report_table(text("register.sheet"), header, (_on_screen(row, register.day) for row in register.rows), _WIDTHS),
    )
    return report(text("register.title", day=register.day.isoformat()), blocks)


def _on_screen(row: RegisterRow, day: date) -> tuple[str, ...]:
    names = [key.rpartition(".")[2] for key, _ in COLUMNS]
    cells = dict(zip(names, register_cells(row, day), strict=True))
    return tuple("–" if cells[name] in (None, "") else str(cells[name]) for name in _ON_SCREEN)


def register_as_data(register: Register) -> Mapping[str, object]:
    """The same for programs."""
    return {
        "date": register.day.isoformat(),
        "cases": register.read,
        "unread": register.unread,
        "rows": to_builtins(register.rows),
    }
