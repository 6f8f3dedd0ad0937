import pytest

from given.clauses_in_text import clause
from tenderkit.rules.clauses.length_standing import Facts, Saying, unsaid_in
from tenderkit.rules.clauses.length_stretches import FULL, SHORT
from tenderkit.rules.conditions.parser import parse_condition


def unsaid(said: str, heard: str, front: str = "") -> Facts | None:
    full, short = (((parse_condition(text),) if text else ()) for text in (said, heard))
    return unsaid_in(clause(front=front), Saying(FULL, (full,)), Saying(SHORT, (short,)))


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        pytest.param("law == LOU", "", id="always covers a case"),
        pytest.param("law == LOU", "not (law in [LUF, LUK])", id="the rest of a list"),
        pytest.param("requirement.places.count > 2", "requirement.places.count >= 3", id="whole numbers"),
        pytest.param("contract.lots is stated and law == LOU", "contract.lots is stated", id="one part of two"),
        pytest.param(
            "requirement.penalty.set_off is stated",
            "requirement.penalty.set_off == true or requirement.penalty.set_off == false",
            id="yes or no",
        ),
        pytest.param(
            "requirement.places is stated and requirement.places.kinds contains internship",
            "requirement.places is stated",
            id="in its block",
        ),
        pytest.param("contract.starts < 2027-01-01", "contract.starts <= 2026-12-31", id="days"),
        pytest.param(
            'computed.lot_title is stated and computed.lot_title == "A"', "computed.lot_title is stated", id="a text"
        ),
    ],
)
def test_what_is_said_in_no_more_cases_is_always_heard(said: str, heard: str) -> None:
    assert unsaid(said, heard) is None


@pytest.mark.parametrize(
    ("said", "heard", "case"),
    [
        pytest.param("", "law == LOU", {"law": "LUF"}, id="another law"),
        pytest.param("requirement.places.count > 2", "requirement.places.count > 3", {"requirement.places.count": 3}, id="a limit"),
        pytest.param("contract.lots is stated", "contract.lots is not stated", {}, id="stated"),
        pytest.param("", "requirement.penalty is stated", {"requirement.penalty": None}, id="a block that is missing"),
        pytest.param("requirement.penalty.set_off is stated", "requirement.penalty.set_off == true", {"requirement.penalty.set_off": False}, id="no"),
        pytest.param("contract.starts < 2027-01-01", "contract.starts < 2026-12-31", None, id="days"),
    ],
)  # fmt: skip
def test_the_first_case_in_which_it_is_not_heard_is_told(said: str, heard: str, case: Facts | None) -> None:
    found = unsaid(said, heard)

    assert found is not None
    assert case is None or found == case


def test_only_cases_that_hold_the_clause_count() -> None:
    assert unsaid("", "law == LOU", "applies_if: law == LOU\n") is None
    assert unsaid("", "requirement.places is stated", "applies_if: requirement.places.count > 2\n") is None


def test_a_question_of_one_length_is_one_of_the_other() -> None:
    """A fact that isn't stated leaves it open whether the words stand: then the other length asks too, or has them."""
    asks, knows = (
        "contract.employees_needed > 12",
        "contract.employees_needed is stated and contract.employees_needed > 12",
    )

    assert unsaid(asks, knows) == {"contract.employees_needed": None}
    assert unsaid(knows, asks) is None
