"""What a deficiency makes due: the notice, the time for remedy, and the last day for a claim (brist, vite)."""

from collections.abc import Iterator
from datetime import date

from tenderkit.messages import document_text
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.matching.matching import Breach
from tenderkit.rules.breach.penalty_due import second_remedy_ends
from tenderkit.rules.breach.terms import BreachedContract, BreachTerms, terms_of_breach
from tenderkit.rules.clauses.in_use import ClausesInUse
from tenderkit.rules.contract.due_dates import claim_ends, remedy_ends, small_claim_ends
from tenderkit.rules.due.matter import DueKind, DueMatter


def breach_days(contract: BreachedContract, breach: Breach, day: date, clauses: ClausesInUse) -> Iterator[DueMatter]:
    """While it is neither remedied nor decided on by the day. A claim may be due for one that was remedied too late."""
    if breach.noticed > day or any(_by(decided, day) for decided in _decisions(breach)):
        return
    request, basis = breach.request, clauses.title(ClauseRole.REMEDY)
    remedied = breach.remedied if _by(breach.remedied, day) else None
    if request is None or request.sent > day:
        if remedied is None:
            note = document_text("due.note.notice")
            yield DueMatter(DueKind.NOTICE, None, _words(DueKind.NOTICE, breach), basis, of=breach.id, note=note)
        return
    terms = terms_of_breach(contract, breach)
    if terms.remedy_days is None:
        if remedied is None:
            note = document_text("due.note.remedy")
            yield DueMatter(DueKind.REMEDY, None, _words(DueKind.REMEDY, breach), basis, of=breach.id, note=note)
        return
    counts_from = request.received if request.received is not None and request.received <= day else request.sent
    ends = remedy_ends(counts_from, terms.remedy_days)
    if remedied is None and ends >= day:
        yield DueMatter(DueKind.REMEDY, ends, _words(DueKind.REMEDY, breach), basis, of=breach.id)
    if remedied is None or remedied > ends:
        yield from _second(terms, breach, day, basis)
        yield from _claim(terms, breach, ends, clauses)


def _second(terms: BreachTerms, breach: Breach, day: date, basis: str) -> Iterator[DueMatter]:
    """The time after a second notice, where the penalty has two steps (vite.k7)."""
    second = breach.second_request
    if terms.penalty is None or second is None or second.sent > day:
        return
    ends = second_remedy_ends(breach, terms.penalty)
    if ends is not None and ends >= day:
        yield DueMatter(DueKind.SECOND_REMEDY, ends, _words(DueKind.SECOND_REMEDY, breach), basis, of=breach.id)


def _claim(terms: BreachTerms, breach: Breach, ends: date, clauses: ClausesInUse) -> Iterator[DueMatter]:
    """The last day for a claim, from the first day on which there may be one; a claim without a limit has no day."""
    if terms.penalty is None and terms.small is None:
        return
    words = _words(DueKind.CLAIM, breach)
    if terms.penalty is None:
        yield DueMatter(DueKind.CLAIM, small_claim_ends(ends), words, clauses.title(ClauseRole.REMEDY), of=breach.id)
        return
    last, note = claim_ends(ends, terms.penalty), document_text("due.note.claim")
    yield DueMatter(
        DueKind.CLAIM,
        last,
        words,
        clauses.title(ClauseRole.PENALTY),
        of=breach.id,
        note="" if last is not None else note,
    )


def _decisions(breach: Breach) -> Iterator[date | None]:
    yield breach.claim.date if breach.claim is not None else None
    yield breach.waived.date if breach.waived is not None else None


def _by(when: date | None, day: date) -> bool:
    return when is not None and when <= day


def _words(kind: DueKind, breach: Breach) -> str:
    return document_text(f"due.what.{kind.value}", id=breach.id)
