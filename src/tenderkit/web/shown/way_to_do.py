"""Where the recruiter does what is due: the form of the event that ends it, the paper that it asks for, or the persons' page."""

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.timezone import localdate
from msgspec import Struct

from tenderkit.model.case.choices import Role
from tenderkit.model.journal.choices import EventKind, MeetingKind
from tenderkit.rules.due.matter import DueKind, DueMatter
from tenderkit.web.shown.fields import FIELD
from tenderkit.workflows.drafts.case_line import CaseLine

_ENDED_BY: Mapping[DueKind, EventKind] = {
    DueKind.FIRST_DIALOGUE: EventKind.DIALOGUE_CALLED,
    DueKind.NEXT_DIALOGUE: EventKind.DIALOGUE_CALLED,
    DueKind.PLAN: EventKind.PLAN_RECEIVED,
    DueKind.REPLY: EventKind.CANDIDATE_ANSWERED,
    DueKind.REPORT: EventKind.REPORT_RECEIVED,
    DueKind.FINAL_REPORT: EventKind.REPORT_RECEIVED,
    DueKind.PLANNED_START: EventKind.STARTED,
    DueKind.DECISION_AWAITED: EventKind.DECISION_GIVEN,
    DueKind.DECISION_ENDS: EventKind.DECISION_APPLIED_FOR,
    DueKind.EVALUATION: EventKind.EVALUATION_RECEIVED,
}
_PAPERS = frozenset({DueKind.CERTIFICATE, DueKind.PLANNED_END, DueKind.CHECK_IN})
_WITHOUT_SUPPLIER = frozenset({EventKind.STARTED, EventKind.DECISION_GIVEN, EventKind.DECISION_APPLIED_FOR})


class MatterToDo(Struct, frozen=True):
    """What is due, and where it is done."""

    what: str
    day: date | None
    is_late: bool
    href: str


def matters_of_recruiter(line: CaseLine, case: str) -> tuple[MatterToDo, ...]:
    """What the case makes due for the recruiter, in the order of the days."""
    today = localdate()
    return tuple(
        MatterToDo(each.what_of_whom, each.day, each.is_late(today), way_to_do(each, case))
        for each in line.due
        if each.role is Role.RECRUITER
    )


def way_to_do(matter: DueMatter, case: str) -> str:
    """The address, with what is known already filled in."""
    if matter.kind in _PAPERS:
        place = place_of(matter)
        return f"{reverse('own-papers', args=(case,))}?{urlencode({'plats': place})}#{place}"
    if matter.kind is DueKind.RETENTION:
        return reverse("prune", args=(case,))
    found = _event(matter)
    if found is None:
        return reverse("events" if matter.kind in _OF_PLACES else "case", args=(case,))
    kind, given = found
    told = {"handelse": kind.value, **{f"{FIELD}{name}": value for name, value in given.items() if value}}
    return f"{reverse('events', args=(case,))}?{urlencode(told)}"


def place_of(matter: DueMatter) -> str:
    """`P-01`; '' for what is of no place."""
    first = matter.of.partition(" ")[0]
    return first if first.startswith("P-") else ""


_OF_PLACES = frozenset({DueKind.PLACES_BEGIN, DueKind.NEW_PLACE, DueKind.AGREEMENT_ENDS})


def _event(matter: DueMatter) -> tuple[EventKind, dict[str, str]] | None:
    if matter.kind is DueKind.START_MEETING:
        kind = EventKind.MEETING_CALLED if matter.day is None else EventKind.MEETING_HELD
        return kind, {"meeting": MeetingKind.START.value, "supplier": matter.supplier}
    if matter.kind is DueKind.CALLED_MEETING:
        sort = matter.of.partition(" ")[0]
        if sort == "dialogue":
            return EventKind.DIALOGUE_HELD, {"supplier": matter.supplier}
        return EventKind.MEETING_HELD, {"meeting": sort, "supplier": matter.supplier}
    ended_by = _ENDED_BY.get(matter.kind)
    if ended_by is None:
        return None
    place = place_of(matter)
    return ended_by, {"place": place, "supplier": "" if place or ended_by in _WITHOUT_SUPPLIER else matter.supplier}
