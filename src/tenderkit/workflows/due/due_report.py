"""What is due as a page, for programs, and as a calendar."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from tenderkit.messages import document_text, text
from tenderkit.model.case.choices import Role
from tenderkit.model.papers.document import Block, Document, Heading
from tenderkit.problems import RefusedError
from tenderkit.rules.due.due_entry import DueEntry
from tenderkit.rules.due.matter import OF_A_PLACE
from tenderkit.workflows.due.read_due import DueList
from tenderkit.workflows.reports.reporting import report, report_paragraph, report_table, words
from tenderkit.writers.calendar_writer import CalendarDay, write_calendar
from tenderkit.writers.output import Output, place

_COLUMNS = ("day", "case", "what", "basis", "note")
_WIDTHS = (13, 22, 31, 14, 20)
_CALENDAR = ".ics"


def due_report(found: DueList) -> Document:
    """The first line names the day; a role that has nothing to do has no part of its own."""
    return report(text("due.title", day=found.day.isoformat()), _blocks(found))


def _blocks(found: DueList) -> Iterator[Block]:
    late, undated = len(found.late), len(found.undated)
    yield report_paragraph(
        text(
            "due.summary",
            read=found.read,
            unread=found.unread,
            late=late,
            coming=len(found.entries) - late - undated,
            undated=undated,
        )
    )
    for role in Role:
        mine = [each for each in found.entries if each.matter.role is role]
        if mine:
            title = text(f"role.{role.value}")
            yield Heading(2, "", words(title[:1].upper() + title[1:]))
            header = [text(f"due.column.{name}") for name in _COLUMNS]
            yield report_table(title, header, (_row(each, found.day) for each in mine), _WIDTHS)
    if not found.entries:
        yield report_paragraph(text("due.nothing"))


def _row(entry: DueEntry, day: date) -> tuple[str, ...]:
    return (_day(entry, day), entry.of_case or "–", entry.what, entry.matter.basis, entry.matter.note or "–")


def _day(entry: DueEntry, day: date) -> str:
    due = entry.matter.day
    if due is None:
        return text("due.undated")
    return text("due.late", day=due.isoformat()) if entry.is_late(day) else due.isoformat()


def due_as_data(found: DueList) -> dict[str, object]:
    """The same for programs; what is wrong with a case is told beside it."""
    return {
        "date": found.day.isoformat(),
        "cases": found.read,
        "unread": found.unread,
        "due": [_as_data(each, found.day) for each in found.entries],
    }


def _as_data(entry: DueEntry, day: date) -> dict[str, object]:
    matter = entry.matter
    return {
        "uid": entry.uid,
        "kind": matter.kind.value,
        "day": matter.day.isoformat() if matter.day is not None else None,
        "late": entry.is_late(day),
        "role": matter.role.value,
        "number": entry.number,
        "title": entry.title,
        "supplier": matter.supplier,
        "lots": matter.lots,
        "what": matter.what,
        "basis": matter.basis,
        "note": matter.note,
    }


def deliver_calendar(found: DueList, to: Path, *, force: bool = False) -> int:
    """Write what has a day, and give how many that is. Raises `RefusedError` when nothing has, or over a file that is there."""
    if to.suffix.lower() != _CALENDAR:
        raise RefusedError("TK-G004", {"path": to})
    days = [_calendar_day(each, found.day) for each in found.entries if each.matter.day is not None]
    if not days:
        raise RefusedError("TK-G003", {"path": to})
    data = write_calendar(document_text("due.calendar.name"), days, found.day)
    place([Output(to, data)], force=force)
    return len(days)


def calendar_for_all(found: DueList) -> bytes:
    """What has a day, for a calendar that whoever has its address can open.

    No supplier and no note is told, and of a place only that there is something to see to; nothing but the number of a case
    before its notice.
    """
    days = [_public_day(each, found.day) for each in found.entries if each.matter.day is not None]
    return write_calendar(document_text("due.calendar.name"), days, found.day)


def _public_day(entry: DueEntry, day: date) -> CalendarDay:
    matter = entry.matter
    what = document_text("due.calendar.place") if matter.kind in OF_A_PLACE else matter.what
    return _calendar_day(replace(entry, matter=replace(matter, what=what, supplier="", lots="", note="")), day)


def _calendar_day(entry: DueEntry, day: date) -> CalendarDay:
    matter = entry.matter
    said = f"{entry.of_case}: {entry.what}" if entry.of_case else entry.what
    lines = (f"{document_text('due.column.basis')}: {matter.basis}", matter.note)
    return CalendarDay(
        uid=entry.uid,
        day=matter.day or day,
        summary=document_text("due.calendar.late", what=said) if entry.is_late(day) else said,
        description="\n".join(line for line in lines if line),
        category=matter.role.title_sv,
    )
