"""What lists across cases keep of one: its rows of the register, what it makes due, its clauses, its evaluations and early ends.

The register and the list of what is due are put together from these as from the cases themselves, so that a case which stands as
it did needn't be read again.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.model.journal.choices import AddedValue, EventKind
from tenderkit.model.matching.placement import Placement
from tenderkit.rules.contract.whose import supplier_of
from tenderkit.rules.due.due_entry import DueEntry, entries_of_case
from tenderkit.rules.due.due_in_case import CaseOnDay
from tenderkit.rules.due.stage import Stage
from tenderkit.rules.journal.known import known_of
from tenderkit.rules.register.register_row import RegisterRow
from tenderkit.rules.register.register_rows import register_rows
from tenderkit.workflows.register.read_cases import procurement_key, read_one
from tenderkit.workflows.register.register import Register


class UsedClause(Struct, frozen=True):
    """A version of a clause, and the document of the case that was built of it."""

    document: str
    clause: str
    version: str


class ReceivedEvaluation(Struct, frozen=True):
    """An employer's evaluation that has come in: the day, the supplier that it is of, and what was answered about added value."""

    day: date
    supplier: str
    answer: AddedValue | None


class EndedEarly(Struct, frozen=True):
    """A place that ended before its time, by its number: its last day, and when that became known. Never who, never why."""

    place: str
    supplier: str
    day: date
    noticed: date


class CaseFigures(Struct, frozen=True):
    """Of a case that couldn't be read nothing but that. `key` tells two copies of one procurement, `first_year` when it begins."""

    is_read: bool = False
    key: tuple[str, str] = ("", "")
    title: str = ""
    number: str = ""
    unit: str = ""
    rows: tuple[RegisterRow, ...] = ()
    due: tuple[DueEntry, ...] = ()
    clauses: tuple[UsedClause, ...] = ()
    stage: Stage = Stage.BEFORE_NOTICE
    is_confirmed: bool = False
    evaluations: tuple[ReceivedEvaluation, ...] = ()
    ended_early: tuple[EndedEarly, ...] = ()
    first_year: int | None = None

    @property
    def gaps(self) -> tuple[str, ...]:
        """What the handover lacks, and the questions that are open, each once."""
        return tuple(dict.fromkeys(gap for row in self.rows for gap in row.gaps))


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
        stage=found.case.on_day.stage,
        is_confirmed=case.assessment is not None and case.assessment.requester_mandate is not None,
        evaluations=tuple(_evaluations(found.case.on_day)),
        ended_early=tuple(_ended_early(found.case.on_day)),
        first_year=min(_days(found.case.on_day)).year,
    )


def _days(of: CaseOnDay) -> Iterator[date]:
    """From the procurement's first, and any that lies before it."""
    yield from (of.case.procedure.begins, of.case.contract.starts)
    yield from (each.date for each in known_of(of.matching, of.day).events)


def _evaluations(of: CaseOnDay) -> Iterator[ReceivedEvaluation]:
    placements = {each.id: each for each in of.matching.placements}
    for each in known_of(of.matching, of.day).of_kind(EventKind.EVALUATION_RECEIVED):
        placement = placements.get(each.event.place or "")
        yield ReceivedEvaluation(each.date, _supplier(of, placement), each.event.added_value)


def _ended_early(of: CaseOnDay) -> Iterator[EndedEarly]:
    for placement in of.matching.placements:
        early = placement.early_end
        if early is not None and early.noticed <= of.day:
            yield EndedEarly(placement.id, _supplier(of, placement), early.date, early.noticed)


def _supplier(of: CaseOnDay, placement: Placement | None) -> str:
    supplier = supplier_of(of.case, placement) if placement is not None else None
    return supplier.name if supplier is not None else ""


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
