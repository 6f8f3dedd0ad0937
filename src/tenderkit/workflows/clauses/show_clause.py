"""A clause for reading: its text with the holes marked, what it is for, how it has changed; or several side by side."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from tenderkit.messages import text
from tenderkit.model.clauses.clause import Clause, Parameter
from tenderkit.model.clauses.library import ClauseLibrary, LibraryEntry, version_key
from tenderkit.model.papers.document import Block, Document, Heading, Paragraph, Table
from tenderkit.project.places import ProjectPlaces, find_places
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.readers.clauses.unknown_clause import unknown_clause
from tenderkit.rules.clauses.alignment import readable_sentence
from tenderkit.rules.clauses.clause_guidance import guidance_words
from tenderkit.rules.clauses.clause_text import body_lines, condition_text
from tenderkit.rules.clauses.condition_words import condition_words, fact_title
from tenderkit.rules.clauses.readable_text import Titles, readable_body
from tenderkit.workflows.clauses.used_by import find_uses
from tenderkit.workflows.reports.clause_titles import titles_for
from tenderkit.workflows.reports.reporting import report, report_paragraph, report_table, words

_PART = 2
_PURPOSES: Mapping[str, Callable[[Clause], str]] = {
    "motive": lambda clause: clause.motive,
    "evidence": lambda clause: clause.evidence,
    "follow_up": lambda clause: clause.follow_up,
    "sanction": lambda clause: clause.sanction,
    "guidance": guidance_words,
}


def show_clauses(start: Path, wanted: Sequence[str]) -> Document:
    """One clause in full, or several beside each other; each is `vite` (the newest) or `vite@1.0.0`."""
    places = find_places(start.resolve())
    library = read_library(places.clause_folders)
    entries = [_entry(library, name) for name in wanted]
    clauses = [entry.clause for entry in entries]
    titles = titles_for(clauses, places.clause_folders)
    if len(entries) == 1:
        clause = clauses[0]
        return report(f"{clause.title} ({clause.id} {clause.version})", _in_full(library, entries[0], places, titles))
    title = text("show.side_by_side", clauses=", ".join(clause.title for clause in clauses))
    return report(title, [_side_by_side(clauses, titles)])


def _entry(library: ClauseLibrary, wanted: str) -> LibraryEntry:
    clause_id, _, version = wanted.partition("@")
    versions = library.clauses.get(clause_id, {})
    newest = version or max(versions, key=version_key, default="")
    if newest not in versions:
        raise unknown_clause(wanted, library.clauses)
    return versions[newest]


def _in_full(
    library: ClauseLibrary, entry: LibraryEntry, places: ProjectPlaces, titles: Titles | None
) -> Iterator[Block]:
    clause = entry.clause
    yield _heading("show.text")
    yield from map(report_paragraph, _lines(clause, titles))
    for purpose, words_of in _PURPOSES.items():
        if said := words_of(clause):
            yield _heading(f"show.{purpose}")
            yield report_paragraph(said)
    yield _heading("show.use")
    yield from _use(clause, titles)
    kinds = [
        f"{use.where.name} ({use.document})" for use in find_uses(places, ()).of(clause.replaces or clause.id).uses
    ]
    yield report_paragraph(text("show.kinds", kinds=", ".join(kinds) or "–", clause=clause.id))
    if clause.parameters:
        yield _parameter_table(clause, titles)
    if clause.aligned_with:
        yield _alignment_table(clause, titles)
    yield _history_table(library, clause.id)


def _lines(clause: Clause, titles: Titles | None) -> Iterator[str]:
    return readable_body(clause, titles) if titles else body_lines(clause.body)


def _use(clause: Clause, titles: Titles | None) -> Iterator[Paragraph]:
    say = condition_words if titles else condition_text
    condition = say(clause.applies_if) if clause.applies_if else text("explain.always")
    yield report_paragraph(text("show.applies_if", condition=condition))
    yield report_paragraph(text("show.level", level=text(f"level.{clause.level.value}")))
    for key in ("requires", "conflicts"):
        if named := getattr(clause, key):
            shown_names = map(titles.clause, named) if titles else named
            yield report_paragraph(text(f"show.{key}", clauses=", ".join(shown_names)))
    if clause.law_refs:
        laws = "; ".join(f"{law.provision} {law.act}" for law in clause.law_refs)
        yield report_paragraph(text("show.law_refs", laws=laws))


def _parameter_table(clause: Clause, titles: Titles | None) -> Table:
    rows = [
        (*_names(parameter, titles), text(f"type.{parameter.type.value}"), _bounds(parameter))
        for parameter in clause.parameters.values()
    ]
    header = (text("show.parameter"), text("show.fact"), text("show.type"), text("show.bounds"))
    return report_table(text("show.parameters"), header, rows, (22, 38, 18, 22))


def _names(parameter: Parameter, titles: Titles | None) -> tuple[str, str]:
    """What the hole is called in the text above, and the fact that fills it."""
    if titles is None:
        return f"⟦{parameter.name}⟧", parameter.source
    return f"«{titles.facts[parameter.source]}»", fact_title(parameter.source)


def _bounds(parameter: Parameter) -> str:
    if parameter.words:
        return ", ".join(parameter.words.values())
    if parameter.minimum is None and parameter.maximum is None:
        return "–"
    return f"{_number(parameter.minimum)}–{_number(parameter.maximum)}"


def _number(bound: object) -> str:
    return "" if bound is None else str(bound)


def _alignment_table(clause: Clause, titles: Titles | None) -> Table:
    rows = [(str(item.element), item.left_out or _sentence(clause, item.says, titles)) for item in clause.aligned_with]
    return report_table(text("show.alignment"), (text("show.element"), text("show.says")), rows, (20, 80))


def _sentence(clause: Clause, mark: str, titles: Titles | None) -> str:
    return mark if titles is None else readable_sentence(clause, mark, titles)


def _history_table(library: ClauseLibrary, clause_id: str) -> Table:
    versions = sorted(library.clauses[clause_id].values(), key=lambda entry: version_key(entry.clause.version))
    rows = [
        (
            entry.clause.version,
            text(f"status.{entry.state.status.value}"),
            entry.state.valid_from.isoformat() if entry.state.valid_from else "–",
            f"{entry.clause.change.theme}: {entry.clause.change.note}",
        )
        for entry in versions
    ]
    header = (text("show.version"), text("show.status"), text("show.valid_from"), text("show.change"))
    return report_table(text("show.history"), header, rows, (14, 16, 18, 52))


def _side_by_side(clauses: Sequence[Clause], titles: Titles | None) -> Table:
    """A column per clause: which to take when, and what each says."""
    header = ("", *(f"{clause.title} ({clause.id} {clause.version})" for clause in clauses))
    rows = [
        (text("show.guidance"), *map(guidance_words, clauses)),
        (text("show.level_short"), *(text(f"level.{clause.level.value}") for clause in clauses)),
        (text("show.text"), *("\n".join(_lines(clause, titles)) for clause in clauses)),
        (text("show.motive"), *(clause.motive for clause in clauses)),
        (text("show.evidence"), *(clause.evidence for clause in clauses)),
        (text("show.follow_up"), *(clause.follow_up for clause in clauses)),
    ]
    first = 14
    each = (100 - first) // len(clauses)
    widths = (100 - each * len(clauses), *([each] * len(clauses)))
    return report_table(text("show.compared"), header, rows, widths)


def _heading(key: str) -> Heading:
    return Heading(_PART, "", words(text(key)))
