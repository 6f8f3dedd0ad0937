"""The paragraphs that clauses rest on: those that no longer hold first."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe
from msgspec import Struct

from tenderkit.messages import text
from tenderkit.web.reading import library_at_hand
from tenderkit.web.shown.clauses import day_asked, library_folder, the_whole_library
from tenderkit.workflows.library.provisions_in_use import ProvisionInUse, ProvisionState, provisions_of_library

_LOOKS = {
    ProvisionState.REPEALED: "error",
    ProvisionState.UNKNOWN: "draft",
    ProvisionState.NOT_YET: "tendering",
    ProvisionState.UNCHECKED: "draft",
    ProvisionState.IN_FORCE: "yes",
}


class RestingClause(Struct, frozen=True):
    """A clause by its id, what it is called, and those of its versions that rest on the paragraph."""

    id: str
    title: str
    versions: tuple[str, ...]


class ShownProvision(Struct, frozen=True):
    """A paragraph of the list."""

    found: ProvisionInUse
    word: str
    look: str
    clauses: tuple[RestingClause, ...]


@require_safe
def show_provisions(request: HttpRequest) -> HttpResponse:
    """On a day."""
    typed = request.GET.get("dag", "").strip()
    day, fault = day_asked(typed, localdate())
    folder = library_folder()
    with library_at_hand(folder):
        found = provisions_of_library(folder, day)
        context = {
            "found": found,
            "day": day,
            "typed_day": typed,
            "day_fault": fault,
            "counts": [
                (text(f"page.provision.{state.value}"), count)
                for state in ProvisionState
                if (count := found.count(state))
            ],
            "provisions": [
                ShownProvision(
                    each, text(f"page.provision.{each.state.value}"), _LOOKS[each.state], _named(each.clauses)
                )
                for each in found.provisions
            ],
            "to_look_at": [(_named([clause])[0], what, remedy) for clause, what, remedy in found.to_look_at],
        }
    return render(request, "page/library/provisions.html", context)


def _named(clauses: Sequence[str]) -> tuple[RestingClause, ...]:
    library = the_whole_library()
    versions: dict[str, list[str]] = {}
    for clause, _, version in (each.partition("@") for each in clauses):
        versions.setdefault(clause, []).append(version)
    return tuple(
        RestingClause(clause, library.clauses[clause][found[-1]].clause.title, tuple(found))
        for clause, found in versions.items()
    )
