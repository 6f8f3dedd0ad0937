"""Copies that have been sent out, without what an issue asks of a case."""

from datetime import date
from pathlib import Path

from tenderkit.model.papers.lock import IssuedDocument
from tenderkit.project.places import LOCK_FILE
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.workflows.papers.build import BuildOptions, build
from tenderkit.writers.lock_writer import write_lock


def sent(folder: Path, kind: str, *, number: int = 1, day: date | None = None, document: str = "") -> None:
    """Build the kind and let the lock say that its document was issued, by another name where one is given."""
    build(folder, BuildOptions(kinds=(kind,), force=True))
    lock = read_lock(folder / LOCK_FILE)
    entry = lock.documents[kind]
    copy = IssuedDocument(
        document=document or kind,
        number=number,
        date=day or entry.date,
        template=entry.template,
        clauses=entry.clauses,
        outputs=entry.outputs,
    )
    (folder / LOCK_FILE).write_bytes(write_lock(lock.model_copy(update={"issued": (*lock.issued, copy)})))
