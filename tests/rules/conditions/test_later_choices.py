"""What is left of a condition for a case that makes none of the choices which came later."""

import pytest

from tenderkit.rules.conditions.always_holds import always_holds
from tenderkit.rules.conditions.closed_lists import is_later
from tenderkit.rules.conditions.later_choices import known_words, without_later
from tenderkit.rules.conditions.parser import parse_condition

PLACES = "requirement.places"


@pytest.mark.parametrize(
    ("condition", "left"),
    [
        pytest.param(f"{PLACES}.shared is stated", False, id="a later key isn't stated"),
        pytest.param(f"{PLACES}.shared is not stated", True, id="and is denied"),
        pytest.param(f"{PLACES}.shared == true", False, id="nor has it a value"),
        pytest.param("requirement.penalty is stated", True, id="places always had a penalty"),
        pytest.param("requirement.penalty is not stated", False, id="and were never without"),
        pytest.param("contract.option_months is stated", "contract.option_months is stated", id="other facts stay"),
        pytest.param("contract.option_months is not stated", "not (contract.option_months is stated)", id="denied too"),
        pytest.param(f"{PLACES}.basis == per_contract_value", False, id="a later word isn't chosen"),
        pytest.param(f"{PLACES}.basis != per_contract_value", True, id="so it is another"),
        pytest.param(f"{PLACES}.kinds contains summer_job", False, id="nor is it in a list"),
        pytest.param(f"{PLACES}.basis in [fixed, per_contract_value]", f"{PLACES}.basis == fixed", id="of a row the others stay"),
        pytest.param(f"{PLACES}.basis in [per_contract_value]", False, id="a row of later words is empty"),
        pytest.param(f"{PLACES}.counted_per in [contract, supplier, lot]", True, id="every earlier word is no question"),
        pytest.param(f"{PLACES}.counted_per != supplier", f"{PLACES}.counted_per in [contract, lot]", id="other than one is one of the rest"),
        pytest.param("contract.call_off_by != both", "contract.call_off_by != both", id="a fact that may be missing is no such row"),
        pytest.param("contract.months > 12", "contract.months > 12", id="a number"),
        pytest.param(f"{PLACES}.kinds contains employment or {PLACES}.kinds contains internship or {PLACES}.kinds contains apprenticeship", True, id="a list holds one of its words"),
        pytest.param(f"{PLACES}.kinds contains employment or {PLACES}.kinds contains internship", f"{PLACES}.kinds contains employment or {PLACES}.kinds contains internship", id="but not always one of these"),
        pytest.param("contract.months > 12 and (joint is stated or contract.months > 24)", "contract.months > 12 and contract.months > 24", id="what can't hold falls away"),
        pytest.param("contract.months > 12 or joint is not stated", True, id="what always holds decides"),
        pytest.param("contract.months > 12 and joint is stated", False, id="and so does what never does"),
        pytest.param("joint is stated or own is stated", False, id="nothing is left"),
        pytest.param("joint is not stated and own is not stated", True, id="nothing stands in the way"),
        pytest.param("not (contract.form == contract and contract.months > 12)", "contract.form == framework_agreement or not (contract.months > 12)", id="a denial of both is a denial of either"),
        pytest.param("not (contract.form == contract or joint is stated)", "contract.form == framework_agreement", id="a denial of either is one of both"),
        pytest.param("not (not (contract.months > 12))", "contract.months > 12", id="twice denied"),
        pytest.param("not (joint is not stated)", False, id="twice denied and decided"),
        pytest.param("not (contract.months == 12)", "contract.months != 12", id="another number"),
    ],
)  # fmt: skip
def test_a_condition_is_decided_as_far_as_no_later_choice_decides_it(condition: str, left: str | bool) -> None:  # noqa: FBT001 - a column of the table
    expected = left if isinstance(left, bool) else parse_condition(left)

    assert without_later(parse_condition(condition), is_later) == expected


@pytest.mark.parametrize(
    ("goal", "known", "holds"),
    [
        pytest.param("contract.months > 12", ["contract.months > 12"], True, id="what is known"),
        pytest.param("contract.months > 12", [], False, id="what isn't"),
        pytest.param(f"{PLACES}.counted_per in [contract, lot]", [f"not ({PLACES}.counted_per == supplier)"], True, id="the rest of a row"),
        pytest.param(f"{PLACES}.counted_per == lot", [f"not ({PLACES}.counted_per == supplier)"], False, id="one of the rest"),
        pytest.param("joint is stated", ["joint is stated or own is stated", "own is not stated"], True, id="one of two, and not the other"),
        pytest.param("joint is stated", ["joint is stated and own is stated"], True, id="a part of what is known"),
    ],
)  # fmt: skip
def test_what_must_hold_is_found_by_trying_every_way(goal: str, known: list[str], holds: bool) -> None:  # noqa: FBT001 - a column of the table
    conditions = [parse_condition(each) for each in known]

    assert always_holds(parse_condition(goal), conditions, lambda path: known_words(path, is_later)) is holds


def test_too_many_ways_are_not_tried() -> None:
    known = [parse_condition(f"contract.months > {number}") for number in range(1, 20)]

    assert not always_holds(known[0], known, lambda _: frozenset())
