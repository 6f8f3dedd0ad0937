"""A corrected issue of the requirements section: when it is allowed, what it corrects, and what must be told with it.

Before the award suppliers can be given other terms, if all who have the documents are told and the tender time still is
long enough; after it the terms are those issued, and only the parties can change the contract.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from tenderkit.messages import Message, document_text
from tenderkit.model.papers.lock import FrozenTerms, IssuedDocument, LockedClause, TermValue, locked_length
from tenderkit.problems import NotAllowedYetError
from tenderkit.rules.papers.contract_changes import support_for_changes
from tenderkit.rules.papers.issued_terms import TermDifference, differences, states_terms
from tenderkit.rules.papers.term_words import as_in_a_document, title_of_term
from tenderkit.workflows.case.sound_case import SoundCase


def refuse_correction(sound: SoundCase, kinds: Sequence[str]) -> None:
    """Raises `NotAllowedYetError` where a correction can't be made at all, with every reason."""
    reasons = [Message("TK-L289", {"kind": kind}) for kind in kinds if not states_terms(kind)]
    procedure = sound.in_force.written.procedure
    if decided := procedure.awarded or procedure.contract_signed:
        facts = {"awarded": decided.isoformat(), "support": support_for_changes(sound.legal, sound.case)}
        reasons.append(Message("TK-L281", facts))
    if reasons:
        raise NotAllowedYetError(tuple(reasons))


def refuse_unasked(sound: SoundCase, kinds: Sequence[str]) -> None:
    """A section whose terms the case no longer states isn't issued again in silence: raises `NotAllowedYetError`."""
    found, asked = sound.in_force, any(map(states_terms, kinds))
    if not asked or found.terms is None or found.base is None:
        return
    by_copy: dict[str, list[str]] = {}
    for difference in differences(found.written, found.terms):
        by_copy.setdefault(difference.copy.document, []).append(_difference_in_words(difference))
    dates = {copy.document: copy.date.isoformat() for copy in found.copies}
    facts = ({"document": name, "date": dates[name], "what": " ".join(told)} for name, told in by_copy.items())
    raise NotAllowedYetError(tuple(Message("TK-L280", each) for each in facts))


def refuse_its_day(sound: SoundCase, day: date | None, earlier: Sequence[IssuedDocument]) -> None:
    """A correction is sent out after what it corrects and before the tenders are due."""
    latest = max((copy.date for copy in earlier), default=None)
    deadline = sound.in_force.written.procedure.tender_deadline
    if latest is not None and (day is None or day < latest):
        raise NotAllowedYetError((Message("TK-L282", {"date": latest.isoformat()}),))
    if day is not None and deadline is not None and day > deadline:
        facts = {"date": day.isoformat(), "deadline": deadline.isoformat()}
        raise NotAllowedYetError((Message("TK-L283", facts),))


def what_differs(copy: IssuedDocument, earlier: IssuedDocument) -> tuple[str, ...]:
    """Every term, length, clause and requirement number that the copy has otherwise than the earlier one, in Swedish.

    An earlier copy without its terms is compared by its clauses, which hold the values that they print.
    """
    whole = earlier.terms is not None and not earlier.terms.partial
    terms = _terms(copy.terms, earlier.terms) if copy.terms and earlier.terms and whole else ()
    return (*terms, *_length(copy, earlier), *_clauses(copy.clauses, earlier.clauses, values=not whole))


def _length(copy: IssuedDocument, earlier: IssuedDocument) -> Iterator[str]:
    now, before = locked_length(copy), locked_length(earlier)
    if now is not before:
        yield document_text("document.correction.length", before=before.title_sv, after=now.title_sv)


def correction_remarks(number: int, earlier: IssuedDocument, differing: Sequence[str]) -> tuple[str, ...]:
    """What stands in the corrected document itself."""
    head = document_text("document.correction", number=number, date=earlier.date.isoformat())
    return (head, *differing)


def _difference_in_words(difference: TermDifference) -> str:
    if difference.is_text:
        return _changed_text(difference.path)
    return _changed_value(difference.path, difference.issued, difference.stated)


def _changed_text(path: str) -> str:
    return document_text("document.correction.text", title=title_of_term(path))


def _changed_value(path: str, before: TermValue | None, after: TermValue | None) -> str:
    values = {"before": as_in_a_document(path, before), "after": as_in_a_document(path, after)}
    return document_text("document.correction.value", title=title_of_term(path), **values)


def _terms(now: FrozenTerms, before: FrozenTerms) -> Iterator[str]:
    for path in dict.fromkeys((*now.facts, *before.facts)):
        if now.facts.get(path) != before.facts.get(path):
            yield _changed_value(path, before.facts.get(path), now.facts.get(path))
    for path in dict.fromkeys((*now.texts, *before.texts)):
        if now.texts.get(path) != before.texts.get(path):
            yield _changed_text(path)
    if now.requirements != before.requirements:
        yield document_text("document.correction.numbers")
    if now.sections != before.sections:
        yield document_text("document.correction.sections", sections=", ".join(now.sections))


def _clauses(now: Sequence[LockedClause], before: Sequence[LockedClause], *, values: bool) -> Iterator[str]:
    old, new = ({clause.id: clause for clause in clauses} for clauses in (before, now))
    for clause_id in dict.fromkeys((*new, *old)):
        after, was = new.get(clause_id), old.get(clause_id)
        if (after and after.version) != (was and was.version) or (values and after != was):
            versions = {"before": was.version if was else "–", "after": after.version if after else "–"}
            yield document_text("document.correction.clause", clause=clause_id, **versions)
