"""A recommendation says the same of a case as of the row of the plan that it came from."""

from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from given.cases import WITH_PLACES
from given.cases import read as case
from given.plan_sheets import both_alternatives, planned
from tenderkit.model.case.choices import ContractForm, Location
from tenderkit.model.papers.kind import AboutWhat
from tenderkit.model.policy.planning import PlanningPolicy
from tenderkit.model.policy.policy import RequirementVerdict
from tenderkit.rules.conditions.about_facts import AboutFacts
from tenderkit.rules.conditions.facts import Facts
from tenderkit.rules.papers.figures_about import KnownAbout, figures_about
from tenderkit.rules.papers.recommendation_figures import (
    planned_in_case,
    recommendation_of_case,
    recommendation_of_plan,
)

POLICY, _ = both_alternatives()


def test_a_row_that_says_nothing_leaves_everything_to_ask() -> None:
    row = planned(unit=None, value=None, months=None, place=None, form=None, starts=None)

    found = recommendation_of_plan(row, POLICY, chosen=False)

    assert (found.verdict, found.may_be_required, found.last_day, found.last_day_words, found.starts) == (
        RequirementVerdict.ASK_FIRST,
        True,
        None,
        None,
        None,
    )
    assert found.missing == ("Avtalstid", "Plats för utförandet", "Avtalsform", "Går att följa upp")
    assert {each.answer for each in found.questions} == {"inte besvarad"}
    assert found.function_words == "Pröva om det går i det här köpet."


def test_the_answers_and_the_estimates_of_the_plan_are_told() -> None:
    row = planned(
        decided=True, network=False, function_possible=False, begins=date(2027, 3, 1), rough=("begins", "value")
    )

    found = recommendation_of_plan(row, POLICY, chosen=True)

    assert [each.answer for each in found.questions] == ["ja", "inte besvarad", "inte besvarad", "nej"]
    assert found.function_words == "I det här köpet är produkten redan bestämd."
    assert found.begins == "1\u00a0mars 2027, den tidigaste dag som planen kan mena"
    assert (found.starts, found.value_is_rough, found.chosen) == ("1\u00a0juni 2027", True, True)
    assert (found.staffing_percent, found.staffing_source) == (100, "Rapporten, rad 26")


def test_the_municipalitys_own_times_and_staff_are_told_as_its_own() -> None:
    own = replace(
        POLICY, planning=PlanningPolicy(prepare_weeks=8, procure_weeks=20, source="Upphandlingschefen"), staffing=None
    )

    found = recommendation_of_plan(planned(), own, chosen=True)

    assert found.times_words == "Tiderna har kommunen bestämt (Upphandlingschefen)."
    assert (found.staffing_percent, found.staffing_source) == (None, None)
    assert found.last_day == date(2026, 11, 17)


def test_a_case_is_planned_as_its_row_would_be() -> None:
    row = planned_in_case(case(WITH_PLACES))

    assert (row.title, row.value, row.months, row.place, row.form, row.places) == (
        "Väghyveln",
        Decimal(65_000_000),
        30,
        Location.WITHIN_MUNICIPALITY,
        ContractForm.CONTRACT,
        4,
    )
    assert (row.requester_willing, row.matching_unit_appointed) == (None, None)


def test_a_mandate_and_a_matching_unit_in_the_case_answer_two_of_the_questions() -> None:
    text = WITH_PLACES.replace(
        "law: LOU",
        "matching_unit: {name: Enheten, form: same_authority}\nassessment: {requester_mandate: Ja.}\nlaw: LOU",
    )

    row = planned_in_case(case(text))

    assert (row.requester_willing, row.matching_unit_appointed) == (True, True)


def test_places_that_follow_the_value_are_no_number_that_is_planned() -> None:
    text = WITH_PLACES.replace("basis: fixed", "basis: per_year")

    assert planned_in_case(case(text)).places is None
    without = case(WITH_PLACES)
    requirement = without.requirement.model_copy(update={"places": None})
    assert planned_in_case(without.model_copy(update={"requirement": requirement})).places is None


def test_the_policy_is_asked_of_the_cases_own_facts() -> None:
    sound = case(WITH_PLACES)

    found = recommendation_of_case(sound, Facts(sound), POLICY, chosen=False)

    assert found.verdict is RequirementVerdict.PLACES
    assert found.because == (
        "Avtalstiden är minst fyra månader.",
        "Avtalet utförs inom kommunens gränser.",
        "Är det ett ramavtal, går det att följa upp kravet.",
    )


def test_without_a_row_or_a_policy_there_is_nothing_to_recommend() -> None:
    day = date(2027, 1, 4)
    nothing, row = AboutFacts({}), AboutFacts({"plan_row": planned()})

    for known in (KnownAbout(nothing, day, (), POLICY), KnownAbout(row, day, ())):
        assert figures_about(AboutWhat.PLAN_ROW, ("recommendation",), known) == {"recommendation": None}
    assert figures_about(AboutWhat.PLAN_ROW, ("recommendation",), KnownAbout(row, day, (), POLICY))["recommendation"]
