"""The form of one event: the kinds to choose from in their groups, what is needed first, and numbers chosen among those that there are."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from tenderkit.messages import text
from tenderkit.model.journal.choices import EventKind
from tenderkit.web.shown.entry_form import SentEntry, one_or_several, shown_question, with_room, with_sent
from tenderkit.web.shown.fields import ShownField, shown_field
from tenderkit.web.shown.parts import ShownGroup
from tenderkit.web.shown.question_words import in_page_language
from tenderkit.workflows.drafts.answers import ReadAnswer, read_in_field
from tenderkit.workflows.drafts.journal_page import SHARES, keys_of_event
from tenderkit.workflows.drafts.known_numbers import Choices, next_deficiency
from tenderkit.workflows.drafts.questions import PartQuestion

_GROUPS: Mapping[str, tuple[EventKind, ...]] = {  # each with its word `page.events.<name>` in the catalogue
    "place": (
        EventKind.STARTED,
        EventKind.ENDED,
        EventKind.END_NOTIFIED,
        EventKind.EXTENT_CHANGED,
        EventKind.CERTIFICATE_HANDED_OVER,
        EventKind.EVALUATION_RECEIVED,
    ),
    "candidates": (
        EventKind.OFFERED,
        EventKind.ADVERTISED,
        EventKind.CANDIDATES_ASKED_FOR,
        EventKind.NO_CANDIDATE,
        EventKind.CANDIDATE_PROPOSED,
        EventKind.CANDIDATE_ANSWERED,
        EventKind.ACCOUNTED,
        EventKind.DECISION_APPLIED_FOR,
        EventKind.DECISION_GIVEN,
        EventKind.DECISION_REFUSED,
    ),
    "meetings": (
        EventKind.MEETING_CALLED,
        EventKind.MEETING_HELD,
        EventKind.DIALOGUE_CALLED,
        EventKind.DIALOGUE_HELD,
        EventKind.PLAN_RECEIVED,
        EventKind.REPORT_RECEIVED,
    ),
    "contract": (
        EventKind.EXTENSION_USED,
        EventKind.EXTENSION_NOT_USED,
        EventKind.CALLED_OFF,
        EventKind.SCOPE_REDUCED,
    ),
}
_DEFICIENCIES = "deficiencies"
_AS_WRITTEN = ("decided_by", SHARES)  # taken apart where the event is made

KindChoices = tuple[tuple[str, tuple[tuple[str, str, bool], ...]], ...]


def kinds_to_choose(chosen: EventKind | None) -> KindChoices:
    """What can have happened, group by group; what is in no other group is about a deficiency."""
    grouped = {kind for kinds in _GROUPS.values() for kind in kinds}
    groups = {**_GROUPS, _DEFICIENCIES: tuple(kind for kind in EventKind if kind not in grouped)}
    return tuple(
        (
            text(f"page.events.{name}"),
            tuple((each.value, in_page_language(each.title_sv), each is chosen) for each in kinds),
        )
        for name, kinds in groups.items()
    )


def read_event(kind: EventKind, typed: Mapping[str, Sequence[str]]) -> tuple[ReadAnswer, ...]:
    """What was typed, as the journal will understand it; what is left empty isn't told."""
    found = []
    for key in keys_of_event(kind):
        name = key.field.path[-1]
        if name not in _AS_WRITTEN and any(each.strip() for each in typed.get(name, ())):
            found.append(read_in_field(key.field, (name,), one_or_several(typed[name])))
    return tuple(found)


def event_fields(kind: EventKind, numbers: Mapping[str, Choices], sent: SentEntry | None = None) -> ShownGroup:
    """Its day and what it must have, and folded away what it may have."""
    shown: list[ShownField] = []
    more: list[ShownField] = []
    for key in keys_of_event(kind):
        name = key.field.path[-1]
        question = PartQuestion(key.field, (name,), None, needed=key.needed, first=key.needed)
        plain = with_room(replace(shown_field(question), missing=False))
        if name == "decided_by":
            plain = replace(plain, widget="text")
        if name == SHARES:
            plain = replace(plain, widget="lines", example=text("page.share_example"))
        choices = numbers.get(name)
        if name == "deficiency" and kind is EventKind.DEFICIENCY_FOUND:
            plain, choices = replace(plain, value=next_deficiency(numbers)), None
        field = shown_question(with_sent(plain, (name,), sent), name, choices, needed=key.needed)
        if field is None:
            continue
        (shown if key.needed or field.problems or _is_told(field) else more).append(field)
    return ShownGroup("", "", "", tuple(shown), tuple(more))


def _is_told(field: ShownField) -> bool:
    return bool(field.value.strip()) or any(each.chosen and each.value for each in field.choices)
