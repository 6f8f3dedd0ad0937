"""What a later document will ask of a case that doesn't state it yet."""

import pytest

from given.cases import WITH_DIALOGUE, WITH_PLACES, read
from tenderkit.model.papers.kind import ToCome
from tenderkit.rules.conditions.facts import Facts
from tenderkit.rules.conditions.parser import parse_condition
from tenderkit.rules.papers.facts_to_come import by_block, facts_to_come

ALWAYS = ToCome(("assessment.location", "handover"), None)


def missing(text: str, to_come: ToCome = ALWAYS, *conditions: str) -> tuple[str, ...]:
    return facts_to_come(to_come, [parse_condition(each) for each in conditions], Facts(read(text)))


def test_what_the_case_states_is_not_asked_for() -> None:
    assert missing(WITH_PLACES) == ("assessment.location", "handover")
    assert missing(f"{WITH_PLACES}assessment: {{location: I centralorten.}}\n") == ("handover",)


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        pytest.param("procedure.awarded is stated", ("procedure.awarded",), id="a fact that isn't there"),
        pytest.param("suppliers is stated", ("suppliers",), id="a list without anything"),
        pytest.param("procedure.begins is stated", (), id="a fact that is there"),
        pytest.param("requirement.places is not stated", (), id="what nobody can add"),
        pytest.param("computed.contact.allowed == true", (), id="what is computed"),
        pytest.param("matching is stated", (), id="the recruiter's file"),
        pytest.param("matching is stated or suppliers is stated", (), id="both files"),
    ],
)
def test_a_condition_on_the_case_names_what_it_lacks(condition: str, told: tuple[str, ...]) -> None:
    assert missing(WITH_PLACES, ToCome((), None), condition) == told


def test_each_fact_is_named_once() -> None:
    assert missing(WITH_PLACES, ToCome(("suppliers",), None), "suppliers is stated") == ("suppliers",)


def test_a_document_that_cannot_come_asks_for_nothing() -> None:
    of_a_dialogue = ToCome(("requirement.dialogue.agreement",), parse_condition("requirement.dialogue is stated"))

    assert missing(WITH_PLACES, of_a_dialogue, "procedure.awarded is stated") == ()
    assert missing(WITH_DIALOGUE, of_a_dialogue) == ("requirement.dialogue.agreement",)


def test_a_block_is_named_once_with_what_it_lacks() -> None:
    assert by_block(("assessment.location", "suppliers", "assessment.contract_period")) == (
        "assessment (location, contract_period), suppliers"
    )
