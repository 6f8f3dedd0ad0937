"""What the page asks for while somebody writes: how an entry is understood, and the text as it would be."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from tenderkit.model.form.form_parts import part_named
from tenderkit.problems import TenderkitError
from tenderkit.web.entries import entries_of, entry_as_understood
from tenderkit.web.reading import library_at_hand
from tenderkit.web.shelf import case_on_the_shelf
from tenderkit.web.shown.fields import FIELD, key_name, key_of_name, own_id
from tenderkit.web.shown.frame import case_frame
from tenderkit.web.shown.text import shown_text
from tenderkit.web.views.case.file_page import file_to_mend
from tenderkit.workflows.drafts.answers import edits_of, is_known_key
from tenderkit.workflows.drafts.draft_case import DraftCase, read_draft, with_edits


@require_POST
def understand_entry(request: HttpRequest, case: str, part: str) -> HttpResponse:
    """How the field that was left is understood: shown below it, before anything is stored."""
    case_on_the_shelf(case)
    if part_named(part) is None:
        raise Http404
    name = request.headers.get("HX-Trigger-Name", "") or request.POST.get("vad", "")
    key = key_of_name(name.removeprefix(FIELD))
    if key is None or not is_known_key(key):
        raise Http404
    values = request.POST.getlist(FIELD + key_name(key))
    answer = entry_as_understood(request, key, values)
    return render(request, "page/understood.html", {"answer": answer, "name": key_name(key), "own_id": own_id(key)})


@require_http_methods(["GET", "HEAD", "POST"])
def show_text(request: HttpRequest, case: str) -> HttpResponse:
    """The text by itself; of what is being typed when a form is sent along, and nothing is stored."""
    file = case_on_the_shelf(case)
    draft = read_draft(file)
    if draft.source.problems:
        return file_to_mend(request, case, draft)
    with library_at_hand(file.parent):
        if request.method == "POST":
            draft = _with_what_is_typed(request, draft)
            return render(request, "page/text_alone.html", {"text": shown_text(request, draft, case)})
        context = {"frame": case_frame(draft), "text": shown_text(request, draft, case, below=1)}
    return render(request, "page/text.html", context)


def _with_what_is_typed(request: HttpRequest, draft: DraftCase) -> DraftCase:
    read = [each for each in entries_of(request).read if each.refusal is None]
    try:
        return with_edits(draft, edits_of(draft.source.data, read))
    except TenderkitError:
        return draft
