"""The events that a breach of format 1 tells of, and which of its conclusions its own file's days contradict."""

from collections.abc import Iterator
from datetime import date

from tenderkit.messages import Message
from tenderkit.model.case.case import Places, Procurement
from tenderkit.model.case.choices import CountedPer, PlacesBasis
from tenderkit.model.journal.choices import EventKind
from tenderkit.model.matching.format_one import OldMatching, OldPlacement
from tenderkit.model.matching.format_one_breach import OldBreach, OldRequest
from tenderkit.problems import Fault, Key
from tenderkit.rules.contract.each_requirement import each_requirement
from tenderkit.rules.contract.places_owed import places_owed, places_together
from tenderkit.rules.journal.retold import Letters, Retold, event

_FOUND = ("supplier", "lot", "for_authority", "clause", "agreement")
_LATE = ("late_days", "late_weeks", "late_months")


def events_of_breach(case: Procurement, old: OldMatching, at: int, letters: Letters) -> Iterator[Retold | Fault]:
    """What was found, sent, remedied and decided, each on its day."""
    breach, key = old.breaches[at], ("breaches", at)
    offered = _places_offered(old, breach)
    about = {"of": [each.id for each in offered]} if offered else {}
    yield event(
        key,
        breach.noticed,
        EventKind.DEFICIENCY_FOUND,
        deficiency=breach.id,
        **{name: letters[name] for name in _FOUND if letters.get(name) is not None},
        **_places(breach),
        **about,
        facts=letters["facts"],
    )
    for each in offered:
        yield event(key, breach.offered or breach.noticed, EventKind.OFFERED, place=each.id)
    for request in (breach.request, breach.second_request):
        yield from _notice(key, breach, request)
    yield from _decided(key, breach, letters)
    yield from _not_kept(key, breach, offered)
    yield from _contradicted(case, old, key, breach)


def _places(breach: OldBreach) -> Letters:
    return {"places": str(breach.missing_places)} if breach.missing_places is not None else {}


def _places_offered(old: OldMatching, breach: OldBreach) -> list[OldPlacement]:
    """Those that began on the day when the breach was remedied, when they are exactly as many as were missing.

    Format 1 told the day of the offer and not which place was offered.
    """
    if breach.offered is None or breach.remedied is None:
        return []
    who = (breach.supplier, breach.agreement)
    found = [
        each for each in old.placements if each.starts == breach.remedied and (each.supplier, each.agreement) == who
    ]
    return found if len(found) == (breach.missing_places or 1) else []


def _notice(key: Key, breach: OldBreach, request: OldRequest | None) -> Iterator[Retold]:
    if request is None:
        return
    yield event(key, request.sent, EventKind.NOTICE_SENT, deficiency=breach.id)
    if request.received is not None:
        yield event(key, request.received, EventKind.NOTICE_RECEIVED, deficiency=breach.id)


def _decided(key: Key, breach: OldBreach, letters: Letters) -> Iterator[Retold]:
    """What happened later is told by the event that it led to."""
    of = {"deficiency": breach.id}
    later = {"facts": letters["later"]} if breach.later is not None else {}
    if breach.remedied is not None:
        yield event(key, breach.remedied, EventKind.REMEDIED, **of, **later)
        later = {}
    if (claim := breach.claim) is not None:
        if claim.heard is not None:
            yield event(key, claim.heard, EventKind.HEARD, **of)
        shares = {"shares": letters["claim"]["shares"]} if claim.shares else {}
        yield event(key, claim.date, EventKind.CLAIMED, **of, **_places(breach), **_units(breach), **shares, **later)
        later = {}
    if (waived := breach.waived) is not None:
        why = {"reasons": letters["waived"]["reasons"], "decided_by": letters["waived"]["by"]}
        yield event(key, waived.date, EventKind.NOT_CLAIMED, **of, **_places(breach), **_units(breach), **why, **later)


def _stated_time(breach: OldBreach) -> dict[str, int]:
    return {name: number for name in _LATE if (number := getattr(breach, name)) is not None}


def _units(breach: OldBreach) -> Letters:
    """The time that was decided on; two kinds of it can't both have been."""
    stated = _stated_time(breach)
    return {"units": str(*stated.values())} if len(stated) == 1 else {}


def _not_kept(key: Key, breach: OldBreach, offered: list[OldPlacement]) -> Iterator[Fault]:
    stated = _stated_time(breach)
    lost = list(stated) if len(stated) > 1 or not (breach.claim or breach.waived) else []
    if breach.later is not None and not (breach.remedied or breach.claim or breach.waived):
        lost.append("later")
    if breach.offered is not None and not offered:
        lost.append("offered")
    for name in lost:
        yield Fault((*key, name), Message("TK-M187", {"id": breach.id, "keys": name}))
    if offered:
        places = ", ".join(each.id for each in offered)
        facts = {"id": breach.id, "places": places, "offered": str(breach.offered), "remedied": str(breach.remedied)}
        yield Fault((*key, "offered"), Message("TK-M182", facts))


def _contradicted(case: Procurement, old: OldMatching, key: Key, breach: OldBreach) -> Iterator[Fault]:
    most = _most_missing(case, old, breach)
    if breach.missing_places is not None and most is not None and breach.missing_places > most:
        facts = {"id": breach.id, "places": str(breach.missing_places), "most": str(most), "day": str(breach.noticed)}
        yield Fault((*key, "missing_places"), Message("TK-M184", facts))


def _most_missing(case: Procurement, old: OldMatching, breach: OldBreach) -> int | None:
    """As many as can be missing when all that stand are taken away; `None` where the file can't tell whose they are."""
    owed = _most_owed(case, old, breach)
    if owed is None:
        return None
    who = (breach.supplier, breach.agreement)
    mine = [
        each
        for each in old.placements
        if each.supplier == who[0] and (breach.agreement is None or each.agreement == who[1])
    ]
    return max(0, owed - sum(_stands(each, breach.noticed) for each in mine))


def _most_owed(case: Procurement, old: OldMatching, breach: OldBreach) -> int | None:
    if breach.agreement is not None:
        return next((each.places for each in old.agreements if each.id == breach.agreement), None)
    required = [each.requirement.places for each in each_requirement(case, unused=True)]
    places = required[0] if len(required) == 1 else None
    if places is None or places.by_months or case.joint is not None or _follows_call_offs(places):
        return None
    return places_together(places_owed(case, places, options=True, of=case.contract.lots))


def _follows_call_offs(places: Places) -> bool:
    return places.counted_per is CountedPer.CALL_OFF or places.basis is PlacesBasis.PER_CALLED_OFF_SEK


def _stands(placement: OldPlacement, day: date) -> bool:
    """Whether it had begun, and hadn't ended before its planned time was over."""
    ended = placement.ended
    return placement.starts <= day and (ended is None or ended > day or ended >= placement.planned_end)
