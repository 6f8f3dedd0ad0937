"""The law that clauses rest on, on a day: references and words against `laws.yaml`, and a saved text against both.

Nothing is fetched: what the table doesn't know, a person has to read.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from tenderkit.messages import Gravity, text
from tenderkit.model.case.choices import Law
from tenderkit.model.law.euro_thresholds import EuroThreshold
from tenderkit.model.law.laws import LawTable
from tenderkit.model.law.threshold_group import ThresholdGroup
from tenderkit.model.papers.document import Block, Document, Heading, Table
from tenderkit.problems import Problem, RefusedError
from tenderkit.project.places import ProjectPlaces, find_places
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.readers.law.act_text_reader import read_law_text
from tenderkit.readers.law.law_table_reader import read_law_table
from tenderkit.rules.clauses.library_status import watched
from tenderkit.rules.language.wording import write_number
from tenderkit.rules.law.act_text import parse_law_text
from tenderkit.rules.law.changes import ActComparison, LawChange, compare_law
from tenderkit.rules.law.law_index import LawIndex, LawRow, law_index
from tenderkit.rules.law.watch import Cited, ClauseLaw, cited, law_findings, law_of, unchecked_rows
from tenderkit.workflows.clauses.clause_paths import clause_path
from tenderkit.workflows.reports.reporting import report, report_paragraph, report_table, words


class LawFinding(Struct, frozen=True):
    """Something to look at in a clause (`id@version`), with the file to open."""

    clause: str
    problem: Problem


class LawReport(Struct, frozen=True):
    """Everything found. `known_to` is the latest wording that every row of `table` was read in."""

    day: date
    table: LawTable
    versions: int
    known_to: date | None
    findings: tuple[LawFinding, ...]
    unchecked: tuple[tuple[LawRow, tuple[str, ...]], ...]
    comparison: ActComparison | None = None

    @property
    def wrong(self) -> bool:
        """Whether a clause rests on a provision that isn't in force."""
        return any(finding.problem.gravity is Gravity.ERROR for finding in self.findings)


class WatchedLaws(Struct, frozen=True):
    """The law in the versions that are watched on a day, and the table that it is held against."""

    places: ProjectPlaces
    table: LawTable
    index: LawIndex
    laws: tuple[ClauseLaw, ...]
    day: date


def watch_law(start: Path, day: date, compare: Path | None = None) -> LawReport:
    """Go through every version in force or on its way, once; raises `InvalidInputError` for a library with faults."""
    places = find_places(start.resolve())
    library = read_library(places.clause_folders)
    table = read_law_table(places.clause_folders)
    index = law_index(table)
    laws = tuple(law_of(entry.clause, index) for entry in watched(library, day))
    return report_of_laws(WatchedLaws(places, table, index, laws, day), compare)


def report_of_laws(of: WatchedLaws, compare: Path | None = None) -> LawReport:
    """What there is to look at in them."""
    clauses, index, day = cited(of.laws), of.index, of.day
    findings = tuple(
        LawFinding(law.name, Problem(clause_path(of.places, law.clause.id, law.clause.version), 1, 1, message))
        for law in of.laws
        for message in law_findings(law, index, day)
    )
    return LawReport(
        day=day,
        table=of.table,
        versions=len(of.laws),
        known_to=min((row.consolidated_to for row in of.table.provisions), default=None),
        findings=findings,
        unchecked=tuple((row, clauses.resting_on(row.number, row.places)) for row in unchecked_rows(index, day)),
        comparison=_compare(compare, clauses, index) if compare else None,
    )


def _compare(path: Path, clauses: Cited, index: LawIndex) -> ActComparison:
    law_text = parse_law_text(read_law_text(path))
    if law_text.number not in index.rows:
        known = ", ".join(f"{name} ({number})" for number, name in index.names.items())
        raise RefusedError("TK-L131", {"path": path, "number": law_text.number or "–", "known": known})
    return compare_law(law_text, clauses, index)


def law_report(found: LawReport) -> Document:
    """The first line names the day."""
    return report(text("law.title", date=found.day.isoformat()), _blocks(found))


def _blocks(found: LawReport) -> Iterator[Block]:
    by_gravity = {gravity: [item for item in found.findings if item.problem.gravity is gravity] for gravity in Gravity}
    errors, warnings, notes = (by_gravity[gravity] for gravity in (Gravity.ERROR, Gravity.WARNING, Gravity.NOTE))
    known_to = found.known_to.isoformat() if found.known_to else "–"
    counts = {"versions": found.versions, "errors": len(errors), "warnings": len(warnings), "notes": len(notes)}
    yield report_paragraph(text("law.summary", known_to=known_to, **counts))
    if found.comparison:
        yield from _comparison_blocks(found.comparison)
    if errors or warnings:
        yield report_table(
            text("law.findings"),
            _header("clause", "code", "what", "remedy"),
            map(_row, [*errors, *warnings]),
            (20, 10, 35, 35),
        )
    if found.unchecked:
        rows = (
            (row.act, row.text, row.checked_on.isoformat() if row.checked_on else text("law.never"), _list(names))
            for row, names in found.unchecked
        )
        yield report_table(
            text("law.unchecked"), _header("act", "provision", "checked_on", "clauses"), rows, (25, 25, 15, 35)
        )
    yield from _thresholds(found.table, found.day)
    if notes:
        silent = ((item.clause, item.problem.message.facts["references"]) for item in notes)
        yield report_table(text("law.notes"), _header("clause", "references"), silent, (25, 75))


def _thresholds(table: LawTable, day: date) -> Iterator[Block]:
    """What every act's thresholds are on the day, and what is asked where they aren't known in kronor."""
    rows, bands = [], []
    for law in Law:
        for group in ThresholdGroup:
            euro = table.euro_threshold_on(law, group, day)
            rows.append((law.value, group.title_sv, *_threshold(table, law, group, day)))
            bands += [euro.reason] if euro and table.threshold_on(law, group, day) is None else []
    yield _threshold_table(rows)
    yield from (report_paragraph(text("law.band", reason=reason)) for reason in dict.fromkeys(bands))


def _threshold_table(rows: Iterable[tuple[str, ...]]) -> Table:
    header = _header("act", "group", "threshold", "source")
    return report_table(text("law.thresholds"), header, rows, (10, 30, 35, 25))


def _threshold(table: LawTable, law: Law, group: ThresholdGroup, day: date) -> tuple[str, str]:
    """The amount and its source."""
    row = table.threshold_on(law, group, day)
    if row is not None:
        return text("law.threshold.sek", amount=write_number(row.amount)), row.source
    euro = table.euro_threshold_on(law, group, day)
    return (_in_euro(euro), euro.source) if euro else (text("law.threshold.unknown"), "–")


def _in_euro(row: EuroThreshold) -> str:
    euro, least, most = map(write_number, (row.euro, row.least, row.most))
    return text("law.threshold.euro", euro=euro, least=least, most=most)


def _header(*names: str) -> tuple[str, ...]:
    return tuple(text(f"law.column.{name}") for name in names)


def _row(item: LawFinding) -> tuple[str, ...]:
    message = item.problem.message
    return item.clause, message.code, message.what, message.remedy


def _list(names: tuple[str, ...]) -> str:
    return ", ".join(names) or "–"


def _comparison_blocks(found: ActComparison) -> Iterator[Block]:
    yield Heading(2, "", words(text("law.compare.title", act=found.act, amended_to=found.amended_to or "–")))
    yield from (report_paragraph(f"{message.code} {message.what}. {message.remedy}") for message in found.messages)
    if found.changes:
        header = _header("provision", "fate", "day", "in_table", "clauses")
        yield report_table(text("law.compare.changes"), header, map(_change_row, found.changes), (25, 15, 15, 10, 35))
    else:
        yield report_paragraph(text("law.compare.no_changes"))
    if found.missing:
        rows = ((str(item.place), _list(item.clauses)) for item in found.missing)
        yield report_table(text("law.compare.missing"), _header("provision", "clauses"), rows, (40, 60))
    yield report_paragraph(text("law.compare.review", clauses=_list(found.clauses)))


def _change_row(change: LawChange) -> tuple[str, ...]:
    marked = change.marked
    return (
        str(marked.place),
        text(f"law.fate.{marked.fate.value}"),
        marked.day.isoformat() if marked.day else text(f"law.no_day.{marked.fate.value}"),
        text("law.yes" if change.in_table else "law.no"),
        _list(change.clauses),
    )
