"""What a finished document may not hold when it leaves the house: one rule to a function, each with its own codes."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import assert_never

from tenderkit.messages import Message, text
from tenderkit.model.finished.finished_document import Audience, FinishedDocument, Where
from tenderkit.rules.finished.document_finding import DocumentFinding, found_at
from tenderkit.rules.finished.gaps import Gap, find_gaps, without_gaps
from tenderkit.rules.finished.language import LANGUAGE_RULES
from tenderkit.rules.finished.reading import FinishedReading, ReadText, Standards, quoted, read_document
from tenderkit.rules.privacy.identity_numbers import find_identity_numbers

_ACROSS = 30  # letters on either side of where a text ends


def findings_in(
    document: FinishedDocument, audience: Audience | None, standards: Standards
) -> Iterator[DocumentFinding]:
    """Everything found, in the order of the rules."""
    reading = read_document(document, audience, standards)
    for rule in RULES:
        yield from rule(reading)


def no_identity_number_is_left(reading: FinishedReading) -> Iterator[DocumentFinding]:
    """Wherever it stands, and whoever reads it (3 kap. 10 § lagen 2018:218)."""
    for read in reading.texts:
        for place in find_identity_numbers(read.text):
            yield found_at(read, Message("TK-D001", {"place": read.place}), place.start)
    for before, after in pairwise(reading.texts):
        if before.source.where is after.source.where and _goes_on(before.text[-_ACROSS:], after.text[:_ACROSS]):
            yield found_at(before, Message("TK-D001", {"place": before.place}), max(len(before.text) - _ACROSS, 0))


def _goes_on(end: str, start: str) -> bool:
    """Whether a number begins in one text and ends in the next: a line, a cell, or what stands after a line break."""
    return any(place.start < len(end) < place.end - 1 for place in find_identity_numbers(f"{end}\n{start}"))


def nothing_is_told_of_a_person(reading: FinishedReading) -> Iterator[DocumentFinding]:
    """Benefits, health, origin, a programme (JO 1029-2017); our clauses name such things to forbid them."""
    code = _private_code(reading.audience)
    if code is None:
        return
    for read in reading.texts:
        hits = (hit for words in read.own for hit in reading.standards.private.found_in(words, reading.audience))
        for word, secret in {hit.word.lower(): (hit.word, hit.secret) for hit in hits}.values():
            facts = {"word": word, "about": text(f"finished.secret.{secret.value}"), "place": read.place}
            yield found_at(read, Message(code, facts), word)


def _private_code(audience: Audience) -> str | None:
    match audience:
        case Audience.INDIVIDUAL:
            return "TK-D002"
        case Audience.SUPPLIER:
            return "TK-D003"
        case Audience.AUTHORITY:
            return None
        case _:
            assert_never(audience)


def every_gap_is_filled(reading: FinishedReading) -> Iterator[DocumentFinding]:
    """Open questions, brackets, blanks, tags, colour and controls that still ask."""
    known = reading.standards.gaps
    for read in reading.texts:
        if not (read.source.is_read or read.source.where is Where.PROPERTIES):
            continue
        gaps = (gap for gap in find_gaps(read.text, known) if gap.words not in read.source.prompt)
        for gap in {(gap.code, gap.words): gap for gap in gaps}.values():
            yield _gap_found(read, gap)
        for code, words in (("TK-D023", without_gaps(read.source.highlighted, known)), ("TK-D024", read.source.prompt)):
            if words.strip():
                yield found_at(read, Message(code, {"words": quoted(words), "place": read.place}), words)


def nothing_of_the_work_is_left(reading: FinishedReading) -> Iterator[DocumentFinding]:
    """Comments and tracked changes are read by whoever receives the file, and tell who wrote them."""
    document = reading.document
    for code, count in (("TK-D030", document.comments), ("TK-D031", document.changes)):
        if count:
            yield DocumentFinding(Message(code, {"count": str(count)}))


def nobody_is_named_as_author(reading: FinishedReading) -> Iterator[DocumentFinding]:
    """Each place of the file once; the name itself is not repeated."""
    if reading.audience is Audience.AUTHORITY:
        return
    named = {place for place, name in reading.document.named if _is_a_person(name, reading.standards)}
    for place in sorted(named):
        yield DocumentFinding(Message("TK-D032", {"place": text(f"finished.named.{place.value}")}))


def the_reader_is_known(reading: FinishedReading) -> Iterator[DocumentFinding]:
    """Said once, for other rules may then be too mild."""
    if not reading.audience_is_known:
        yield DocumentFinding(Message("TK-D040"))


RULES: tuple[Callable[[FinishedReading], Iterator[DocumentFinding]], ...] = (
    no_identity_number_is_left,
    nothing_is_told_of_a_person,
    every_gap_is_filled,
    *LANGUAGE_RULES,
    nothing_of_the_work_is_left,
    nobody_is_named_as_author,
    the_reader_is_known,
)


def _gap_found(read: ReadText, gap: Gap) -> DocumentFinding:
    message = Message(gap.code, {"words": quoted(gap.words), "place": read.place})
    return found_at(read, message, gap.start)


def _is_a_person(name: str, standards: Standards) -> bool:
    return bool(name.strip()) and not standards.not_a_person.search(name)
