"""Two versions of a clause beside each other, and what the newer one would change in each case that is open."""

from collections.abc import Mapping
from pathlib import Path

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe
from msgspec import Struct

from tenderkit.messages import text
from tenderkit.model.clauses.library import version_key
from tenderkit.project.places import find_places
from tenderkit.rules.changes.reasons import ChangeClass
from tenderkit.web.case_rows import UNREAD, listed_cases
from tenderkit.web.reading import library_at_hand
from tenderkit.web.shelf import place_of_case
from tenderkit.web.shown.clauses import (
    ComparedRow,
    clause_head,
    clause_that_is_there,
    compared_rows,
    library_folder,
    the_whole_library,
)
from tenderkit.web.shown.fields import in_reading_words
from tenderkit.web.signed_in import cases_seen_by
from tenderkit.workflows.changes.comparing import points_first
from tenderkit.workflows.drafts.case_line import CaseLine
from tenderkit.workflows.library.compared_clause import ClauseVersions, compared_clause, usual_pair
from tenderkit.workflows.library.section_ahead import CaseAhead, section_ahead

_CASES_ON_A_PAGE = 10
_MOST_POINTS = 20
_OPEN = ("draft", "before_notice")  # from the notice on the text lies as it was announced


class ShownPartOfClause(Struct, frozen=True):
    """A part of the clause with its lines beside each other."""

    title: str
    rows: tuple[ComparedRow, ...]


class ShownSection(Struct, frozen=True):
    """What a section has now, and how it would read."""

    document: str
    before: str
    rows: tuple[ComparedRow, ...]


class ShownAhead(Struct, frozen=True):
    """A case that is open, and what the version would change in it."""

    name: str
    title: str
    number: str
    sections: tuple[ShownSection, ...]
    why_not: tuple[str, ...]


@require_safe
def compare_clause(request: HttpRequest, clause: str) -> HttpResponse:
    """The versions asked for, else the newest and what it is a change of."""
    folder = library_folder()
    with library_at_hand(folder):
        page = clause_that_is_there(clause, localdate())
        versions = the_whole_library().clauses[clause]
        usual = usual_pair(versions)
        before, after = (request.GET.get(name, "") or usual[at] for at, name in enumerate(("fran", "till")))
        if before not in versions or after not in versions:
            raise Http404
        found = compared_clause(folder, clause, before, after)
        context = {
            "head": clause_head(page, "clause-compare"),
            "versions": sorted(versions, key=version_key, reverse=True),
            "before": before,
            "after": after,
            "told": None if before == after else found.first,
            "points": tuple(points_first(found.comparison))[:_MOST_POINTS],
            "steps": [
                (each.clause.version, ChangeClass(each.clause.change.clause_class).named, each.clause.change)
                for each in found.steps
            ],
            "least": found.comparison.verdict.clause_class if found.comparison.verdict else None,
            "parts": _parts(found),
            **_ahead(request, clause, after),
        }
    return render(request, "page/library/compare.html", context)


def _parts(found: ClauseVersions) -> list[ShownPartOfClause]:
    return [
        ShownPartOfClause(text(f"diff.part.{part.name}"), tuple(compared_rows(part.diff)))
        for part in found.comparison.parts
    ]


def _ahead(request: HttpRequest, clause: str, version: str) -> Mapping[str, object]:
    """Ten cases at a time: each of them is composed twice."""
    seen = cases_seen_by(request)
    listed = [each for each in listed_cases() if each.name in seen]
    still = [each for each in listed if each.line.stage in _OPEN]
    page = Paginator(still, _CASES_ON_A_PAGE).get_page(request.GET.get("sida"))
    ahead = [(each, _tried(seen[each.name], clause, version)) for each in page.object_list]
    return {
        "open_count": len(still),
        "unread": sum(each.line.stage == UNREAD for each in listed),
        "example": place_of_case(seen[still[0].name]) if still else "",
        "case_page": page,
        "changed": [_shown(each.name, each.line, found) for each, found in ahead if found.changes],
        "same": [
            _shown(each.name, each.line, found) for each, found in ahead if not found.changes and not found.why_not
        ],
        "not_told": [_shown(each.name, each.line, found) for each, found in ahead if found.why_not],
    }


def _tried(file: Path, clause: str, version: str) -> CaseAhead:
    """A case may lie below settings of its own, with a library of its own; else what is at hand is that of the page."""
    if find_places(file.parent.resolve()).clause_folders == find_places(library_folder()).clause_folders:
        return section_ahead(file, clause, version)
    with library_at_hand(file.parent):
        return section_ahead(file, clause, version)


def _shown(name: str, line: CaseLine, found: CaseAhead) -> ShownAhead:
    sections = (each for each in found.sections if each.changes)
    return ShownAhead(
        name=name,
        title=line.title,
        number=line.number,
        sections=tuple(ShownSection(each.document, each.before, tuple(compared_rows(each.diff))) for each in sections),
        why_not=tuple(map(in_reading_words, found.why_not)),
    )
