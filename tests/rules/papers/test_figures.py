"""Which figures there are, and that one with nothing to count on says nothing."""

from dataclasses import replace
from pathlib import Path

import pytest

from given.cases import WITH_DIALOGUE
from given.policies import shipped_policy
from tenderkit.readers.case.case_reader import parse_case
from tenderkit.readers.yaml.yaml_reader import parse_yaml
from tenderkit.rules.clauses.in_use import ClausesInUse
from tenderkit.rules.conditions.facts import Facts
from tenderkit.rules.papers.figures import FIGURES, Known, figures_for

CASE = parse_case(parse_yaml(WITH_DIALOGUE.encode(), Path("upphandling.yaml")))
KNOWN = Known(
    facts=Facts(CASE),
    lot=None,
    day=CASE.procedure.begins,
    policy=lambda: shipped_policy("alternativ-1"),
    policy_is_chosen=False,
    locked=ClausesInUse,
    in_use=lambda _: ClausesInUse(),
)


@pytest.mark.parametrize("figure", FIGURES)
def test_every_figure_names_its_facts_after_itself(figure: str) -> None:
    assert all(fact.startswith(f"{figure}.") for fact in figures_for((figure,), KNOWN))


@pytest.mark.parametrize("figure", ["fulfilment", "closing", "early_end", "breach"])
def test_a_figure_about_what_was_done_says_nothing_before_anything_is(figure: str) -> None:
    assert figures_for((figure,), KNOWN) == {}


def test_a_requirement_without_a_penalty_has_no_penalty_to_count() -> None:
    assert figures_for(("penalty",), replace(KNOWN, lot=None)) == {}
