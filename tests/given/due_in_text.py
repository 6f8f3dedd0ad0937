"""What a case makes due on a day, a line each: `2027-09-01 places_begin recruiter`, for tests to read."""

from collections.abc import Iterable
from datetime import date

from given.law_rows import shipped_table
from given.matching_text import case_of
from given.records import matching_of
from given.reported_case import CASE
from given.shipped_clauses import shipped_roles
from tenderkit.model.case.case import Procurement
from tenderkit.model.matching.matching import Matching
from tenderkit.rules.clauses.in_use import ClausesInUse
from tenderkit.rules.due.due_in_case import CaseOnDay, as_known_on, due_in_case
from tenderkit.rules.due.matter import DueMatter

CLAUSES = ClausesInUse(library=shipped_roles())


def on_day(
    day: str, case: str | Procurement = CASE, matching: Matching | None = None, *, below: bool = False
) -> CaseOnDay:
    """The case as it is known on the day, with no clauses in its lock."""
    of = case_of(case) if isinstance(case, str) else case
    known = date.fromisoformat(day)
    return CaseOnDay(of, as_known_on(matching, known), known, CLAUSES, shipped_table().acts[of.law], below=below)


def told(places: Iterable[str], journal: Iterable[str] = (), more: str = "") -> Matching:
    """A record with these places and events, everything that is written."""
    return matching_of(places, journal, more)


def matters(day: str, case: str | Procurement = CASE, matching: Matching | None = None) -> tuple[DueMatter, ...]:
    """Everything that is due."""
    return due_in_case(on_day(day, case, matching))


def days_of(kind: str, found: Iterable[DueMatter]) -> list[str]:
    """The days of one kind, each with what tells it from another of its kind; `-` for none."""
    return [f"{each.day or '-'} {each.of}".rstrip() for each in found if each.kind.value == kind]


def said_of(kind: str, found: Iterable[DueMatter]) -> list[str]:
    """What is said of one kind: the words, what says so, and the remark where there is one."""
    return [" | ".join(filter(None, (each.what, each.basis, each.note))) for each in found if each.kind.value == kind]
