"""What can't have happened to a place in the order in which it is dated.

What may have happened although it shouldn't is no fault: it must be possible to write down, and what follows is computed.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from tenderkit.messages import Message
from tenderkit.model.journal.choices import CandidateAnswer, EndedBy, EndGround, EventKind
from tenderkit.model.journal.place import Place
from tenderkit.problems import Fault
from tenderkit.rules.contract.each_requirement import each_requirement
from tenderkit.rules.contract.whose import supplier_of
from tenderkit.rules.journal.known import KnownEvent, first, last
from tenderkit.rules.journal.written_record import (
    RecordRule,
    WrittenRecord,
    event_fault,
    fault_after,
    fault_before,
    said_of,
)

_STARTED, _ENDED = EventKind.STARTED, EventKind.ENDED
_UNTIL_THE_START = (EventKind.OFFERED, EventKind.ADVERTISED, EventKind.CANDIDATE_PROPOSED, EventKind.ACCOUNTED)
_FROM_THE_START = (
    EventKind.EXTENT_CHANGED,
    EventKind.ENDED,
    EventKind.END_NOTIFIED,
    EventKind.CERTIFICATE_HANDED_OVER,
    EventKind.EVALUATION_RECEIVED,
)
_AFTER_THE_END = frozenset(
    {
        EventKind.ENDED,
        EventKind.END_NOTIFIED,
        EventKind.CERTIFICATE_HANDED_OVER,
        EventKind.EVALUATION_RECEIVED,
        EventKind.ASSESSED,
    }
)
_ONCE_A_PLACE = (EventKind.STARTED, EventKind.ENDED)
_ONCE_A_DEFICIENCY = (EventKind.DEFICIENCY_FOUND, EventKind.REMEDIED, EventKind.NOT_CLAIMED)
_ANSWERS = (EventKind.DECISION_GIVEN, EventKind.DECISION_REFUSED)


def what_happens_once_is_told_once(written: WrittenRecord) -> Iterator[Fault]:
    """One person's place begins and ends once, and a deficiency is found and remedied once; a slip is corrected instead."""
    for groups, once in (
        (written.known.by_place, _ONCE_A_PLACE),
        (written.known.by_deficiency, _ONCE_A_DEFICIENCY),
    ):
        for id_, events in groups.items():
            for kind in once:
                told = [each for each in events if each.kind is kind]
                for each in told[1:]:
                    facts = {"id": id_, "day": told[0].date.isoformat(), **said_of(each.event)}
                    yield event_fault(each.at, code="TK-M206", **facts)


def places_begin_before_they_end(written: WrittenRecord) -> Iterator[Fault]:
    """An offer comes before the start, and what is about the time at the place after it."""
    for place, events in written.each_place():
        started, ended = first(events, _STARTED), first(events, _ENDED)
        during = [each for each in events if each.kind in _FROM_THE_START]
        if started is None:
            for each in during[:1]:
                yield event_fault(each.at, code="TK-M208", other=_STARTED.value, id=place.id, **said_of(each.event))
        elif ended is not None and ended.date < started.date:
            yield fault_before(ended, started)
        else:
            yield from (fault_before(each, started) for each in during if each.date < started.date)
            offers = (each for each in events if each.kind in _UNTIL_THE_START and each.date > started.date)
            yield from (fault_after(each, started) for each in offers if ended is None or each.date <= ended.date)


def nothing_happens_after_the_end(written: WrittenRecord) -> Iterator[Fault]:
    """Only papers, a notice and an assessment come after the last day (report l. 240-245)."""
    for _, events in written.each_place():
        ended = first(events, _ENDED)
        for each in events:
            is_late = ended is not None and each.date > ended.date and each.kind not in _AFTER_THE_END
            if ended is not None and is_late and each.kind is not _STARTED:
                yield fault_after(each, ended)


def decisions_are_applied_for_first(written: WrittenRecord) -> Iterator[Fault]:
    """The wait is counted from the application (platser-tid.s3)."""
    for place, events in written.each_place():
        applied = first(events, EventKind.DECISION_APPLIED_FOR)
        for each in events:
            if each.kind in _ANSWERS and applied is None:
                other = EventKind.DECISION_APPLIED_FOR.value
                yield event_fault(each.at, code="TK-M228", other=other, id=place.id, **said_of(each.event))
            elif each.kind in _ANSWERS and applied is not None and each.date < applied.date:
                yield fault_before(each, applied)


def candidates_are_proposed_before_they_are_answered(written: WrittenRecord) -> Iterator[Fault]:
    """No more can be answered than have been proposed or have applied until that day, and one person gets a place."""
    for place, events in written.each_place():
        counts = {EventKind.CANDIDATE_PROPOSED: 0, EventKind.CANDIDATE_ANSWERED: 0}
        for day, of_day in _by_day(events):
            for each in of_day:
                if each.kind in counts:
                    counts[each.kind] += each.event.number or 0
            proposed, answered = counts.values()
            answers = [each for each in of_day if each.kind is EventKind.CANDIDATE_ANSWERED]
            if answers and answered > proposed:
                facts = {"answered": str(answered), "proposed": str(proposed), "id": place.id, "day": day.isoformat()}
                yield event_fault(answers[-1].at, "number", code="TK-M210", **facts)
        placed = [each for each in events if each.event.answer is CandidateAnswer.GOT_THE_PLACE]
        if sum(each.event.number or 0 for each in placed) > 1:
            yield event_fault(placed[-1].at, "number", code="TK-M211", id=place.id)


def accounts_are_of_a_place_that_was_open(written: WrittenRecord) -> Iterator[Fault]:
    """A place that nobody got is held open before it is accounted for (platser-uppfyllelse.k4, k7)."""
    for place, events in written.each_place():
        offered = first(events, EventKind.OFFERED, EventKind.ADVERTISED)
        for each in events:
            if each.kind is EventKind.ACCOUNTED and offered is None:
                other = EventKind.OFFERED.value
                yield event_fault(each.at, code="TK-M228", other=other, id=place.id, **said_of(each.event))
            elif each.kind is EventKind.ACCOUNTED and offered is not None and each.date < offered.date:
                yield fault_before(each, offered)


def another_kind_is_offered_first(written: WrittenRecord) -> Iterator[Fault]:
    """A place of another kind counts only when the kinds of the requirement have been sought in earnest (platser-form.k9, k10)."""
    for place, events in written.each_place():
        started = first(events, _STARTED)
        if started is None or not _is_of_another_kind(written, place):
            continue
        if not any(each.kind in (EventKind.OFFERED, EventKind.ADVERTISED) for each in events):
            yield event_fault(started.at, code="TK-M212", id=place.id, kind=place.kind.title_sv)


def replaced_places_have_ended(written: WrittenRecord) -> Iterator[Fault]:
    """A new place takes over where another one stopped (platser-ersattning.k1)."""
    for at, place in enumerate(written.record.places):
        started = first(written.known.of_place(place.id), _STARTED)
        if place.replaces is None or place.replaces not in written.places or started is None:
            continue
        ended = first(written.known.of_place(place.replaces), _ENDED)
        if ended is None or ended.date > started.date:
            yield Fault(("places", at, "replaces"), Message("TK-M223", {"id": place.replaces}))


def planned_ends_are_the_planned_day(written: WrittenRecord) -> Iterator[Fault]:
    """That the planned time was over must be so by the plan, or an early end would pass for a whole place."""
    for place, events in written.each_place():
        ended, planned = last(events, _ENDED), place.planned.ends
        if ended is None or not _says_it_was_over(ended):
            continue
        if planned is None or ended.date < planned:
            key = "ground" if ended.event.ground is EndGround.PLANNED else "ended_by"
            facts = {"day": ended.date.isoformat(), "planned": planned.isoformat() if planned is not None else "–"}
            yield event_fault(ended.at, key, code="TK-M215", **facts)


def _is_of_another_kind(written: WrittenRecord, place: Place) -> bool:
    """Of the kind that the requirement allows only when its own has been sought, whichever of the supplier's lots it is for."""
    found = (each.requirement.places for each in each_requirement(written.case, supplier_of(written.case, place)))
    required = [places for places in found if places is not None]
    other = any(each.another_kind is not None and each.another_kind.kind is place.kind for each in required)
    return other and not any(place.kind in each.kinds for each in required)


def _says_it_was_over(ended: KnownEvent) -> bool:
    return ended.event.ground is EndGround.PLANNED or ended.event.ended_by is EndedBy.NOBODY


def _by_day(events: Sequence[KnownEvent]) -> Iterator[tuple[date, list[KnownEvent]]]:
    days: dict[date, list[KnownEvent]] = {}
    for each in events:
        days.setdefault(each.date, []).append(each)
    yield from days.items()


RULES: tuple[RecordRule, ...] = (
    what_happens_once_is_told_once,
    places_begin_before_they_end,
    nothing_happens_after_the_end,
    decisions_are_applied_for_first,
    candidates_are_proposed_before_they_are_answered,
    accounts_are_of_a_place_that_was_open,
    another_kind_is_offered_first,
    replaced_places_have_ended,
    planned_ends_are_the_planned_day,
)
