"""What the report's two alternatives say of the samples, written by hand from the report (l. 29-32) and each case file."""

from collections.abc import Mapping

import pytest

from given.policies import SHIPPED, shipped_policy
from judges import checkout
from tenderkit.model.case.case import Procurement
from tenderkit.model.conditions.condition import Truth
from tenderkit.model.policy.measure_ids import Colour
from tenderkit.model.policy.policy import Policy, RequirementVerdict
from tenderkit.readers.case.case_reader import parse_case
from tenderkit.readers.policy.policy_reader import read_policy
from tenderkit.readers.yaml.yaml_reader import read_yaml
from tenderkit.rules.conditions.facts import Facts
from tenderkit.rules.policy.applicability import Applicability, applicability
from tenderkit.rules.proportionality.measures import measure_all

SAMPLES = checkout.ROOT / "samples"
ONE, TWO = SHIPPED
NONE, DIALOGUE = RequirementVerdict.NONE, RequirementVerdict.DIALOGUE
PLACES, COMBINED = RequirementVerdict.PLACES, RequirementVerdict.COMBINED

# Both alternatives answer alike: every sample is worth more than a million kronor.
EXPECTED: Mapping[str, tuple[RequirementVerdict, str]] = {
    "bostadsgardar": (PLACES, "48 months within the municipality, a contract; summer jobs every year and no dialogue"),
    "campingstugor": (
        DIALOGUE,
        "16 months of building on the camping site; a contract, and the case asks for a dialogue",
    ),
    "farghandelsvaror": (
        DIALOGUE,
        "24 months within the municipality, a framework agreement that can be followed up; the case asks for a dialogue",
    ),
    "kommunikationstjanster": (
        NONE,
        "performed in the immediate vicinity, which the decision text doesn't count: the case goes further than the policy",
    ),
    "korttidshyra-fordon": (
        COMBINED,
        "24 months within the municipality, can be followed up; both lots ask for dialogue and places",
    ),
    "lansvag-512": (PLACES, "30 months within the municipality, a contract; one place for each 50 million kronor"),
    "las-och-lastjanster": (
        DIALOGUE,
        "36 months within the municipality, a framework agreement that can be followed up; the case asks for a dialogue",
    ),
    "maskiner-och-verktyg": (
        NONE,
        "performed in the immediate vicinity, which the decision text doesn't count: the case goes further than the policy",
    ),
    "parkskotsel-liten": (
        DIALOGUE,
        "24 months within the municipality, a contract; two small lots ask for a dialogue, and the third, on its own, for places",
    ),
    "stadsfesten": (DIALOGUE, "18 months within the municipality, a contract; the case asks for a dialogue"),
    "stadtjanster-tre-kommuner": (
        PLACES,
        "36 months within the municipalities, a contract; both lots ask for places and no dialogue",
    ),
    "vaghyveln": (
        PLACES,
        "30 months within the municipality, a contract; the case asks for four places and no dialogue",
    ),
    "vinterparken": (DIALOGUE, "30 months within the municipality, a contract; the case asks for a dialogue"),
}
FOR_A_LOT_OF_ITS_OWN = {"parkskotsel-liten": PLACES}
THE_OTHER_READING = ("kommunikationstjanster", "maskiner-och-verktyg")  # what l. 406 would count

each_policy = pytest.mark.parametrize("policy", SHIPPED)
each_sample = pytest.mark.parametrize("name", EXPECTED)


def _case(name: str) -> Procurement:
    return parse_case(read_yaml(SAMPLES / name / "upphandling.yaml"))


def _answers(name: str, policy: str | Policy) -> list[Applicability]:
    """The answer for the common requirement, and for each lot that has its own."""
    case = _case(name)
    own = [lot.requirement for lot in case.lots if lot.requirement]
    common = [None] if len(own) < len(case.lots) else []
    return [
        applicability(
            policy if isinstance(policy, Policy) else shipped_policy(policy), Facts(case, requirement=requirement), case
        )
        for requirement in (*common, *own)
    ]


def _expected(name: str) -> set[RequirementVerdict]:
    common = EXPECTED[name][0]
    return {common, FOR_A_LOT_OF_ITS_OWN.get(name, common)}


def test_every_sample_has_a_verdict_written_by_hand() -> None:
    assert sorted(EXPECTED) == sorted(file.parent.name for file in SAMPLES.glob("*/upphandling.yaml"))


@each_policy
@each_sample
def test_a_sample_gets_the_verdict_that_the_report_gives_it(name: str, policy: str) -> None:
    assert {answer.verdict for answer in _answers(name, policy)} == _expected(name), EXPECTED[name][1]


@each_policy
@each_sample
def test_a_sample_is_missed_for_its_place_alone(name: str, policy: str) -> None:
    missed = {row.rule.id for answer in _answers(name, policy) for row in answer.rows if row.truth is Truth.NO}

    assert missed == ({"utforande-i-kommunen"} if name in THE_OTHER_READING else set())


@each_sample
def test_the_samples_own_policy_gives_the_same_verdict_and_no_colour_but_green(name: str) -> None:
    """It is alternative 1 with invented limits, which no sample is to argue with."""
    case, policy = _case(name), read_policy(SAMPLES / "bibliotek" / "policy.yaml")

    assert {answer.verdict for answer in _answers(name, policy)} == _expected(name)
    measured = measure_all(case, policy.bands)
    assert {colour for found in measured if not found.whole and (colour := found.colour)} <= {Colour.GREEN}
    assert Colour.RED not in {found.colour for found in measured}


@each_sample
def test_only_what_lies_in_the_vicinity_is_an_edge_and_nothing_gets_advice(name: str) -> None:
    answers = _answers(name, TWO)

    edges = {row.rule.id for answer in answers for row in answer.edges}
    assert edges == ({"omedelbar-narhet"} if name in THE_OTHER_READING else set())
    assert [row.rule.id for answer in answers for row in answer.advice] == []


@each_sample
def test_a_sample_goes_further_than_the_policy_only_where_the_report_contradicts_itself(name: str) -> None:
    assert {answer.goes_beyond for answer in _answers(name, ONE)} == {name in THE_OTHER_READING}
