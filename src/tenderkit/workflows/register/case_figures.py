"""What lists across cases keep of one: its rows of the register, what it makes due, and the clauses of its sections.

The register and the list of what is due are put together from these as from the cases themselves, so that a case which stands as
it did needn't be read again.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.rules.due.due_entry import DueEntry, entries_of_case
from tenderkit.rules.register.register_row import RegisterRow
from tenderkit.rules.register.register_rows import register_rows
from tenderkit.workflows.register.read_cases import procurement_key, read_one
from tenderkit.workflows.register.register import Register


class UsedClause(Struct, frozen=True):
    """A version of a clause, and the document of the case that was built of it."""

    document: str
    clause: str
    version: str


class CaseFigures(Struct, frozen=True):
    """Of a case that couldn't be read nothing but that. `key` tells two copies of one procurement."""

    is_read: bool = False
    key: tuple[str, str] = ("", "")
    title: str = ""
    number: str = ""
    unit: str = ""
    rows: tuple[RegisterRow, ...] = ()
    due: tuple[DueEntry, ...] = ()
    clauses: tuple[UsedClause, ...] = ()


def case_figures(file: Path, day: date) -> CaseFigures:
    """Those of the case in the file, as it is known on the day."""
    found = read_one(file, day)
    if found.case is None or found.sound is None:
        return CaseFigures()
    case = found.sound.case
    return CaseFigures(
        is_read=True,
        key=procurement_key(case),
        title=case.title,
        number=case.registry.procurement,
        unit=case.authority.unit or case.authority.name,
        rows=register_rows(found.case),
        due=entries_of_case(found.case.on_day, found.case.due),
        clauses=tuple(
            UsedClause(document, clause, version)
            for document, versions in found.case.versions.items()
            for clause, version in versions.items()
        ),
    )


def counted_once(figures: Iterable[CaseFigures]) -> Iterator[CaseFigures]:
    """The same procurement twice is counted once: the second is as one that couldn't be read."""
    seen: set[tuple[str, str]] = set()
    for each in figures:
        yield replace(each, is_read=False) if each.is_read and each.key in seen else each
        seen.add(each.key)


def register_of(figures: Iterable[CaseFigures], day: date) -> Register:
    """The register of these cases."""
    found = tuple(counted_once(figures))
    read = [each for each in found if each.is_read]
    rows = tuple(row for each in read for row in each.rows)
    return Register(day, rows, len(read), len(found) - len(read))
