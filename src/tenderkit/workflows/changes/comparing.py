"""Comparing versions of clauses, and the list of what has been published since a day."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from tenderkit.messages import text
from tenderkit.model.clauses.clause import Clause, Status
from tenderkit.model.clauses.library import ClauseLibrary, LibraryEntry, Version, steps_between, version_key
from tenderkit.model.papers.document import Block, BulletList, Document, Heading, Table
from tenderkit.problems import RefusedError
from tenderkit.project.places import find_places
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.readers.clauses.needs import every_version_of
from tenderkit.readers.clauses.unknown_clause import unknown_clause
from tenderkit.rules.changes.comparison import VersionComparison, compare_clauses
from tenderkit.rules.changes.reasons import ChangeClass
from tenderkit.rules.changes.word_diff import DiffSection
from tenderkit.workflows.reports.clause_titles import titles_for
from tenderkit.workflows.reports.reporting import (
    SUFFIXES,
    report,
    report_paragraph,
    report_table,
    report_template,
    words,
)
from tenderkit.writers.diff_text import Paint, diff_lines_text, unpainted
from tenderkit.writers.output import Output, place
from tenderkit.writers.text_writer import write_text

AUTHOR = "tenderkit"
_ONCE_PUBLISHED = (Status.PUBLISHED, Status.HOLD, Status.RETIRED)
_SHOWN = 14  # words of a change that the summary quotes; the comparison itself shows them all
_MOST_POINTS = 20  # what is to be looked at first; the comparison itself shows everything
_WIDTHS = (26, 10, 14, 28, 22)


class ComparedVersions(Struct, frozen=True):
    """A comparison with the day that the changes carry: that of the newer version, where none is given.

    `steps` are the versions of one clause that lie between the two, the newer itself last; of two clauses, the second alone.
    """

    comparison: VersionComparison
    day: date | None
    steps: tuple[Clause, ...]

    @property
    def names(self) -> tuple[str, str]:
        """`vite 1.0.0` and `vite 1.1.0`."""
        before, after = self.comparison.before, self.comparison.after
        return f"{before.id} {before.version}", f"{after.id} {after.version}"


def compare_versions(start: Path, before: Version, after: Version, day: date | None = None) -> ComparedVersions:
    """Compare two versions, of one clause or of two; raises `RefusedError` when one is not there."""
    ids = {before.clause, after.clause}
    folders = find_places(start.resolve()).clause_folders
    library = read_library(folders, every_version_of(ids))
    old, new = (_entry(library, wanted) for wanted in (before, after))
    comparison = compare_clauses(old.clause, new.clause, titles_for((old.clause, new.clause), folders))
    newer = old if comparison.newer is old.clause else new
    steps = steps_between(library.clauses[before.clause].values(), before.version, after.version)
    same = before.clause == after.clause and steps
    clauses = tuple(step.clause for step in steps) if same else (newer.clause,)
    return ComparedVersions(comparison, day or newer.state.valid_from, clauses)


def _entry(library: ClauseLibrary, wanted: Version) -> LibraryEntry:
    versions = library.clauses.get(wanted.clause, {})
    if not versions:
        raise unknown_clause(wanted.clause, library.clauses)
    if wanted.version not in versions:
        there = ", ".join(sorted(versions, key=version_key))
        raise RefusedError("TK-L109", {"version": wanted, "versions": there})
    return versions[wanted.version]


def comparison_text(compared: ComparedVersions, paint: Paint = unpainted) -> str:
    """The comparison for the screen or a text file; `paint` puts colour on it."""
    introduction = write_text(_introduction(compared)).decode()
    return "\n".join([introduction.rstrip("\n"), *diff_lines_text(_sections(compared), paint)]) + "\n"


def render_comparison(compared: ComparedVersions, suffix: str) -> bytes:
    """The comparison in the form of the suffix; raises `RefusedError` for any other."""
    if suffix == ".txt":
        return comparison_text(compared).encode()
    if suffix == ".html":
        from tenderkit.writers.diff_html import write_diff_html

        return write_diff_html(_introduction(compared), _sections(compared), compared.names)
    if suffix == ".docx":
        from tenderkit.writers.word.comments import Signature
        from tenderkit.writers.word.tracked import Tracked, write_tracked

        signature = Signature(AUTHOR, compared.day)
        tracked = Tracked(_sections(compared), tuple(_note(compared)), text("diff.ending"), signature)
        return write_tracked(_introduction(compared), tracked, report_template())
    raise RefusedError("TK-S003", {"suffix": suffix, "suffixes": ", ".join(SUFFIXES)})


def deliver_comparison(compared: ComparedVersions, to: Path) -> None:
    """Write the comparison to `to`; its suffix decides the form."""
    place([Output(to, render_comparison(compared, to.suffix))])


def _sections(compared: ComparedVersions) -> tuple[DiffSection, ...]:
    return tuple(DiffSection(text(f"diff.part.{part.name}"), part.diff) for part in compared.comparison.parts)


def _introduction(compared: ComparedVersions) -> Document:
    before, after = compared.names
    title = text("diff.title", title=compared.comparison.after.title, before=before, after=after)
    return report(title, _introducing(compared))


def _introducing(compared: ComparedVersions) -> Iterator[Block]:
    yield from map(report_paragraph, _note(compared))
    if compared.comparison.titles is not None:
        yield report_paragraph(text("diff.how_to_read"))
    if points := tuple(points_first(compared.comparison)):
        yield Heading(2, "", words(text("diff.first")))
        yield BulletList(tuple((report_paragraph(point),) for point in points[:_MOST_POINTS]))
        if len(points) > _MOST_POINTS:
            yield report_paragraph(text("diff.more", count=len(points) - _MOST_POINTS))


def _note(compared: ComparedVersions) -> Iterator[str]:
    """What each version says of its own change, and what the words say of all of it."""
    comparison = compared.comparison
    for clause in compared.steps:
        change = clause.change
        facts = {"version": f"{clause.id} {clause.version}", "theme": change.theme, "note": change.note}
        yield text("diff.note", declared=ChangeClass(change.clause_class).named, **facts)
    if comparison.verdict is not None:
        least = comparison.verdict.clause_class
        yield text("diff.same") if least is None else text("diff.least", least=least.named)


def points_first(comparison: VersionComparison) -> Iterator[str]:
    """Modal verbs, deadlines and numbers first, then what else decides the class."""
    for found in comparison.highlights:
        before, after, line = map(_shortened, (found.before, found.after, found.line))
        if line == after:
            yield text("diff.came", line=line)
        elif line == before:
            yield text("diff.went", line=line)
        else:
            what = text(f"change.because.{found.binding.value}")
            yield text("diff.point", what=what, before=before, after=after, line=line)
    yield from (reason.sentence for reason in comparison.other_reasons)


def _shortened(words_of_change: str) -> str:
    shown = words_of_change.split()
    return " ".join([*shown[:_SHOWN], "…"] if len(shown) > _SHOWN else shown) or "–"


def changes_since(start: Path, since: date, day: date) -> Document:
    """Every version that began to apply in the time, by theme, with who must do what."""
    library = read_library(find_places(start.resolve()).clause_folders)
    entries = [entry for entry in library.entries() if _began(entry, since, day)]
    title = text("changes.title", since=since.isoformat(), day=day.isoformat())
    return report(title, _themes(entries) if entries else [report_paragraph(text("changes.none"))])


def _began(entry: LibraryEntry, since: date, day: date) -> bool:
    begins = entry.state.valid_from
    return entry.state.status in _ONCE_PUBLISHED and begins is not None and since <= begins <= day


def _themes(entries: list[LibraryEntry]) -> Iterator[Table]:
    """A table per theme, in the order in which themes first came up; within one, the oldest first."""
    themes: dict[str, list[LibraryEntry]] = {}
    for entry in sorted(entries, key=_begins):
        themes.setdefault(_theme(entry), []).append(entry)
    header = [text(f"changes.{column}") for column in ("clause", "version", "from", "note", "who")]
    for found in themes.values():
        caption = text("changes.theme", theme=_sentence(found[0].clause.change.theme.strip()))
        yield report_table(caption, header, map(_row, found), _WIDTHS)


def _begins(entry: LibraryEntry) -> date:
    return entry.state.valid_from or date.min


def _theme(entry: LibraryEntry) -> str:
    return " ".join(entry.clause.change.theme.split()).casefold()


def _row(entry: LibraryEntry) -> tuple[str, ...]:
    clause = entry.clause
    found = ChangeClass(clause.change.clause_class)
    who = text(f"changes.who.{found.value}")
    version = text("changes.version_and_class", version=clause.version, named=found.named)
    return f"{clause.title} ({clause.id})", version, _begins(entry).isoformat(), clause.change.note, who


def _sentence(words_of_theme: str) -> str:
    return words_of_theme[:1].upper() + words_of_theme[1:]
