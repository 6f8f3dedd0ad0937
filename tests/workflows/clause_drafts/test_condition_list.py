"""Conditions chosen from a list in Swedish, and what the file then holds."""

import pytest

from judges.checkout import ROOT
from tenderkit.model.clauses.walk import conditions_of
from tenderkit.project.places import find_places
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.rules.clauses.clause_text import condition_text
from tenderkit.rules.clauses.condition_words import condition_words
from tenderkit.rules.conditions.askable import condition_faults
from tenderkit.workflows.clause_drafts.condition_list import (
    condition_said,
    listed_conditions,
    near_sentences,
    sentence_of,
)

LIBRARY = read_library(find_places(ROOT / "clauses").clause_folders)


@pytest.mark.parametrize(
    ("words", "written"),
    [
        pytest.param("platser krävs", "requirement.places is stated", id="a fact that is there"),
        pytest.param("Platser  krävs", "requirement.places is stated", id="other blanks and capitals"),
        pytest.param("ärendet inte anger ett vite", "requirement.penalty is not stated", id="denied"),
        pytest.param(
            "platser krävs och ärendet anger ett vite",
            "requirement.places is stated and requirement.penalty is stated",
            id="and",
        ),
        pytest.param(
            "platser krävs eller sysselsättningsdialog krävs",
            "requirement.places is stated or requirement.dialogue is stated",
            id="or",
        ),
        pytest.param(
            "antalet platser är fast eller bestäms per år",
            "requirement.places.basis in [fixed, per_year]",
            id="two words of one list",
        ),
        pytest.param("”Avtalstid” är minst 24", "contract.months >= 24", id="a number"),
        pytest.param(
            "flera personer får dela en plats",
            "requirement.places.shared is stated and requirement.places.shared == true",
            id="a fact that may be left out is asked for first",
        ),
    ],
)
def test_a_sentence_is_the_condition_that_it_says(words: str, written: str) -> None:
    found = condition_said(words)

    assert found is not None
    assert condition_text(found) == written


@pytest.mark.parametrize(
    "words", ["", "och", "platser krävs och", "månen är full", "”Avtalstid” är minst många", "x" * 10_000]
)
def test_a_sentence_that_says_no_condition_is_none(words: str) -> None:
    assert condition_said(words) is None


def test_every_condition_of_the_list_says_itself_and_can_be_asked() -> None:
    for each in listed_conditions():
        if not each.takes_value:
            assert condition_said(each.words) == each.condition, each.words
            assert list(condition_faults(each.condition)) == [], each.words


def test_most_conditions_of_the_library_are_said_by_the_list_and_none_is_read_as_another_sentence() -> None:
    conditions = {each for entry in LIBRARY.entries() for each in conditions_of(entry.clause)}

    read = [(each, found) for each in conditions if (found := condition_said(condition_words(each))) is not None]

    assert len(read) > len(conditions) * 0.9
    assert [each for each, found in read if condition_words(each) != condition_words(found)] == []


def test_a_choice_with_a_number_becomes_a_sentence() -> None:
    assert sentence_of("”Avtalstid” är minst …", "högst", "24") == "”Avtalstid” är högst 24"
    assert sentence_of("platser krävs", denied=True) == "platser inte krävs"
    assert sentence_of("”Avtalstid” är minst …", "högst", "många") == ""
    assert sentence_of("finns inte") == ""


def test_a_sentence_with_a_slip_has_one_near_it() -> None:
    assert "vitet räknas per påbörjad vecka" in near_sentences("vitet räknas per påbörjd vecka")
