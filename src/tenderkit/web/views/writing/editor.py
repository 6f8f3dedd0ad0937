"""The editor of a clause: its text and what is said about it, checked and read in every alternative before it is saved."""

from collections.abc import Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST
from msgspec.structs import replace

from tenderkit.messages import text
from tenderkit.model.clauses.clause import Status
from tenderkit.model.clauses.library import Version
from tenderkit.problems import InvalidInputError, NotAllowedYetError, RefusedError
from tenderkit.rules.clauses.readable_text import titles_of
from tenderkit.web.reading import library_at_hand
from tenderkit.web.shown.fields import ShownProblem
from tenderkit.web.trail import note_trail
from tenderkit.web.views.writing.new_version import show_new_version
from tenderkit.web.views.writing.sent_form import (
    by_field,
    field_id,
    sent_form,
    shown_entries,
    shown_lists,
    shown_message,
    shown_stretches,
)
from tenderkit.workflows.clause_drafts.alternatives import TextReading, readings
from tenderkit.workflows.clause_drafts.clause_draft import (
    ClauseDraft,
    ClauseForm,
    FormFault,
    UnclearFormError,
    clause_draft,
    save_clause,
)
from tenderkit.workflows.clause_drafts.condition_list import COMPARISONS, listed_conditions, sentence_of
from tenderkit.workflows.clause_drafts.draft_checks import CheckedText, checked_form
from tenderkit.workflows.clause_drafts.duties import duties_in, with_duty
from tenderkit.workflows.clause_drafts.examples import tried_examples
from tenderkit.workflows.clause_drafts.steps import open_steps
from tenderkit.workflows.clause_drafts.text_columns import TextStretch
from tenderkit.writers.refusals import ChangedMeanwhileError


@require_http_methods(["GET", "HEAD", "POST"])
def write_clause(request: HttpRequest, clause: str, version: str) -> HttpResponse:
    """The form; what is sent is saved, checked, or given one more field. A published version gets a new one instead."""
    wanted = Version(clause, version)
    try:
        with library_at_hand(writing_folder()):
            return _answered(request, clause_draft(writing_folder(), wanted))
    except NotAllowedYetError:
        return show_new_version(request, wanted)
    except RefusedError as error:
        if error.message.code == "TK-L080":
            raise Http404 from None
        if error.message.code == "TK-L082":
            return show_new_version(request, wanted, is_central=True)
        raise


def _answered(request: HttpRequest, draft: ClauseDraft) -> HttpResponse:
    if request.method != "POST":
        return _page(request, draft, draft.form, saved="sparat" in request.GET)
    form, faults = sent_form(request, draft.form)
    if request.POST.get("gor") != "spara":
        return _unsaved(request, draft, form, faults)
    if request.POST.get("gjord_av") != draft.digest:
        return _page(request, draft, form, faults=faults, theirs=draft.data.decode("utf-8", "replace"))
    return _page(request, draft, form, faults=faults) if faults else _saved(request, draft, form)


def _saved(request: HttpRequest, draft: ClauseDraft, form: ClauseForm) -> HttpResponse:
    try:
        save_clause(draft, form, draft.digest)
    except (UnclearFormError, InvalidInputError):
        return _page(request, draft, form, refused=True)
    except ChangedMeanwhileError:
        theirs = draft.path.read_text("utf-8", "replace") if draft.path.is_file() else ""
        return _page(request, draft, form, theirs=theirs)
    note_clause(request, "save", draft.wanted)
    return HttpResponseRedirect(
        f"{reverse('write-clause', args=(draft.wanted.clause, draft.wanted.version))}?sparat=ja"
    )


def _unsaved(request: HttpRequest, draft: ClauseDraft, form: ClauseForm, faults: tuple[FormFault, ...]) -> HttpResponse:
    """A button that saves nothing: one more field, a duty marked, a condition worded, or only a check."""
    match request.POST.get("gor", ""):
        case "par":
            form = replace(form, stretches=(*form.stretches, TextStretch(short="", full="")))
        case "stycke":
            form = replace(form, stretches=(*form.stretches, TextStretch("")))
        case "skyldighet":
            try:
                place, actor = request.POST.get("mening", ""), request.POST.get("vem", "")
                form = replace(form, stretches=with_duty(form.stretches, place, actor))
            except UnclearFormError as error:
                faults = (*faults, *error.faults)
        case _:
            pass
    return _page(request, draft, form, faults=faults, checked_now=True, digest=request.POST.get("gjord_av", ""))


@require_POST
def try_unsaved(request: HttpRequest, clause: str, version: str) -> HttpResponse:
    """What would be said of the form as it stands just now, without saving it; or the words of a condition that is chosen."""
    folder = writing_folder()
    with library_at_hand(folder):
        try:
            draft = clause_draft(folder, Version(clause, version))
        except (NotAllowedYetError, RefusedError):
            raise Http404 from None
        if request.POST.get("gor") == "villkor":
            return render(request, "page/writing/condition_said.html", {"said": _chosen_condition(request)})
        form, faults = sent_form(request, draft.form)
        return render(request, "page/writing/checked.html", _checked(draft, form, faults))


def _page(  # noqa: PLR0913 - what a page can be told besides the form
    request: HttpRequest,
    draft: ClauseDraft,
    form: ClauseForm,
    *,
    faults: tuple[FormFault, ...] = (),
    theirs: str | None = None,
    saved: bool = False,
    refused: bool = False,
    checked_now: bool = False,
    digest: str = "",
) -> HttpResponse:
    told = _checked(draft, form, faults)
    at_fields = by_field((*faults, *told["found"].faults))
    context = told | _fields(draft, form, at_fields) | _lists(draft)
    context |= {
        "digest": digest or draft.digest,
        "written_review": request.POST.get("oversyn", "") if at_fields.get("review_by") else form.review_by or "",
        "said": _chosen_condition(request) if request.POST.get("gor") == "villkor" else None,
        "theirs": theirs,
        "saved": saved,
        "refused": refused,
        "checked_now": checked_now,
    }
    return render(request, "page/writing/editor.html", context)


def _fields(draft: ClauseDraft, form: ClauseForm, at_fields: Mapping[str, tuple[ShownProblem, ...]]) -> dict[str, Any]:
    """The fields with their entries and their faults."""
    named = {"applies": "applies_if", "requires": "requires", "review": "review_by", "law": "law_refs", "duty": "duty"}
    return {f"{name}_faults": at_fields.get(field, ()) for name, field in named.items()} | {
        "draft": draft,
        "form": form,
        "at_fields": at_fields,
        "note_faults": (*at_fields.get("theme", ()), *at_fields.get("note", ())),
        "entries": shown_entries(form, at_fields),
        "mark_lists": shown_lists(form, at_fields),
        "lists_open": any(at_fields.get(name) for name in form.mark_lists),
        "stretches": shown_stretches(form, at_fields),
        "requires": "\n".join(form.requires),
        "law": [(key, key in form.law) for key in draft.law_choices],
        "duties": duties_in(form.stretches),
    }


def _lists(draft: ClauseDraft) -> dict[str, Any]:
    """What a writer chooses among, and where the clause is on its way."""
    tried = tried_examples(draft)
    return {
        "subjects": draft.lists.of_role(draft.entry.role),
        "elements": draft.lists.elements.items(),
        "status": draft.entry.state.status.value,
        "in_review": draft.entry.state.status is Status.REVIEW,
        "values": draft.values,
        "groups": [(about, list(each)) for about, each in groupby(listed_conditions(), lambda each: each.about)],
        "comparisons": COMPARISONS,
        "examples": len(tried),
        "holding": sum(each.holds for each in tried),
        "steps": [(each, text(f"writing.step.{each}")) for each in open_steps(writing_folder(), draft.wanted)],
    }


def _checked(draft: ClauseDraft, form: ClauseForm, faults: tuple[FormFault, ...]) -> dict[str, Any]:
    """What is found, with a way to each field, and the text in every alternative where it can be read."""
    found: CheckedText = checked_form(draft, form)
    listed = [(shown_message(each.message), field_id(each.field, form.stretches)) for each in (*faults, *found.faults)]
    clause = found.clause
    shown = readings(clause, titles_of([clause], draft.titles)) if clause is not None else ()
    return {
        "found": found,
        "listed": listed,
        "errors": [each for each in listed if each[0].gravity == "error"],
        "readings": [
            (text(f"writing.{length}") if length else "", list(each)) for length, each in groupby(shown, _length_of)
        ],
    }


def _length_of(reading: TextReading) -> str:
    return reading.length


def _chosen_condition(request: HttpRequest) -> dict[str, str]:
    sent = request.POST
    words = sent.get("villkor", "")
    said = sentence_of(words, sent.get("jamfor", ""), sent.get("varde", ""), denied=sent.get("inte") == "ja")
    return {"words": said, "opens": f"[när {said}]", "chosen": words}


def writing_folder() -> Path:
    """The folder that the page shows: the library is the one that its settings name."""
    return Path(settings.TENDERKIT_FOLDER)


def note_clause(request: HttpRequest, action: str, wanted: Version) -> None:
    """An entry of the trail: a clause is of no case."""
    note_trail(request, writing_folder() / "klausuler", action, str(wanted))
