"""Which figures there are, and that one with nothing to count on says nothing."""

from pathlib import Path

import pytest

from given.cases import WITH_DIALOGUE
from given.shipped_clauses import Unlocked
from tenderkit.readers.case.case_reader import parse_case
from tenderkit.readers.yaml.yaml_reader import parse_yaml
from tenderkit.rules.conditions.declared import facts_declared_by, title_of_fact
from tenderkit.rules.conditions.facts import Facts
from tenderkit.rules.papers.figures import FIGURES, KnownFacts, figures_for

CASE = parse_case(parse_yaml(WITH_DIALOGUE.encode(), Path("upphandling.yaml")))


KNOWN = KnownFacts(Facts(CASE), None, CASE.procedure.begins, Unlocked())


@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_gives_the_record_that_it_declares(figure: str) -> None:
    found = figures_for((figure,), KNOWN)[figure]

    assert found is None or isinstance(found, FIGURES[figure].record)


@pytest.mark.parametrize("figure", FIGURES)
def test_every_fact_of_a_figure_has_a_title(figure: str) -> None:
    declared = facts_declared_by(FIGURES[figure].record)

    assert [name for name, annotation in declared.items() if not title_of_fact(annotation)] == []


@pytest.mark.parametrize("figure", ["fulfilment", "closing", "early_end", "breach"])
def test_a_figure_about_what_was_done_says_nothing_before_anything_is(figure: str) -> None:
    assert figures_for((figure,), KNOWN) == {figure: None}


def test_a_requirement_without_a_penalty_has_no_penalty_to_count() -> None:
    assert figures_for(("penalty",), KNOWN) == {"penalty": None}
