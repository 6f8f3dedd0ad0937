"""What the places themselves make due: planned starts and ends, check-ins, decisions, certificates, evaluations, and erasure.

A place is called by its number; who has it, nobody is told here. Report l. 238-241; the clauses are ok-uppfoljning and intyg.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from tenderkit.messages import document_text
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.journal.choices import EventKind
from tenderkit.model.journal.place import Place
from tenderkit.model.matching.matching import Agreement, Matching
from tenderkit.rules.clauses.in_use import ClausesInUse
from tenderkit.rules.contract.days import add_months
from tenderkit.rules.due.matter import DueKind, DueMatter
from tenderkit.rules.fulfilment.terms import FulfilmentTerms
from tenderkit.rules.journal.known import Known, first
from tenderkit.rules.places.history import Application, PlaceHistory, history_of

_CERTIFICATE = timedelta(days=14)  # from the end of the place (intyg.k1, in every edition)
_DAY = timedelta(days=1)


class PlacesOnDay(Struct, frozen=True):
    """What is known on the day of the places of one supplier, with the clauses that the case rests on."""

    known: Known
    matching: Matching
    day: date
    clauses: ClausesInUse
    offer_open_weeks: int | None = None

    @property
    def has_journal(self) -> bool:
        """A file of format 1 tells of no decision, no certificate and no evaluation."""
        return self.matching.seen_in is not None


def offer_weeks(terms: FulfilmentTerms) -> int | None:
    """How long the clause lets a place wait for an authority's decision (platser-uppfyllelse)."""
    places = terms.requirement.places
    return places.offer_open_weeks if places is not None else None


def place_days(of: PlacesOnDay, place: Place) -> Iterator[DueMatter]:
    """Of one place."""
    history = history_of(of.known, place)
    if history.ended is not None:
        yield from _after_its_end(of, history, history.ended.day)
    elif history.started is not None:
        yield from _while_it_lasts(of, history)
    elif not any(each.accounted for each in history.opened):
        yield _planned(DueKind.PLANNED_START, place, place.planned.starts, of)
        yield from _decision_awaited(of, history)


def _planned(kind: DueKind, place: Place, day: date, of: PlacesOnDay) -> DueMatter:
    note = document_text(f"due.note.{kind.value}") if day < of.day else ""
    words, basis = document_text(f"due.what.{kind.value}", id=place.id), document_text("report.basis.plan")
    return DueMatter(kind, day, words, basis, of=place.id, note=note)


def _while_it_lasts(of: PlacesOnDay, history: PlaceHistory) -> Iterator[DueMatter]:
    place = history.place
    if place.planned.ends is not None:
        yield _planned(DueKind.PLANNED_END, place, place.planned.ends, of)
    until = history.applications[-1].until if history.applications else None
    if until is not None:
        words, basis = document_text("due.what.decision_ends", id=place.id), document_text("due.basis.decision")
        yield DueMatter(DueKind.DECISION_ENDS, until, words, basis, of=place.id)
    yield from _decision_awaited(of, history)
    agreement = next((each for each in of.matching.agreements if each.id == place.agreement), None)
    if agreement is not None and history.started is not None:
        yield _check_in(of, agreement, place, history.started)


def _check_in(of: PlacesOnDay, agreement: Agreement, place: Place, started: date) -> DueMatter:
    """The next one from the day on, counted from the first day of the place (ok-uppfoljning.k1). That one has been, nobody writes."""
    every = timedelta(weeks=agreement.follow_up_every_weeks)
    number = max(1, -((started - of.day) // every))
    words = document_text("due.what.check_in", id=place.id)
    basis = document_text("report.basis.agreement", id=agreement.id)
    return DueMatter(DueKind.CHECK_IN, started + number * every, words, basis, of=f"{place.id} {number}")


def _decision_awaited(of: PlacesOnDay, history: PlaceHistory) -> Iterator[DueMatter]:
    """Before it decides on a place the employment service hears a trade union, and no rule says how long that takes.

    The clause says how long the place can wait; where it has no such time there is no day.
    """
    last: Application | None = history.applications[-1] if history.applications else None
    if last is None or last.answered is not None or last.applied is None:
        return
    words, note = document_text("due.what.decision_awaited", id=history.place.id), document_text("due.note.union")
    weeks = of.offer_open_weeks if history.started is None and history.place.agreement is None else None
    until = last.applied + timedelta(weeks=weeks) if weeks is not None else None
    basis = of.clauses.title(ClauseRole.PLACES_FULFILMENT) if weeks is not None else document_text("due.basis.decision")
    yield DueMatter(DueKind.DECISION_AWAITED, until, words, basis, of=history.place.id, note=note)


def _after_its_end(of: PlacesOnDay, history: PlaceHistory, ended: date) -> Iterator[DueMatter]:
    place, events = history.place, of.known.of_place(history.place.id)
    if of.has_journal and first(events, EventKind.CERTIFICATE_HANDED_OVER) is None:
        words, basis = document_text("due.what.certificate", id=place.id), of.clauses.title(ClauseRole.CERTIFICATE)
        yield DueMatter(DueKind.CERTIFICATE, ended + _CERTIFICATE, words, basis, of=place.id)
    if of.has_journal and first(events, EventKind.EVALUATION_RECEIVED) is None:
        words, basis = document_text("due.what.evaluation", id=place.id), of.clauses.title(ClauseRole.EVALUATION)
        yield DueMatter(DueKind.EVALUATION, None, words, basis, of=place.id, note=document_text("due.note.evaluation"))
    yield from _erasure(of, place, ended)


def _erasure(of: PlacesOnDay, place: Place, ended: date) -> Iterator[DueMatter]:
    """The first day on which what tells of a person may no longer be kept, while something of it is left."""
    retention = of.matching.retention
    named = any(each.id == place.id and each.name is not None for each in of.matching.placements)
    if retention is not None and named:
        words = document_text("due.what.retention", id=place.id)
        day = add_months(ended, retention.remove_after_months) + _DAY
        yield DueMatter(DueKind.RETENTION, day, words, document_text("due.basis.retention"), of=place.id)
