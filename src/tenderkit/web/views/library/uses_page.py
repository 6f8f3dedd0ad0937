"""Which kinds of documents and which cases carry the clause, and in which version."""

from collections.abc import Mapping
from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe
from msgspec import Struct

from tenderkit.model.clauses.library import version_key
from tenderkit.web.case_rows import UNREAD, listed_cases
from tenderkit.web.reading import library_at_hand
from tenderkit.web.shelf import name_of_case
from tenderkit.web.shown.clauses import clause_head, clause_that_is_there, library_folder
from tenderkit.web.signed_in import cases_seen_by
from tenderkit.web.views.case_list import stage_word
from tenderkit.workflows.drafts.case_line import CaseLine
from tenderkit.workflows.library.cases_of_clause import ClauseInCase, cases_of_clause, proved_by_its_files
from tenderkit.workflows.library.clause_page import clause_around

_ON_A_PAGE = 100


class ShownUse(Struct, frozen=True):
    """A document of a case that carries the clause; `other` names a clause that stands in its place."""

    case: str
    title: str
    number: str
    stage: str
    stage_word: str
    document: str
    copy: int
    other: str
    version: str
    is_behind: bool
    day: date
    is_changed: bool


@require_safe
def show_uses(request: HttpRequest, clause: str) -> HttpResponse:
    """Of the cases that the person may see."""
    folder = library_folder()
    with library_at_hand(folder):
        page = clause_that_is_there(clause, localdate())
        lines = {each.name: each.line for each in listed_cases()}
        seen = cases_seen_by(request)
        found = cases_of_clause(folder, clause, seen.values())
        current = page.status.current.clause.version
        sent = {(use.file, use.document, use.clause, use.version) for use in found.uses if use.number}
        left = [
            use for use in found.uses if use.number or (use.file, use.document, use.clause, use.version) not in sent
        ]
        copies = Paginator(sorted(left, key=_issued_first), _ON_A_PAGE).get_page(request.GET.get("sida"))
        uses = [_shown(use, lines, clause, current) for use in copies.object_list]
        context = {
            "head": clause_head(page, "clause-uses"),
            "around": clause_around(folder, page.entry.clause),
            "current": current,
            "built": [use for use in uses if not use.copy],
            "issued": [use for use in uses if use.copy],
            "cases": len({use.file for use in found.uses}),
            "copies": copies,
            "unlocked": [(name, lines[name]) for name in map(name_of_case, found.unlocked) if name in lines],
            "unread": [(name_of_case(file), file.parent.name, message) for file, message in found.unread],
        }
    return render(request, "page/library/uses.html", context)


def _issued_first(use: ClauseInCase) -> tuple[bool, str]:
    return not use.number, use.file.as_posix()


def _shown(use: ClauseInCase, lines: Mapping[str, CaseLine], clause: str, current: str) -> ShownUse:
    name = name_of_case(use.file)
    line = lines.get(name, CaseLine(use.file.parent.name, stage=UNREAD))
    return ShownUse(
        case=name,
        title=line.title,
        number=line.number,
        stage=line.stage,
        stage_word=stage_word(line.stage),
        document=use.title,
        copy=use.number,
        other=use.clause if use.clause != clause else "",
        version=use.version,
        is_behind=use.clause == clause and version_key(use.version) < version_key(current),
        day=use.day,
        is_changed=proved_by_its_files(use) is False,
    )
