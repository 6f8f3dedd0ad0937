"""All answers as one list, each with its way to change it, and everything that is wrong or to think of, gravest first."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from msgspec import Struct

from tenderkit.messages import Gravity
from tenderkit.model.form.form_parts import PARTS
from tenderkit.web.reading import library_at_hand
from tenderkit.web.shelf import case_on_the_shelf
from tenderkit.web.shown.fields import ShownProblem, words_of_answer
from tenderkit.web.shown.frame import case_frame
from tenderkit.web.shown.parts import ShownGroup, ShownPartPage, shown_part
from tenderkit.web.shown.problems import gravity_title, shown_problem
from tenderkit.web.views.case.file_page import file_to_mend
from tenderkit.workflows.drafts.draft_case import read_draft
from tenderkit.workflows.drafts.draft_problems import every_problem


class ReviewedAnswer(Struct, frozen=True):
    """One answer in the list."""

    label: str
    words: str
    href: str
    missing: bool


class AnsweredGroup(Struct, frozen=True):
    """The answers of a block, under its title."""

    title: str
    answers: tuple[ReviewedAnswer, ...]


class AnsweredPart(Struct, frozen=True):
    """The answers of a part."""

    title: str
    href: str
    groups: tuple[AnsweredGroup, ...]


@require_safe
def show_review(request: HttpRequest, case: str) -> HttpResponse:
    """The summary; a case without a fault is told so."""
    file = case_on_the_shelf(case)
    draft = read_draft(file)
    if draft.source.problems:
        return file_to_mend(request, case, draft)
    with library_at_hand(file.parent):
        problems, refusals = every_problem(draft)
    frame = case_frame(draft)
    shown = [shown_problem(each, case) for each in problems]
    shown += [ShownProblem("error", each.message.what, each.message.remedy, each.message.code) for each in refusals]
    told = {part.name: part for part in (*frame.parts, *frame.more)}
    answered = []
    for part in PARTS:
        found = shown_part(part, draft.source.data, case)
        groups = tuple(_groups(found, told[part.name].href))
        if groups:
            answered.append(AnsweredPart(told[part.name].title, told[part.name].href, groups))
    by_gravity = [(gravity_title(each.value), [one for one in shown if one.gravity == each.value]) for each in Gravity]
    context = {"frame": frame, "parts": answered, "problems": [each for each in by_gravity if each[1]]}
    return render(request, "page/review.html", context)


def _groups(found: ShownPartPage, href: str) -> Iterator[AnsweredGroup]:
    for group in (*found.groups, *found.more):
        yield from _group(group, group.title, href)
    for listed in found.lists:
        for item in listed.items:
            for group in (*item.groups, *item.more):
                title = f"{listed.title} {item.number}"
                yield from _group(group, title if group.title == listed.title else f"{title} – {group.title}", href)


def _group(group: ShownGroup, title: str, href: str) -> Iterator[AnsweredGroup]:
    told = [each for each in (*group.shown, *group.more) if each.value or each.missing]
    if told:
        yield AnsweredGroup(
            title,
            tuple(
                ReviewedAnswer(each.label, words_of_answer(each), f"{href}#{each.own_id}", each.missing)
                for each in told
            ),
        )
