"""The register of the cases that one may see: its rows, the clauses that stand in their documents, and the same as a file."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe
from msgspec import Struct

from tenderkit.messages import text
from tenderkit.messages.swedish_order import swedish_order
from tenderkit.rules.due.stage import Stage
from tenderkit.rules.language.wording import write_date
from tenderkit.rules.register.register_row import RegisterRow
from tenderkit.web.downloads import as_download
from tenderkit.web.kept_figures import WHOLE, figures_of_cases, libraries_of_cases
from tenderkit.web.reading import library_at_hand
from tenderkit.web.signed_in import cases_seen_by
from tenderkit.web.views.oversight.pages import SHEETS, asked_for, named_units, page_of, query_of
from tenderkit.workflows.register.case_figures import CaseFigures, counted_once, register_of
from tenderkit.workflows.register.clauses_of_cases import clauses_of_cases
from tenderkit.workflows.register.register_report import register_bytes
from tenderkit.writers.sheet.register_columns import COLUMNS, register_cells
from tenderkit.writers.sheet.table_sheet import SheetCell

_NO_CASE = CaseFigures()
_STAGES = tuple(Stage)
# The columns of the page, each of one or several of the register's; the file has all of them by themselves.
_SHOWN = (
    ("page.register.unit", ("unit",)),
    ("page.register.supplier", ("supplier", "lot")),
    ("page.register.kind", ("kind",)),
    ("page.register.stage", ("stage",)),
    ("page.register.places", ("required", "agreed", "begun", "completed")),
    ("page.register.outcome", ("outcome", "follow_up")),
    ("page.register.late", ("late",)),
    ("page.register.next", ("next_day", "next_what")),
)
_NAMED = frozenset({"required", "agreed", "begun", "completed", "follow_up"})  # what needs its column's name beside it
_FOLDED = ("contract", "gaps", "issued")
_ORDERS: dict[str, Callable[["ShownRow"], Any]] = {  # beside that of their numbers
    "upphandling": lambda each: swedish_order(each.row.title),
    "enhet": lambda each: swedish_order(each.row.unit),
    "leverantor": lambda each: swedish_order(each.row.supplier),
    "fas": lambda each: _STAGES.index(each.row.stage),
    "sent": lambda each: -each.row.late,
    "datum": lambda each: (each.row.next_day is None, each.row.next_day),
}


class ShownRow(Struct, frozen=True):
    """A row of the register with the way to its case, and its cells by the names of the columns."""

    row: RegisterRow
    case: str
    cells: tuple[tuple[str, tuple[str, ...]], ...] = ()
    more: tuple[tuple[str, str], ...] = ()

    @property
    def href(self) -> str:
        return reverse("case", args=(self.case,))


@require_safe
def show_register(request: HttpRequest) -> HttpResponse:
    """The rows that are asked for, in the order that is asked for."""
    figures = _once(cases_seen_by(request))
    rows = [(row, name) for name, each in figures.items() if each is not None and each.is_read for row in each.rows]
    wanted, stage, unit, order = asked_for(request, "sok", "fas", "enhet", "ordna")
    day = localdate()
    found = [
        ShownRow(row, name)
        for row, name in rows
        if stage in ("", row.stage) and unit in ("", row.unit) and _holds(row, wanted)
    ]
    found.sort(key=lambda each: swedish_order(each.row.number))
    if order in _ORDERS:
        found.sort(key=_ORDERS[order])
    page = page_of(request, found)
    context = {
        "day": day,
        "page": page,
        "rows": [_with_cells(each) for each in page.object_list],
        "found": len(found),
        "total": len(rows),
        "unread": sum(each is None for each in figures.values()),
        "faulty": sum(each is not None and not each.is_read for each in figures.values()),
        "words": wanted,
        "stage": stage,
        "unit": unit,
        "order": order,
        "orders": [(name, text(f"page.order.{name}")) for name in ("diarienummer", *_ORDERS)],
        "columns": [text(title) for title, _ in _SHOWN],
        "stages": [(each.value, text(f"register.stage.{each.value}")) for each in Stage],
        "units": named_units(row.unit for row, _ in rows),
        "query": query_of(request),
    }
    return render(request, "page/oversight/register.html", context)


@require_safe
def show_clauses_used(request: HttpRequest) -> HttpResponse:
    """The versions that stand in documents, the outdated first."""
    files = cases_seen_by(request)
    figures = _once(files)
    read = {name: each for name, each in figures.items() if each is not None and each.is_read}
    with library_at_hand(Path(settings.TENDERKIT_FOLDER)):
        found = clauses_of_cases(read, libraries_of_cases(files), localdate())
    outdated = "gamla" in request.GET
    context = {
        "rows": [each for each in found if each.is_outdated or not outdated],
        "total": len(found),
        "outdated": sum(each.is_outdated for each in found),
        "only_outdated": outdated,
        "unread": sum(each is None for each in figures.values()),
    }
    return render(request, "page/oversight/clauses_used.html", context)


@require_safe
def show_handovers(request: HttpRequest) -> HttpResponse:
    """What handovers lack, and the evaluations that have come in, the latest first."""
    figures = _once(cases_seen_by(request))
    read = [(name, each) for name, each in figures.items() if each is not None and each.is_read]
    received = [(name, each, one) for name, each in read for one in each.evaluations]
    context = {
        "lacking": [(name, each) for name, each in read if each.stage is Stage.AWARDED and each.gaps],
        "received": sorted(received, key=lambda row: row[2].day, reverse=True),
        "unread": sum(each is None for each in figures.values()),
    }
    return render(request, "page/oversight/handovers.html", context)


@require_safe
def download_register(request: HttpRequest, suffix: str) -> HttpResponse:
    """The whole register of the cases that one may see, as `tenderkit register` writes it."""
    if suffix not in SHEETS:
        raise Http404
    found = figures_of_cases(cases_seen_by(request), patience=WHOLE)
    data = register_bytes(register_of((each or _NO_CASE for each in found.values()), localdate()), f".{suffix}")
    return as_download(data, f"register-{localdate().isoformat()}.{suffix}", SHEETS[suffix])


def _once(files: Mapping[str, Path]) -> dict[str, CaseFigures | None]:
    """The same procurement twice is there once, as in the file."""
    found = figures_of_cases(files)
    counted = counted_once(each or _NO_CASE for each in found.values())
    return {name: each and once for (name, each), once in zip(found.items(), counted, strict=True)}


def _holds(row: RegisterRow, wanted: str) -> bool:
    told = f"{row.number} {row.contract_number} {row.title} {row.supplier} {row.unit} {row.kind} {row.lot_title}".casefold()
    return all(word in told for word in wanted.casefold().split())


def _with_cells(each: ShownRow) -> ShownRow:
    names = [key.rpartition(".")[2] for key, _ in COLUMNS]
    cells = dict(zip(names, register_cells(each.row, localdate()), strict=True))
    return ShownRow(
        each.row,
        each.case,
        tuple((text(title), tuple(_words(cells, inner))) for title, inner in _SHOWN),
        tuple((text(f"register.column.{name}"), str(cells[name])) for name in _FOLDED if cells[name]),
    )


def _words(cells: Mapping[str, SheetCell], names: Iterable[str]) -> Iterator[str]:
    for name in names:
        cell = cells[name]
        if cell in (None, ""):
            continue
        said = write_date(cell) if isinstance(cell, date) else str(cell)
        yield f"{text(f'register.column.{name}')}: {said}" if name in _NAMED else said
