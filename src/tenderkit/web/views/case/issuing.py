"""Issuing a paper: what will happen and what stops it, on a page of its own, before anything is written."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods
from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.reading.understood import NotUnderstoodError
from tenderkit.problems import InvalidInputError, NotAllowedYetError, TenderkitError
from tenderkit.project.places import ISSUED_FOLDER
from tenderkit.rules.papers.issued_terms import QUOTED_KIND
from tenderkit.web.reading import library_at_hand
from tenderkit.web.shelf import case_on_the_shelf
from tenderkit.web.shown.fields import ShownProblem
from tenderkit.web.shown.frame import case_frame
from tenderkit.web.shown.problems import address_of_key, shown_problem
from tenderkit.web.trail import note_trail
from tenderkit.workflows.case.sound_case import load_sound_case
from tenderkit.workflows.drafts.answers import read_day
from tenderkit.workflows.drafts.draft_case import DraftCase, read_draft
from tenderkit.workflows.drafts.preview import preview
from tenderkit.workflows.papers.issue import IssueOptions, issue
from tenderkit.workflows.papers.kind_of_case import load_kind

_OPEN_QUESTION, _OTHER_TERMS = "TK-L090", "TK-L280"


class _Asked(Struct, frozen=True):
    """What the form says: the day, whether it is a correction, whether it is to be done now, and a day that wasn't understood."""

    day: date | None
    correction: bool
    now: bool
    written: str
    not_understood: bool

    def options(self, kind: str, *, dry_run: bool) -> IssueOptions:
        return IssueOptions(kinds=(kind,), day=self.day, correction=self.correction, dry_run=dry_run)


@require_http_methods(["GET", "HEAD", "POST"])
def issue_paper(request: HttpRequest, case: str, kind: str) -> HttpResponse:
    """What will happen, or what stops it; issued when nothing does and somebody says so."""
    file = case_on_the_shelf(case)
    stop_at_a_person(file, kind)
    draft, asked = read_draft(file), _asked(request)
    with library_at_hand(file.parent):
        try:
            if asked.now and not asked.not_understood:
                result = issue(file, asked.options(kind, dry_run=False))
                note_trail(request, file, "issue", kind)
                context = {
                    "frame": case_frame(draft),
                    "files": [each.name for each in result.files],
                    "folder": ISSUED_FOLDER,
                }
                return render(request, "page/issued.html", context | {"corrected": result.corrected})
            would = issue(file, asked.options(kind, dry_run=True))
        except (InvalidInputError, NotAllowedYetError) as error:
            return _stopped(request, case, kind, draft, error)
        title = load_kind(load_sound_case(file, as_written=asked.correction), kind).title
    context = {
        "frame": case_frame(draft),
        "title": title,
        "kind": kind,
        "asked": asked,
        "files": [each.name for each in would.files],
        "folder": ISSUED_FOLDER,
        "warnings": [shown_problem(each, case) for each in (*would.warnings, *would.case_warnings)],
        "unsaid": request.method == "POST" and not asked.now and "dag" in request.POST,
        "today": localdate(),
    }
    return render(request, "page/issue.html", context)


def stop_at_a_person(file: Path, kind_id: str) -> None:
    """Papers about a person are the recruiter's; here they are as if they weren't."""
    try:
        kind = load_kind(load_sound_case(file), kind_id)
    except InvalidInputError:
        if kind_id == QUOTED_KIND:
            return
        raise
    except TenderkitError:
        raise Http404 from None
    if kind.tells_of_a_person:
        raise Http404


def _asked(request: HttpRequest) -> _Asked:
    """The day as people write it."""
    sent = request.POST if request.method == "POST" else request.GET
    written, day, not_understood = sent.get("dag", "").strip(), None, False
    if written:
        try:
            day = read_day(written)
        except NotUnderstoodError:
            not_understood = True
    now = request.method == "POST" and sent.get("forstatt") == "ja"
    return _Asked(day, sent.get("rattelse") == "ja", now, written, not_understood)


def _stopped(
    request: HttpRequest, case: str, kind: str, draft: DraftCase, error: InvalidInputError | NotAllowedYetError
) -> HttpResponse:
    """Every reason in one list, with a way to each; terms that differ from the issued ones may be a correction."""
    if isinstance(error, InvalidInputError):
        reasons = [shown_problem(each, case) for each in error.problems]
    else:
        reasons = list(_reasons(error.reasons, case, draft))
    can_correct = any(each.code == _OTHER_TERMS for each in reasons)
    context = {
        "frame": case_frame(draft),
        "kind": kind,
        "reasons": reasons,
        "can_correct": can_correct,
        "today": localdate(),
    }
    return render(request, "page/stopped.html", context)


def _reasons(messages: Sequence[Message], case: str, draft: DraftCase) -> Iterator[ShownProblem]:
    sections = preview(draft.source, draft.path.parent).sections
    keys = {question: each.key_of(path) for each in sections for question, path in each.questions.items()}
    for each in messages:
        key = keys.get(each.facts.get("question", ""), ())
        way = address_of_key(case, key) if each.code == _OPEN_QUESTION else ""
        yield ShownProblem("error", each.what, each.remedy, each.code, way)
