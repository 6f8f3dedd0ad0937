"""A case's rows of the register as the year's figures count them."""

from collections.abc import Iterator

from tenderkit.model.case.case import Supplier
from tenderkit.model.journal.choices import AddedValue, EventKind
from tenderkit.rules.contract.whose import supplier_of
from tenderkit.rules.journal.known import known_of
from tenderkit.rules.register.register_rows import RegisteredCase, register_rows
from tenderkit.rules.statistics.additions import Part, YearStanding


def year_standings(case: RegisteredCase) -> dict[Part, YearStanding]:
    """Those of companies that have a requirement on the day. A company is known by its number, so that it is one in every case."""
    of = case.on_day.case
    companies = {supplier.name: company_key(supplier) for supplier in of.suppliers}
    procurement = f"{of.authority.organisation_number} {of.registry.procurement}"
    return {
        (procurement, companies[row.supplier], row.lot): YearStanding(
            unit=row.unit,
            kind=row.kind,
            required=row.places.required if row.places is not None else 0,
            by_months=row.places is not None and row.places.by_months,
            agreed=row.agreed,
            begun=row.begun,
            completed=row.completed,
        )
        for row in register_rows(case)
        if row.supplier and row.kind
    }


def company_key(supplier: Supplier) -> str:
    """Its number, here or in its own country: a name is written in several ways."""
    return supplier.organisation_number or f"{supplier.country} {supplier.registration}"


def added_value(case: RegisteredCase, year: int) -> Iterator[tuple[str, AddedValue]]:
    """Every answer of an evaluation that came in during the year, with the company that gave it."""
    of = case.on_day
    placements = {each.id: each for each in of.matching.placements}
    for each in known_of(of.matching, of.day).of_kind(EventKind.EVALUATION_RECEIVED):
        placement, answer = placements.get(each.event.place or ""), each.event.added_value
        supplier = supplier_of(of.case, placement) if placement is not None else None
        if supplier is not None and answer is not None and each.date.year == year:
            yield company_key(supplier), answer
