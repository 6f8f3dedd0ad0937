"""The week: what the recruiter has to see to in every case, late things first, then day by day."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe
from msgspec import Struct

from tenderkit.model.case.choices import Role
from tenderkit.project.places import MATCHING_FILE
from tenderkit.web.case_rows import UNREAD, ListedCase, listed_cases
from tenderkit.web.shown.way_to_do import way_to_do
from tenderkit.web.signed_in import cases_seen_by
from tenderkit.workflows.drafts.case_line import CLOSED, DRAFT
from tenderkit.workflows.due.days_ahead import DueInCase, days_ahead

_AHEAD = (14, 30, 90, 365)
_ON_A_PAGE = 100
_PATIENCE = 0.5  # seconds that the page reads what nobody has read yet: the day begins with it


class ShownMatter(Struct, frozen=True):
    """A row of the week."""

    due: DueInCase
    what: str
    href: str


class ShownDay(Struct, frozen=True):
    """The rows of a day, or of what is late, or of what has no day."""

    sort: str
    day: date | None
    matters: tuple[ShownMatter, ...]


@require_safe
def show_week(request: HttpRequest) -> HttpResponse:
    """Late and coming within as many days as are asked for: what `tenderkit due` tells the recruiter."""
    asked = request.GET.get("dagar", "")
    ahead = int(asked) if asked in map(str, _AHEAD) else _AHEAD[0]
    day, seen = localdate(), cases_seen_by(request)
    listed = [each for each in listed_cases(patience=_PATIENCE) if each.name in seen]
    every = (DueInCase(matter, each.name, each.line.title) for each in listed for matter in each.line.due)
    found = days_ahead(every, Role.RECRUITER, day, day + timedelta(days=ahead))
    page = Paginator(found.matters, _ON_A_PAGE).get_page(request.GET.get("sida"))
    context = {
        "groups": tuple(_groups(page.object_list, day)),
        "page": page,
        "late": found.late,
        "today": day,
        "later": found.later,
        "ahead": ahead,
        "choices": _AHEAD,
        "unread": sum(each.line.stage == UNREAD for each in listed),
        "faulty": [(each.name, each.line.title) for each in listed if _is_faulty(each, seen)],
    }
    return render(request, "page/recruiter/week.html", context)


def _is_faulty(each: ListedCase, seen: Mapping[str, Path]) -> bool:
    """Whether nothing can be told to be due, though a journal stands beside the case."""
    return each.line.stage in (DRAFT, CLOSED) and seen[each.name].with_name(MATCHING_FILE).is_file()


def _groups(matters: Iterable[DueInCase], today: date) -> Iterator[ShownDay]:
    def heading(each: DueInCase) -> tuple[str, date | None]:
        if each.matter.is_late(today):
            return "late", None
        return ("day", each.matter.day) if each.matter.day is not None else ("undated", None)

    for (sort, day), several in groupby(matters, key=heading):
        shown = (ShownMatter(each, each.matter.what_of_whom, way_to_do(each.matter, each.case)) for each in several)
        yield ShownDay(sort, day, tuple(shown))
