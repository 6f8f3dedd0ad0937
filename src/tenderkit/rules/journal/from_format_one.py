"""From a recruiter's file of format 1 to places, persons and events: what its days tell, and never more.

Format 1 held conclusions too (an outcome, how many places were missing, how late). Where its own days contradict one, that is told; what an
event must know and the file can't tell becomes `not_told` and is told as well.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from operator import attrgetter
from typing import Any

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.case.case import Procurement
from tenderkit.model.journal.choices import EndedBy, EndGround, EventKind
from tenderkit.model.matching.format_one import OldCause, OldDialogue, OldMatching, OldOutcome, OldPlacement
from tenderkit.problems import Fault, Key
from tenderkit.rules.journal.old_breaches import events_of_breach
from tenderkit.rules.journal.retold import Letters, Retold, event
from tenderkit.rules.privacy.names_alike import folded, may_be_one_person

_OF_PLACE = (
    *("id", "supplier", "agreement", "kind", "workplace", "employer"),
    *("extent_percent", "hours_per_week"),
)
_OF_PERSON = (
    *("name", "birth_date", "tasks", "skills", "total_hours", "supervisor", "issuer"),
    *("waiver", "recommendation", "reference", "needs"),
)
_ENDED_BY = {
    OldCause.SUPPLIER: EndedBy.SUPPLIER,
    OldCause.INDIVIDUAL: EndedBy.INDIVIDUAL,
    OldCause.OTHER: EndedBy.NOT_TOLD,
}


class InFormatTwo(Struct, frozen=True):
    """What the file becomes, as the letters to write. A place and a person for each placement, in its order; events in order of days.

    `remarks` have keys of the old file: what can't be known, and conclusions that its days contradict.
    """

    places: tuple[Letters, ...]
    persons: tuple[Letters, ...]
    journal: tuple[Retold, ...]
    remarks: tuple[Fault, ...]


def in_format_two(case: Procurement, old: OldMatching, letters: Letters) -> InFormatTwo:
    """What `old`, which was read from `letters`, becomes beside its case."""
    found = tuple(_each_entry(case, old, letters))
    written = [letters["placements"][at] for at in range(len(old.placements))]
    return InFormatTwo(
        places=tuple(
            {**_place(each, placed), **same}
            for each, placed, same in zip(written, old.placements, _of_the_same(old.placements), strict=True)
        ),
        persons=tuple(
            {"place": placed.id, **_of(each, _OF_PERSON)} for each, placed in zip(written, old.placements, strict=True)
        ),
        journal=tuple(sorted((each for each in found if isinstance(each, Retold)), key=attrgetter("date"))),
        remarks=tuple(each for each in found if isinstance(each, Fault)),
    )


def _each_entry(case: Procurement, old: OldMatching, letters: Letters) -> Iterator[Retold | Fault]:
    for at, dialogue in enumerate(old.dialogues):
        yield from _dialogue(("dialogues", at), dialogue, letters["dialogues"][at])
    for at, placement in enumerate(old.placements):
        yield from _placement(("placements", at), placement, letters["placements"][at])
    for at in range(len(old.breaches)):
        yield from events_of_breach(case, old, at, letters["breaches"][at])


def _of(letters: Letters, keys: tuple[str, ...]) -> Letters:
    """The keys that are stated, as they were typed."""
    return {key: letters[key] for key in keys if letters.get(key) is not None}


def _place(letters: Letters, placement: OldPlacement) -> Letters:
    planned = {"starts": placement.starts.isoformat(), "ends": placement.planned_end.isoformat()}
    return {**_of(letters, _OF_PLACE), "planned": planned}


def _of_the_same(placements: Sequence[OldPlacement]) -> Iterator[Letters]:
    """For each the first place of the same person, if an earlier one is: format 1 told that by the name."""
    met: defaultdict[str, list[OldPlacement]] = defaultdict(list)
    for each in placements:
        alike = met[folded(each.name)] if each.name is not None else []
        first = next((other for other in alike if may_be_one_person(other, each)), None)
        alike.append(each)
        yield {"same_person_as": first.id} if first is not None else {}


def _dialogue(key: Key, dialogue: OldDialogue, letters: Letters) -> Iterator[Retold]:
    """The answer stands at the dialogue: format 1 had no day of its own for it."""
    who = _of(letters, ("supplier",))
    told: dict[str, Any] = {"outcome": dialogue.outcome.value}
    if dialogue.places_offered is not None:
        told["places"] = str(dialogue.places_offered)
    yield event(key, dialogue.held, EventKind.DIALOGUE_HELD, **who, **told, **_of(letters, ("reasons",)))
    if dialogue.plan_received is not None:
        yield event(key, dialogue.plan_received, EventKind.PLAN_RECEIVED, **who)


def _placement(key: Key, placement: OldPlacement, letters: Letters) -> Iterator[Retold | Fault]:
    of = {"place": placement.id}
    ended = placement.ended or (placement.early_end.date if placement.early_end else None)
    yield event(key, placement.starts, EventKind.STARTED, **of)
    if ended is not None:
        yield _ended(key, placement, ended, letters)
    else:
        yield _remark((*key, "starts"), "TK-M189", placement, day=placement.starts)
    if placement.early_end is not None:
        yield event(key, placement.early_end.noticed, EventKind.END_NOTIFIED, **of)
    yield from _impossible_days(key, placement, ended)
    yield from _not_known(key, placement, ended)


def _ended(key: Key, placement: OldPlacement, ended: date, letters: Letters) -> Retold:
    by, ground = _who_and_why(placement, ended)
    stays = {"stays": letters["continued"]} if placement.continued is not None else {}
    told = {"ended_by": by.value, "ground": ground.value}
    return event(key, ended, EventKind.ENDED, place=placement.id, **told, **stays)


def _who_and_why(placement: OldPlacement, ended: date) -> tuple[EndedBy, EndGround]:
    if placement.early_end is not None:
        return _ENDED_BY[placement.early_end.cause], EndGround.NOT_TOLD
    if placement.outcome is OldOutcome.COMPLETED and ended >= placement.planned_end:
        return EndedBy.NOBODY, EndGround.PLANNED
    return EndedBy.NOT_TOLD, EndGround.NOT_TOLD


def _impossible_days(key: Key, placement: OldPlacement, ended: date | None) -> Iterator[Fault]:
    early = placement.early_end
    two_days = early is not None and early.date != ended
    if ended is not None and (two_days or ended < placement.starts):
        yield _remark((*key, "ended" if placement.ended else "early_end"), "TK-M181", placement)


def _not_known(key: Key, placement: OldPlacement, ended: date | None) -> Iterator[Fault]:
    if placement.outcome is not None and placement.outcome is not _outcome_by_days(placement, ended):
        facts = {"outcome": placement.outcome.value, "ended": str(ended or "–"), "planned": placement.planned_end}
        yield _remark((*key, "outcome"), "TK-M183", placement, **facts)
    if ended is not None and (unknown := _untold(*_who_and_why(placement, ended))):
        yield _remark((*key, "early_end"), "TK-M185", placement, keys=unknown)
    if placement.extent_percent is None:
        hours = placement.hours_per_week
        yield _remark(
            (*key, "hours_per_week"),
            "TK-M186",
            placement,
            hours="–" if hours is None else f"{hours:f}".replace(".", ","),
        )
    if placement.continued is not None and ended is None:
        yield _remark((*key, "continued"), "TK-M187", placement, keys="continued")


def _outcome_by_days(placement: OldPlacement, ended: date | None) -> OldOutcome | None:
    """What the days alone say."""
    if ended is None:
        return None
    return OldOutcome.COMPLETED if ended >= placement.planned_end else OldOutcome.ENDED_EARLY


def _untold(by: EndedBy, ground: EndGround) -> str:
    found = [name for name, value in (("ended_by", by), ("ground", ground)) if value.value == "not_told"]
    return ", ".join(found)


def _remark(key: Key, code: str, placement: OldPlacement, **facts: object) -> Fault:
    return Fault(key, Message(code, {"id": placement.id, **{name: str(fact) for name, fact in facts.items()}}))
