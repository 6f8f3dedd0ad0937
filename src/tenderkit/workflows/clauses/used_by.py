"""Where clauses are used: document kinds, cases by their locks, issued copies, and Word files by their manifests."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace

from tenderkit.messages import Message, text
from tenderkit.messages.swedish_order import swedish_order
from tenderkit.model.clauses.library import ClauseLibrary, version_key
from tenderkit.model.clauses.uses import Skipped, Use, UseKind, Uses, path_words
from tenderkit.model.papers.document import Block, Document
from tenderkit.model.papers.kind import Kind
from tenderkit.model.papers.lock import FileState, Lock
from tenderkit.model.word.manifest import Manifest
from tenderkit.problems import InvalidInputError, RefusedError, TenderkitError
from tenderkit.project.places import (
    ISSUED_FOLDER,
    LOCK_FILE,
    OUTPUT_FOLDER,
    ProjectPlaces,
    case_file,
    find_places,
    homes_of,
)
from tenderkit.project.search import Search, search
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.readers.clauses.needs import every_version_of
from tenderkit.readers.clauses.unknown_clause import unknown_clause
from tenderkit.readers.papers.finished_files import sha256_of_file, state_of_file, still_as_written
from tenderkit.readers.papers.kind_reader import read_kind
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.readers.word.manifest_reader import read_manifest
from tenderkit.readers.word.package import read_package
from tenderkit.workflows.clauses.show_library import days_of_use
from tenderkit.workflows.reports.reporting import report, report_paragraph, report_table
from tenderkit.writers.moves.recovery import is_interrupted

T = TypeVar("T")

_MOST_BYTES = 100 * 1024 * 1024  # a Word file that is larger is no requirements section


def used_by(start: Path, wanted: str, folders: Iterable[Path]) -> Uses:
    """The uses of `ID` or `ID@VERSION`; raises `RefusedError` for a clause that neither the library nor any file knows.

    A clause that replaces another is used by the kinds that ask for the other one.
    """
    places = find_places(start.resolve())
    clause_id, _, version = wanted.partition("@")
    library = _read_only(clause_id, places)
    everything = find_uses(places, folders)
    found = everything.of(clause_id, version)
    versions = library.clauses.get(clause_id, {})
    known = version in versions if version else bool(versions)
    if not known and not any(use.version for use in found.uses):
        raise unknown_clause(wanted, library.clauses)
    replaced = {entry.clause.replaces for entry in versions.values()} - {""}
    stands_in = (replace(use, clause=clause_id) for use in everything.uses if _is_asked_for(use, replaced))
    asked = {number: entry.state for number, entry in versions.items() if version in ("", number)}
    return replace(found, uses=(*stands_in, *found.uses), states=asked)


def _read_only(clause_id: str, places: ProjectPlaces) -> ClauseLibrary:
    """The versions of one clause, and the names of all others."""
    return read_library(places.clause_folders, every_version_of({clause_id}))


def _is_asked_for(use: Use, replaced: Collection[str]) -> bool:
    return use.kind is UseKind.KIND and use.clause in replaced


def find_uses(places: ProjectPlaces, folders: Iterable[Path]) -> Uses:
    """Every use of every clause, in one search."""
    skipped: list[Skipped] = []
    kinds = tuple(kind for kind in (_kind(places, kind_id, skipped) for kind_id in places.kinds()) if kind is not None)
    roles = {kind.id: kind.from_role for kind in kinds}
    found = _found_in(tuple(folders))
    skipped += [Skipped(path, Message("TK-L137")) for path in found.closed]
    uses = [use for kind in kinds for use in _kind_uses(kind)]
    read = {path.parent: _read(path, read_lock, skipped) for path in found.locks}
    locks = {folder: lock for folder, lock in read.items() if lock is not None}
    for folder, lock in locks.items():
        uses += _lock_uses(folder, lock, roles)
    written = frozenset().union(*(lock.known_digests() | lock.issued_digests() for lock in locks.values()))
    for path in found.documents:
        manifest = _read(path, _manifest_of, skipped)
        uses += _document_uses(path, manifest, roles, written) if manifest is not None else ()
    skipped += _out_of_reach(found)
    skipped += _interrupted({path.parent for path in (*found.locks, *found.cases)})
    unlocked = tuple(path.parent for path in found.cases if path.parent not in read)
    return Uses(tuple(uses), unlocked, tuple(skipped))


def _found_in(folders: Sequence[Path]) -> Search:
    """What is below the folders, and in the persons' folders of the cases there."""
    found = search(folders)
    apart = [home for case in found.cases for home in homes_of(case.parent)[1:]]
    inside = [folder.resolve() for folder in folders]
    more = [home for home in apart if not any(home.resolve().is_relative_to(folder) for folder in inside)]
    return search((*folders, *more)) if more else found


def _out_of_reach(found: Search) -> Iterator[Skipped]:
    """The folders of papers about persons that can't be looked into from here."""
    for case in found.cases:
        with suppress(InvalidInputError):  # of the settings: whoever checks the case is told
            away = find_places(case.parent.resolve()).persons_out_of_reach(case.parent)
            if away is not None:
                yield Skipped(away, Message("TK-M260", {"folder": path_words(away)}))


def _interrupted(folders: Iterable[Path]) -> Iterator[Skipped]:
    """Where a lock may soon say more than it does now."""
    for folder in sorted(folders):
        if is_interrupted(folder):
            yield Skipped(folder / LOCK_FILE, Message("TK-F021", {"folder": path_words(folder)}))


def _kind(places: ProjectPlaces, kind_id: str, skipped: list[Skipped]) -> Kind | None:
    folder = places.kind_folder(kind_id)
    if folder is None:
        return None
    return _read(folder, lambda path: read_kind(path, places.letterheads()), skipped)


def _read(path: Path, reader: Callable[[Path], T], skipped: list[Skipped]) -> T | None:
    """What the reader makes of the file; a file that it can't read is noted, and the search goes on."""
    try:
        return reader(path)
    except InvalidInputError as error:
        skipped.append(Skipped(path, error.problems[0].message))
    except TenderkitError as error:
        skipped.append(Skipped(path, error.message))
    except OSError:
        skipped.append(Skipped(path, Message("TK-L137")))
    return None


def _manifest_of(path: Path) -> Manifest | None:
    if path.stat().st_size > _MOST_BYTES:
        raise RefusedError("TK-L138")
    return read_manifest(read_package(path.read_bytes(), path))


def _kind_uses(kind: Kind) -> Iterator[Use]:
    for slot, clauses in kind.slots.items():
        for clause_id in clauses:
            yield Use(clause_id, UseKind.KIND, Path(kind.id), document=slot, role=kind.from_role)


def _lock_uses(folder: Path, lock: Lock, roles: Mapping[str, str]) -> Iterator[Use]:
    for name, entry in sorted(lock.documents.items(), key=lambda item: swedish_order(item[0])):
        kept, role = still_as_written(folder / OUTPUT_FOLDER, entry.outputs), _role(name, roles)
        for clause in entry.clauses:
            yield Use(clause.id, UseKind.LOCK, folder, clause.version, name, role, entry.date, kept)
    for issued in lock.issued:
        kept = still_as_written(folder / ISSUED_FOLDER, issued.outputs)
        name, role = f"{issued.document}-{issued.number}", _role(issued.document, roles)
        for clause in issued.clauses:
            yield Use(clause.id, UseKind.ISSUED, folder, clause.version, name, role, issued.date, kept)


def _role(document: str, roles: Mapping[str, str]) -> str:
    """`kravavsnitt-b` is of the kind `kravavsnitt`; the longest name wins."""
    kinds = (kind for kind in roles if document == kind or document.startswith(f"{kind}-"))
    return roles.get(max(kinds, key=len, default=""), "")


def _document_uses(path: Path, manifest: Manifest, roles: Mapping[str, str], written: Collection[str]) -> Iterator[Use]:
    """A file with the bytes that any lock knows is what was written, wherever it has been moved."""
    state = FileState.AS_WRITTEN if sha256_of_file(path) in written else state_of_file(path)
    kept = None if state is FileState.UNKNOWN else not state.is_changed
    role = roles.get(manifest.kind, "")
    for clause in manifest.clauses:
        yield Use(clause.id, UseKind.DOCUMENT, path, clause.version, manifest.kind, role, as_written=kept)


def used_by_report(wanted: str, found: Uses) -> Document:
    """The uses as a report."""
    return report(text("used_by.title", clause=wanted), _blocks(found))


def _blocks(found: Uses) -> Iterator[Block]:
    yield report_paragraph(text("used_by.count", count=len(found.uses)))
    for version, state in sorted(found.states.items(), key=lambda item: version_key(item[0])):
        status = text(f"status.{state.status.value}")
        yield report_paragraph(text("used_by.state", version=version, status=status, days=days_of_use(state)))
    for kind in UseKind:
        uses = [use for use in found.uses if use.kind is kind]
        if uses:
            header = (text("used_by.where"), text("used_by.document"), text("used_by.version"), text("used_by.day"))
            yield report_table(text(f"used_by.kinds.{kind.value}"), header, map(_row, uses), (45, 25, 15, 15))
    if any(use.is_unproved for use in found.uses):
        yield report_paragraph(text("used_by.unproved"))
    if found.unlocked:
        yield report_paragraph(text("used_by.unlocked"))
        yield from (report_paragraph(path_words(case_file(Path(path)))) for path in found.unlocked)
    if found.skipped:
        yield report_paragraph(text("used_by.skipped"))
        yield from (report_paragraph(skipped_line(item)) for item in found.skipped)


def _row(use: Use) -> tuple[str, str, str, str]:
    day = use.day.isoformat() if use.day else "–"
    version = use.version or text("used_by.in_force")
    shown = text("used_by.changed", version=version) if use.is_unproved else version
    return path_words(use.where), use.document, shown, day


def skipped_line(item: Skipped) -> str:
    """`samples/x.docx: TK-P002 …`."""
    return f"{path_words(item.path)}: {item.message.code} {item.message.what}"


def uses_as_data(found: Uses) -> dict[str, object]:
    """The uses for machines."""
    return {
        "uses": [
            {
                "clause": use.clause,
                "kind": use.kind.value,
                "where": path_words(use.where),
                "version": use.version or None,
                "document": use.document,
                "date": use.day.isoformat() if use.day else None,
                "as_written": use.as_written,
            }
            for use in found.uses
        ],
        "versions": [
            {
                "version": version,
                "status": state.status.value,
                "valid_from": state.valid_from.isoformat() if state.valid_from else None,
                "valid_to": state.valid_to.isoformat() if state.valid_to else None,
            }
            for version, state in found.states.items()
        ],
        "unlocked": [path_words(path) for path in found.unlocked],
        "skipped": [
            {"path": path_words(item.path), "code": item.message.code, "what": item.message.what}
            for item in found.skipped
        ],
    }
