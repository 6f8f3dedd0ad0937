"""What happens supplier by supplier, what it comes to, and one event more: a start, an end, a deficiency, a claim or the decision not to claim."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods
from msgspec import Struct
from msgspec.structs import replace

from tenderkit.messages import Message
from tenderkit.model.journal.choices import EventKind
from tenderkit.problems import InvalidInputError, Key, TenderkitError
from tenderkit.web.reading import library_at_hand
from tenderkit.web.shelf import case_on_the_shelf
from tenderkit.web.shown.drawn_places import bars_of_suppliers
from tenderkit.web.shown.entry_form import SentEntry, at_fields, judged_entry
from tenderkit.web.shown.event_form import event_fields, kinds_to_choose, read_event
from tenderkit.web.shown.fields import FIELD, ShownProblem, in_reading_words
from tenderkit.web.shown.frame import case_frame
from tenderkit.web.shown.problems import shown_problem
from tenderkit.web.shown.question_words import in_page_language
from tenderkit.web.trail import note_trail
from tenderkit.web.views.case.file_page import file_to_mend
from tenderkit.workflows.case.new import new_placements
from tenderkit.workflows.case.sound_case import load_sound_case
from tenderkit.workflows.drafts.draft_case import DraftCase, read_draft
from tenderkit.workflows.drafts.journal_page import (
    as_correction,
    as_told,
    event_to_correct,
    journal_so_far,
    standing_of_case,
)
from tenderkit.workflows.drafts.known_numbers import Choices, known_numbers
from tenderkit.workflows.drafts.places_timeline import places_timeline
from tenderkit.workflows.matching.note import NoteRefusedError, note

_KIND, _CORRECTS = "handelse", "rattar"
_EVENT_WORDS = re.compile(rf"\b(?:{'|'.join(kind.value for kind in EventKind if '_' in kind.value)})\b")


class _Asked(Struct, frozen=True):
    """The event that is being told: its kind, what is typed, and the one that it corrects; `sent` is what came of sending it."""

    kind: EventKind | None = None
    typed: Mapping[str, Sequence[str]] = {}
    corrects: str = ""
    withdrawn: bool = False
    sent: SentEntry | None = None
    wrong: tuple[ShownProblem, ...] = ()


@require_http_methods(["GET", "HEAD", "POST"])
def show_events(request: HttpRequest, case: str) -> HttpResponse:
    """The places and the events; with a kind that is chosen, its form; and what comes of one that was sent."""
    file = case_on_the_shelf(case)
    draft = read_draft(file)
    if draft.source.problems:
        return file_to_mend(request, case, draft)
    with library_at_hand(file.parent):
        if request.method == "POST" and "borja" in request.POST:
            new_placements(file)
            note_trail(request, file, "save", "handelser")
            return HttpResponseRedirect(reverse("events", args=(case,)))
        asked = _asked(request)
        if request.method == "POST" and asked.kind is not None:
            return _sent(request, case, draft, asked)
        return _page(request, case, draft, _prefilled(draft, asked))


def _asked(request: HttpRequest) -> _Asked:
    given = request.POST if request.method == "POST" else request.GET
    named = given.get(_KIND, "")
    kind = next((each for each in EventKind if each.value == named), None)
    typed = {name.removeprefix(FIELD): given.getlist(name) for name in given if name.startswith(FIELD)}
    return _Asked(kind, typed, given.get(_CORRECTS, ""), withdrawn=given.get("ogjord") == "ja")


def _prefilled(draft: DraftCase, asked: _Asked) -> _Asked:
    """With what the event says that is to be corrected, or what the way here told already."""
    typed = asked.typed
    if asked.corrects:
        try:
            found = event_to_correct(draft.path, asked.corrects)
        except InvalidInputError:
            found = None
        if found is None:
            return _Asked(asked.kind, typed)
        kind, typed = found
        asked = replace(asked, kind=kind)
    known = {key: list(words) for key, words in _keyed(typed).items()}
    return replace(asked, sent=SentEntry(known)) if known else asked


def _keyed(typed: Mapping[str, Sequence[str]]) -> dict[Key, Sequence[str]]:
    return {(name,): words for name, words in typed.items()}


def _sent(request: HttpRequest, case: str, draft: DraftCase, asked: _Asked) -> HttpResponse:
    kind = asked.kind
    if kind is None:
        return _page(request, case, draft, asked)
    sent = judged_entry(request, _keyed(asked.typed), read_event(kind, asked.typed))
    if not sent.is_good:
        return _page(request, case, draft, replace(asked, sent=sent))
    try:
        note(draft.path, _as_noted(kind, asked))
    except NoteRefusedError as refused:
        reasons = tuple((_key_of(name), message) for name, message in refused.reasons)
        return _page(request, case, draft, replace(asked, sent=replace(sent, reasons=reasons)))
    except InvalidInputError as faulty:
        faults = tuple(shown_problem(each, case) for each in faulty.problems)
        return _page(request, case, draft, replace(asked, sent=sent, wrong=faults))
    note_trail(request, draft.path, "note", kind.value)
    return HttpResponseRedirect(f"{reverse('events', args=(case,))}?sparat")


def _as_noted(kind: EventKind, asked: _Asked) -> dict[str, Any]:
    told = as_told(kind, {name: tuple(words) for name, words in asked.typed.items()})
    return as_correction(told, asked.corrects, localdate(), withdrawn=asked.withdrawn) if asked.corrects else told


def _key_of(name: str) -> Key:
    return (name.partition(".")[0],) if name else ()


def _page(request: HttpRequest, case: str, draft: DraftCase, asked: _Asked) -> HttpResponse:
    context: dict[str, Any] = {"frame": case_frame(draft), "saved": "sparat" in request.GET, "faults": []}
    try:
        context["journal"] = journal = journal_so_far(draft.path)
    except InvalidInputError as error:
        faults = [shown_problem(each, case) for each in error.problems]
        return render(request, "page/events.html", context | {"faults": faults, "journal": None})
    if journal is not None:
        context |= _timeline(draft) | _form(draft, asked)
        context["standing"] = mark_safe(standing_of_case(draft.path))  # noqa: S308 - written by the writer of documents
    return render(request, "page/events.html", context)


def _form(draft: DraftCase, asked: _Asked) -> dict[str, Any]:
    kind, sent = asked.kind, asked.sent
    found: dict[str, Any] = {"kinds": kinds_to_choose(kind), "kind": kind, "asked": asked}
    if kind is None:
        return found
    group = event_fields(kind, _numbers(draft), sent)
    placed = {field.name for field in (*group.shown, *group.more)}
    reasons = sent.reasons if sent is not None else ()
    faults = at_fields((group,))
    return found | {
        "kind_title": in_page_language(kind.title_sv),
        "group": group,
        "at_fields": faults,
        "wrong": [*asked.wrong, *(_told(each) for key, each in reasons if not key or str(key[0]) not in placed)],
        "unseen": [] if faults or sent is None or not sent.unseen else [each for each in group.shown if each.read_as],
    }


def _told(message: Message) -> ShownProblem:
    return ShownProblem("error", _in_words(message.what), _in_words(message.remedy), message.code)


def _in_words(words: str) -> str:
    """A message with the titles of events for the journal's own words."""
    titles = {kind.value: in_page_language(kind.title_sv) for kind in EventKind}
    named = _EVENT_WORDS.sub(lambda found: f"”{titles[found[0]]}”", words)
    return in_reading_words(named)


def _numbers(draft: DraftCase) -> Mapping[str, Choices]:
    try:
        return known_numbers(load_sound_case(draft.path))
    except TenderkitError:
        return {}


def _timeline(draft: DraftCase) -> dict[str, Any]:
    """Nothing is drawn of a case that has faults: they are told where they are mended."""
    try:
        timeline = places_timeline(draft.path, localdate())
    except TenderkitError:
        timeline = None
    return {"timeline": timeline, "suppliers": bars_of_suppliers(timeline) if timeline is not None else ()}
