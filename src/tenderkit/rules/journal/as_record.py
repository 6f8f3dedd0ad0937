"""The record behind a matching: the one it was made from, or for a file of format 1 what its conclusions come to as events.

Format 1 names neither the ground of an end nor what replaces what: an end by the supplier is read as one that it answers for, and the
next place to begin as the one that replaces it, as that format was counted. A place without an extent is taken to be full time.
"""

from collections.abc import Iterator
from datetime import date

from tenderkit.model.journal.choices import EndedBy, EndGround, EventKind
from tenderkit.model.journal.event import Event
from tenderkit.model.journal.place import Place, PlannedTime
from tenderkit.model.journal.record import Record
from tenderkit.model.matching.choices import EarlyEndCause
from tenderkit.model.matching.matching import Matching, Placement
from tenderkit.rules.journal.dialogues_as_events import dialogue_events
from tenderkit.rules.journal.known import Known, known_on

_FULL_TIME = 100
_ENDS = {
    EarlyEndCause.INDIVIDUAL: (EndedBy.INDIVIDUAL, EndGround.RESIGNED),
    EarlyEndCause.OTHER: (EndedBy.AUTHORITY, EndGround.DECISION_CHANGED),
    EarlyEndCause.SUPPLIER: (EndedBy.SUPPLIER, EndGround.WORK_LACKING),
}


def known_of(matching: Matching, day: date | None) -> Known:
    """What is known on the day of the record behind the matching."""
    return known_on(record_of(matching), day)


def record_of(matching: Matching) -> Record:
    """The record that the matching is a view of."""
    return matching.seen_in if isinstance(matching.seen_in, Record) else _as_record(matching)


def _as_record(matching: Matching) -> Record:
    replaced, same = _replaced(matching.placements), _same_persons(matching.placements)
    return Record.model_construct(
        format=2,
        places=tuple(_place(each, replaced.get(each.id), same.get(each.id)) for each in matching.placements),
        journal=(*dialogue_events(matching), *(event for each in matching.placements for event in _events(each))),
    )


def _place(placement: Placement, replaces: str | None, same: str | None) -> Place:
    percent = placement.extent_percent or (None if placement.hours_per_week else _FULL_TIME)
    return Place.model_construct(
        id=placement.id,
        supplier=placement.supplier,
        lot=placement.lot,
        agreement=placement.agreement,
        kind=placement.kind,
        workplace=placement.workplace,
        employer=placement.employer,
        extent_percent=percent,
        hours_per_week=placement.hours_per_week,
        planned=PlannedTime.model_construct(starts=placement.starts, ends=placement.planned_end),
        replaces=placement.replaces or replaces,
        same_person_as=same,
    )


def _events(placement: Placement) -> Iterator[Event]:
    yield Event.model_construct(date=placement.starts, event=EventKind.STARTED, place=placement.id)
    if placement.ended is None:
        return
    by, ground = _ENDS[placement.early_end.cause] if placement.early_end else (EndedBy.NOBODY, EndGround.PLANNED)
    yield Event.model_construct(
        date=placement.ended, event=EventKind.ENDED, place=placement.id, ended_by=by, ground=ground
    )


def _replaced(placements: tuple[Placement, ...]) -> dict[str, str]:
    """By the place that replaces it, the one that ended early: the first to begin after it, each once."""
    free = sorted(placements, key=lambda each: each.starts)
    found: dict[str, str] = {}
    for ended in sorted((each for each in placements if each.early_end), key=lambda each: each.last_day):
        after = next((each for each in free if each.starts > ended.last_day and _alike(each, ended)), None)
        if after is not None:
            found[after.id] = ended.id
            free.remove(after)
    return found


def _alike(one: Placement, other: Placement) -> bool:
    return (one.supplier, one.agreement) == (other.supplier, other.agreement)


def _same_persons(placements: tuple[Placement, ...]) -> dict[str, str]:
    """By a later place, the first of the same name; two stated birth dates that differ are two people."""
    first: dict[str, Placement] = {}
    found = {}
    for each in placements:
        name = " ".join((each.name or each.id).casefold().split())
        other = first.setdefault(name, each)
        if other is not each and len({other.birth_date, each.birth_date} - {None}) <= 1:
            found[each.id] = other.id
    return found
