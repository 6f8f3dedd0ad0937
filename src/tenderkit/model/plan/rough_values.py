"""What people write in the cells of a plan, beside what a case file takes: estimates, months, quarters, `2+1+1 år`.

A plan is made of estimates, so `ca 2 mkr` is its 2 mkr, and the row remembers that it was rough. A bound or a range
(`minst 2 mkr`, `2–4 år`) can be two things, and is asked about.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from msgspec import Struct

from tenderkit.model.case.understanding import understand
from tenderkit.model.case.values import YEARS
from tenderkit.model.plan.row import PlanRow
from tenderkit.model.reading.days import day_in, month_in
from tenderkit.model.reading.numbers import one_spaced
from tenderkit.model.reading.understood import NotUnderstoodError
from tenderkit.patterns import lazy_pattern

_ABOUT = lazy_pattern(
    r"^(?:ca\.?|c:a|cirka|circa|ungefär|omkring|runt|uppskattningsvis|uppskattat|prel\.?|preliminärt|[~≈])\s*",
    re.IGNORECASE,
)
_SUM = lazy_pattern(r"[0-9]{1,3}(?:\s*\+\s*[0-9]{1,3})+")
_BARE = lazy_pattern(r"[0-9][0-9 .,]*")
_QUARTER = lazy_pattern(
    r"(?:(?P<year>[0-9]{4})[ -]?)?(?:q|kv\.?|kvartal)\s*(?P<quarter>[1-4])(?:[ ,-]*(?P<later>[0-9]{4}))?", re.IGNORECASE
)
_NO_EXTENSION = frozenset({"0", "0 mån", "0 månader", "0 år", "ingen", "inga", "nej", "saknas"})
_UNCERTAIN = frozenset(
    {"?", "-", "'-", "–", "—", "x?", "vet ej", "okänt", "oklart", "ej klart", "ej bestämt", "tbd", "n/a"}
)
_SMALL = Decimal(10_000)
_DAYS, _LENGTHS, _MONEY = ("begins", "starts"), ("months", "option_months"), "value"
_MOST_IN_A_SUM = 10
_VAGUE = "TK-C097"  # a bound, once the words for an estimate are gone


class RoughValue(Struct, frozen=True):
    """A cell's value as the row has it; `option_months` and `extensions` are those of a term written `2+1+1 år`."""

    value: Any
    rough: bool = False
    option_months: int | None = None


def says_nothing(content: object) -> bool:
    """An empty cell, or one whose words say that nobody knows yet."""
    return content is None or (isinstance(content, str) and one_spaced(content).casefold() in {"", *_UNCERTAIN})


def read_rough(field: str, content: object, unit: str = "") -> RoughValue:
    """The value that a cell holds for the field, `unit` from its heading; raises `NotUnderstoodError` with what to ask."""
    if isinstance(content, datetime | date):
        return _day_of_a_cell(field, content)
    typed = as_typed(content)
    bare = _ABOUT.sub("", typed, count=1) if _is_rough(field) else typed
    try:
        found = _reader(field)(field, bare, unit)
    except NotUnderstoodError as asked:
        raise NotUnderstoodError("TK-N021") if asked.code == _VAGUE and _is_rough(field) else asked from None
    return RoughValue(found.value, found.rough or bare != typed, found.option_months)


def _day_of_a_cell(field: str, content: datetime | date) -> RoughValue:
    """A cell that holds a day; elsewhere a sheet has made one of what was typed, such as `2-4`."""
    if field not in _DAYS:
        raise NotUnderstoodError("TK-N009")
    day = content.date() if isinstance(content, datetime) else content
    if day.year not in YEARS:
        raise NotUnderstoodError("TK-C041")
    return RoughValue(day)


def as_typed(content: object) -> str:
    """What the cell shows, for numbers as a Swede writes them."""
    if isinstance(content, bool):
        return "ja" if content else "nej"
    if isinstance(content, int | float | Decimal):
        number = Decimal(repr(content)) if isinstance(content, float) else Decimal(content)
        return (
            f"{number.to_integral_value():f}"
            if number == number.to_integral_value()
            else f"{number:f}".replace(".", ",")
        )
    return one_spaced(str(content))


def _is_rough(field: str) -> bool:
    return field in (*_DAYS, *_LENGTHS, _MONEY, "employees_needed", "supplier_count")


def _reader(field: str) -> Callable[[str, str, str], RoughValue]:
    if field in _DAYS:
        return _rough_day
    if field in _LENGTHS:
        return _length
    return _money if field == _MONEY else _of_the_case


def _of_the_case(field: str, typed: str, unit: str) -> RoughValue:
    """As a case file has it."""
    del unit
    return RoughValue(understand(PlanRow.model_fields[field], typed).value)


def _money(field: str, typed: str, unit: str) -> RoughValue:
    """A number without any unit is kronor where nothing else can be meant."""
    is_bare = _BARE.fullmatch(typed) is not None
    value = understand(PlanRow.model_fields[field], f"{typed} {unit}" if is_bare and unit else typed).value
    if unit and "moms" in unit and not is_bare:  # the heading says that VAT is in it, whatever the cell's own unit
        raise NotUnderstoodError("TK-C096")
    if is_bare and not unit and value < _SMALL:
        raise NotUnderstoodError("TK-N008", number=typed)
    return RoughValue(value)


def _length(field: str, typed: str, unit: str) -> RoughValue:
    """Months; a number without any unit may be years, and `2+1+1 år` is two years with two of extension."""
    if field == "option_months" and typed.casefold() in _NO_EXTENSION:
        return RoughValue(None)
    parts = _SUM.match(typed)
    noun = (typed[parts.end() :] if parts else "").strip() or unit
    if parts is None:
        is_bare = _BARE.fullmatch(typed) is not None
        if is_bare and not unit:
            raise NotUnderstoodError("TK-N007", number=typed)
        return RoughValue(understand(PlanRow.model_fields[field], f"{typed} {unit}" if is_bare else typed).value)
    if not noun:
        raise NotUnderstoodError("TK-N007", number=parts[0])
    numbers = [number.strip() for number in parts[0].split("+")][:_MOST_IN_A_SUM]
    first, *more = (understand(PlanRow.model_fields[field], f"{number} {noun}").value for number in numbers)
    if field == "option_months":
        return RoughValue(sum(more, first))
    return RoughValue(first, option_months=sum(more))


def _rough_day(field: str, typed: str, unit: str) -> RoughValue:
    """A day, or the first day of a month or a quarter."""
    del field, unit
    if (found := _QUARTER.fullmatch(typed)) and (year := found["year"] or found["later"]):
        if int(year) not in YEARS:
            raise NotUnderstoodError("TK-C041")
        return RoughValue(date(int(year), 3 * int(found["quarter"]) - 2, 1), rough=True)
    try:
        return RoughValue(day_in(typed, YEARS).value)
    except NotUnderstoodError as asked:
        return RoughValue(_first_of_month(typed, asked), rough=True)


def _first_of_month(typed: str, asked: NotUnderstoodError) -> date:
    try:
        year, month = month_in(typed, YEARS).value.split("-")
    except NotUnderstoodError:
        raise asked from None
    return date(int(year), int(month), 1)
