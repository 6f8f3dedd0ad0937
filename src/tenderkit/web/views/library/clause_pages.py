"""A clause: what it says, when it is taken, what stands around it; an older version of it; and its versions, the newest first."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe
from msgspec import Struct

from tenderkit.model.clauses.library import predecessor
from tenderkit.rules.changes.reasons import ChangeClass
from tenderkit.rules.clauses.life import Life
from tenderkit.web.reading import library_at_hand
from tenderkit.web.shown.clauses import (
    StandingTag,
    adopted_words,
    clause_head,
    clause_that_is_there,
    library_folder,
    standing_tag,
)
from tenderkit.web.signed_in import cases_seen_by
from tenderkit.workflows.library.cases_of_clause import cases_of_clause
from tenderkit.workflows.library.clause_page import ClauseOnPage, clause_around, clause_said


class ShownVersion(Struct, frozen=True):
    """A version in the history; `before` is what it is a change of, '' for the first."""

    version: str
    standing: StandingTag
    starts: date | None
    ends: date | None
    adopted: str
    change_class: str
    theme: str
    note: str
    before: str


@require_safe
def show_clause(request: HttpRequest, clause: str) -> HttpResponse:
    """The version that is used today, else the newest."""
    return _show(request, clause)


@require_safe
def show_version(request: HttpRequest, clause: str, version: str) -> HttpResponse:
    """Any version of it."""
    return _show(request, clause, version)


@require_safe
def show_history(request: HttpRequest, clause: str) -> HttpResponse:
    """Every version with what changed in it."""
    with library_at_hand(library_folder()):
        page = clause_that_is_there(clause, localdate())
        context = {
            "head": clause_head(page, "clause-history"),
            "versions": [_version(life, page) for life in page.history],
        }
    return render(request, "page/library/history.html", context)


def _show(request: HttpRequest, clause: str, version: str = "") -> HttpResponse:
    folder = library_folder()
    with library_at_hand(folder):
        page = clause_that_is_there(clause, localdate(), version)
        shown = page.entry.clause
        context = {
            "head": clause_head(page, "clause"),
            "clause": shown,
            "said": clause_said(folder, shown),
            "around": clause_around(folder, shown),
            "others": [life.entry.clause.version for life in page.history if life.entry is not page.entry],
            "current": page.status.current.clause.version,
            "used_in": len({use.file for use in cases_of_clause(folder, clause, cases_seen_by(request).values()).uses}),
        }
    return render(request, "page/library/clause.html", context)


def _version(life: Life, page: ClauseOnPage) -> ShownVersion:
    entry = life.entry
    before = predecessor((each.entry for each in page.history), entry.clause.version)
    change = entry.clause.change
    return ShownVersion(
        version=entry.clause.version,
        standing=standing_tag(life.standing),
        starts=entry.state.valid_from,
        ends=entry.state.valid_to,
        adopted=adopted_words(entry),
        change_class=ChangeClass(change.clause_class).named,
        theme=change.theme,
        note=change.note,
        before=before.clause.version if before is not None else "",
    )
