"""Follow-up meetings: at most so many a year, and only when the authority has called ten days ahead (uppfoljning.k9)."""

from collections.abc import Iterator, Sequence
from datetime import date

from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.fulfilment.fulfilment import Duty, DutyKind, FulfilmentReason, FulfilmentStatus
from tenderkit.model.journal.choices import EventKind, MeetingKind
from tenderkit.rules.contract.days import YEAR, next_begins
from tenderkit.rules.fulfilment.calls import Call, calls_in
from tenderkit.rules.fulfilment.terms import FulfilmentTerms, because, late_words

MEETINGS = ClauseRole.FOLLOW_UP


def meeting_duties(terms: FulfilmentTerms) -> Iterator[Duty]:
    """Each meeting that was called to and that has been, or should have been by now."""
    follow_up = terms.requirement.follow_up
    most = follow_up.meetings_per_year if follow_up is not None else None
    if most is None:
        return
    called = terms.events(EventKind.MEETING_CALLED)
    calls = calls_in(each for each in called if each.event.meeting is MeetingKind.FOLLOW_UP)
    held = [each.date for each in terms.events(EventKind.MEETING_HELD) if each.event.meeting is MeetingKind.FOLLOW_UP]
    for at, call in enumerate(calls):
        after = calls[at + 1].meeting if at + 1 < len(calls) else None
        done = next((day for day in held if call.made <= day and (after is None or day < after)), None)
        if done is not None:
            held.remove(done)
            yield _held(call, done)
        elif terms.is_past(call.meeting):
            yield _missed(call, beyond=_beyond(terms, calls[:at], call, most))


def _held(call: Call, done: date) -> Duty:
    facts: dict[str, object] = {"held": done, "meeting": call.meeting}
    key = "meeting.held"
    if done > call.meeting:
        key, facts["late"] = "meeting.late", late_words(call.meeting, done)
    return _duty(FulfilmentStatus.MET, because(key, MEETINGS, "k9", **facts), call, done, blameless=not call.in_time)


def _missed(call: Call, *, beyond: bool | None) -> Duty:
    """`beyond` is `None` where it depends on how the years are counted, which the clause doesn't say."""
    if not call.in_time:
        return _duty(FulfilmentStatus.NOT_MET, _why("short_notice", call), call, blameless=True)
    if beyond is None:
        return _duty(FulfilmentStatus.UNDECIDED, _why("which_year", call), call)
    if beyond:
        return _duty(FulfilmentStatus.NOT_MET, _why("too_many", call), call, blameless=True)
    return _duty(FulfilmentStatus.NOT_MET, _why("missed", call), call)


def _why(key: str, call: Call) -> FulfilmentReason:
    return because(f"meeting.{key}", MEETINGS, "k9", meeting=call.meeting)


def _beyond(terms: FulfilmentTerms, earlier: Sequence[Call], call: Call, most: int) -> bool | None:
    """Whether so many had been called to in time already in the calendar year, and in the contract year."""
    in_time = [each.meeting for each in earlier if each.in_time]
    of_calendar = sum(day.year == call.meeting.year for day in in_time) >= most
    of_contract = sum(_year_of(terms, day) == _year_of(terms, call.meeting) for day in in_time) >= most
    return of_calendar if of_calendar is of_contract else None


def _year_of(terms: FulfilmentTerms, day: date) -> int:
    """The contract year's number, from 0."""
    starts, year = terms.case.contract.starts, 0
    while next_begins(starts, (year + 1) * YEAR) <= day:
        year += 1
    return year


def _duty(
    status: FulfilmentStatus, reason: FulfilmentReason, call: Call, done: date | None = None, *, blameless: bool = False
) -> Duty:
    return Duty(DutyKind.MEETING, status, reason, call.meeting, done, blameless)
