"""A finished document before it is sent: what it tells, leaves open or says wrongly, whoever wrote it."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from tenderkit.messages import catalogue, document_text
from tenderkit.model.clauses.library import ClauseLibrary, LibraryEntry
from tenderkit.model.finished.finished_document import Audience
from tenderkit.patterns import lazy_pattern
from tenderkit.problems import InvalidInputError, Problem
from tenderkit.project.one_run import once_in_a_run
from tenderkit.project.places import ProjectPlaces, find_places
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.readers.finished.finished_reader import read_finished
from tenderkit.readers.finished.finished_rules_reader import read_finished_rules
from tenderkit.readers.language.language_reader import language_in
from tenderkit.readers.law.law_table_reader import read_law_table
from tenderkit.readers.papers.kind_reader import read_kind
from tenderkit.readers.privacy.private_words_reader import read_private_words
from tenderkit.rules.clauses.clause_guidance import guidance_words
from tenderkit.rules.clauses.kind_words import kind_sentences
from tenderkit.rules.finished.finished_rules import findings_in
from tenderkit.rules.finished.reading import KindWords, Standards
from tenderkit.rules.finished.vetted_words import vetted_words
from tenderkit.rules.language.language import Language
from tenderkit.rules.language.passages import passages_in
from tenderkit.rules.language.readability import sentences
from tenderkit.rules.law.law_index import law_index
from tenderkit.rules.privacy.private_words import any_of
from tenderkit.workflows.reports.reporting import REPORT

_MACHINE_WORDS = ("document.", "form.")  # under these keys stands what the machine itself prints into documents
_FACT = lazy_pattern(r"\{(\w+)\}")


def check_document(path: Path, audience: Audience | None = None, *, beside: Path | None = None) -> tuple[Problem, ...]:
    """Everything found in a docx, HTML or text file; `audience` overrules what the document tells of its reader.

    `beside` is the folder whose settings hold for it, where that isn't its own.

    Raises `RefusedError` when the file isn't what its name says, `InvalidInputError` for a Word file with faulty parts.
    """
    document = read_finished(path)
    places = find_places((beside or path.parent).resolve())
    found = findings_in(document, audience or _audience_of(document.kind, places), standards_for(places))
    return tuple(Problem(path, item.line, item.column, item.message) for item in found)


def _audience_of(kind_id: str, places: ProjectPlaces) -> Audience | None:
    """The reader that the kind is made for; `None` when the document says no kind, or one that isn't known here."""
    if kind_id == REPORT:
        return Audience.AUTHORITY
    folder = places.kind_folder(kind_id) if kind_id in places.kinds() else None
    return Audience(read_kind(folder, places.letterheads()).audience) if folder is not None else None


@once_in_a_run
def standards_for(places: ProjectPlaces) -> Standards:
    """What documents are held to: the built-in library's rules and words, and the municipality's."""
    private, not_a_person = read_private_words(places.clause_folders)
    rules, library = read_finished_rules(places.clause_folders), read_library(places.clause_folders)
    language = language_in(places.clause_folders)
    everyday = tuple(word for word in language.words if word.word not in rules.only_beside_clauses)
    return Standards(
        private=private,
        gaps=rules.gaps,
        not_a_person=any_of(not_a_person),
        language=language,
        everyday=replace(language, words=everyday),
        clauses=vetted_words(_clause_sentences(library.entries())),
        later=vetted_words(_clause_sentences(_later(library, language))),
        around=vetted_words(_sentences_around(library)),
        kinds=tuple(_kinds(places)),
        index=law_index(read_law_table(places.clause_folders)),
    )


def _later(library: ClauseLibrary, language: Language) -> Iterator[LibraryEntry]:
    return (entry for entry in library.entries() if language.of_what_begins(entry.state.began).is_later)


def _clause_sentences(entries: Iterable[LibraryEntry]) -> Iterator[str]:
    """Every sentence that a version can print."""
    for entry in entries:
        for passage in passages_in(entry.clause.body):
            yield from passage.sentences


def _kinds(places: ProjectPlaces) -> Iterator[KindWords]:
    for folder in filter(None, map(places.kind_folder, places.kinds())):
        with suppress(InvalidInputError):  # `clauses lint` tells of a kind that can't be read
            kind = read_kind(folder, places.letterheads())
            yield KindWords(Audience(kind.audience), vetted_words(kind_sentences(kind)))


def _sentences_around(library: ClauseLibrary) -> Iterator[str]:
    """The names of clauses, the guidance that a working copy has as comments, and what the machine prints."""
    statuses = tuple(_statuses())
    for entry in library.entries():
        clause = entry.clause
        yield f"{clause.id} {clause.version}"
        yield from sentences(f"{clause.title}\n{guidance_words(clause)}")
        yield from (f"{clause.id} {clause.version}, {status}" for status in statuses)
    for key, words in catalogue().items():
        if key.startswith(_MACHINE_WORDS):
            yield from sentences(_FACT.sub(r"⟦\1⟧", words["sv"]))


def _statuses() -> Iterator[str]:
    """What a document says of each of its clauses, adapted or not."""
    adapted = document_text("document.status.adapted")
    for key, words in catalogue().items():
        if key.startswith("document.status.") and not key.endswith(".adapted"):
            said = _FACT.sub(r"⟦\1⟧", words["sv"])
            yield from (said, f"{said}{adapted}")
