"""Removing what may no longer be kept of persons: what would go, and what stays to be done by hand, before anything is removed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods

from tenderkit.web.reading import library_at_hand
from tenderkit.web.shelf import case_on_the_shelf
from tenderkit.web.shown.frame import case_frame
from tenderkit.web.trail import note_trail
from tenderkit.web.views.case.file_page import file_to_mend
from tenderkit.workflows.drafts.draft_case import read_draft
from tenderkit.workflows.drafts.recruiters_lists import titles_of_person
from tenderkit.workflows.privacy.prune_persons import prune_persons


@require_http_methods(["GET", "HEAD", "POST"])
def show_pruning(request: HttpRequest, case: str) -> HttpResponse:
    """What the decision lets go by today; removed when somebody says so."""
    file = case_on_the_shelf(case)
    draft = read_draft(file)
    if draft.is_form or draft.source.problems:
        return file_to_mend(request, case, draft)
    says_so = request.POST.get("forstatt") == "ja"
    with library_at_hand(file.parent):
        found = prune_persons(file, localdate(), remove=request.method == "POST" and says_so)
    if says_so and request.method == "POST":
        note_trail(request, file, "prune")
    context = {
        "frame": case_frame(draft),
        "found": found,
        "items": [(each.id, each.ended, tuple(titles_of_person(each.fields))) for each in found.items],
        "older": found.older,
        "done": request.method == "POST" and says_so,
        "unsaid": request.method == "POST" and not says_so,
        "left": [f"{path.name}, rad {line}" for path, line in found.left_over],
    }
    return render(request, "page/recruiter/prune.html", context)
