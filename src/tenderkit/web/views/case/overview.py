"""A case at a glance: how far it has come, what remains and who does it, what was done last, and its papers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from tenderkit.messages import Gravity
from tenderkit.model.case.choices import Role
from tenderkit.web.models import TrailEntry
from tenderkit.web.reading import library_at_hand
from tenderkit.web.shelf import case_on_the_shelf, place_of_case
from tenderkit.web.shown.frame import case_frame, phase_steps
from tenderkit.web.shown.problems import shown_problem
from tenderkit.web.shown.way_to_do import matters_of_recruiter
from tenderkit.web.signed_in import person_of
from tenderkit.web.views.case.file_page import file_to_mend
from tenderkit.workflows.drafts.case_line import case_line
from tenderkit.workflows.drafts.draft_case import read_draft
from tenderkit.workflows.drafts.draft_problems import draft_problems

_LATEST = 5


@require_safe
def show_overview(request: HttpRequest, case: str) -> HttpResponse:
    """The case's own page."""
    file = case_on_the_shelf(case)
    draft = read_draft(file)
    if draft.source.problems:
        return file_to_mend(request, case, draft)
    with library_at_hand(file.parent):
        line = case_line(file, localdate())
        problems = draft_problems(draft)
    frame = case_frame(draft)
    context = {
        "frame": frame,
        "line": line,
        "steps": phase_steps(line.stage),
        "faults": [shown_problem(each, case) for each in problems if each.gravity is Gravity.ERROR],
        "questions": [shown_problem(each, case) for each in problems if each.gravity is Gravity.QUESTION],
        "begun": [part for part in frame.more if part.state != "not_begun"],
        "mine": matters_of_recruiter(line, case) if person_of(request).acting is Role.RECRUITER else (),
        "latest": TrailEntry.objects.filter(case=place_of_case(file))[:_LATEST],
    }
    return render(request, "page/overview.html", context)
