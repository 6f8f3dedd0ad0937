"""A clause for reading: its text with the holes marked, what it is for, how it has changed; or several side by side."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from tenderkit.messages import LANGUAGES, language, text
from tenderkit.model.clauses.clause import Clause, Parameter
from tenderkit.model.clauses.library import ClauseLibrary, LibraryEntry, version_key
from tenderkit.model.conditions.condition import Condition
from tenderkit.model.papers.document import Block, Document, Heading, Paragraph, Table
from tenderkit.project.places import ProjectPlaces, find_places
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.readers.clauses.unknown_clause import unknown_clause
from tenderkit.rules.clauses.clause_guidance import guidance_words
from tenderkit.rules.clauses.clause_text import body_lines, condition_text
from tenderkit.rules.clauses.condition_words import condition_words
from tenderkit.workflows.clauses.used_by import find_uses
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
    if len(entries) == 1:
        clause = entries[0].clause
        return report(f"{clause.title} ({clause.id} {clause.version})", _in_full(library, entries[0], places))
    title = text("show.side_by_side", clauses=", ".join(entry.clause.title for entry in entries))
    return report(title, [_side_by_side([entry.clause for entry in entries])])


def _entry(library: ClauseLibrary, wanted: str) -> LibraryEntry:
    clause_id, _, version = wanted.partition("@")
    versions = library.clauses.get(clause_id, {})
    newest = version or max(versions, key=version_key, default="")
    if newest not in versions:
        raise unknown_clause(wanted, library.clauses)
    return versions[newest]


def _in_full(library: ClauseLibrary, entry: LibraryEntry, places: ProjectPlaces) -> Iterator[Block]:
    clause = entry.clause
    yield _heading("show.text")
    yield from map(report_paragraph, body_lines(clause.body, say=_say()))
    for purpose, words_of in _PURPOSES.items():
        if said := words_of(clause):
            yield _heading(f"show.{purpose}")
            yield report_paragraph(said)
    yield _heading("show.use")
    yield from _use(clause)
    kinds = [
        f"{use.where.name} ({use.document})" for use in find_uses(places, ()).of(clause.replaces or clause.id).uses
    ]
    yield report_paragraph(text("show.kinds", kinds=", ".join(kinds) or "–", clause=clause.id))
    if clause.parameters:
        yield _parameter_table(clause.parameters.values())
    if clause.aligned_with:
        yield _alignment_table(clause)
    yield _history_table(library, clause.id)


def _use(clause: Clause) -> Iterator[Paragraph]:
    condition = _say()(clause.applies_if) if clause.applies_if else text("explain.always")
    yield report_paragraph(text("show.applies_if", condition=condition))
    yield report_paragraph(text("show.level", level=text(f"level.{clause.level.value}")))
    for key in ("requires", "conflicts"):
        if named := getattr(clause, key):
            yield report_paragraph(text(f"show.{key}", clauses=", ".join(named)))
    if clause.law_refs:
        laws = "; ".join(f"{law.provision} {law.act}" for law in clause.law_refs)
        yield report_paragraph(text("show.law_refs", laws=laws))


def _parameter_table(parameters: Iterable[Parameter]) -> Table:
    rows = [
        (f"⟦{parameter.name}⟧", parameter.source, text(f"type.{parameter.type.value}"), _bounds(parameter))
        for parameter in parameters
    ]
    header = (text("show.parameter"), text("show.fact"), text("show.type"), text("show.bounds"))
    return report_table(text("show.parameters"), header, rows, (22, 38, 18, 22))


def _bounds(parameter: Parameter) -> str:
    if parameter.words:
        return ", ".join(parameter.words.values())
    if parameter.minimum is None and parameter.maximum is None:
        return "–"
    return f"{_number(parameter.minimum)}–{_number(parameter.maximum)}"


def _number(bound: object) -> str:
    return "" if bound is None else str(bound)


def _alignment_table(clause: Clause) -> Table:
    rows = [(str(item.element), item.says or item.left_out) for item in clause.aligned_with]
    return report_table(text("show.alignment"), (text("show.element"), text("show.says")), rows, (20, 80))


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


def _side_by_side(clauses: Sequence[Clause]) -> Table:
    """A column per clause: which to take when, and what each says."""
    header = ("", *(f"{clause.title} ({clause.id} {clause.version})" for clause in clauses))
    rows = [
        (text("show.guidance"), *map(guidance_words, clauses)),
        (text("show.level_short"), *(text(f"level.{clause.level.value}") for clause in clauses)),
        (text("show.text"), *("\n".join(body_lines(clause.body, say=_say())) for clause in clauses)),
        (text("show.motive"), *(clause.motive for clause in clauses)),
        (text("show.evidence"), *(clause.evidence for clause in clauses)),
        (text("show.follow_up"), *(clause.follow_up for clause in clauses)),
    ]
    first = 14
    each = (100 - first) // len(clauses)
    widths = (100 - each * len(clauses), *([each] * len(clauses)))
    return report_table(text("show.compared"), header, rows, widths)


def _say() -> Callable[[Condition], str]:
    """Facts have Swedish titles only, so in English a condition is shown as it is written."""
    return condition_words if language.get() == LANGUAGES[0] else condition_text


def _heading(key: str) -> Heading:
    return Heading(_PART, "", words(text(key)))
