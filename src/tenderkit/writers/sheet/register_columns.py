"""The columns of the register, and a row's cells: numbers and days as such, everything else as words."""

from datetime import date

from tenderkit.messages import document_text
from tenderkit.model.fulfilment.fulfilment import FulfilmentStatus
from tenderkit.rules.register.register_row import IssuedPaper, PlaceNumbers, RegisterRow
from tenderkit.writers.sheet.table_sheet import SheetCell

# Catalogue key and width in characters.
COLUMNS = (
    ("register.column.number", 16),
    ("register.column.stage", 16),
    ("register.column.title", 30),
    ("register.column.contract", 16),
    ("register.column.unit", 24),
    ("register.column.lot", 18),
    ("register.column.supplier", 28),
    ("register.column.kind", 28),
    ("register.column.required", 10),
    ("register.column.required_as", 22),
    ("register.column.agreed", 14),
    ("register.column.begun", 10),
    ("register.column.completed", 13),
    ("register.column.outcome", 17),
    ("register.column.follow_up", 17),
    ("register.column.late", 10),
    ("register.column.next_day", 13),
    ("register.column.next_what", 40),
    ("register.column.gaps", 40),
    ("register.column.issued", 34),
    ("register.column.clauses", 34),
    ("register.column.day", 13),
)
_BETWEEN = "; "


def register_cells(row: RegisterRow, day: date) -> tuple[SheetCell, ...]:
    """In the order of the columns. Of a case before its notice only its number, its stage and the day are told."""
    supplied = row.supplier != ""
    return (
        row.number,
        document_text(f"register.stage.{row.stage.value}"),
        row.title,
        row.contract_number,
        row.unit,
        f"{row.lot} {row.lot_title}".strip(),
        row.supplier,
        row.kind,
        row.places.required if row.places is not None else None,
        _counted_as(row.places),
        row.agreed if supplied else None,
        row.begun if supplied else None,
        row.completed if supplied else None,
        _status(row.outcome),
        _status(row.follow_up),
        row.late or None,
        row.next_day,
        row.next_what,
        _BETWEEN.join(row.gaps),
        _BETWEEN.join(map(_issued, row.issued)),
        _BETWEEN.join(row.clauses),
        day,
    )


def _counted_as(places: PlaceNumbers | None) -> str:
    """What the number counts, for which lots it is together, and that it isn't known where it isn't."""
    if places is None:
        return ""
    words = [document_text("register.months" if places.by_months else "register.places")]
    if places.required is None:
        words = [document_text("register.unknown")]
    if places.lots:
        words.append(document_text("register.together", lots=", ".join(places.lots)))
    return ", ".join(words)


def _status(status: FulfilmentStatus | None) -> str:
    return status.title_sv if status is not None else ""


def _issued(paper: IssuedPaper) -> str:
    copy = f" ({paper.number})" if paper.number > 1 else ""
    return f"{paper.title}{copy} {paper.day.isoformat()}"
