"""The requester's start: recommendations to answer, assessments to confirm, places that ended early, and what the procurements came to."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe
from msgspec import Struct

from tenderkit.problems import TenderkitError
from tenderkit.rules.due.stage import Stage
from tenderkit.web.kept_figures import figures_of_cases
from tenderkit.web.shown.plan_rows import ShownPlanRow, assessed_plan, latest_plans, of_units, shown_rows
from tenderkit.web.signed_in import cases_seen_by, person_of
from tenderkit.workflows.plan.plans_of_folder import KeptPlan
from tenderkit.workflows.register.case_figures import CaseFigures


class RecommendedRow(Struct, frozen=True):
    """A procurement of one's own unit that has a recommendation, in the latest plan of its year."""

    plan: KeptPlan
    shown: ShownPlanRow


class OutcomeOfSupplier(Struct, frozen=True):
    """What a case came to with one supplier, so far: a word for each of its lots, and the places in numbers."""

    supplier: str
    words: tuple[str, ...]
    begun: int
    completed: int


@require_safe
def show_requester(request: HttpRequest) -> HttpResponse:
    """What waits comes first."""
    figures = figures_of_cases(cases_seen_by(request))
    read = [(name, each) for name, each in figures.items() if each is not None and each.is_read]
    rows, unread_plans = _recommended(request)
    context = {
        "waiting": [each for each in rows if each.shown.waits],
        "answered": [each for each in rows if not each.shown.waits],
        "unread_plans": unread_plans,
        "unconfirmed": [
            (name, each) for name, each in read if not each.is_confirmed and each.stage is not Stage.AWARDED
        ],
        "confirmed": [(name, each) for name, each in read if each.is_confirmed and each.stage is not Stage.AWARDED],
        "ended": [(name, each, one) for name, each in read for one in each.ended_early],
        "outcomes": [(name, each, tuple(_outcomes(each))) for name, each in read if each.stage is Stage.AWARDED],
        "unread": sum(each is None for each in figures.values()),
    }
    return render(request, "page/requester/start.html", context)


def _recommended(request: HttpRequest) -> tuple[list[RecommendedRow], list[str]]:
    """Those of one's own units; a plan that can't be read is told of by its name and stops no other."""
    found: list[RecommendedRow] = []
    unread: list[str] = []
    for plan in latest_plans():
        try:
            rows = of_units(shown_rows(plan, assessed_plan(plan, localdate())), person_of(request).units)
        except TenderkitError:
            unread.append(plan.path.name)
            continue
        found += (RecommendedRow(plan, each) for each in rows if each.said is not None and each.said.recommendation)
    return found, unread


def _outcomes(of: CaseFigures) -> Iterator[OutcomeOfSupplier]:
    for supplier in dict.fromkeys(row.supplier for row in of.rows):
        rows = [row for row in of.rows if row.supplier == supplier]
        words = dict.fromkeys(
            f"{row.lot} {row.outcome.title_sv}".strip() for row in rows if row.outcome is not None and row.kind
        )
        yield OutcomeOfSupplier(
            supplier, tuple(words), sum(row.begun for row in rows), sum(row.completed for row in rows)
        )
