"""The figures of papers that are about no case, by what they are about: each gives a record, `computed.<figure>.<fact>`."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from msgspec import Struct

from tenderkit.model.case.choices import Role
from tenderkit.model.municipality.municipality import Municipality
from tenderkit.model.papers.kind import AboutWhat
from tenderkit.model.papers.kind_file import KindRoles
from tenderkit.model.plan.row import PlanRow
from tenderkit.model.policy.policy import Policy
from tenderkit.model.statistics.yearly_totals import TotalsOfYear
from tenderkit.rules.conditions.about_facts import AboutFacts
from tenderkit.rules.municipality.decision_figures import DecisionFacts, decision_facts
from tenderkit.rules.municipality.process_map import ProcessMapFacts, process_map
from tenderkit.rules.municipality.role_work import RoleWorkFacts, role_work
from tenderkit.rules.papers.recommendation_figures import RecommendationFacts, recommendation_of_plan
from tenderkit.rules.statistics.additions import YearOfCases
from tenderkit.rules.statistics.people_figures import (
    EvaluationFacts,
    OutcomeFacts,
    PeopleFacts,
    evaluation_facts,
    outcome_facts,
    people_facts,
)
from tenderkit.rules.statistics.year_figures import YearFacts, year_facts


class KnownAbout(Struct, frozen=True):
    """What such a figure is computed from: the facts of one paper on its day, and who hands which papers to whom.

    `policy` is the municipality's, for the papers that ask it; `policy_is_chosen` is whether the municipality has chosen it.
    """

    facts: AboutFacts
    day: date
    kinds: tuple[KindRoles, ...]
    policy: Policy | None = None
    policy_is_chosen: bool = False


class FigureAbout(Struct, frozen=True):
    """The record that declares the facts, and how they are found; no record where there is nothing to compute."""

    record: type
    compute: Callable[[KnownAbout], object | None]


def _role_work(known: KnownAbout) -> RoleWorkFacts | None:
    role = known.facts.lookup("role.id")
    return role_work(role, known.kinds) if isinstance(role, Role) else None


def _decision(known: KnownAbout) -> DecisionFacts | None:
    municipality = known.facts.lookup("municipality")
    return decision_facts(municipality) if isinstance(municipality, Municipality) else None


def _recommendation(known: KnownAbout) -> RecommendationFacts | None:
    row = known.facts.lookup("plan_row")
    if known.policy is None or not isinstance(row, PlanRow):
        return None
    return recommendation_of_plan(row, known.policy, chosen=known.policy_is_chosen)


def _year(known: KnownAbout) -> YearFacts | None:
    counted = known.facts.lookup("counted")
    return year_facts(counted) if isinstance(counted, YearOfCases) else None


def _people(known: KnownAbout) -> PeopleFacts | None:
    counted = known.facts.lookup("counted")
    return people_facts(counted) if isinstance(counted, YearOfCases) else None


def _evaluations(known: KnownAbout) -> EvaluationFacts | None:
    counted = known.facts.lookup("counted")
    return evaluation_facts(counted) if isinstance(counted, YearOfCases) else None


def _outcomes(known: KnownAbout) -> OutcomeFacts:
    totals = known.facts.lookup("year.totals")
    return outcome_facts(totals if isinstance(totals, TotalsOfYear) else None)


FIGURES_ABOUT: Mapping[AboutWhat, Mapping[str, FigureAbout]] = {
    AboutWhat.PLAN_ROW: {"recommendation": FigureAbout(RecommendationFacts, _recommendation)},
    AboutWhat.YEAR: {
        "year": FigureAbout(YearFacts, _year),
        "people": FigureAbout(PeopleFacts, _people),
        "evaluations": FigureAbout(EvaluationFacts, _evaluations),
        "outcomes": FigureAbout(OutcomeFacts, _outcomes),
    },
    AboutWhat.MUNICIPALITY: {
        "role_work": FigureAbout(RoleWorkFacts, _role_work),
        "decision": FigureAbout(DecisionFacts, _decision),
        "process": FigureAbout(ProcessMapFacts, lambda known: process_map(known.kinds)),
    },
}


def records_about(about: Iterable[AboutWhat]) -> dict[str, type]:
    """By figure the record of its facts, of those that papers about any of these can have."""
    from tenderkit.rules.papers.figures import FIGURES  # many modules, for papers about a case alone

    found: dict[str, type] = {}
    for each in about:
        if each is AboutWhat.CASE:
            found |= {name: figure.record for name, figure in FIGURES.items()}
        else:
            found |= {name: figure.record for name, figure in FIGURES_ABOUT[each].items()}
    return found


def figures_about(about: AboutWhat, names: Iterable[str], known: KnownAbout) -> dict[str, object | None]:
    """The record of every named figure, by its name."""
    return {name: FIGURES_ABOUT[about][name].compute(known) for name in names}
