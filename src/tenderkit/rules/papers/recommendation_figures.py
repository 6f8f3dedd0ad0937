"""What a recommendation says of a procurement that is planned or has just begun: from a row of the plan, or from a case."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from msgspec import Struct

from tenderkit.messages import document_text
from tenderkit.model.case.case import Places, Procurement
from tenderkit.model.case.choices import ContractForm, Location, PlacesBasis
from tenderkit.model.plan.row import PlanRow
from tenderkit.model.policy.policy import Policy, RequirementVerdict
from tenderkit.rules.conditions.deciding import FactSource
from tenderkit.rules.language.wording import write_date
from tenderkit.rules.plan.added_columns import counted_from_words
from tenderkit.rules.plan.planned_facts import PlannedFacts, called_in_plan
from tenderkit.rules.plan.timing import PlanningTimes, last_day_to_begin, planning_times
from tenderkit.rules.plan.verdicts import FOUR_QUESTIONS
from tenderkit.rules.policy.applicability import Applicability, applicability
from tenderkit.rules.policy.applicability_report import applicability_facts

_NAMED = {True: "yes", False: "no", None: "unknown"}


class GoQuestion(Struct, frozen=True):
    """One of the four questions, the answer that is known, and who answers it."""

    question: str
    answer: str
    who: str


class RecommendationFacts(Struct, frozen=True):
    """What is planned, what the policy says of it, and what has to be in place in time."""

    title: Annotated[str, "Upphandlingens namn"]
    unit: Annotated[str | None, "Enheten som behöver köpet"]
    value: Annotated[Decimal | None, "Beräknat värde"]
    months: Annotated[int | None, "Avtalstid"]
    option_months: Annotated[int | None, "Förlängning"]
    place: Annotated[Location | None, "Plats för utförandet"]
    form: Annotated[ContractForm | None, "Avtalsform"]
    begins: Annotated[str | None, "När upphandlingen påbörjas, i ord"]
    starts: Annotated[str | None, "När avtalet startar, i ord"]
    value_is_rough: Annotated[bool, "Om värdet är ungefärligt"]
    places: Annotated[int | None, "Antal platser"]
    verdict: Annotated[RequirementVerdict, "Policyns utfall"]
    verdict_words: Annotated[str, "Policyns utfall i ord"]
    may_be_required: Annotated[bool, "Om policyn ber om ett krav, eller kan komma att göra det"]
    because: Annotated[tuple[str, ...], "Skälen till utfallet"]
    missing: Annotated[tuple[str, ...], "Uppgifter som saknas för utfallet"]
    beside: Annotated[tuple[str, ...], "Gränsfall och råd"]
    policy: Annotated[str, "Policyns namn"]
    policy_source: Annotated[str, "Policyns källa"]
    chosen: Annotated[bool, "Om kommunen har valt policyn"]
    questions: Annotated[tuple[GoQuestion, ...], "De fyra frågorna"]
    function_words: Annotated[str, "Om behovet kan beskrivas som en funktion, i ord"]
    staff: Annotated[int | None, "Antal anställda som arbetet kräver"]
    staffing_percent: Annotated[int | None, "Tjänsten för matchning, i procent av heltid"]
    staffing_source: Annotated[str | None, "Vem som har bestämt tjänsten för matchning"]
    training_partners: Annotated[str | None, "Utbildningspartner"]
    last_day: Annotated[date | None, "Sista dag att börja"]
    last_day_words: Annotated[str | None, "Hur sista dagen att börja är räknad"]
    times_words: Annotated[str, "Vems tider som dagen är räknad med"]


def recommendation_of_plan(row: PlanRow, policy: Policy, *, chosen: bool) -> RecommendationFacts:
    """From a row of the plan, and the policy that it is asked of."""
    return _facts(row, applicability(policy, PlannedFacts(row), None), chosen=chosen)


def recommendation_of_case(
    case: Procurement, facts: FactSource, policy: Policy, *, chosen: bool
) -> RecommendationFacts:
    """From a case; the policy is asked of the case's own facts, as the assessment asks it."""
    return _facts(planned_in_case(case), applicability(policy, facts, case), chosen=chosen)


def planned_in_case(case: Procurement) -> PlanRow:
    """What a plan would say of the case. A matching unit that is named has been appointed; of the rest a case tells nothing."""
    contract = case.contract
    return PlanRow.model_construct(
        number=0,
        title=case.title,
        unit=case.authority.unit,
        value=contract.estimated_value,
        months=contract.months,
        option_months=contract.option_months,
        place=contract.place,
        form=contract.form,
        begins=case.procedure.begins,
        starts=contract.starts,
        places=_fixed_number(case.requirement.places),
        employees_needed=contract.employees_needed,
        requester_willing=True if case.assessment is not None and case.assessment.requester_mandate else None,
        matching_unit_appointed=True if case.matching_unit is not None else None,
    )


def _fixed_number(places: Places | None) -> int | None:
    """Places that follow a value or the years are counted from what nobody knows when the recommendation is written."""
    return places.count if places is not None and places.basis is PlacesBasis.FIXED else None


def _facts(row: PlanRow, found: Applicability, *, chosen: bool) -> RecommendationFacts:
    policy = found.policy
    told = applicability_facts(found, chosen=chosen)
    times = planning_times(policy.planning)
    last = last_day_to_begin(row, times)
    may_be = found.verdict is not RequirementVerdict.NONE
    return RecommendationFacts(
        title=row.title,
        unit=row.unit,
        value=row.value,
        months=row.months,
        option_months=row.option_months,
        place=row.place,
        form=row.form,
        begins=_day_words(row, "begins"),
        starts=_day_words(row, "starts"),
        value_is_rough="value" in row.rough,
        places=row.places,
        verdict=found.verdict,
        verdict_words=document_text(f"plan.verdict.{found.verdict.value}"),
        may_be_required=may_be,
        because=_because(found),
        missing=tuple(dict.fromkeys(map(called_in_plan, found.questions))),
        beside=(*told.edges, *told.advice),
        policy=told.policy,
        policy_source=told.policy_source,
        chosen=told.chosen,
        questions=tuple(_question(row, name) for name in FOUR_QUESTIONS),
        function_words=document_text(f"recommendation.function.{_NAMED[row.function_possible]}"),
        staff=row.employees_needed,
        staffing_percent=policy.staffing.percent if policy.staffing is not None else None,
        staffing_source=policy.staffing.source if policy.staffing is not None else None,
        training_partners=row.training_partners,
        last_day=last.day if last is not None else None,
        last_day_words=counted_from_words(last) if last is not None else None,
        times_words=_times_words(times),
    )


def _because(found: Applicability) -> tuple[str, ...]:
    """The rules that settled it; which kind of requirement it becomes, the recommendation says by itself."""
    rules = (row for row in found.because if row in found.rows)
    return tuple(document_text(f"policy.because.{row.truth.value}", says=row.rule.text_sv) for row in rules)


def _question(row: PlanRow, name: str) -> GoQuestion:
    return GoQuestion(
        document_text(f"recommendation.question.{name}"),
        document_text(f"recommendation.answer.{_NAMED[getattr(row, name)]}"),
        document_text(f"recommendation.who.{name}"),
    )


def _day_words(row: PlanRow, name: str) -> str | None:
    """`1 mars 2027`, or that it is the earliest day that the plan can mean."""
    day = getattr(row, name)
    if day is None:
        return None
    return write_date(day) + (document_text("plan.rough_day") if name in row.rough else "")


def _times_words(times: PlanningTimes) -> str:
    return (
        document_text("recommendation.times", source=times.source)
        if times.source
        else document_text("recommendation.times_assumed")
    )
