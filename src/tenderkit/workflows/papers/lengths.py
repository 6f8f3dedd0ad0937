"""A document keeps the length of its text from one build to the next, and to the issued copy."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from tenderkit.messages import Message, text
from tenderkit.model.case.choices import TextLength
from tenderkit.model.papers.lock import Lock, locked_length
from tenderkit.problems import Problem
from tenderkit.rules.clauses.length_stretches import has_two_lengths
from tenderkit.rules.contract.text_length import DecidedLength, LengthReason
from tenderkit.rules.papers.issued_terms import states_terms
from tenderkit.workflows.case.sound_case import SoundCase
from tenderkit.workflows.papers.kind_of_case import ComposedDocument, KindOfCase


def in_lengths(asked: KindOfCase, lock: Lock, *, correction: bool = False) -> KindOfCase:
    """The same with the lengths that its documents, and those that it quotes, have from before.

    As issued; else as the case states, else as last time. A `correction` may change what was issued; a section that is only
    quoted stays as it was built.
    """
    sound, quotes = asked.sound, not states_terms(asked.kind.id)
    built = {
        name: DecidedLength(locked_length(entry), LengthReason.BUILT, locked_length(entry))
        if quotes and states_terms(name)
        else _kept(sound, locked_length(entry), LengthReason.BUILT)
        for name, entry in lock.documents.items()
    }
    issued = {copy.document: locked_length(copy) for copy in sound.in_force.copies}
    bound = {name: DecidedLength(length, LengthReason.ISSUED, length) for name, length in issued.items()}
    if correction:
        bound = {name: _kept(sound, length, LengthReason.ISSUED) for name, length in issued.items()}
    return replace(asked, lengths=built | bound)


def _kept(sound: SoundCase, earlier: TextLength, reason: LengthReason) -> DecidedLength:
    stated = sound.case.text
    return (
        DecidedLength(earlier, reason, earlier)
        if stated is None
        else DecidedLength(stated, LengthReason.STATED, earlier)
    )


def length_to_lock(asked: KindOfCase, document: ComposedDocument) -> TextLength | None:
    """The length as the lock keeps it; nothing where no clause of the document has two."""
    chosen = document.composition.selection.included
    return asked.length_of(document.name).length if any(has_two_lengths(each.entry.clause) for each in chosen) else None


def length_remarks(asked: KindOfCase, documents: Iterable[ComposedDocument]) -> Iterator[Problem]:
    """Where the case states another length than a document has from before: of a built one it decides, of an issued one not."""
    stated = asked.sound.case.text
    for document in documents:
        decided = asked.length_of(document.name)
        earlier = decided.earlier
        if stated is None or earlier in (None, stated) or length_to_lock(asked, document) is None:
            continue
        lengths = {"stated": stated, "earlier": earlier or stated, "now": decided.length}
        words = {name: length_words(length) for name, length in lengths.items()}
        yield asked.sound.problem("text", Message("TK-L319", {"document": document.name, **words}))


def length_words(length: TextLength) -> str:
    """In the language in use."""
    return text(f"text_length.{length.value}")
