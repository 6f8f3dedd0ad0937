"""Where every clause stands on a day: from the library, the municipality's own folder and the documents on disk."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct

from tenderkit.messages import text
from tenderkit.model.clauses.clause import ClauseState, Standing
from tenderkit.model.clauses.clause_file import LibraryFile
from tenderkit.model.clauses.uses import UseKind, Uses, path_words
from tenderkit.model.papers.document import Block, Document
from tenderkit.project.places import ProjectPlaces, find_places
from tenderkit.readers.clauses.library_reader import LIBRARY_FILE, read_library
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import read_yaml
from tenderkit.rules.clauses.library_status import ClauseStatus, Parents, library_status
from tenderkit.rules.clauses.life import named
from tenderkit.workflows.clauses.used_by import find_uses, skipped_line
from tenderkit.workflows.reports.reporting import report, report_paragraph, report_table


class LibraryReport(Struct, frozen=True):
    """The clauses on a day, and what the search for uses could not read."""

    day: date
    clauses: tuple[ClauseStatus, ...]
    uses: Uses


def read_status(start: Path, day: date, folders: Iterable[Path]) -> LibraryReport:
    """Read the library once, search the folders once; raises `InvalidInputError` for a library with faults."""
    places = find_places(start.resolve())
    library = read_library(places.clause_folders)
    uses = find_uses(places, folders)
    counts = Counter(use.clause for use in uses.uses if use.kind is not UseKind.KIND)
    return LibraryReport(day, library_status(library, day, read_parents(places), counts), uses)


def read_parents(places: ProjectPlaces) -> Parents:
    """What the built-in library says of its versions; only the lists are read, no clause."""
    central, *own = places.clause_folders
    ids = {clause_id for folder in own for clause_id in _states(folder)}
    return Parents(ids, _states(central) if ids else {})


def _states(folder: Path) -> Mapping[str, Mapping[str, ClauseState]]:
    path = folder / LIBRARY_FILE
    if not path.is_file():
        return {}
    clauses = validate(LibraryFile, read_yaml(path)).clauses
    return {
        clause_id: {
            version: ClauseState(state.status, state.valid_from, state.valid_to)
            for version, state in entry.versions.items()
        }
        for clause_id, entry in clauses.items()
    }


def status_report(found: LibraryReport) -> Document:
    """The first line names the day."""
    return report(text("status.title", date=found.day.isoformat()), _blocks(found))


def _blocks(found: LibraryReport) -> Iterator[Block]:
    clauses = found.clauses
    yield report_paragraph(
        text(
            "status.summary",
            count=len(clauses),
            in_force=sum(item.in_force for item in clauses),
            adopted=sum(item.adopted is item.current for item in clauses),
            waiting=sum(bool(item.waiting) for item in clauses),
            overdue=sum(item.overdue for item in clauses),
            behind=sum(item.drift is not None for item in clauses),
        )
    )
    header = [text(f"status.column.{name}") for name in _COLUMNS]
    yield report_table(text("status.table"), header, map(_row, clauses), _WIDTHS)
    if found.uses.skipped:
        yield report_paragraph(text("used_by.skipped"))
        yield from (report_paragraph(skipped_line(item)) for item in found.uses.skipped)


_COLUMNS = ("clause", "in_force", "adopted", "waiting", "review_by", "days_left", "owner", "behind", "uses")
_WIDTHS = (18, 8, 14, 10, 12, 8, 12, 9, 9)


def _row(item: ClauseStatus) -> tuple[str, ...]:
    review_by = item.current.state.review_by
    return (
        item.current.clause.id,
        item.current.clause.version if item.in_force else _why_not(item),
        _adopted(item),
        ", ".join(f"{entry.clause.version} {text(f'status.{entry.state.status.value}')}" for entry in item.waiting)
        or "–",
        review_by.isoformat() if review_by else "–",
        _days(item),
        item.current.state.owner or "–",
        f"{item.drift.parent}@{item.drift.version}" if item.drift else "–",
        str(item.uses),
    )


def _why_not(item: ClauseStatus) -> str:
    """What keeps the version out of new documents."""
    state, life = item.current.state, item.life
    if life.standing is Standing.IN_FORCE and life.other is not None:
        return text(f"status.instead.{life.beside.value}", other=named(life.other))
    status = text(f"status.standing.{life.standing.value}", start=state.valid_from, last=state.valid_to or "–")
    why = text("status.not_in_force", version=item.current.clause.version, status=status)
    return f"{why}: {state.hold_reason}" if state.hold_reason else why


def _adopted(item: ClauseStatus) -> str:
    if item.adopted is None or item.adopted.adoption is None:
        return text("status.not_adopted")
    adoption = item.adopted.adoption
    facts = {"version": item.adopted.clause.version, "by": adoption.by, "date": adoption.date.isoformat()}
    return text("status.adopted_by", **facts, decision=adoption.decision)


def _days(item: ClauseStatus) -> str:
    if item.days_left is None:
        return "–"
    return text("status.overdue", days=-item.days_left) if item.overdue else str(item.days_left)


def status_as_data(found: LibraryReport) -> dict[str, object]:
    """The same for machines."""
    return {
        "date": found.day.isoformat(),
        "clauses": [_as_data(item) for item in found.clauses],
        "skipped": [
            {"path": path_words(item.path), "code": item.message.code, "what": item.message.what}
            for item in found.uses.skipped
        ],
    }


def _as_data(item: ClauseStatus) -> dict[str, object]:
    current, adopted = item.current, item.adopted
    adoption = adopted.adoption if adopted else None
    return {
        "id": current.clause.id,
        "version": current.clause.version,
        "in_force": item.in_force,
        "standing": item.life.standing.value,
        "instead": named(item.life.other) if item.life.other else None,
        "status": current.state.status.value,
        "adopted": None
        if adopted is None or adoption is None
        else {
            "version": adopted.clause.version,
            "by": adoption.by,
            "date": adoption.date.isoformat(),
            "decision": adoption.decision,
        },
        "waiting": [{"version": entry.clause.version, "status": entry.state.status.value} for entry in item.waiting],
        "review_by": current.state.review_by.isoformat() if current.state.review_by else None,
        "days_left": item.days_left,
        "overdue": item.overdue,
        "owner": current.state.owner,
        "behind": {"clause": item.drift.parent, "version": item.drift.version} if item.drift else None,
        "uses": item.uses,
    }
