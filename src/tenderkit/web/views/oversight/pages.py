"""A page of a long table, and the address that keeps what it was filtered by."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

from tenderkit.messages.swedish_order import swedish_order

T = TypeVar("T")
ON_A_PAGE = 100
SHEETS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def page_of(request: HttpRequest, rows: Sequence[T]) -> "Page[T]":
    """The page that is asked for; one that there isn't is the nearest."""
    return Paginator(rows, ON_A_PAGE).get_page(request.GET.get("sida"))


def asked_for(request: HttpRequest, *names: str) -> tuple[str, ...]:
    """What was filled in of the filter."""
    return tuple(request.GET.get(name, "").strip() for name in names)


def query_of(request: HttpRequest) -> str:
    """The filter as the rest of an address, without the number of the page."""
    given = request.GET.copy()
    given.pop("sida", None)
    return given.urlencode()


def named_units(units: Iterable[str]) -> list[str]:
    """Each once, by the Swedish alphabet; what has no name isn't there."""
    return sorted({unit for unit in units if unit}, key=swedish_order)
