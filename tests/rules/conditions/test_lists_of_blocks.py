"""What a path holds that goes through a list of blocks: what each of them has there."""

import pytest

from given.cases import WITH_PLACES, read
from tenderkit.model.case.choices import GroupedBy
from tenderkit.rules.conditions.fact_domain import domain_in_block, domain_of, list_above
from tenderkit.rules.conditions.facts import Facts
from tenderkit.rules.conditions.given_facts import GivenFacts

GROUPS = """\
  own_groups:
    - {title: lagerarbetare, definition: personer utan arbete, proof: ett intyg}
    - {title: seniorer, definition: de som har fyllt 55 år, proof: en id-handling, by: age, reason: Nämnden vill det.}
"""
CASE = WITH_PLACES.replace("format: 1", "format: 2").replace("  places:\n", f"{GROUPS}  places:\n")


def test_a_fact_of_each_block_is_a_list_of_those_that_are_stated() -> None:
    facts = Facts(read(CASE))

    assert facts.lookup("requirement.own_groups.title") == ("lagerarbetare", "seniorer")
    assert facts.lookup("requirement.own_groups.by") == (GroupedBy.NONE, GroupedBy.AGE)
    assert facts.lookup("requirement.own_groups.reason") == ("Nämnden vill det.",)
    assert Facts(read(WITH_PLACES)).lookup("requirement.own_groups.title") == ()


def test_a_test_of_a_clause_asks_the_same() -> None:
    facts = GivenFacts({"requirement.own_groups": read(CASE).requirement.own_groups})

    assert facts.lookup("requirement.own_groups.title") == ("lagerarbetare", "seniorer")
    assert facts.lookup("contract.subject") is None
    assert facts.lookup("title") is None


@pytest.mark.parametrize(
    ("path", "above"),
    [
        ("requirement.own_groups.title", "requirement.own_groups"),
        ("contract.lots.requirement.places.count", "contract.lots"),
        ("requirement.own_groups", ""),
        ("requirement.places.count", ""),
        ("no.such.fact", ""),
    ],
)
def test_a_path_tells_the_list_that_it_goes_through(path: str, above: str) -> None:
    assert list_above(path) == above


def test_such_a_fact_can_only_be_asked_what_it_contains() -> None:
    several, one = domain_of("requirement.own_groups.by"), domain_in_block("requirement.own_groups.by")

    assert several is not None
    assert several.many
    assert one is not None
    assert not one.many
