"""A clause tried with the values of an example or a case, and with others in their place."""

from decimal import Decimal
from pathlib import Path

import pytest

from given.cases import WITH_PLACES, case_folder
from given.own_library import own_library
from tenderkit.model.case.choices import PenaltyPer
from tenderkit.model.clauses.clause import Clause
from tenderkit.model.conditions.condition import Truth
from tenderkit.problems import InvalidInputError
from tenderkit.project.places import case_file, find_places
from tenderkit.rules.conditions.given_facts import GivenFacts
from tenderkit.workflows.library.tried_clause import (
    ReadValue,
    alternatives_of,
    clause_tried_with,
    examples_of,
    facts_of_case_sections,
    facts_to_try,
    read_value,
)
from tenderkit.workflows.library.whole_library import entry_in, whole_library

SAMPLES = Path(__file__).parents[3] / "samples"


def _vite(version: str = "2.1.0") -> Clause:
    return entry_in(whole_library(find_places(SAMPLES).clause_folders), "vite", version).clause


def test_an_example_comes_out_in_both_lengths_with_its_conditions() -> None:
    examples, problems = examples_of(SAMPLES, "vite", "2.1.0")

    tried = clause_tried_with(SAMPLES, _vite(), GivenFacts(examples[0].case.given), {})

    assert problems == ()
    assert "vite om 50 000 kronor" in tried.full.text
    assert tried.short is not None
    assert len(tried.short.text) < len(tried.full.text)
    assert tried.taken is not None
    assert tried.taken.truth is Truth.YES
    per_place = next(each for each in tried.conditions if each.words == "vitet räknas per plats som saknas")
    assert (per_place.truth, per_place.reasons) == (Truth.YES, ("Vite per: plats som saknas",))


def test_a_value_that_is_exchanged_decides_and_is_printed(tmp_path: Path) -> None:
    (section,) = facts_of_case_sections(case_file(case_folder(tmp_path, WITH_PLACES)))

    given = {"requirement.penalty.amount": Decimal(70000), "requirement.penalty.per": PenaltyPer.STARTED_WEEK}
    tried = clause_tried_with(SAMPLES, _vite(), section.facts, given)

    assert "vite om 70 000 kronor för varje påbörjad vecka" in tried.full.text
    assert "Entreprenören" in tried.full.text


def test_a_value_that_is_taken_away_becomes_a_question(tmp_path: Path) -> None:
    (section,) = facts_of_case_sections(case_file(case_folder(tmp_path, WITH_PLACES)))

    tried = clause_tried_with(SAMPLES, _vite(), section.facts, {"requirement.penalty.amount": None})

    assert tried.full.questions


def test_a_clause_with_one_text_has_no_short_one() -> None:
    assert clause_tried_with(SAMPLES, _vite("1.1.0"), GivenFacts({}), {}).short is None


def test_every_other_choice_that_changes_the_text_is_shown(tmp_path: Path) -> None:
    (section,) = facts_of_case_sections(case_file(case_folder(tmp_path, WITH_PLACES)))

    found = alternatives_of(SAMPLES, _vite(), section.facts, {})

    per = {each.choice: each for each in found if each.path == "requirement.penalty.per"}
    assert PenaltyPer.STARTED_WEEK in per
    assert PenaltyPer.MISSING_PLACE not in per  # what the case says already
    assert None in per
    after = " ".join(line.after for line in per[PenaltyPer.STARTED_WEEK].diff)
    assert "för varje påbörjad vecka" in after
    assert {True, False} & {each.choice for each in found if each.path == "requirement.penalty.set_off"}


def test_what_decides_or_is_written_can_be_tried() -> None:
    paths = facts_to_try(_vite())

    assert {"requirement.penalty.amount", "requirement.penalty.per"} <= set(paths)
    assert not [path for path in paths if path.startswith("computed.")]


@pytest.mark.parametrize(
    ("path", "typed", "found"),
    [
        ("requirement.penalty.amount", "65 mkr", ReadValue(Decimal(65000000))),
        ("requirement.penalty.per", "started_week", ReadValue(PenaltyPer.STARTED_WEEK)),
        ("requirement.penalty.set_off", "ja", ReadValue(value=True)),
        ("requirement.penalty.amount", "", ReadValue()),
    ],
)
def test_a_value_is_understood_as_every_field_is(path: str, typed: str, found: ReadValue) -> None:
    assert read_value(path, typed) == found


@pytest.mark.parametrize("typed", ["kanske", "<i>", "-5", "9" * 400])
def test_a_value_that_is_not_understood_is_refused_with_a_reason(typed: str) -> None:
    refused = read_value("requirement.penalty.amount", typed)

    assert refused.refusal is not None
    assert refused.value is None


def test_each_lot_with_a_requirement_of_its_own_is_tried() -> None:
    sections = facts_of_case_sections(SAMPLES / "korttidshyra-fordon" / "upphandling.yaml")

    assert [section.lot for section in sections][1:] == ["B"]


def test_a_case_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError):
        facts_of_case_sections(case_file(case_folder(tmp_path, "format: [")))


def test_examples_are_of_the_version_and_say_where_they_differ(tmp_path: Path) -> None:
    folder = own_library(
        tmp_path, {"vart": {"1.0.0": ("status: draft", "Hon ska."), "2.0.0": ("status: draft", "Han ska.")}}
    )
    (folder / "vart" / "vart.test.yaml").write_text(
        "format: 1\nclause: vart\nversion: 1.0.0\ncases:\n"
        "  - {name: stämmer, must: [Hon ska.]}\n  - {name: avviker, must: [Finns inte.]}\n",
        "utf-8",
    )
    (folder / "vart" / "trasig.test.yaml").write_text("format: 1\nclause: vart\ncases: []\n", "utf-8")

    examples, problems = examples_of(tmp_path, "vart", "1.0.0")

    assert [(each.case.name, [fault.code for fault in each.faults]) for each in examples] == [
        ("stämmer", []),
        ("avviker", ["TK-L166"]),
    ]
    assert [problem.message.code for problem in problems] == ["TK-C048"]
    assert examples_of(tmp_path, "vart", "2.0.0")[0] == ()


def test_a_value_that_looks_like_a_reference_stays_as_it_is_written(tmp_path: Path) -> None:
    (section,) = facts_of_case_sections(case_file(case_folder(tmp_path, WITH_PLACES)))
    clause = entry_in(whole_library(find_places(SAMPLES).clause_folders), "syfte").clause

    tried = clause_tried_with(SAMPLES, clause, section.facts, {"requirement.purpose": "Fler till [[vite]]."})

    assert "[[vite]]" in tried.full.text
