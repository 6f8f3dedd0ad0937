"""A finished document before it is sent: what it tells, leaves open or says wrongly, whoever wrote it."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path, PurePath

from tenderkit.messages import catalogue
from tenderkit.model.finished_document import Audience, FinishedDocument
from tenderkit.problems import InvalidInputError, Problem
from tenderkit.project.places import Places, find_places
from tenderkit.readers.finished_reader import parse_finished, read_finished
from tenderkit.readers.finished_rules_reader import read_finished_rules
from tenderkit.readers.kind_reader import read_kind
from tenderkit.readers.language_reader import language_of, read_language_files
from tenderkit.readers.library_reader import read_library
from tenderkit.readers.one_run import once_in_a_run
from tenderkit.rules.finished_document import findings_in
from tenderkit.rules.finished_reading import Standards
from tenderkit.rules.law_index import law_index
from tenderkit.rules.passages import passages_in
from tenderkit.rules.private_words import any_of
from tenderkit.rules.readability import sentences
from tenderkit.rules.vetted_words import vetted_words
from tenderkit.workflows.reporting import REPORT
from tenderkit.workflows.sound_case import read_laws

_MACHINE_WORDS = "document."  # under these keys stands what the machine itself prints into documents
_FACT = re.compile(r"\{(\w+)\}")


def check_document(path: Path, audience: Audience | None = None) -> tuple[Problem, ...]:
    """Everything found in a docx, HTML or text file; `audience` overrules what the document tells of its reader.

    Raises `RefusedError` when the file isn't what its name says, `InvalidInputError` for a Word file with faulty parts.
    """
    return _problems(read_finished(path), path, find_places(path.resolve().parent), audience)


def check_content(
    source: bytes, name: PurePath, places: Places, audience: Audience | None = None
) -> tuple[Problem, ...]:
    """The same for a file that isn't on disk; the suffix of its name says what it is."""
    return _problems(parse_finished(source, name), name, places, audience)


def _problems(
    document: FinishedDocument, name: PurePath, places: Places, audience: Audience | None
) -> tuple[Problem, ...]:
    reader = audience or _audience_of(document.kind, places)
    found = findings_in(document, reader, standards_for(places))
    return tuple(Problem(name, item.line, item.column, item.message) for item in found)


def _audience_of(kind_id: str, places: Places) -> Audience | None:
    """The reader that the kind is made for; `None` when the document says no kind, or one that isn't known here."""
    if kind_id == REPORT:
        return Audience.AUTHORITY
    folder = places.kind_folder(kind_id) if kind_id in places.kinds() else None
    return Audience(read_kind(folder).audience) if folder is not None else None


@once_in_a_run
def standards_for(places: Places) -> Standards:
    """What documents are held to: the built-in library's rules and words, and the municipality's."""
    rules = read_finished_rules(places.clause_folders)
    language = language_of([file.file for file in read_language_files(places.clause_folders)])
    everyday = tuple(word for word in language.words if word.word not in rules.only_beside_clauses)
    return Standards(
        private=rules.private,
        gaps=rules.gaps,
        not_a_person=any_of(rules.not_a_person),
        language=language,
        everyday=replace(language, words=everyday),
        vetted=vetted_words(_vetted_sentences(places)),
        index=law_index(read_laws(places)),
    )


def _vetted_sentences(places: Places) -> Iterator[str]:
    """Every version of every clause, the words around them, and what the machine prints: each is linted where it stands."""
    for entry in read_library(places.clause_folders).entries():
        yield from sentences(entry.clause.title)
        yield f"{entry.clause.id} {entry.clause.version}"
        for passage in passages_in(entry.clause.body):
            yield from passage.sentences
    for folder in filter(None, map(places.kind_folder, places.kinds())):
        with suppress(InvalidInputError):  # `clauses lint` tells of a kind that can't be read
            for passage in passages_in(read_kind(folder).text):
                yield from passage.sentences
    for key, words in catalogue().items():
        if key.startswith(_MACHINE_WORDS):
            yield from sentences(_FACT.sub(r"⟦\1⟧", words["sv"]))
