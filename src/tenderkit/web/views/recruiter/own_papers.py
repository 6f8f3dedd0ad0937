"""The recruiter's papers: what can be made, one of them as it would be, and the file. Papers about a person are here and nowhere else.

An address has the number of a place, never a name.
"""

import re
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_safe

from tenderkit.model.papers.kind import Kind
from tenderkit.problems import InvalidInputError, NotAllowedYetError, TenderkitError
from tenderkit.web.reading import library_at_hand
from tenderkit.web.shelf import case_on_the_shelf
from tenderkit.web.shown.frame import case_frame
from tenderkit.web.shown.problems import shown_problem
from tenderkit.web.views.case.file_page import file_to_mend
from tenderkit.web.views.case.papers_page import FORMATS, download_paper, is_none_chosen, papers_written
from tenderkit.workflows.case.sound_case import load_sound_case
from tenderkit.workflows.drafts.case_text import documents_of_kind
from tenderkit.workflows.drafts.draft_case import read_draft
from tenderkit.workflows.drafts.papers_of_case import ready_papers
from tenderkit.workflows.drafts.recruiters_lists import recruiters_lists
from tenderkit.workflows.drafts.recruiters_papers import is_of_the_recruiter, recruiters_papers
from tenderkit.workflows.papers.kind_of_case import load_kind
from tenderkit.writers.html_writer import documents_html

_PLACE = re.compile(r"\bp-[0-9]+\b")
_LONGEST = 6  # figures of a page's number
_UNDER = 1  # the paper lies right below the heading of the page


@require_safe
def list_own_papers(request: HttpRequest, case: str) -> HttpResponse:
    """Place by place, then the others; what can't be written yet says why."""
    file = case_on_the_shelf(case)
    draft = read_draft(file)
    if draft.is_form or draft.source.problems:
        return file_to_mend(request, case, draft)
    context = {"frame": case_frame(draft)}
    with library_at_hand(file.parent):
        try:
            found = recruiters_papers(load_sound_case(file), _page(request), request.GET.get("plats", ""))
        except InvalidInputError as error:
            faults = [shown_problem(each, case) for each in error.problems]
            return render(request, "page/recruiter/papers.html", context | {"faults": faults})
    return render(request, "page/recruiter/papers.html", context | {"found": found})


@require_http_methods(["GET", "HEAD", "POST"])
def show_own_paper(request: HttpRequest, case: str, kind: str, paper: str) -> HttpResponse:
    """The paper as it would be, with the ways to have it; a button writes those of its kind to their folder, with the lock."""
    file = case_on_the_shelf(case)
    draft = read_draft(file)
    if draft.is_form or draft.source.problems:
        return file_to_mend(request, case, draft)
    with library_at_hand(file.parent):
        of = _own_kind(file, kind)
        if request.method == "POST" and not is_none_chosen(request):
            return papers_written(request, file, kind)
        context = {"frame": case_frame(draft), "kind": of, "paper": paper, "formats": list(FORMATS)}
        context |= {"none_chosen": is_none_chosen(request), "place": _place_with_a_person(file, paper)}
        context["written"] = request.GET.get("skrivna", "") if request.GET.get("skrivna", "").isdigit() else ""
        try:
            sound = load_sound_case(file)
            found = next(iter(documents_of_kind(sound, kind, (paper,))), None)
            context["names"] = ready_papers(sound, of)
        except InvalidInputError as error:
            faults = [shown_problem(each, case) for each in error.problems]
            return render(request, "page/recruiter/paper.html", context | {"faults": faults})
        except NotAllowedYetError as early:
            reasons = [{"what": each.facts.get("says", each.what), "remedy": each.remedy} for each in early.reasons]
            return render(request, "page/recruiter/paper.html", context | {"faults": reasons})
    if found is None:
        raise Http404
    html = documents_html(((found.composition.document, None),), below=_UNDER)
    context["text"] = mark_safe(html)  # noqa: S308 - written by the writer of documents
    return render(request, "page/recruiter/paper.html", context)


@require_safe
def own_paper_file(request: HttpRequest, case: str, kind: str, paper: str, suffix: str) -> HttpResponse:
    """The paper in one format, made anew; nothing is written to any folder."""
    file = case_on_the_shelf(case)
    if suffix not in FORMATS:
        raise Http404
    _own_kind(file, kind)
    return download_paper(request, file, kind, f"{paper}.{suffix}")


def _page(request: HttpRequest) -> int:
    asked = request.GET.get("sida", "")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < _LONGEST else 1


def _place_with_a_person(file: Path, paper: str) -> str:
    """The place that the paper is about, where somebody is entered for it: what is missing is told on that page."""
    found = _PLACE.search(paper)
    try:
        lists = recruiters_lists(file) if found is not None else None
    except InvalidInputError:
        lists = None
    if found is None or lists is None:
        return ""
    return next((each.place for each in lists.persons if each.slug == found[0]), "")


def _own_kind(file: Path, kind_id: str) -> Kind:
    """The kind; one that isn't the recruiter's is as if it weren't."""
    try:
        kind = load_kind(load_sound_case(file), kind_id)
    except InvalidInputError:
        raise
    except TenderkitError:
        raise Http404 from None
    if not is_of_the_recruiter(kind):
        raise Http404
    return kind
