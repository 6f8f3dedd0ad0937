"""What has happened in a case, and one event more: a deficiency, a request that came through, a claim or the decision not to claim."""

import re

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods
from msgspec.structs import replace

from tenderkit.messages import text
from tenderkit.model.journal.choices import EventKind
from tenderkit.problems import InvalidInputError
from tenderkit.web.reading import library_at_hand
from tenderkit.web.shelf import case_on_the_shelf
from tenderkit.web.shown.fields import FIELD, ShownField, ShownProblem, shown_field, with_entry
from tenderkit.web.shown.frame import case_frame
from tenderkit.web.shown.problems import shown_problem
from tenderkit.web.trail import note_trail
from tenderkit.web.views.case.file_page import file_to_mend
from tenderkit.workflows.case.new import new_placements
from tenderkit.workflows.drafts.draft_case import DraftCase, read_draft
from tenderkit.workflows.drafts.journal_page import (
    SHARES,
    JournalSoFar,
    as_told,
    journal_so_far,
    keys_of_event,
    standing_of_case,
)
from tenderkit.workflows.drafts.questions import PartQuestion
from tenderkit.workflows.matching.note import NoteRefusedError, note

_KIND = "handelse"
_TITLES = {kind.value: kind.title_sv for kind in EventKind if "_" in kind.value}
_EVENT_WORDS = re.compile(rf"\b(?:{'|'.join(_TITLES)})\b")
_Reasons = dict[str, list[ShownProblem]]


@require_http_methods(["GET", "HEAD", "POST"])
def show_events(request: HttpRequest, case: str) -> HttpResponse:
    """The events; with a kind that is chosen, its form; and what comes of one that was sent."""
    file = case_on_the_shelf(case)
    draft = read_draft(file)
    if draft.source.problems:
        return file_to_mend(request, case, draft)
    with library_at_hand(file.parent):
        if request.method == "POST" and "borja" in request.POST:
            new_placements(file)
            note_trail(request, file, "save", "handelser")
            return HttpResponseRedirect(reverse("events", args=(case,)))
        kind = _kind(request)
        if request.method == "POST" and kind is not None:
            return _sent(request, case, draft, kind)
        return _page(request, case, draft, kind)


def _kind(request: HttpRequest) -> EventKind | None:
    named = (request.POST if request.method == "POST" else request.GET).get(_KIND, "")
    return next((kind for kind in EventKind if kind.value == named), None)


def _sent(request: HttpRequest, case: str, draft: DraftCase, kind: EventKind) -> HttpResponse:
    typed = {
        name.removeprefix(FIELD): tuple(request.POST.getlist(name)) for name in request.POST if name.startswith(FIELD)
    }
    try:
        note(draft.path, as_told(kind, typed))
    except NoteRefusedError as refused:
        reasons: _Reasons = {}
        for key, message in refused.reasons:
            told = ShownProblem("error", _in_words(message.what), _in_words(message.remedy), message.code)
            reasons.setdefault(key.partition(".")[0], []).append(told)
        return _page(request, case, draft, kind, (typed, reasons))
    except InvalidInputError as faulty:
        faults = [shown_problem(each, case) for each in faulty.problems]
        return _page(request, case, draft, kind, (typed, {"": faults}))
    note_trail(request, draft.path, "note", kind.value)
    return HttpResponseRedirect(f"{reverse('events', args=(case,))}?sparat")


def _in_words(words: str) -> str:
    """A message with the titles of events for the journal's own words."""
    return _EVENT_WORDS.sub(lambda found: f"”{_TITLES[found[0]]}”", words)


def _page(
    request: HttpRequest,
    case: str,
    draft: DraftCase,
    kind: EventKind | None,
    entries: tuple[dict[str, tuple[str, ...]], _Reasons] | None = None,
) -> HttpResponse:
    try:
        journal, faults = journal_so_far(draft.path), []
    except InvalidInputError as error:
        journal, faults = None, [shown_problem(each, case) for each in error.problems]
    typed, reasons = entries or ({}, {})
    fields = _fields(kind, typed, reasons) if kind is not None and journal is not None else ()
    placed = {name for field in fields for name in (field.name,)}
    context = {
        "frame": case_frame(draft),
        "journal": journal,
        "faults": faults,
        "kinds": [(each.value, each.title_sv, each is kind) for each in EventKind],
        "kind": kind,
        "kind_title": kind.title_sv if kind is not None else "",
        "shown": fields,
        "wrong": [each for name, several in reasons.items() if name not in placed for each in several],
        "at_fields": [(field, fault) for field in fields for fault in field.faults],
        "hints": _hints(journal),
        "saved": "sparat" in request.GET,
        "standing": mark_safe(standing_of_case(draft.path)) if journal is not None else "",  # noqa: S308 - written by the writer of documents
    }
    return render(request, "page/events.html", context)


def _fields(kind: EventKind, typed: dict[str, tuple[str, ...]], reasons: _Reasons) -> tuple[ShownField, ...]:
    found = []
    for key in keys_of_event(kind):
        name = key.field.path[-1]
        question = PartQuestion(key.field, (name,), None, needed=key.needed, first=key.needed)
        shown = replace(shown_field(question, reasons.get(name, ())), missing=False)
        if name == "decided_by":
            shown = replace(shown, widget="text")
        if name == SHARES:
            shown = replace(shown, widget="lines", example=text("page.share_example"))
        found.append(with_entry(shown, typed[name]) if name in typed else shown)
    return tuple(found)


def _hints(journal: JournalSoFar | None) -> list[tuple[str, tuple[str, ...]]]:
    """The ids that a place and a deficiency are called by."""
    if journal is None:
        return []
    return [("place", journal.places), ("deficiency", journal.deficiencies)]
