"""What a condition may ask, and whether a case could meet it: compared with asking every case there could be."""

from collections.abc import Mapping
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenderkit.model.case.choices import Location
from tenderkit.model.conditions.condition import And, Condition, Not, Or, Truth
from tenderkit.rules.conditions.askable import condition_faults, contradiction_in
from tenderkit.rules.conditions.deciding import decide
from tenderkit.rules.conditions.fact_domain import FactType, domain_of
from tenderkit.rules.conditions.parser import parse_condition

MONTHS, PLACE, FEASIBLE = "contract.months", "contract.place", "contract.follow_up_feasible"
COUNT, PLACES = "requirement.places.count", "requirement.places"
ATOMS = [
    *(f"{MONTHS} {sign} {number}" for sign in ("==", "!=", "<", "<=", ">", ">=") for number in (1, 2, 3)),
    *(f"{PLACE} {sign} {word}" for sign in ("==", "!=") for word in ("outside", "within_municipality")),
    f"{PLACE} in [outside, immediate_vicinity]",
    f"{FEASIBLE} == true",
    f"{FEASIBLE} is stated",
    f"{PLACES} is stated",
    f"{COUNT} > 2",
    f"{COUNT} < 2",
]
EVERY_CASE = [
    {MONTHS: months, PLACE: place, FEASIBLE: feasible, COUNT: count, PLACES: None if count is None else "block"}
    for months, place, feasible, count in product(range(1, 6), Location, (True, False, None), (None, 1, 2, 3))
]


class OneCase:
    def __init__(self, facts: Mapping[str, object]) -> None:
        self.facts = facts

    def lookup(self, path: str) -> object | None:
        return self.facts[path]


def conditions() -> st.SearchStrategy[Condition]:
    atoms = st.sampled_from(ATOMS).map(parse_condition)
    return st.recursive(
        atoms,
        lambda parts: st.one_of(
            parts.map(Not),
            st.lists(parts, min_size=2, max_size=3).map(lambda some: And(tuple(some))),
            st.lists(parts, min_size=2, max_size=3).map(lambda some: Or(tuple(some))),
        ),
        max_leaves=8,
    )


@given(conditions())
def test_a_contradiction_is_found_exactly_when_no_case_meets_the_condition(condition: Condition) -> None:
    met = any(decide(condition, OneCase(facts)).truth is Truth.YES for facts in EVERY_CASE)

    assert (contradiction_in(condition) == ()) is met


@pytest.mark.parametrize(
    ("condition", "paths"),
    [
        pytest.param("contract.months > 3 and contract.months < 4", (MONTHS,), id="whole numbers have no halves"),
        pytest.param("contract.estimated_value > 3 and contract.estimated_value < 4", (), id="amounts have"),
        pytest.param("contract.estimated_value < 0.01", ("contract.estimated_value",), id="more than nothing"),
        pytest.param("contract.starts > 2025-01-01 and contract.starts < 2025-01-02", ("contract.starts",), id="days"),
        pytest.param("contract.starts > 2025-01-01 and contract.starts < 2025-01-03", (), id="the day between"),
        pytest.param('title == "a" and title == "b"', ("title",), id="two texts"),
        pytest.param('title != "a" and title != "b"', (), id="any other text"),
        pytest.param("contract.starts is stated", (), id="a day without a comparison"),
        pytest.param("contract.lots is stated", (), id="a list of blocks"),
        pytest.param(
            "requirement.places.kinds contains internship and requirement.places.kinds contains employment",
            (),
            id="a list contains several",
        ),
        pytest.param(
            "requirement.places.kinds contains internship and not requirement.places.kinds contains internship",
            ("requirement.places.kinds",),
            id="a list contains and doesn't",
        ),
        pytest.param(
            "requirement.places is not stated and requirement.places.count > 1",
            ("requirement.places",),
            id="a fact needs its block",
        ),
        pytest.param(
            "requirement.places.count is not stated and requirement.places.counted_per == contract",
            (),
            id="a fact doesn't need one whose name it begins with",
        ),
        pytest.param(
            "contract.months < 1 or contract.place == outside and contract.place != outside",
            (MONTHS, PLACE),
            id="every way is closed",
        ),
    ],
)
def test_a_contradiction_names_the_facts(condition: str, paths: tuple[str, ...]) -> None:
    assert contradiction_in(parse_condition(condition)) == paths


def test_a_condition_with_too_many_ways_to_try_is_left_unproved() -> None:
    closed = " and ".join(["(contract.months < 1 or contract.months < 1)"] * 12)

    assert contradiction_in(parse_condition(closed)) == ()


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        pytest.param("contract.mnths > 4", ["TK-L050"], id="no such fact"),
        pytest.param("computed.regime == above", [], id="a computed word"),
        pytest.param("computed.regime == over", ["TK-L056"], id="no such computed word"),
        pytest.param('computed.act_short == "LOU"', [], id="a computed text"),
        pytest.param("contract.place in [outside, far]", ["TK-L056"], id="one word of several"),
        pytest.param("contract.workplace_checks contains x", [], id="a list of texts"),
        pytest.param("contract.months is stated", [], id="anything can be stated"),
        pytest.param("contract.months > 900", [], id="out of bounds is a matter of meeting it"),
        pytest.param("contract.starts == 2026-01-01", [], id="a day"),
        pytest.param("title > 4", ["TK-L056"], id="a text has no order"),
    ],
)
def test_a_condition_asks_what_can_be_answered(condition: str, found: list[str]) -> None:
    messages = list(condition_faults(parse_condition(condition)))

    assert [message.code for message in messages] == found
    assert all(message.what and message.facts["path"] for message in messages)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("contract.place", "within_municipality, immediate_vicinity, outside", id="words"),
        pytest.param("contract.annex_2", "true eller false", id="yes or no"),
        pytest.param("contract.months", "ett tal utan mellanslag", id="a number"),
        pytest.param("contract.starts", "ett datum, till exempel 2026-11-01", id="a day"),
        pytest.param("title", "ord inom citattecken", id="a text"),
        pytest.param("contract", "is stated eller is not stated", id="a block"),
    ],
)
def test_a_domain_says_what_it_expects(path: str, expected: str) -> None:
    domain = domain_of(path)

    assert domain is not None
    assert domain.expected == expected


def test_a_block_is_no_value() -> None:
    domain = domain_of("contract")

    assert domain is not None
    assert (domain.type, domain.holds("outside")) == (FactType.BLOCK, False)
