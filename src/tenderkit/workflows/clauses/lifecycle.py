"""The life of a clause: reviewed, published, adopted, put on hold, retired. Each step is one change of one small file."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from tenderkit.messages import Gravity, Message
from tenderkit.model.clauses.clause import Adoption, ClauseState, Status
from tenderkit.model.clauses.library import LibraryEntry, Publication, Version, version_key
from tenderkit.problems import InvalidInputError, NotAllowedYetError, RefusedError
from tenderkit.project.places import ProjectPlaces, built_in_root, find_places
from tenderkit.readers.clauses.library_reader import ADOPTED_FILE, LIBRARY_FILE, read_library
from tenderkit.rules.changes.change_class import version_allows
from tenderkit.rules.changes.who_must_act import Letter, Published, who_must_act
from tenderkit.workflows.clauses.edited_clauses import published_copy
from tenderkit.workflows.clauses.lint_library import clause_path, lint_version
from tenderkit.workflows.clauses.used_by import find_uses
from tenderkit.writers.library_editor import with_adoption, with_state
from tenderkit.writers.output import Output, digest_of, place

_LIVING = (Status.DRAFT, Status.REVIEW)


def review(start: Path, wanted: Version) -> Path:
    """Send a draft to review."""
    return _change(start, wanted, lambda entry: replace(_allowed(entry, Status.DRAFT), status=Status.REVIEW))


def hold(start: Path, wanted: Version, reason: str) -> Path:
    """Stop new use of a published version; documents that carry it stay readable."""
    return _change(
        start,
        wanted,
        lambda entry: replace(_allowed(entry, Status.PUBLISHED), status=Status.HOLD, hold_reason=reason),
    )


def release(start: Path, wanted: Version) -> Path:
    """Lift a hold."""
    return _change(
        start, wanted, lambda entry: replace(_allowed(entry, Status.HOLD), status=Status.PUBLISHED, hold_reason="")
    )


def retire(start: Path, wanted: Version, last_day: date) -> Path:
    """End the use of a published version after `last_day`; it stays readable."""

    def ended(entry: LibraryEntry) -> ClauseState:
        state = _allowed(entry, Status.PUBLISHED, Status.HOLD)
        if state.valid_from is not None and last_day < state.valid_from:
            raise RefusedError("TK-L083", {"version": wanted, "from": state.valid_from})
        return replace(state, status=Status.RETIRED, valid_to=last_day)

    return _change(start, wanted, ended)


def publish(start: Path, wanted: Version, publication: Publication) -> Path:
    """Freeze a version: its words are checked, its digest is written, and a copy is kept for the day someone edits it.

    Raises `InvalidInputError` for faults in the clause, `NotAllowedYetError` when its version number promises too little.
    """
    places = find_places(start.resolve())
    library = read_library(places.clause_folders)
    entry = _entry(library.clauses.get(wanted.clause, {}), wanted)
    state = _allowed(entry, *_LIVING)
    path = clause_path(places, wanted.clause, wanted.version)
    problems = lint_version(places, library, entry.clause)
    if any(problem.gravity is Gravity.ERROR for problem in problems):
        raise InvalidInputError(problems)
    if reasons := [*_version_reasons(entry, library.clauses[wanted.clause].values()), *_date_reasons(publication)]:
        raise NotAllowedYetError(reasons)
    published = replace(
        state,
        status=Status.PUBLISHED,
        valid_from=publication.valid_from,
        review_by=publication.review_by,
        owner=publication.owner,
        digest=entry.clause.digest,
    )
    copy = Output(published_copy(path.parents[1], wanted.clause, wanted.version), path.read_bytes())
    return _write_state(path.parents[1], wanted, published, copy)


def letters_about(start: Path, wanted: Version, folders: Sequence[Path]) -> tuple[Letter, ...]:
    """Who must act now that the version is published: an e-mail per role, by what is found in `folders`."""
    places = find_places(start.resolve())
    clause = _entry(read_library(places.clause_folders).clauses.get(wanted.clause, {}), wanted).clause
    published = Published(clause.id, clause.version, clause.title, clause.change.note)
    return who_must_act(published, find_uses(places, folders))


def adopt(start: Path, wanted: tuple[Version, ...], by: str, day: date, decision: str) -> Path:
    """Record the municipality's decision to use these versions; `by` is who decided, `decision` the case number."""
    places = find_places(start.resolve())
    library = read_library(places.clause_folders)
    folder = _own_folder(places)
    text, known = _read(folder / ADOPTED_FILE)
    for version in wanted:
        entry = _entry(library.clauses.get(version.clause, {}), version)
        _allowed(entry, Status.PUBLISHED)
        if entry.adoption is None:
            adoption = Adoption(by, day, decision, entry.clause.digest)
            text = with_adoption(text, version.clause, version.version, adoption)
    place([Output(folder / ADOPTED_FILE, text.encode())], known_digests=known)
    return folder / ADOPTED_FILE


def every_version_in_force(start: Path, day: date) -> tuple[Version, ...]:
    """What `adopt --all` takes: the published version of each clause that is in force on the day."""
    library = read_library(find_places(start.resolve()).clause_folders)
    in_force = (library.in_force(clause_id, day) for clause_id in library.clauses)
    return tuple(Version(entry.clause.id, entry.clause.version) for entry in in_force if entry is not None)


def _change(start: Path, wanted: Version, change: Callable[[LibraryEntry], ClauseState]) -> Path:
    places = find_places(start.resolve())
    library = read_library(places.clause_folders)
    entry = _entry(library.clauses.get(wanted.clause, {}), wanted)
    folder = clause_path(places, wanted.clause, wanted.version).parents[1]
    return _write_state(folder, wanted, change(entry))


def _write_state(folder: Path, wanted: Version, state: ClauseState, *beside: Output) -> Path:
    """Two people at once: the second finds the file changed since it was read, and is told."""
    if folder.is_relative_to(built_in_root()) and built_in_root().name == "library":
        raise RefusedError("TK-L082", {"folder": folder})
    path = folder / LIBRARY_FILE
    text, known = _read(path)
    new = with_state(text, wanted.clause, wanted.version, state)
    place([*beside, Output(path, new.encode())], known_digests=known)
    return path


def _own_folder(places: ProjectPlaces) -> Path:
    """The municipality's clauses; in a checkout of the library itself, its own."""
    return places.roots[-1] / "clauses"


def _read(path: Path) -> tuple[str, frozenset[str]]:
    if not path.exists():
        return "", frozenset()
    data = path.read_bytes()
    return data.decode(), frozenset({digest_of(data)})


def _entry(versions: object, wanted: Version) -> LibraryEntry:
    entry = versions.get(wanted.version) if isinstance(versions, dict) else None
    if not isinstance(entry, LibraryEntry):
        raise RefusedError("TK-L080", {"version": wanted})
    return entry


def _allowed(entry: LibraryEntry, *statuses: Status) -> ClauseState:
    """The state, when the step may be taken from it."""
    if entry.state.status not in statuses:
        facts = {"version": f"{entry.clause.id}@{entry.clause.version}", "status": entry.state.status.value}
        raise NotAllowedYetError([Message("TK-L081", facts)])
    return entry.state


def _version_reasons(entry: LibraryEntry, versions: Iterable[LibraryEntry]) -> Iterable[Message]:
    """Whether the version number promises what the words hold, against the published version before it."""
    earlier = (
        other.clause
        for other in versions
        if other.state.status not in _LIVING and version_key(other.clause.version) < version_key(entry.clause.version)
    )
    before = max(earlier, key=lambda clause: version_key(clause.version), default=None)
    return tuple(version_allows(before, entry.clause))


def _date_reasons(publication: Publication) -> Iterable[Message]:
    if publication.review_by <= publication.valid_from:
        yield Message("TK-L084", {"from": str(publication.valid_from), "review": str(publication.review_by)})
