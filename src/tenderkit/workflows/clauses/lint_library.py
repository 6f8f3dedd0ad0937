"""Every clause of the library against every rule, in one pass; every problem has a file, a line and a column to open."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from tenderkit.messages import Message
from tenderkit.model.clauses.clause import Clause, Status
from tenderkit.model.clauses.library import ClauseLibrary, LibraryEntry, published_of, version_key
from tenderkit.model.clauses.roles import ONLY_SETTLED
from tenderkit.problems import InvalidInputError, Problem, RefusedError
from tenderkit.project.one_run import one_run
from tenderkit.project.places import ProjectPlaces, built_in_root, find_places
from tenderkit.readers.clauses.adaptations import lost_adaptations
from tenderkit.readers.clauses.clause_places import located, remarks_in
from tenderkit.readers.clauses.lengths_reader import read_subjects
from tenderkit.readers.clauses.library_reader import LIBRARY_FILE, library_source, read_library
from tenderkit.readers.clauses.listing import read_listing
from tenderkit.readers.clauses.open_blocks import open_lines
from tenderkit.readers.finished.finished_rules_reader import read_finished_rules
from tenderkit.readers.language.language_parser import language_of, read_language_files
from tenderkit.readers.language.language_reader import language_in
from tenderkit.readers.law.law_table_reader import read_law_table
from tenderkit.readers.papers.kind_folder import TEXT_FILE
from tenderkit.readers.papers.kind_reader import read_kind
from tenderkit.rules.clauses.agreement_frame import frame_findings
from tenderkit.rules.clauses.alignment import element_faults, unknown_elements
from tenderkit.rules.clauses.clause_rules import form_findings
from tenderkit.rules.clauses.length_rules import UNMARKED, length_findings
from tenderkit.rules.clauses.library_rules import (
    Surroundings,
    language_findings,
    lint_clause,
    lint_set,
    surroundings_of,
    text_findings,
)
from tenderkit.rules.clauses.never_left_out import subject_findings
from tenderkit.rules.clauses.role_rules import role_faults
from tenderkit.rules.clauses.settled import unsaid_settling
from tenderkit.rules.clauses.unnamed_values import else_over_a_list
from tenderkit.rules.language.clause_finding import ClauseFinding
from tenderkit.rules.language.language import Language
from tenderkit.rules.language.passages import passages_in
from tenderkit.workflows.clauses.alignment import read_elements
from tenderkit.workflows.clauses.clause_paths import clause_file, clause_path
from tenderkit.workflows.clauses.edited_clauses import with_first_difference
from tenderkit.workflows.language.language_proof import language_problems


@one_run()
def lint_library(start: Path, folder: Path | None = None) -> tuple[Problem, ...]:
    """Lint the library that is in force at `start`, or the one in `folder` over the built-in one."""
    places = find_places((folder or start).resolve())
    folders = places.clause_folders if folder is None else _folders(folder.resolve(), places)
    law = _law_problems(folders)
    try:
        files = read_language_files(folders)
        library = read_library(folders)
        elements, listed = read_elements(folders)
    except InvalidInputError as error:
        return (*law, *with_first_difference(error.problems))
    language = language_of([file.file for file in files])
    newest = newest_clauses(library)
    around = surroundings_of(library.clauses, newest.values(), language)
    later = replace(around, language=language.of_what_begins(None))
    written = (remark for each in folders for remark in remarks_in(each))
    problems = [*law, *language_problems(files, language), *written]
    for entry in library.entries():
        problems += _clause_problems(entry, library, later if _is_later(entry, language) else around, folders)
    for clause_id, finding in (*lint_set(newest), *unknown_elements(elements.elements, newest.values())):
        problems += located([finding], clause_file(folders, clause_id, newest[clause_id].version))
    problems += map(listed.locate, element_faults(elements.elements, tuple(newest.values())))
    problems += [Problem(folders[-1] / LIBRARY_FILE, 1, 1, message) for message in unsealed(library)]
    problems += role_problems(folders, library)
    problems += lost_adaptations(_in_use(library), folders)
    return (*problems, *(_kind_problems(places, language) if folder is None else ()))


def _law_problems(folders: tuple[Path, ...]) -> tuple[Problem, ...]:
    """Clauses take their provisions and the word for the authority from the law table."""
    try:
        read_law_table(folders)
    except InvalidInputError as error:
        return error.problems
    return ()


def _in_use(library: ClauseLibrary) -> Iterator[LibraryEntry]:
    """The newest published version of each clause."""
    for versions in library.clauses.values():
        if published := published_of(versions.values()):
            yield max(published, key=lambda entry: version_key(entry.clause.version))


def role_problems(folders: Sequence[Path], library: ClauseLibrary, clause_id: str = "") -> Iterator[Problem]:
    """What is wrong with the roles and marks that each `library.yaml` states; of one clause only, when it is named."""
    for folder in (folder for folder in folders if (folder / LIBRARY_FILE).is_file()):
        for fault in role_faults(read_listing(folder / LIBRARY_FILE), library):
            if clause_id in ("", fault.key[1]):
                yield library_source(folder).locate(fault)


def lint_version(places: ProjectPlaces, library: ClauseLibrary, clause: Clause) -> tuple[Problem, ...]:
    """The problems of one version, such as before it is published."""
    findings = located([*version_findings(places, library, clause)], clause_path(places, clause.id, clause.version))
    return (*findings, *role_problems(places.clause_folders, library, clause.id))


def version_findings(places: ProjectPlaces, library: ClauseLibrary, clause: Clause) -> Iterator[ClauseFinding]:
    """What the rules find in one version's own words, which may differ from those of its file."""
    entry, language = library.version(clause.id, clause.version), read_language(places)
    language = language.of_what_begins(entry.state.began if entry is not None else None)
    around = surroundings_of(library.clauses, (*newest_clauses(library).values(), clause), language)
    yield from (*lint_clause(clause, around), *frame_findings(clause, library))
    if entry is not None:
        yield from _length_findings(replace(entry, clause=clause), places.clause_folders)
    yield from else_over_a_list(clause)


def read_language(places: ProjectPlaces) -> Language:
    """The language that clauses are held to, from every `language.yaml`."""
    return language_in(places.clause_folders)


def newest_clauses(library: ClauseLibrary) -> dict[str, Clause]:
    """The highest version of each clause, whatever its state."""
    return {
        clause_id: max((entry.clause for entry in versions.values()), key=lambda clause: version_key(clause.version))
        for clause_id, versions in library.clauses.items()
        if versions
    }


def _folders(folder: Path, places: ProjectPlaces) -> tuple[Path, ...]:
    """`folder` is one of clauses, a library with one, or a municipality's folder with settings."""
    for clauses in (folder, folder / "clauses"):
        if (clauses / LIBRARY_FILE).is_file():
            built_in = built_in_root() / "clauses"
            return (clauses,) if clauses == built_in.resolve() else (built_in, clauses)
    if len(places.roots) == 1:
        raise RefusedError("TK-L176", {"folder": folder, "file": LIBRARY_FILE})
    return places.clause_folders


def _clause_problems(
    entry: LibraryEntry, library: ClauseLibrary, around: Surroundings, folders: Sequence[Path]
) -> Iterator[Problem]:
    """A version that a later published one has followed keeps its language: its words are frozen."""
    findings = [*form_findings(entry.clause, around.known), *frame_findings(entry.clause, library)]
    findings += _length_findings(entry, folders)
    findings += unsaid_settling(entry, library)
    if entry.state.status in (Status.DRAFT, Status.REVIEW):
        findings += else_over_a_list(entry.clause)
    if not _is_followed(entry, library.clauses[entry.clause.id].values()):
        findings += language_findings(entry.clause, around)
    if findings:
        yield from located(findings, clause_file(folders, entry.clause.id, entry.clause.version))


def _length_findings(entry: LibraryEntry, folders: Sequence[Path]) -> Iterator[ClauseFinding]:
    """What its two lengths don't both say, with the marks that the library counts on; an open block holds no requirement."""
    path = clause_file(folders, entry.clause.id, entry.clause.version)
    counted = (mark for meaning, mark in entry.marks.items() if meaning not in ONLY_SETTLED)
    for finding in length_findings(entry.clause, frozenset((*counted, *entry.clause.regulates))):
        if finding.message.code not in UNMARKED or not (entry.adapted or finding.line in open_lines(path)):
            yield finding
    yield from subject_findings(entry.clause, entry.role, read_subjects(tuple(folders)))


def _is_later(entry: LibraryEntry, language: Language) -> bool:
    """Nobody has published it, or not to begin before the later standard does: what stood before stays as it is."""
    return language.of_what_begins(entry.state.began).is_later


def _is_followed(entry: LibraryEntry, versions: Iterable[LibraryEntry]) -> bool:
    own = version_key(entry.clause.version)
    return any(other.state.status is Status.PUBLISHED and version_key(other.clause.version) > own for other in versions)


def _kind_problems(places: ProjectPlaces, language: Language) -> Iterator[Problem]:
    """The words around the clauses, read by whoever the document is for; only a supplier's are held to the clauses' own terms."""
    terms = read_finished_rules(places.clause_folders).only_beside_clauses
    inner = replace(language, words=tuple(word for word in language.words if word.word not in terms))
    for kind_id in places.kinds():
        folder = places.kind_folder(kind_id)
        if folder is None:
            continue
        try:
            kind = read_kind(folder, places.letterheads())
        except InvalidInputError as error:
            yield from error.problems
            continue
        held_to = language if kind.audience == "supplier" else inner
        findings = text_findings(tuple(passages_in(kind.text)), held_to, kind.audience)
        yield from located(list(findings), folder / TEXT_FILE, front_matter=False)


def unsealed(library: ClauseLibrary) -> tuple[Message, ...]:
    """Published versions without a digest: nothing would notice if they were edited."""
    return tuple(
        Message("TK-L065", {"clause": f"{entry.clause.id} {entry.clause.version}"})
        for entry in library.entries()
        if entry.state.status is Status.PUBLISHED and not entry.state.digest
    )
