import pytest
from hypothesis import given
from hypothesis import strategies as st

from given.clauses_in_text import FactTable
from tenderkit.model.conditions.condition import And, Comparison, Condition, Not, Operator, Or, Stated, Truth
from tenderkit.rules.conditions.deciding import decide
from tenderkit.rules.conditions.implication import follows
from tenderkit.rules.conditions.parser import parse_condition

DIALOGUE_OR_PLACES = "requirement.dialogue is stated or requirement.places is stated"


@pytest.mark.parametrize(
    ("goal", "known"),
    [
        pytest.param("law == LOU", ["law == LOU"], id="the same"),
        pytest.param("law == LOU", ["law == LOU and contract.months > 3"], id="a part of it"),
        pytest.param("law == LOU and title == x", ["title == x", "law == LOU"], id="from two"),
        pytest.param(
            "requirement.places is stated", ["requirement.places.count > 3"], id="a comparison states its block"
        ),
        pytest.param(
            "requirement.places.kinds is stated", ["requirement.places.kinds contains internship"], id="contains"
        ),
        pytest.param(DIALOGUE_OR_PLACES, ["requirement.places is stated"], id="one side of or"),
        pytest.param(DIALOGUE_OR_PLACES, [DIALOGUE_OR_PLACES], id="the same or"),
        pytest.param(
            DIALOGUE_OR_PLACES,
            ["requirement.places is stated or requirement.dialogue.agreement is stated"],
            id="each side",
        ),
    ],
)
def test_a_condition_follows(goal: str, known: list[str]) -> None:
    assert follows(parse_condition(goal), list(map(parse_condition, known)))


@pytest.mark.parametrize(
    ("goal", "known"),
    [
        pytest.param("law == LOU", [], id="nothing is known"),
        pytest.param("law == LOU", ["law == LUF"], id="another value"),
        pytest.param("requirement.places is stated", [DIALOGUE_OR_PLACES], id="only one side"),
        pytest.param(
            "requirement.places is stated", ["requirement.place is stated"], id="a path that only begins alike"
        ),
        pytest.param(
            "requirement.places.count is stated",
            ["requirement.places.counted_per == contract"],
            id="a path that begins with the other",
        ),
        pytest.param("requirement.places is stated", ["requirement.places is not stated"], id="the opposite"),
    ],
)
def test_a_condition_does_not_follow(goal: str, known: list[str]) -> None:
    assert not follows(parse_condition(goal), list(map(parse_condition, known)))


def test_what_has_no_condition_is_always_there() -> None:
    assert follows(None, [])
    assert follows(None, [None])


ATOMS: st.SearchStrategy[Condition] = st.sampled_from(
    [
        Stated("a"),
        Stated("a.b"),
        Stated("c"),
        Comparison("a.b", Operator.EQUAL, "x"),
        Comparison("c", Operator.UNEQUAL, "y"),
    ]
)
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(And),
        st.tuples(inner, inner).map(Or),
        inner.map(Not),
    ),
    max_leaves=5,
)
CASES = [
    FactTable(**facts)
    for facts in (
        {},
        {"a": "block"},
        {"a": "block", "a__b": "x"},
        {"a": "block", "a__b": "y", "c": "x"},
        {"c": "y"},
        {"a": "block", "c": "x"},
    )
]


@given(CONDITIONS, st.lists(CONDITIONS, max_size=3))
def test_what_follows_holds_wherever_everything_known_holds(goal: Condition, known: list[Condition]) -> None:
    if follows(goal, known):
        for facts in CASES:
            if all(decide(condition, facts).truth is Truth.YES for condition in known):
                assert decide(goal, facts).truth is Truth.YES
