"""The copies that a case's lock says have been sent out, but for those that tell of a person: what they are called stands in their kind."""

from collections.abc import Iterator
from datetime import date

from tenderkit.model.papers.kind import Kind
from tenderkit.model.papers.lock import IssuedDocument
from tenderkit.problems import TenderkitError
from tenderkit.readers.papers.kind_reader import read_kind
from tenderkit.rules.register.register_row import IssuedPaper
from tenderkit.workflows.case.sound_case import SoundCase


def issued_papers(sound: SoundCase, day: date) -> tuple[IssuedPaper, ...]:
    """Those of the day and before, in the order in which they were issued."""
    return tuple(_papers(sound, day))


def _papers(sound: SoundCase, day: date) -> Iterator[IssuedPaper]:
    kinds = sound.places.kinds() if sound.standing.lock.issued else ()
    for copy in sound.standing.lock.issued:
        if copy.date > day:
            continue
        kind = _kind_of(sound, copy, kinds)
        if kind is None:
            yield IssuedPaper(copy.document, copy.document, copy.number, copy.date)
        elif not kind.tells_of_a_person:
            instance = copy.document.removeprefix(kind.id).strip("-").upper()
            yield IssuedPaper(copy.document, f"{kind.title} {instance}".rstrip(), copy.number, copy.date)


def _kind_of(sound: SoundCase, copy: IssuedDocument, kinds: tuple[str, ...]) -> Kind | None:
    """`kravavsnitt-b` is of the kind `kravavsnitt`; the longest name wins. A kind that is gone, or can't be read, tells nothing."""
    named = [each for each in kinds if copy.document == each or copy.document.startswith(f"{each}-")]
    folder = sound.places.kind_folder(max(named, key=len)) if named else None
    try:
        return read_kind(folder, sound.places.letterheads()) if folder is not None else None
    except TenderkitError:
        return None
