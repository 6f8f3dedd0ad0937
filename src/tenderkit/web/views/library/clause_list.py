"""The clauses: searched in all that they say, filtered, in the order that is asked for, a hundred at a time."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe
from msgspec import Struct

from tenderkit.messages import text
from tenderkit.rules.clauses.library_status import ClauseStatus
from tenderkit.web.reading import library_at_hand
from tenderkit.web.shown.clauses import StandingTag, adopted_words, day_asked, library_folder, standing_tag
from tenderkit.workflows.library.find_clauses import (
    ORDERS,
    STATES,
    ClauseQuery,
    FoundClause,
    FoundClauses,
    find_clauses,
    with_excerpts,
)

_ON_A_PAGE = 100
_WITHIN = (0, 30, 90, 180, 365)


class ShownFound(Struct, frozen=True):
    """A row of the list."""

    id: str
    title: str
    version: str
    standing: StandingTag
    other_instead: bool
    waiting: tuple["ShownWaiting", ...]
    adopted: str
    review_by: date | None
    days_left: int | None
    overdue_days: int
    owner: str
    found: FoundClause


class ShownWaiting(Struct, frozen=True):
    """Versions on their way that stand alike and begin on the same day."""

    versions: tuple[str, ...]
    words: str
    starts: date | None


@require_safe
def find_in_library(request: HttpRequest) -> HttpResponse:
    """The library on a day."""
    asked = {name: request.GET.get(name, "").strip() for name in ("sok", "lage", "agare", "slag", "oversyn", "ordna")}
    typed_day = request.GET.get("dag", "").strip()
    day, day_fault = day_asked(typed_day, localdate())
    query = ClauseQuery(
        words=asked["sok"],
        state=asked["lage"] if asked["lage"] in STATES else "",
        owner=asked["agare"],
        kind=asked["slag"],
        review_within=next((days for days in _WITHIN if str(days) == asked["oversyn"]), None),
        order=asked["ordna"] if asked["ordna"] in ORDERS else "",
    )
    folder = library_folder()
    with library_at_hand(folder):
        found = find_clauses(folder, day, query)
        page = Paginator(found.clauses, _ON_A_PAGE).get_page(request.GET.get("sida"))
        rows = [_shown(each) for each in with_excerpts(folder, tuple(page.object_list), query.words)]
    context = {"rows": rows, "page": page, "found": found, "asked": asked, "day": day, "is_today": day == localdate()}
    context |= {"typed_day": typed_day, "day_fault": day_fault, "is_filtered": bool(request.GET)} | _choices(found)
    context["rest"] = "&".join(_rest(request))
    return render(request, "page/library/clauses.html", context)


def _choices(found: FoundClauses) -> dict[str, Any]:
    return {
        "states": [(state, text(f"page.clause_state.{state}"), found.by_state.get(state, 0)) for state in STATES],
        "kinds": [(kind.id, kind.title) for kind in found.kinds],
        "reviews": [(str(days), text(f"page.review_within.{days}")) for days in _WITHIN],
        "orders": [(order, text(f"page.clause_order.{order}")) for order in ORDERS],
    }


def _rest(request: HttpRequest) -> list[str]:
    """The rest of the address, for the links to other pages of the list."""
    from urllib.parse import urlencode

    return [urlencode([(name, value)]) for name, value in request.GET.items() if name != "sida"]


def _shown(each: FoundClause) -> ShownFound:
    status, entry = each.status, each.status.current
    days = status.days_left
    return ShownFound(
        id=entry.clause.id,
        title=entry.clause.title,
        version=entry.clause.version,
        standing=standing_tag(status.life.standing),
        other_instead="other_instead" in each.states,
        waiting=tuple(_waiting(status)),
        adopted=adopted_words(entry),
        review_by=entry.state.review_by,
        days_left=days if days is not None and days >= 0 else None,
        overdue_days=-days if days is not None and days < 0 else 0,
        owner=entry.state.owner,
        found=each,
    )


def _waiting(status: ClauseStatus) -> Iterator[ShownWaiting]:
    alike: dict[tuple[str, date | None], list[str]] = {}
    for entry in status.waiting:
        if entry is not status.current:
            words = standing_tag(entry.state.standing(status.life.day)).words
            alike.setdefault((words, entry.state.valid_from), []).append(entry.clause.version)
    yield from (ShownWaiting(tuple(versions), *key) for key, versions in alike.items())
