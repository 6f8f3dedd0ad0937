"""A clause as its page shows it: how it stands, what it says in both lengths, when it is taken, what it asks for and what stands around it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from tenderkit.messages import document_text
from tenderkit.model.clauses.alignment_table import ElementEntry
from tenderkit.model.clauses.clause import Alignment, Clause, Parameter
from tenderkit.model.clauses.library import LibraryEntry, version_key
from tenderkit.problems import TenderkitError
from tenderkit.project.one_run import once_in_a_run
from tenderkit.project.places import find_places
from tenderkit.rules.clauses.clause_guidance import guidance_words
from tenderkit.rules.clauses.condition_words import condition_words, fact_title
from tenderkit.rules.clauses.length_stretches import FULL, SHORT, has_two_lengths
from tenderkit.rules.clauses.library_status import ClauseStatus, library_status
from tenderkit.rules.clauses.life import Life, life_of
from tenderkit.rules.clauses.readable_text import Titles, law_words
from tenderkit.rules.library.marked_text import MarkedLine, Run, first_sentences, marked_text, sentence_runs
from tenderkit.workflows.clauses.alignment import read_elements
from tenderkit.workflows.library.whole_library import (
    KindWithClauses,
    clause_names,
    entry_in,
    kinds_with_clauses,
    parents_in,
    titles_in,
    whole_library,
)


class NamedClause(Struct, frozen=True):
    """A clause by its id, and what it is called."""

    id: str
    title: str


class ClauseValue(Struct, frozen=True):
    """A value that the text holds: what it is called, what the case calls it, of what type it is, and what it may be."""

    title: str
    fact: str
    type: str
    allowed: str


class AlignedElement(Struct, frozen=True):
    """What others have in their clauses, and the sentence that answers for it, or why none does."""

    element: str
    sentence: tuple[Run, ...]
    left_out: str


class ClauseSaid(Struct, frozen=True):
    """What one version says. Without a `short` text the one text is for both lengths; `when` is '' where it is always taken."""

    full: tuple[MarkedLine, ...]
    short: tuple[MarkedLine, ...]
    when: str
    duties: tuple[tuple[Run, ...], ...]
    values: tuple[ClauseValue, ...]
    laws: tuple[str, ...]
    aligned: tuple[AlignedElement, ...]
    guidance: str


class ClauseAround(Struct, frozen=True):
    """What other clauses and kinds have to do with it."""

    requires: tuple[NamedClause, ...]
    required_by: tuple[NamedClause, ...]
    conflicts: tuple[NamedClause, ...]
    replaces: tuple[NamedClause, ...]
    replaced_by: tuple[NamedClause, ...]
    kinds: tuple[KindWithClauses, ...]


class ClauseOnPage(Struct, frozen=True):
    """One version of a clause on a day; `status` is that of the clause as a whole. `history` has the newest version first."""

    entry: LibraryEntry
    life: Life
    status: ClauseStatus
    history: tuple[Life, ...]

    @property
    def days_to_review(self) -> int | None:
        """Negative when its day has passed."""
        review_by = self.entry.state.review_by
        return None if review_by is None else (review_by - self.life.day).days


def clause_on_page(start: Path, clause_id: str, day: date, version: str = "") -> ClauseOnPage:
    """The version asked for, else the one that decides on the day, else the newest; raises `RefusedError` when there is none."""
    places = find_places(start.resolve())
    library = whole_library(places.clause_folders)
    entry_in(library, clause_id)
    statuses = library_status(library, day, parents_in(places), {})
    status = next(each for each in statuses if each.current.clause.id == clause_id)
    entry = entry_in(library, clause_id, version) if version else status.current
    newest_first = sorted(library.clauses[clause_id].values(), key=_number, reverse=True)
    stand_ins = library.stand_ins(day)
    history = tuple(life_of(each, library, day, stand_ins) for each in newest_first)
    return ClauseOnPage(entry, life_of(entry, library, day, stand_ins), status, history)


def clause_said(start: Path, clause: Clause) -> ClauseSaid:
    """Everything that is read of it."""
    folders = find_places(start.resolve()).clause_folders
    titles = titles_in(clause, folders)
    two = has_two_lengths(clause)
    return ClauseSaid(
        full=marked_text(clause, titles, FULL),
        short=marked_text(clause, titles, SHORT) if two else (),
        when=condition_words(clause.applies_if) if clause.applies_if is not None else "",
        duties=tuple(first_sentences(clause, titles)),
        values=tuple(_value(each, titles) for each in clause.parameters.values()),
        laws=tuple(law_words(law) for law in clause.law_refs),
        aligned=tuple(_aligned(each, clause, titles, folders) for each in clause.aligned_with),
        guidance=guidance_words(clause),
    )


def clause_around(start: Path, clause: Clause) -> ClauseAround:
    """Its relations, by the newest version of each other clause."""
    places = find_places(start.resolve())
    library, names = whole_library(places.clause_folders), clause_names(places.clause_folders)
    newest = [max(versions.values(), key=_number).clause for versions in library.clauses.values() if versions]

    def named(ids: Iterator[str] | tuple[str, ...]) -> tuple[NamedClause, ...]:
        return tuple(NamedClause(each, names.get(each, each)) for each in ids)

    return ClauseAround(
        requires=named(clause.requires),
        required_by=named(each.id for each in newest if clause.id in each.requires),
        conflicts=named(clause.conflicts),
        replaces=named((clause.replaces,) if clause.replaces else ()),
        replaced_by=named(each.id for each in newest if each.replaces == clause.id),
        kinds=tuple(
            kind for kind in kinds_with_clauses(places) if not kind.clauses.isdisjoint((clause.id, clause.replaces))
        ),
    )


def _value(parameter: Parameter, titles: Titles) -> ClauseValue:
    low, high = ("" if bound is None else f"{bound:f}" for bound in (parameter.minimum, parameter.maximum))
    bounds = f"{low}–{high}" if low or high else ""
    words = ", ".join((parameter.words or {}).values())
    return ClauseValue(
        title=titles.facts.get(parameter.source, parameter.name),
        fact=fact_title(parameter.source),
        type=document_text(f"type.{parameter.type.value}"),
        allowed=words or bounds,
    )


def _aligned(item: Alignment, clause: Clause, titles: Titles, folders: tuple[Path, ...]) -> AlignedElement:
    found = _elements(folders).get(item.element)
    name = f"{item.element}. {found.name}" if found else str(item.element)
    return AlignedElement(name, () if item.left_out else sentence_runs(clause, titles, item.says), item.left_out)


@once_in_a_run
def _elements(folders: tuple[Path, ...]) -> dict[int, ElementEntry]:
    """What others have, by number; a list that can't be read is told of by the check of the library."""
    try:
        file, _ = read_elements(folders)
    except TenderkitError:
        return {}
    return {each.number: each for each in file.elements}


def _number(entry: LibraryEntry) -> tuple[int, ...]:
    return version_key(entry.clause.version)
