"""A PDF that has been signed after it was written: who signed what, and whether anything but the signatures has changed."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from tenderkit.messages import Message
from tenderkit.model.finished.signed_file import Since
from tenderkit.model.papers.lock import FileState
from tenderkit.problems import Problem
from tenderkit.readers.papers.finished_files import state_of_file, state_of_first_version
from tenderkit.readers.signatures.judged_signatures import judged_signatures
from tenderkit.readers.signatures.signing_fields import read_signing_fields
from tenderkit.rules.finished.signature_findings import signature_findings
from tenderkit.workflows.check.changed_files import changed_file_problems

_PDF = ".pdf"


def is_written_on(path: Path) -> bool:
    """Whether the file is one that the lock knows, with something added at its end: only its signatures tell what."""
    return (
        path.suffix.lower() == _PDF
        and state_of_file(path) is not FileState.AS_WRITTEN
        and state_of_first_version(path) is FileState.AS_WRITTEN
    )


def check_signatures(path: Path, trusted: Sequence[bytes] = ()) -> Iterator[Problem]:
    """Nothing for a file that nobody has signed, unless it is one of ours that somebody has changed.

    `trusted` are the certificates of issuers. Raises `NoSignExtraError` where there are signatures to read and the extra is missing.
    """
    if path.suffix.lower() != _PDF:
        return
    source, added = path.read_bytes(), is_written_on(path)
    fields = read_signing_fields(source, path)
    if not any(field.is_signed for field in fields):
        yield from changed_file_problems([(path, state_of_file(path))] if added else [])
        return
    signed = judged_signatures(source, fields, trusted)
    yield from (Problem(path, 0, 0, message) for message in signature_findings(signed, fields))
    if added and signed.since_the_first is Since.SIGNATURES:
        yield Problem(path, 0, 0, Message("TK-U014"))
    elif added:
        yield from changed_file_problems([(path, state_of_file(path))])
