"""What the way of working costs for a year under both alternatives, and whether a project's budget adds up."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

from msgspec import Struct

from tenderkit.messages import document_text
from tenderkit.model.municipality.decision import ProjectBudget
from tenderkit.model.municipality.municipality import Municipality
from tenderkit.rules.language.wording import write_number

RECRUITER_PERCENT = (100, 50)
"""What the project held that matching and follow-up take under alternative 1 and 2 (report l. 26-27)."""


class CostRow(Struct, frozen=True):
    """A cost for a year in kronor, as words; what the municipality hasn't stated says so."""

    what: str
    first: str
    second: str
    own: str


class BudgetLine(Struct, frozen=True):
    """A row of the project's budget, as its report has it."""

    what: str
    printed: str


class DecisionFacts(Struct, frozen=True):
    """What a decision memo computes of the municipality's own values."""

    costs: Annotated[tuple[CostRow, ...], "Vad arbetssättet kostar under ett år"]
    budget: Annotated[tuple[BudgetLine, ...], "Raderna i projektets budget"]
    parts_left: Annotated[Decimal | None, "Summan av delarna av det som är kvar, när den inte är det som är kvar"]
    budget_gap: Annotated[Decimal | None, "Skillnaden mellan det som är kvar och summan av dess delar"]


def decision_facts(municipality: Municipality) -> DecisionFacts:
    """The costs, and the budget with its gap where there is one."""
    budget = municipality.project_budget
    parts = sum((row.amount for row in budget.left_parts), Decimal(0)) if budget is not None else None
    gap = abs(budget.left.amount - parts) if budget is not None and parts is not None else None
    return DecisionFacts(
        costs=tuple(_costs(municipality)),
        budget=tuple(_lines(budget)) if budget is not None else (),
        parts_left=parts if gap else None,
        budget_gap=gap or None,
    )


def _costs(municipality: Municipality) -> Iterator[CostRow]:
    """No sum where a part of it isn't known: a sum of what happens to be stated would look cheaper than it is."""
    staffing = municipality.staffing
    year = staffing.full_time_year_cost if staffing is not None else None
    recruiter, coordinator = (
        (staffing.recruiter_percent, staffing.coordinator_percent) if staffing is not None else (None, None)
    )
    shares = (*RECRUITER_PERCENT, recruiter)
    recruiters = tuple(_part(year, share) for share in shares)
    others = (_part(year, coordinator), *(cost.amount for cost in municipality.costs or ()))
    yield CostRow(
        document_text("decision.recruiter"),
        *(_with_share(cost, share) for cost, share in zip(recruiters, shares, strict=True)),
    )
    yield CostRow(document_text("decision.coordinator"), *[_with_share(others[0], coordinator)] * len(shares))
    for cost in municipality.costs or ():
        yield CostRow(cost.what, *[write_number(cost.amount)] * len(shares))
    yield CostRow(document_text("decision.sum"), *(_sum((each, *others)) for each in recruiters))


def _part(year: Decimal | None, percent: int | None) -> Decimal | None:
    return None if year is None or percent is None else year * percent / 100


def _with_share(cost: Decimal | None, percent: int | None) -> str:
    if percent is None:
        return document_text("decision.not_stated")
    amount = document_text("decision.not_stated") if cost is None else write_number(cost)
    return document_text("decision.share", percent=percent, amount=amount)


def _sum(costs: tuple[Decimal | None, ...]) -> str:
    known = [each for each in costs if each is not None]
    return write_number(sum(known, Decimal(0))) if len(known) == len(costs) else document_text("decision.no_sum")


def _lines(budget: ProjectBudget) -> Iterator[BudgetLine]:
    """In the order in which the report has them."""
    for row in (budget.total, budget.spent, *budget.left_parts):
        yield BudgetLine(row.what, write_number(row.amount))
    if budget.left_share is not None:
        percent = document_text("decision.percent", percent=budget.left_share.percent)
        yield BudgetLine(budget.left_share.what, percent)
    yield BudgetLine(budget.left.what, write_number(budget.left.amount))
