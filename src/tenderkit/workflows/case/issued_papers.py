"""The copies that a case's lock says have been sent out, each with what its kind tells of it."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct, field

from tenderkit.model.papers.kind import Kind
from tenderkit.model.papers.kind_file import RecordEntry
from tenderkit.model.papers.lock import IssuedDocument
from tenderkit.problems import TenderkitError
from tenderkit.readers.papers.about_reader import read_kind_record
from tenderkit.readers.papers.kind_reader import read_kind
from tenderkit.workflows.case.sound_case import SoundCase


class IssuedOfKind(Struct, frozen=True):
    """An issued copy; `kind` is `None` when there is no such kind any more, or it can't be read."""

    copy: IssuedDocument
    kind: Kind | None = None
    record: RecordEntry = field(default_factory=RecordEntry)

    @property
    def title(self) -> str:
        """What it is called, with the place, the lot or whatever else it is for; else the document's own name."""
        if self.kind is None:
            return self.copy.document
        instance = self.copy.document.removeprefix(self.kind.id).strip("-").upper()
        return f"{self.kind.title} {instance}".rstrip()


def issued_papers(sound: SoundCase) -> Iterator[IssuedOfKind]:
    """In the order in which they were issued."""
    kinds = sound.places.kinds() if sound.standing.lock.issued else ()
    for copy in sound.standing.lock.issued:
        folder = _kind_folder(sound, copy, kinds)
        try:
            kind = read_kind(folder, sound.places.letterheads()) if folder is not None else None
            record = read_kind_record(folder).record if folder is not None else RecordEntry()
        except TenderkitError:
            kind, record = None, RecordEntry()
        yield IssuedOfKind(copy, kind, record)


def _kind_folder(sound: SoundCase, copy: IssuedDocument, kinds: tuple[str, ...]) -> Path | None:
    """`kravavsnitt-b` is of the kind `kravavsnitt`; the longest name wins."""
    named = [each for each in kinds if copy.document == each or copy.document.startswith(f"{each}-")]
    return sound.places.kind_folder(max(named, key=len)) if named else None
