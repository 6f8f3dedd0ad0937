"""The policy is asked of a row of the plan as of a case: an answer with its reason, or what is missing to know."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from given.plan_sheets import both_alternatives, planned
from tenderkit.model.case.choices import ContractForm, Location
from tenderkit.model.policy.policy import RequirementVerdict
from tenderkit.rules.plan.planned_facts import PLANNED, PlannedFacts, called_in_plan
from tenderkit.rules.plan.timing import planning_times
from tenderkit.rules.plan.verdicts import RowVerdict, row_verdict

FIRST, SECOND = both_alternatives()
TIMES = planning_times(None)


def asked(policy: object = FIRST, **stated: object) -> RowVerdict:
    return row_verdict(planned(**stated), policy, TIMES)  # type: ignore[arg-type]  # one of the two policies


@pytest.mark.parametrize(
    ("stated", "verdict"),
    [
        pytest.param({}, RequirementVerdict.DIALOGUE, id="long enough and here"),
        pytest.param({"places": 4}, RequirementVerdict.PLACES, id="with places"),
        pytest.param({"months": 3}, RequirementVerdict.NONE, id="too short"),
        pytest.param({"place": Location.OUTSIDE}, RequirementVerdict.NONE, id="elsewhere"),
        pytest.param({"months": None}, RequirementVerdict.ASK_FIRST, id="nobody knows how long"),
        pytest.param({"months": None, "place": Location.OUTSIDE}, RequirementVerdict.NONE, id="settled all the same"),
        pytest.param(
            {"form": ContractForm.FRAMEWORK_AGREEMENT}, RequirementVerdict.ASK_FIRST, id="a framework agreement"
        ),
    ],
)
def test_a_row_gets_the_policys_answer(stated: Mapping[str, object], verdict: RequirementVerdict) -> None:
    assert asked(**stated).verdict is verdict


def test_the_second_alternative_asks_for_a_million() -> None:
    assert asked(SECOND, value=Decimal(999_999)).verdict is RequirementVerdict.NONE
    assert asked(SECOND, value=Decimal(1_000_000)).is_required


def test_what_is_missing_is_called_by_the_headings_of_a_plan() -> None:
    found = asked(months=None, form=ContractForm.FRAMEWORK_AGREEMENT)

    assert found.missing == ("Avtalstid", "Går att följa upp")
    assert asked().missing == ()


def test_the_reasons_and_the_advice_are_told() -> None:
    found = asked(months=3)

    assert found.because == ("Det här villkoret är inte uppfyllt: Avtalstiden är minst fyra månader.",)
    assert found.beside[0].startswith("Avtalet är oftast för kort för praktik.")


def test_the_four_questions_are_those_that_nobody_has_answered_or_answered_with_no() -> None:
    found = asked(decided=True, requester_willing=False)

    assert found.unanswered == ("Är en matchande enhet utsedd?", "Finns ett nätverk?")
    assert found.answered_no == ("Vill beställaren?",)


def test_a_row_without_a_requirement_needs_neither_answers_nor_time() -> None:
    found = asked(months=3, decided=False)

    assert (found.unanswered, found.answered_no, found.last_day, found.may_be_required) == ((), (), None, False)


def test_a_plan_tells_only_what_it_has_a_column_for() -> None:
    facts = PlannedFacts(planned(places=2))

    assert facts.lookup("requirement.places.count") == 2
    assert facts.lookup("requirement.dialogue") is None
    assert set(PLANNED.values()) <= set(type(planned()).model_fields)


@pytest.mark.parametrize(
    ("path", "called"),
    [("contract.estimated_value", "Beräknat värde"), ("law", "Lag"), ("computed.regime", "computed.regime")],
)
def test_a_fact_is_called_as_in_the_plan_else_as_in_the_case_file(path: str, called: str) -> None:
    assert called_in_plan(path) == called
