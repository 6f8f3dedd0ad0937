"""Tests by example: written by labels, stored as the clause's own tests, tried at once."""

import pytest
from msgspec.structs import replace

from tenderkit.workflows.clause_drafts.clause_draft import ClauseDraft, UnclearFormError, save_clause
from tenderkit.workflows.clause_drafts.examples import (
    Example,
    add_example,
    drop_example,
    example_labels,
    tried_examples,
)
from tenderkit.workflows.clause_drafts.text_columns import Stretch
from tenderkit.workflows.clauses.clause_tests import run_clause_tests
from workflows.clause_drafts.conftest import again


@pytest.fixture
def written(draft: ClauseDraft) -> ClauseDraft:
    text = "[krav 1] {leverantören} ska ordna {antal platser}.[när vitet räknas per påbörjad vecka] Vitet räknas per vecka.[slut]"
    save_clause(draft, replace(draft.form, stretches=(Stretch(text),)), draft.digest)
    return again(draft)


def test_an_example_is_a_case_that_the_command_runs(written: ClauseDraft) -> None:
    given = (("Platser, Antal platser", "4"), ("Vite per", "plats som saknas"))
    add_example(written, Example("fyra", given, must=("ska ordna 4 platser.",), must_not=("5 platser",)))

    results = run_clause_tests(written.path.parents[3], (written.wanted.clause,))

    assert [(each.cases, each.held) for each in results.files] == [(1, 1)]
    (tried,) = tried_examples(again(written))
    assert tried.holds
    assert tried.values == (("Platser, Antal platser", "4"), ("Vite per", "missing_place"))
    assert tried.said == ("(k1) Leverantören ska ordna 4 platser.",)


def test_an_example_that_does_not_hold_says_what_differs(written: ClauseDraft) -> None:
    add_example(
        written,
        Example("fem", (("Platser, Antal platser", "4"),), must=("5 platser",), questions=("requirement.penalty.per",)),
    )

    (tried,) = tried_examples(again(written))
    assert [each.code for each in tried.differs] == ["TK-L166"]


def test_the_length_of_the_text_is_given_by_its_word(written: ClauseDraft) -> None:
    add_example(
        written, Example("kort", (("Textens längd", "kort"), ("platser, antal platser", "2")), must=("2 platser",))
    )

    assert "computed.text: short" in next(written.path.parent.glob("*.test.yaml")).read_text("utf-8")


def test_no_two_examples_are_called_the_same(written: ClauseDraft) -> None:
    add_example(written, Example("ute", (), applies=False))

    with pytest.raises(UnclearFormError) as found:
        add_example(again(written), Example("ute", (("Platser, Antal platser", ""),), applies=False))

    assert [each.message.code for each in found.value.faults] == ["TK-L427", "TK-L163"]


def test_an_example_is_taken_away_and_with_the_last_its_file(written: ClauseDraft) -> None:
    for name in ("a", "b"):
        add_example(again(written), Example(name, (), must=("x",)))
    first, second = tried_examples(again(written))

    drop_example(written, first.file, first.number, "a")
    drop_example(written, second.file, 0, "b")

    assert list(written.path.parent.glob("*.test.yaml")) == []


def test_every_label_is_of_one_fact() -> None:
    labels = example_labels()

    assert labels["Platser, Antal platser"] == "requirement.places.count"
    assert len(set(labels.values())) == len(labels)
