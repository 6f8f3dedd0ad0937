"""A case as the requester sees it: the assessment to confirm, what has been reported, and what it came to."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods

from tenderkit.messages import Gravity, document_text
from tenderkit.model.case.choices import Role
from tenderkit.problems import InvalidInputError
from tenderkit.rules.due.stage import Stage, stage_on
from tenderkit.rules.language.wording import write_date
from tenderkit.web.reading import library_at_hand
from tenderkit.web.shelf import case_on_the_shelf
from tenderkit.web.shown.frame import case_frame
from tenderkit.web.shown.problems import shown_problem
from tenderkit.web.trail import note_trail
from tenderkit.web.views.case.file_page import file_to_mend
from tenderkit.workflows.case.sound_case import load_sound_case
from tenderkit.workflows.drafts.case_text import text_of_kinds
from tenderkit.workflows.drafts.confirming import Confirming, confirm_assessment, confirmed_words
from tenderkit.workflows.drafts.draft_case import DraftCase, read_draft
from tenderkit.workflows.drafts.draft_problems import is_unanswered
from tenderkit.workflows.drafts.journal_page import STANDING
from tenderkit.workflows.drafts.papers_of_case import papers_of_case
from tenderkit.writers.refusals import ChangedMeanwhileError

_ASSESSMENT = "bedomning"
_FIELD = "uppdrag"


@require_http_methods(["GET", "HEAD", "POST"])
def show_to_requester(request: HttpRequest, case: str) -> HttpResponse:
    """The page, or what comes of a confirmation that was sent from it."""
    file = case_on_the_shelf(case)
    draft = read_draft(file)
    if draft.is_form or draft.source.problems:
        return file_to_mend(request, case, draft)
    if request.method != "POST":
        return _page(request, case, draft)
    try:
        came = confirm_assessment(draft, request.POST.get(_FIELD, ""), was=request.POST.get("var", ""))
    except ChangedMeanwhileError:
        draft = read_draft(file)
        came = Confirming(theirs=confirmed_words(draft))
    if not came.is_saved:
        return _page(request, case, draft, came)
    note_trail(request, file, "confirm", "bedomning")
    return HttpResponseRedirect(f"{reverse('requester-case', args=(case,))}?sparat")


def _page(request: HttpRequest, case: str, draft: DraftCase, came: Confirming | None = None) -> HttpResponse:
    words = confirmed_words(draft)
    context: dict[str, object] = {
        "frame": case_frame(draft),
        "confirmed": words,
        "entry": request.POST.get(_FIELD, "") if came is not None else words or _proposed(),
        "refusal": came.refusal if came is not None else None,
        "theirs": came.theirs if came is not None else None,
        "saved": "sparat" in request.GET,
    }
    with library_at_hand(draft.path.parent):
        try:
            sound = load_sound_case(draft.path)
        except InvalidInputError as error:
            context["waits"] = [
                (shown_problem(each, case), is_unanswered(each))
                for each in error.problems
                if each.gravity is Gravity.ERROR
            ]
        else:
            stage = stage_on(sound.case, localdate())
            kinds = (STANDING, _ASSESSMENT) if stage is Stage.AWARDED else (_ASSESSMENT, STANDING)
            context |= {
                "texts": mark_safe(text_of_kinds(sound, kinds)),  # noqa: S308 - written by the writer of documents
                "papers": [
                    paper
                    for phase in papers_of_case(sound)
                    for paper in phase.papers
                    if paper.names and Role.REQUESTER.value in paper.kind.to_role and paper.kind.id != _ASSESSMENT
                ],
            }
    return render(request, "page/requester/case.html", context)


def _proposed() -> str:
    """Words to change or leave: nothing is confirmed until they are sent."""
    return document_text("page.requester.confirms", day=write_date(localdate()))
