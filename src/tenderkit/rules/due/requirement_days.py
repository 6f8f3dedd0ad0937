"""What one supplier's requirement makes due: dialogues, the plan, meetings, replies, places, reports, and the end of the contract.

Every day is counted where the reports count it. A duty of the contract is late until it is done, or the contract is over: then the
final report says how it went.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from tenderkit.messages import document_text
from tenderkit.model.case.case import FollowUp, Places
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.fulfilment.fulfilment import DutyKind
from tenderkit.model.fulfilment.place_outcome import PlaceOutcome, PlaceStanding
from tenderkit.model.journal.choices import EventKind, MeetingKind
from tenderkit.rules.clauses.in_use import ClausesInUse
from tenderkit.rules.contract.due_dates import contract_ends, final_report_due
from tenderkit.rules.due.matter import DueKind, DueMatter
from tenderkit.rules.fulfilment.agreement import agreement_outcomes
from tenderkit.rules.fulfilment.coming_days import next_dialogue_of
from tenderkit.rules.fulfilment.counted_places import MAY_BE_REPLACED, CountedPlaces, counted_places
from tenderkit.rules.fulfilment.dialogue import dialogue_fulfilment
from tenderkit.rules.fulfilment.follow_up_meetings import meeting_duties
from tenderkit.rules.fulfilment.replies import reply_duties, reply_terms
from tenderkit.rules.fulfilment.reports import awaited_report, received_for, report_duties
from tenderkit.rules.fulfilment.required_places import required_places
from tenderkit.rules.fulfilment.terms import FulfilmentTerms

_OF_DUTY = {DutyKind.FIRST_DIALOGUE: DueKind.FIRST_DIALOGUE, DutyKind.PLAN: DueKind.PLAN}


def requirement_days(terms: FulfilmentTerms, day: date, clauses: ClausesInUse) -> Iterator[DueMatter]:
    """On the day of the report, which is that of the terms too."""
    ends = contract_ends(terms.case, options=False)
    if day <= ends:
        yield from _dialogues(terms, clauses)
        yield from _meetings(terms, day)
        yield from _replies(terms, clauses)
        yield from _places(terms, day, clauses)
        yield _end(terms, ends)
    yield from _reports(terms, day, ends, clauses)


def agreed_replacements(terms: FulfilmentTerms) -> Iterator[DueMatter]:
    """New places after places of the supplier's agreements; the same whichever of its requirements is asked about."""
    for history, outcome in agreement_outcomes(terms):
        basis = document_text("report.basis.agreement", id=history.place.agreement)
        yield from _new_place(outcome, basis)


def _dialogues(terms: FulfilmentTerms, clauses: ClausesInUse) -> Iterator[DueMatter]:
    part = dialogue_fulfilment(terms, "")
    if part is None:
        return
    notes = {each.kind: each.reason.words for each in part.duties if each.done is None}
    for each in part.duties:
        if each.kind in _OF_DUTY and each.done is None:
            words = document_text(f"report.day.{each.kind.value}")
            basis = clauses.title(ClauseRole.DIALOGUE)
            yield DueMatter(_OF_DUTY[each.kind], each.due, words, basis, note=_note(each.due, terms, each.reason.words))
    due, held = next_dialogue_of(terms), terms.events(EventKind.DIALOGUE_HELD)
    if due is not None:
        words, basis = document_text("report.day.next_dialogue"), clauses.title(ClauseRole.DIALOGUE_REPETITION)
        note = _note(due, terms, notes.get(DutyKind.NEXT_DIALOGUE, ""))
        yield DueMatter(DueKind.NEXT_DIALOGUE, due, words, basis, of=str(len(held)), note=note)


def _note(due: date | None, terms: FulfilmentTerms, words: str) -> str:
    """Why there is no day, or how it stands with one that has passed; of what is to come nothing need be said."""
    return words if due is None or terms.is_past(due) else ""


def _meetings(terms: FulfilmentTerms, day: date) -> Iterator[DueMatter]:
    """Those that have been called to and are to come, or that should have been and weren't."""
    basis = document_text("report.basis.call")
    for each in terms.events(EventKind.DIALOGUE_CALLED, EventKind.MEETING_CALLED):
        meeting, to_be_held = each.event.meeting, each.event.to_be_held
        sort = meeting.value if meeting is not None else "dialogue"
        if to_be_held is not None and (to_be_held > day or (to_be_held == day and not _was_held(terms, sort, day))):
            words = document_text(f"report.day.called.{sort}")
            yield DueMatter(DueKind.CALLED_MEETING, to_be_held, words, basis, of=f"{sort} {to_be_held}")
    for missed in meeting_duties(terms):
        if missed.due is not None and missed.done is None and not missed.blameless:
            words = document_text("report.day.called.follow_up")
            of = f"{MeetingKind.FOLLOW_UP.value} {missed.due}"
            yield DueMatter(DueKind.CALLED_MEETING, missed.due, words, basis, of=of, note=missed.reason.words)


def _was_held(terms: FulfilmentTerms, sort: str, day: date) -> bool:
    kind = EventKind.DIALOGUE_HELD if sort == "dialogue" else EventKind.MEETING_HELD
    held = (each.event for each in terms.events(kind) if each.date == day)
    return any(each.meeting is None or each.meeting.value == sort for each in held)


def _replies(terms: FulfilmentTerms, clauses: ClausesInUse) -> Iterator[DueMatter]:
    """Answers about candidates that haven't come, as many as are due on the same day together."""
    due: Counter[date | None] = Counter()
    for each in reply_duties(terms):
        if each.done is None:
            due[each.due] += int(each.reason.facts["count"])
    for last, count in due.items():
        words = document_text("report.day.reply", count=count)
        yield DueMatter(DueKind.REPLY, last, words, clauses.title(reply_terms(terms)[0]), of=f"{last}")


def _places(terms: FulfilmentTerms, day: date, clauses: ClausesInUse) -> Iterator[DueMatter]:
    places = terms.requirement.places
    if places is None:
        return
    counted = counted_places(terms, places)
    yield from _last_starts(terms, places, counted, day, clauses)
    for each in counted.outcomes:
        yield from _new_place(each, clauses.title(ClauseRole.PLACES_REPLACEMENT))


def _last_starts(
    terms: FulfilmentTerms, places: Places, counted: CountedPlaces, day: date, clauses: ClausesInUse
) -> Iterator[DueMatter]:
    """The places that haven't begun, by each day to come; of the days that have passed the last one alone says what lacks."""
    basis, whole = clauses.title(ClauseRole.PLACES_TIME), required_places(replace(terms, day=None), places)
    if not whole.due:
        if whole.count != 0:
            note = (counted.required.reasons or whole.reasons)[0].words
            yield DueMatter(DueKind.PLACES_BEGIN, None, document_text("due.what.places_begin"), basis, note=note)
        return
    owed, passed, coming = 0, [], []
    for at, (due, count) in enumerate(whole.due):
        owed += 1 if places.by_months else count  # of months only the first day to begin is required
        lacking = owed - counted.begun
        words = document_text("report.day.places_begin", count=lacking, of="")
        found = DueMatter(DueKind.PLACES_BEGIN, due, words, basis, of=str(at))
        if due >= day and lacking > 0:
            coming.append(found)
        elif lacking > _awaiting(counted, places):
            passed.append(found)
    yield from (*passed[-1:], *coming)


def _awaiting(counted: CountedPlaces, places: Places) -> int:
    """Places whose day moves while a decision is awaited: they wait, and none of them has begun."""
    if places.by_months:
        return 0
    return counted.waiting - sum(each.standing is PlaceStanding.WAITS and each.is_one for each in counted.outcomes)


def _new_place(outcome: PlaceOutcome, basis: str) -> Iterator[DueMatter]:
    if outcome.reason.key == MAY_BE_REPLACED and outcome.day is not None:
        words = document_text("report.day.new_place", id=outcome.place)
        yield DueMatter(DueKind.NEW_PLACE, outcome.day, words, basis, of=outcome.place)


def _reports(terms: FulfilmentTerms, day: date, ends: date, clauses: ClausesInUse) -> Iterator[DueMatter]:
    """Reports of periods while the contract runs, and the final one until it has come."""
    follow_up = terms.requirement.follow_up
    if follow_up is None:
        return
    basis = clauses.title(ClauseRole.FOLLOW_UP)
    if follow_up.report_within_days is None:
        if follow_up.report_every_months is not None:
            note = document_text("due.note.report")
            yield DueMatter(DueKind.REPORT, None, document_text("report.day.report"), basis, note=note)
        return
    if day <= ends:
        yield from _reports_of_periods(terms, follow_up, day, basis)
    if received_for(terms, ends, None) is None:
        final = "final_report_unless_extended" if terms.case.contract.option_months else "final_report"
        yield DueMatter(
            DueKind.FINAL_REPORT, final_report_due(terms.case, follow_up), document_text(f"report.day.{final}"), basis
        )


def _reports_of_periods(terms: FulfilmentTerms, follow_up: FollowUp, day: date, basis: str) -> Iterator[DueMatter]:
    for each in report_duties(terms):
        if each.kind is DutyKind.REPORT and each.done is None:
            words = document_text("due.what.report_missing")
            yield DueMatter(DueKind.REPORT, each.due, words, basis, of=f"{each.due}", note=each.reason.words)
    coming = awaited_report(terms, follow_up, day)
    if coming is not None:
        yield DueMatter(DueKind.REPORT, coming, document_text("report.day.report"), basis, of=f"{coming}")


def _end(terms: FulfilmentTerms, ends: date) -> DueMatter:
    key = "contract_ends_or_is_extended" if terms.case.contract.option_months else "contract_ends"
    basis = document_text("report.basis.contract")
    return DueMatter(DueKind.CONTRACT_ENDS, ends, document_text(f"report.day.{key}"), basis)
