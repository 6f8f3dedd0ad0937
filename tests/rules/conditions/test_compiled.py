import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenderkit.model.conditions.condition import And, Condition, Not, Or
from tenderkit.rules.conditions.compiled import compiled
from tenderkit.rules.conditions.deciding import decide
from tenderkit.rules.conditions.parser import parse_condition

ATOMS = (
    "law == LOU", "law != LOU", "law in [LUF, LOU]", "count > 3", "count <= 3", "count == 4", "kinds contains employment",
    "kinds is stated", "law is stated", "count is not stated", "open == true", "open == false",
)  # fmt: skip
VALUES = {
    "law": (None, "LOU", "LUF"),
    "count": (None, 3, 4),
    "kinds": (None, (), ("employment",), ("internship",)),
    "open": (None, True, False),
}


class OneCase:
    def __init__(self, **facts: object) -> None:
        self.facts = facts

    def lookup(self, path: str) -> object | None:
        return self.facts[path]


def conditions() -> st.SearchStrategy[Condition]:
    return st.recursive(
        st.sampled_from(ATOMS).map(parse_condition),
        lambda parts: st.one_of(
            parts.map(Not),
            st.lists(parts, min_size=2, max_size=3).map(lambda some: And(tuple(some))),
            st.lists(parts, min_size=2, max_size=3).map(lambda some: Or(tuple(some))),
        ),
        max_leaves=8,
    )


@given(conditions(), st.fixed_dictionaries({name: st.sampled_from(values) for name, values in VALUES.items()}))
def test_the_function_has_the_truth_that_deciding_tells(condition: Condition, facts: dict[str, object]) -> None:
    assert compiled(condition)(OneCase(**facts)) is decide(condition, OneCase(**facts)).truth


@pytest.mark.parametrize("text", ATOMS)
def test_each_comparison_alone_has_its_truth(text: str) -> None:
    condition = parse_condition(text)
    for law in VALUES["law"]:
        for count in VALUES["count"]:
            facts = OneCase(law=law, count=count, kinds=("employment",), open=True)
            assert compiled(condition)(facts) is decide(condition, facts).truth
