"""Each event by itself: it is told with its own keys, all of those that it needs, and they don't contradict each other."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from tenderkit.messages import Message
from tenderkit.model.journal.choices import EndedBy, EndGround, EventKind
from tenderkit.model.journal.event import EVENT_KEYS, Event
from tenderkit.problems import Fault, Key
from tenderkit.rules.contract.date_order import in_order
from tenderkit.rules.contract.stated_days import days_outside
from tenderkit.rules.journal.written_record import RecordRule, WrittenRecord, event_fault, said_of

# What every event may be told with, whatever it is.
_OF_EVERY_EVENT = frozenset({"date", "event", "id", "corrects", "written", "withdrawn"})
_DAYS = ("date", "written", "to_be_held", "period_ends", "until")
# One of these is needed: an extent is in percent or in hours, and an assessment is of a place or of a deficiency.
_ONE_OF: Mapping[EventKind, tuple[str, ...]] = {
    EventKind.EXTENT_CHANGED: ("extent_percent", "hours_per_week"),
    EventKind.ASSESSED: ("place", "deficiency"),
}
# Who can have ended a place on the ground; on another one anybody can.
_ENDED_ON: Mapping[EndGround, frozenset[EndedBy]] = {
    EndGround.RESIGNED: frozenset({EndedBy.INDIVIDUAL}),
    EndGround.DECISION_CHANGED: frozenset({EndedBy.AUTHORITY}),
    EndGround.WORK_LACKING_BY_AUTHORITY: frozenset({EndedBy.SUPPLIER, EndedBy.AUTHORITY}),
    EndGround.WORK_LACKING: frozenset({EndedBy.SUPPLIER}),
    EndGround.TRIAL_ENDED: frozenset({EndedBy.SUPPLIER}),
    EndGround.OWN_BREACH: frozenset({EndedBy.SUPPLIER, EndedBy.INDIVIDUAL, EndedBy.AUTHORITY}),
    EndGround.OF_THE_CLAUSE: frozenset({EndedBy.SUPPLIER, EndedBy.INDIVIDUAL, EndedBy.AUTHORITY}),
}
# A week of full time: at most 40 hours by 5 § arbetstidslagen, and 34 hours on some shifts.
_FULL_WEEKS = (Decimal(34), Decimal(40))
_WHOLE, _HALF = Decimal(100), Decimal("0.5")


def events_have_the_keys_that_they_need(written: WrittenRecord) -> Iterator[Fault]:
    """What a conclusion is drawn from must be there; an event that is taken back needs nothing more."""
    for at, event in enumerate(written.record.journal):
        if event.withdrawn:
            continue
        for name in EVENT_KEYS[event.event].needs:
            if getattr(event, name) is None:
                facts = {"event": event.event.value, "key": name, "title": Event.model_fields[name].title or name}
                yield event_fault(at, name, code="TK-M190", **facts)
        names = _ONE_OF.get(event.event, ())
        if names and all(getattr(event, name) is None for name in names):
            yield event_fault(at, code="TK-M192", keys=", ".join(names), **said_of(event))


def events_have_no_other_keys(written: WrittenRecord) -> Iterator[Fault]:
    """A key that nothing reads is a slip: then something else was meant, perhaps another event."""
    for at, event in enumerate(written.record.journal):
        keys = EVENT_KEYS[event.event]
        for name in sorted(event.model_fields_set - _OF_EVERY_EVENT - {*keys.needs, *keys.may}):
            known = ", ".join((*keys.needs, *keys.may))
            yield event_fault(at, name, code="TK-M191", key=name, known=known, **said_of(event))


def extents_say_one_thing(written: WrittenRecord) -> Iterator[Fault]:
    """75 per cent and ten hours a week can't both be right, and the requirement is held against one of them (platser-tid.k2)."""
    blocks: list[tuple[Key, int | None, Decimal | None]] = [
        (("places", at), place.extent_percent, place.hours_per_week) for at, place in enumerate(written.record.places)
    ]
    blocks += [
        (("journal", at), event.extent_percent, event.hours_per_week) for at, event in enumerate(written.record.journal)
    ]
    for key, percent, hours in blocks:
        if percent is not None and hours is not None and not _agree(percent, hours):
            facts = {"percent": str(percent), "hours": f"{hours:f}".replace(".", ",")}
            yield Fault((*key, "hours_per_week"), Message("TK-M213", facts))


def grounds_are_of_the_one_who_ended(written: WrittenRecord) -> Iterator[Fault]:
    """A person who resigns has ended the place, and no supplier resigns for anybody (platser-uppfyllelse.s9, s18)."""
    for at, event in enumerate(written.record.journal):
        ground, by = event.ground, event.ended_by
        if ground is None or by is None or event.withdrawn:
            continue
        if by not in _ENDED_ON.get(ground, EndedBy):
            yield event_fault(at, "ground", code="TK-M214", ground=ground.value, by=by.value)


def days_of_an_event_follow_it(written: WrittenRecord) -> Iterator[Fault]:
    """A call is for a day to come, and nothing is written down before it happens."""
    for at, event in enumerate(written.record.journal):
        yield from in_order(("journal", at), ("date", event.date), ("to_be_held", event.to_be_held))
        if event.written is not None and event.written < event.date:
            facts = {"written": event.written.isoformat(), "day": event.date.isoformat()}
            yield event_fault(at, "written", code="TK-M199", **facts)


def plans_are_for_some_time(written: WrittenRecord) -> Iterator[Fault]:
    """A place that is planned to end before it begins has no time at all (platser-tid.k1)."""
    for at, place in enumerate(written.record.places):
        planned = place.planned
        yield from in_order(("places", at, "planned"), ("starts", planned.starts), ("ends", planned.ends))


def days_of_the_journal_can_be_meant(written: WrittenRecord) -> Iterator[Fault]:
    """No contract of a procurement runs for more than twenty years after it begins: a later day is a slip."""
    days = (
        (("journal", at, name), day)
        for at, event in enumerate(written.record.journal)
        for name in _DAYS
        if (day := getattr(event, name)) is not None
    )
    return days_outside(days, written.case.procedure.begins)


def _agree(percent: int, hours: Decimal) -> bool:
    """Whether some week of full time gives both, a percentage being rounded."""
    least, most = _FULL_WEEKS
    return hours * _WHOLE <= most * (percent + _HALF) and hours * _WHOLE >= least * (percent - _HALF)


RULES: tuple[RecordRule, ...] = (
    events_have_the_keys_that_they_need,
    events_have_no_other_keys,
    extents_say_one_thing,
    grounds_are_of_the_one_who_ended,
    days_of_an_event_follow_it,
    plans_are_for_some_time,
    days_of_the_journal_can_be_meant,
)
