"""What a bundle for the archive carries of its case: the case file and the lock, and never a file about persons."""

from collections.abc import Iterator
from pathlib import Path

from tenderkit.messages import document_text
from tenderkit.project.places import LOCK_FILE
from tenderkit.workflows.case.sound_case import SoundCase
from tenderkit.writers.pdf.pdf_promises import AttachedFile

_MEDIA = {
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def carried_files(sound: SoundCase) -> tuple[AttachedFile, ...]:
    """The case as it stands, from which the documents were made, and the lock that says of which clauses, where there is one."""
    return tuple(_files(sound))


def _files(sound: SoundCase) -> Iterator[AttachedFile]:
    case = Path(sound.source.name)
    yield _attached(case, "bundle.carried.case", "Source")
    if sound.folder is not None and (lock := sound.folder / LOCK_FILE).is_file():
        yield _attached(lock, "bundle.carried.lock", "Supplement")


def _attached(path: Path, description: str, relationship: str) -> AttachedFile:
    media = _MEDIA.get(path.suffix.lower(), "application/octet-stream")
    return AttachedFile(path.name, path.read_bytes(), document_text(description), relationship, media)
