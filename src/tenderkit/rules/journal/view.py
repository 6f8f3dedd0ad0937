"""The matching as papers and rules ask for it, on a day: places with their starts and ends, dialogues and breaches, from what happened.

Nothing here is a conclusion about the requirement; those stand in `rules.fulfilment` and `rules.breach`.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct, field

from tenderkit.model.case.parties import Contact
from tenderkit.model.journal.choices import EndedBy, EndGround, EventKind, MeetingKind
from tenderkit.model.journal.person import Person, Persons
from tenderkit.model.journal.place import Place
from tenderkit.model.journal.record import Record
from tenderkit.model.matching.choices import CalledMeeting, DialogueOutcome, EarlyEndCause, PlacementOutcome
from tenderkit.model.matching.matching import (
    Breach,
    Claim,
    EarlyEnd,
    HeldDialogue,
    Matching,
    MeetingCall,
    Placement,
    RemedyRequest,
    WaivedClaim,
)
from tenderkit.problems import Key
from tenderkit.rules.journal.known import Known, KnownEvent, first, known_on, last
from tenderkit.rules.journal.notices import SentNotice, notices_of

_CAUSES = {
    EndedBy.INDIVIDUAL: EarlyEndCause.INDIVIDUAL,
    EndedBy.SUPPLIER: EarlyEndCause.SUPPLIER,
    EndedBy.AUTHORITY: EarlyEndCause.OTHER,
    EndedBy.NOBODY: EarlyEndCause.OTHER,
    EndedBy.NOT_TOLD: EarlyEndCause.OTHER,
}

_MEETINGS = {MeetingKind.START: CalledMeeting.START, MeetingKind.FOLLOW_UP: CalledMeeting.FOLLOW_UP}
_OF_A_PERSON = (
    "name", "birth_date", "tasks", "skills", "total_hours", "supervisor", "issuer", "waiver", "recommendation",
    "reference", "needs", "employment_form", "proposal", "introduction", "problems",
)  # fmt: skip


_LISTS = {"placements": "places", "dialogues": "journal", "breaches": "journal", "calls": "journal"}
_OFFERS = (EventKind.OFFERED, EventKind.ADVERTISED)


class View(Struct, frozen=True):
    """`addresses` leads from a key of the view to the key of the file where it is written: in `placeringar.yaml`, or in `personer.yaml`."""

    known: Known
    matching: Matching
    addresses: Mapping[Key, Key] = field(default_factory=dict)


def view_on(record: Record, persons: Persons | None, day: date | None) -> View:
    """What is known on the day; without a day all that is written. Without the persons' file nobody has a name."""
    known = known_on(record, day)
    of_person = {person.place: (at, person) for at, person in enumerate(persons.persons)} if persons else {}
    addresses: dict[Key, Key] = {}
    placements = []
    for at, place in enumerate(record.places):
        who = of_person.get(place.id)
        placements.append(_placement(known, place, who[1] if who else None))
        addresses |= _addresses_of_place(known, at, place, who[0] if who else None)
    calls = tuple(_calls(known, addresses))
    dialogues = tuple(_dialogues(known, addresses))
    breaches = tuple(_breaches(known, addresses))
    matching = Matching.model_construct(
        start_meetings=record.start_meetings,
        calls=calls,
        dialogues=dialogues,
        profiles=record.profiles,
        agreements=record.agreements,
        placements=tuple(placements),
        breaches=breaches,
        retention=record.retention,
    ).seen_from(record)
    return View(known, matching, addresses)


def address_in_file(view: View, key: Key) -> Key:
    """Where in the files a key of the view is written; its nearest block where it isn't by itself."""
    for length in range(len(key), 1, -1):
        if (found := view.addresses.get(key[:length])) is not None:
            return (*found, *key[length:])
    return (_LISTS.get(str(key[0]), key[0]), *key[1:]) if key else key


def _placement(known: Known, place: Place, person: Person | None) -> Placement:
    return Placement.model_construct(**_of_place(place, known.of_place(place.id)), **_of_person(person))


def placement_told(events: Sequence[KnownEvent], place: Place, whole: Placement) -> Placement:
    """The placement with nothing but these events of its place; what is told of the person stays."""
    return whole.model_copy(update=_of_place(place, events))


def _of_place(place: Place, events: Sequence[KnownEvent]) -> dict[str, Any]:
    started, ended = first(events, EventKind.STARTED), last(events, EventKind.ENDED)
    extent = last(events, EventKind.STARTED, EventKind.EXTENT_CHANGED)
    changed = extent.event if extent is not None else None
    percent = changed.extent_percent if changed and changed.extent_percent else place.extent_percent
    hours = changed.hours_per_week if changed and changed.hours_per_week else place.hours_per_week
    early = _early_end(place, events, ended)
    return {
        "id": place.id,
        "supplier": place.supplier,
        "lot": place.lot,
        "employer": place.employer,
        "agreement": place.agreement,
        "kind": place.kind,
        "job_title": place.job_title,
        "workplace": place.workplace,
        "starts": started.date if started else place.planned.starts,
        "begun": started is not None,
        "planned_end": place.planned.ends,
        "ended": ended.date if ended else None,
        "outcome": None if ended is None else PlacementOutcome.ENDED_EARLY if early else PlacementOutcome.COMPLETED,
        "extent_percent": percent,
        "hours_per_week": hours,
        "continued": ended.event.stays if ended else None,
        "early_end": early,
        "replaces": place.replaces,
    }


def _of_person(person: Person | None) -> dict[str, Any]:
    if person is None:
        return {"tasks": ()}
    return {**{name: getattr(person, name) for name in _OF_A_PERSON}, "tasks": person.tasks or ()}


def _early_end(place: Place, events: Sequence[KnownEvent], ended: KnownEvent | None) -> EarlyEnd | None:
    """Ended before the planned time was over, or without one by somebody; never why."""
    if ended is None or ended.event.ended_by is None or ended.event.ground is EndGround.PLANNED:
        return None
    planned = place.planned.ends
    if ended.event.ended_by is EndedBy.NOBODY or (planned is not None and ended.date >= planned):
        return None
    notified = last(events, EventKind.END_NOTIFIED)
    return EarlyEnd.model_construct(
        date=ended.date, cause=_CAUSES[ended.event.ended_by], noticed=notified.date if notified else ended.date
    )


def _addresses_of_place(
    known: Known, at: int, place: Place, person: int | None
) -> Iterator[tuple[Key, Key]] | dict[Key, Key]:
    key: Key = ("placements", at)
    found: dict[Key, Key] = {key: ("places", at), (*key, "planned_end"): ("places", at, "planned", "ends")}
    events = known.of_place(place.id)
    for name, kind in (("starts", EventKind.STARTED), ("ended", EventKind.ENDED)):
        event = last(events, kind)
        found[(*key, name)] = ("journal", event.at, "date") if event else ("places", at, "planned", "starts")
    if (ended := last(events, EventKind.ENDED)) is not None:
        found[(*key, "early_end")] = found[(*key, "outcome")] = ("journal", ended.at)
    if person is not None:
        found |= {(*key, name): ("persons", person, name) for name in _OF_A_PERSON}
    return found


def _calls(known: Known, addresses: dict[Key, Key]) -> Iterator[MeetingCall]:
    """Each one, known by the day that it is for: that of its file name too, so that a supplier finds it."""
    days: Counter[date] = Counter()
    for each in known.of_kind(EventKind.MEETING_CALLED, EventKind.DIALOGUE_CALLED):
        event, key = each.event, ("calls", days.total())
        if event.to_be_held is None:  # told of as a key that is missing
            continue
        days[event.to_be_held] += 1
        addresses |= {key: ("journal", each.at), (*key, "sent"): ("journal", each.at, "date")}
        yield MeetingCall.model_construct(
            id=f"{event.to_be_held}-{days[event.to_be_held]}".removesuffix("-1"),
            supplier=event.supplier,
            for_authority=event.for_authority,
            lot=event.lot,
            meeting=CalledMeeting.DIALOGUE if event.meeting is None else _MEETINGS[event.meeting],
            sent=each.date,
            to_be_held=event.to_be_held,
            time=event.time,
            where=event.where,
        )


def _dialogues(known: Known, addresses: dict[Key, Key]) -> Iterator[HeldDialogue]:
    """Each one held, with the plan that came in after it and the answer that was given last."""
    held = known.of_kind(EventKind.DIALOGUE_HELD)
    plans = known.of_kind(EventKind.PLAN_RECEIVED)
    for at, each in enumerate(held):
        addresses[("dialogues", at)] = ("journal", each.at)
        after = [other.date for other in held[at + 1 :] if _same_parties(other, each)]
        until = min(after, default=None)
        plan = next(
            (
                one
                for one in plans
                if _same_parties(one, each) and one.date >= each.date and (until is None or one.date < until)
            ),
            None,
        )
        answer = plan.event if plan is not None and plan.event.outcome is not None else each.event
        yield HeldDialogue.model_construct(
            supplier=each.event.supplier,
            held=each.date,
            plan_received=plan.date if plan else None,
            outcome=answer.outcome or DialogueOutcome.OPEN,
            reasons=answer.reasons,
            places_offered=answer.places,
        )


def _same_parties(one: KnownEvent, other: KnownEvent) -> bool:
    return (one.event.supplier, one.event.lot, one.event.for_authority) == (
        other.event.supplier,
        other.event.lot,
        other.event.for_authority,
    )


def _breaches(known: Known, addresses: dict[Key, Key]) -> Iterator[Breach]:
    """Each deficiency with the steps that have been taken. How many places and how much time it is about is computed elsewhere."""
    named = (each for each in known.of_kind(EventKind.DEFICIENCY_FOUND) if each.event.deficiency is not None)
    for at, found in enumerate(named):
        event, key = found.event, ("breaches", at)
        events = known.of_deficiency(event.deficiency or "")
        notices = notices_of(events)
        claimed, waived = last(events, EventKind.CLAIMED), last(events, EventKind.NOT_CLAIMED)
        remedied = last(events, EventKind.REMEDIED)
        addresses |= {key: ("journal", found.at), (*key, "id"): ("journal", found.at, "deficiency")}
        for name, one in (
            ("request", notices[0].sent if notices else None),
            ("claim", claimed),
            ("waived", waived),
            ("remedied", remedied),
        ):
            if one is not None:
                addresses[(*key, name)] = ("journal", one.at)
        breach = breach_told(found, [each for each in events if each is not found])
        yield breach.model_copy(update={"offered": _offered(known, found)})


def breach_told(found: KnownEvent, steps: Sequence[KnownEvent]) -> Breach:
    """A deficiency with these steps; how many places and how much time it is about is counted elsewhere."""
    event, notices = found.event, notices_of(steps)
    claimed, waived = last(steps, EventKind.CLAIMED), last(steps, EventKind.NOT_CLAIMED)
    remedied, heard = last(steps, EventKind.REMEDIED), last(steps, EventKind.HEARD)
    return Breach.model_construct(
        id=event.deficiency or "",
        supplier=event.supplier,
        for_authority=event.for_authority,
        clause=event.clause or "",
        lot=event.lot,
        agreement=event.agreement,
        noticed=found.date,
        missing_places=claimed.event.places if claimed and claimed.event.places else event.places,
        facts=event.facts or "",
        later="\n\n".join(each.event.facts for each in steps if each.event.facts) or None,
        request=_request(notices[:1]),
        second_request=_request(notices[1:2]),
        remedied=remedied.date if remedied else None,
        claim=Claim.model_construct(date=claimed.date, heard=heard.date if heard else None, shares=claimed.event.shares)
        if claimed
        else None,
        waived=WaivedClaim.model_construct(
            date=waived.date, reasons=waived.event.reasons or "", by=waived.event.decided_by or Contact()
        )
        if waived
        else None,
    )


def _request(notices: Sequence[SentNotice]) -> RemedyRequest | None:
    if not notices:
        return None
    received = notices[0].received
    return RemedyRequest.model_construct(sent=notices[0].sent.date, received=received.date if received else None)


def _offered(known: Known, found: KnownEvent) -> date | None:
    """The day when a place in the missing one's stead was offered: the last of them, for each has to be.

    It is the same place offered again, or one that replaces it.
    """
    days = []
    for place in found.event.of or ():
        stead = (place, *(each.id for each in known.record.places if each.replaces == place))
        offers = [
            each for of in stead for each in known.of_place(of) if each.kind in _OFFERS and each.date >= found.date
        ]
        if not offers:
            return None
        days.append(min(each.date for each in offers))
    return max(days, default=None)
