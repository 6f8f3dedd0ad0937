"""A sound case with one more event of each kind, told with every key that it may have, for tests to spoil one key of it."""

from collections.abc import Mapping

from given import journal_in_text
from tenderkit.model.journal.choices import EventKind
from tenderkit.model.journal.event import EVENT_KEYS

# The place that they are of has not begun, and the deficiency is known and not yet claimed.
PLACE = "  - {id: P-04, kind: employment, workplace: Förrådet, extent_percent: 75, planned: {starts: 2028-01-10}}\n"
PERSON = "  - {place: P-04, name: Eli Uppdiktad}\n"
FOUND = "  - {date: 2027-12-20, event: deficiency_found, deficiency: B-2, clause: uppfoljning, facts: En rapport saknades.}\n"
SENT = "  - {date: 2027-12-21, event: notice_sent, deficiency: B-2}\n"
STARTED = "  - {date: 2028-01-10, event: started, place: P-04}\n"
PROPOSED = "  - {date: 2028-01-02, event: candidate_proposed, place: P-04, number: 1, by: authority}\n"
OFFERED = "  - {date: 2028-01-02, event: offered, place: P-04}\n"
ASKED = "  - {date: 2028-01-02, event: candidates_asked_for, place: P-04}\n"
APPLIED = "  - {date: 2028-01-02, event: decision_applied_for, place: P-04}\n"
ENDED = "  - {date: 2028-02-20, event: ended, place: P-04, ended_by: individual, ground: resigned}\n"

# What happened before it, and the event with its keys beside the day and its id.
SOUND_EVENTS: dict[EventKind, tuple[str, dict[str, str]]] = {
    EventKind.MEETING_CALLED: (
        "",
        {"meeting": "follow_up", "to_be_held": "2028-04-01", "time": "kl. 9", "where": "Depån"},
    ),
    EventKind.MEETING_HELD: ("", {"meeting": "follow_up"}),
    EventKind.DIALOGUE_CALLED: ("", {"to_be_held": "2028-04-01", "time": "kl. 9", "where": "Depån"}),
    EventKind.DIALOGUE_HELD: ("", {"outcome": "places_offered", "places": "2", "reasons": "Fler kan anställas."}),
    EventKind.PLAN_RECEIVED: ("", {"outcome": "places_offered", "places": "2", "reasons": "Fler kan anställas."}),
    EventKind.REPORT_RECEIVED: ("", {"period_ends": "2028-02-29"}),
    EventKind.EXTENSION_USED: ("", {}),
    EventKind.EXTENSION_NOT_USED: ("", {}),
    EventKind.CALLED_OFF: ("", {"value": "40000"}),
    EventKind.SCOPE_REDUCED: ("", {"value": "40000"}),
    EventKind.OFFERED: ("", {"place": "P-04", "where": "Matchningsstödet"}),
    EventKind.ADVERTISED: ("", {"place": "P-04", "where": "Platsbanken"}),
    EventKind.CANDIDATES_ASKED_FOR: ("", {"place": "P-04"}),
    EventKind.NO_CANDIDATE: (ASKED, {"place": "P-04"}),
    EventKind.CANDIDATE_PROPOSED: ("", {"place": "P-04", "number": "2", "by": "authority"}),
    EventKind.CANDIDATE_ANSWERED: (PROPOSED, {"place": "P-04", "number": "1", "answer": "declined"}),
    EventKind.ACCOUNTED: (OFFERED, {"place": "P-04"}),
    EventKind.DECISION_APPLIED_FOR: ("", {"place": "P-04"}),
    EventKind.DECISION_GIVEN: (APPLIED, {"place": "P-04", "until": "2028-12-31", "extent_percent": "75"}),
    EventKind.DECISION_REFUSED: (APPLIED, {"place": "P-04"}),
    EventKind.STARTED: ("", {"place": "P-04", "extent_percent": "75", "at_request_of": "individual"}),
    EventKind.EXTENT_CHANGED: (STARTED, {"place": "P-04", "at_request_of": "individual", "extent_percent": "80"}),
    EventKind.ENDED: (STARTED, {"place": "P-04", "ended_by": "individual", "ground": "resigned", "stays": "nej"}),
    EventKind.END_NOTIFIED: (STARTED + ENDED, {"place": "P-04"}),
    EventKind.CERTIFICATE_HANDED_OVER: (STARTED + ENDED, {"place": "P-04"}),
    EventKind.EVALUATION_RECEIVED: (STARTED + ENDED, {"place": "P-04", "added_value": "yes"}),
    EventKind.ASSESSED: (
        "",
        {"matter": "place_counts", "holds": "ja", "reasons": "Platsen räknas.", "place": "P-04"},
    ),
    EventKind.DEFICIENCY_FOUND: (
        "",
        {"deficiency": "B-3", "clause": "uppfoljning", "facts": "En rapport saknades."},
    ),
    EventKind.NOTICE_SENT: (FOUND, {"deficiency": "B-2"}),
    EventKind.NOTICE_RECEIVED: (FOUND + SENT, {"deficiency": "B-2"}),
    EventKind.HINDRANCE_NOTIFIED: (FOUND, {"deficiency": "B-2", "facts": "Vägen var avstängd."}),
    EventKind.HEARD: (FOUND, {"deficiency": "B-2"}),
    EventKind.REMEDIED: (FOUND, {"deficiency": "B-2", "facts": "Rapporten kom."}),
    EventKind.CLAIMED: (FOUND, {"deficiency": "B-2", "facts": "Vite krävs."}),
    EventKind.NOT_CLAIMED: (
        FOUND,
        {
            "deficiency": "B-2",
            "reasons": "Rapporten kom.",
            "decided_by": "{title: upphandlingschef}",
            "facts": "Sen rapport.",
        },
    ),
}
_DAY = "2028-03-01"
_SUPPLIER = "Exempel Anläggning AB"
# Held against a clause that gives a penalty and a notice that came; what they need beside their keys stands in other tests.
RESTING_ON_MORE = frozenset({EventKind.CLAIMED, EventKind.NOT_CLAIMED})
EARLIER = journal_in_text.RECORD.replace("\n\njournal:\n", f"\n{PLACE}\njournal:\n")
PERSONS = journal_in_text.PERSONS + PERSON


def keys_of(kind: EventKind) -> dict[str, str]:
    """The event's keys, each with a value that it may have."""
    supplier = {"supplier": _SUPPLIER} if "supplier" in EVENT_KEYS[kind].may else {}
    return {"id": "H-50", "date": _DAY, "event": kind.value, **SOUND_EVENTS[kind][1], **supplier}


def record_with(kind: EventKind, keys: Mapping[str, str]) -> str:
    """The whole file; the event is its last line."""
    event = ", ".join(f"{name}: {value}" for name, value in keys.items())
    return f"{EARLIER}{SOUND_EVENTS[kind][0]}  - {{{event}}}\n"
