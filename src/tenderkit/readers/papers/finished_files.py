"""Finished files held against the lock: which of them still are what a build or an issue wrote."""

from collections.abc import Iterator, Mapping
from hashlib import file_digest, sha256
from pathlib import Path

from tenderkit.model.papers.lock import FileState, Lock
from tenderkit.problems import InvalidInputError
from tenderkit.project.one_run import once_beside_a_case
from tenderkit.project.places import ISSUED_FOLDER, LOCK_FILE, OUTPUT_FOLDER
from tenderkit.readers.papers.lock_reader import read_lock

_END_OF_PDF = b"%%EOF"
_LINE_ENDS = (b"", b"\n", b"\r\n")


def state_of_file(path: Path) -> FileState:
    """Held against the nearest lock above the file; a damaged lock, or a file that can't be read, tells nothing."""
    lock, digest = _lock_above(path.resolve().parent), sha256_of_file(path)
    if lock is None or digest is None:
        return FileState.UNKNOWN
    return lock.state_of(path.name, digest, issued_folder=path.resolve().parent.name == ISSUED_FOLDER)


def state_of_first_version(path: Path) -> FileState:
    """The same for a PDF as it was before anything was added at its end, as signatures are."""
    folder = path.resolve().parent
    lock = _lock_above(folder)
    if lock is None:
        return FileState.UNKNOWN
    source = path.read_bytes()
    end = source.find(_END_OF_PDF) + len(_END_OF_PDF)
    digests = {sha256(source[: end + len(line)]).hexdigest() for line in _LINE_ENDS if source.startswith(line, end)}
    states = {lock.state_of(path.name, digest, issued_folder=folder.name == ISSUED_FOLDER) for digest in digests}
    return FileState.AS_WRITTEN if FileState.AS_WRITTEN in states else FileState.UNKNOWN


def files_of_the_lock(case_folder: Path, lock: Lock) -> Iterator[tuple[Path, FileState]]:
    """The files in a case's own folders, of every format, that the lock names, each with how it stands to it."""
    for folder, named in ((OUTPUT_FOLDER, _built(lock)), (ISSUED_FOLDER, _issued(lock))):
        for name in named:
            path = case_folder / folder / name
            digest = sha256_of_file(path)
            if digest is not None:
                yield path, lock.state_of(name, digest, issued_folder=folder == ISSUED_FOLDER)


def still_as_written(folder: Path, outputs: Mapping[str, str]) -> bool | None:
    """Whether the files that stand in the folder have the digests of the lock; `None` where none stands."""
    standing = {name: digest for name in outputs if (digest := sha256_of_file(folder / name)) is not None}
    return all(outputs[name] == digest for name, digest in standing.items()) if standing else None


def sha256_of_file(path: Path) -> str | None:
    """The SHA-256 of a file's bytes, as the lock keeps it; `None` for one that isn't there or can't be read."""
    try:
        with path.open("rb") as source:
            return file_digest(source, "sha256").hexdigest()
    except OSError:
        return None


def _built(lock: Lock) -> tuple[str, ...]:
    return tuple(name for entry in lock.documents.values() for name in entry.outputs)


def _issued(lock: Lock) -> tuple[str, ...]:
    return tuple(name for entry in lock.issued for name in entry.outputs)


@once_beside_a_case
def _lock_above(folder: Path) -> Lock | None:
    path = next((above / LOCK_FILE for above in (folder, *folder.parents) if (above / LOCK_FILE).is_file()), None)
    try:
        return read_lock(path) if path else None
    except InvalidInputError:
        return None
