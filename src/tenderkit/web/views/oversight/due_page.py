"""What is due and what is late, in every case that one may see, for every role or for one."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe
from msgspec import Struct

from tenderkit.messages import text
from tenderkit.model.case.choices import Role
from tenderkit.rules.due.due_entry import DueEntry
from tenderkit.web.kept_figures import WHOLE, figures_of_cases, libraries_of_cases
from tenderkit.web.reading import library_at_hand
from tenderkit.web.signed_in import cases_seen_by
from tenderkit.web.views.oversight.pages import asked_for, named_units, page_of, query_of
from tenderkit.workflows.due.read_due import DueList, due_of_library, in_days
from tenderkit.workflows.register.case_figures import CaseFigures, counted_once

_NO_CASE = CaseFigures()


class ShownDue(Struct, frozen=True):
    """An entry with the way to its case, and the case's unit."""

    entry: DueEntry
    is_late: bool
    unit: str
    case: str

    @property
    def href(self) -> str:
        return reverse("case", args=(self.case,)) if self.case else ""

    @property
    def role_word(self) -> str:
        return text(f"role.{self.entry.matter.role.value}")


@require_safe
def show_due(request: HttpRequest) -> HttpResponse:
    """The late first, then day by day."""
    files, day = cases_seen_by(request), localdate()
    figures = figures_of_cases(files)
    role, unit = asked_for(request, "roll", "enhet")
    everything = _shown(figures, files, day)
    found = [each for each in everything if role in ("", each.entry.matter.role) and unit in ("", each.unit)]
    page = page_of(request, found)
    context = {
        "day": day,
        "page": page,
        "rows": page.object_list,
        "found": len(found),
        "total": len(everything),
        "late": sum(each.is_late for each in found),
        "unread": sum(each is None for each in figures.values()),
        "faulty": sum(each is not None and not each.is_read for each in figures.values()),
        "role": role,
        "unit": unit,
        "roles_of_days": [(each.value, text(f"role.{each.value}")) for each in Role],
        "units": named_units(each.unit for each in everything),
        "query": query_of(request),
    }
    return render(request, "page/oversight/due.html", context)


def due_list(files: Mapping[str, Path], role: Role | None = None) -> DueList:
    """What `tenderkit due` lists of these cases today."""
    day = localdate()
    found = tuple(counted_once(each or _NO_CASE for each in figures_of_cases(files, patience=WHOLE).values()))
    read = [each for each in found if each.is_read]
    entries = in_days((*(entry for each in read for entry in each.due), *_of_libraries(files, day)), role)
    return DueList(day, entries, len(read), len(found) - len(read))


def _shown(figures: Mapping[str, CaseFigures | None], files: Mapping[str, Path], day: date) -> list[ShownDue]:
    once = dict(zip(figures, counted_once(each or _NO_CASE for each in figures.values()), strict=True))
    of_case = {entry.uid: name for name, each in once.items() if each.is_read for entry in each.due}
    entries = [entry for each in once.values() if each.is_read for entry in each.due]

    def shown() -> Iterator[ShownDue]:
        for entry in in_days((*entries, *_of_libraries(files, day))):
            name = of_case.get(entry.uid, "")
            yield ShownDue(entry, entry.is_late(day), once[name].unit if name else "", name)

    return list(shown())


def _of_libraries(files: Mapping[str, Path], day: date) -> Iterable[DueEntry]:
    with library_at_hand(Path(settings.TENDERKIT_FOLDER)):
        return [entry for places in libraries_of_cases(files) for entry in due_of_library(places, day)]
