from pathlib import PurePath

import pytest

from given.clauses_in_text import clause, clause_text
from tenderkit.model.clauses.clause import ParameterType
from tenderkit.problems import InvalidInputError
from tenderkit.readers.clauses.clause_reader import parse_clause

NAME = PurePath("antal/1.0.0.md")


def problems(text: str | bytes) -> list[tuple[int, str]]:
    with pytest.raises(InvalidInputError) as refused:
        parse_clause(text if isinstance(text, bytes) else text.encode(), NAME)
    assert all(problem.message.what and problem.message.remedy for problem in refused.value.problems)
    return [(problem.line, problem.message.code) for problem in refused.value.problems]


def test_a_clause_carries_its_front_matter_and_its_text() -> None:
    read = clause(
        "Minst {{ places }}.",
        "applies_if: requirement.places is stated\nrequires: [vite]\nparameters:\n"
        "  places: {from: requirement.places.count, type: count, one: plats, many: platser}\n",
    )

    assert (read.id, read.version, read.requires) == ("antal", "1.0.0", ("vite",))
    assert read.parameters["places"].type is ParameterType.COUNT
    assert read.applies_if is not None


def test_what_only_the_full_text_says_and_what_both_always_say_are_read_by_mark_and_by_subject() -> None:
    read = clause(
        "Text.", "short_leaves: {s7: 26 § avtalslagen}\nsays_always: {notice: k1, penalty_amount: [s1, s3]}\n"
    )

    assert read.short_leaves == {"s7": "26 § avtalslagen"}
    assert read.says_always == {"notice": ("k1",), "penalty_amount": ("s1", "s3")}


@pytest.mark.parametrize(
    "front",
    ["short_leaves: {7: lag}\n", "short_leaves: {s7: ''}\n", "says_always: {notice: []}\n", "says_always: {A: k1}\n"],
)
def test_a_mark_a_reason_or_a_subject_that_is_none_stands_at_its_line(front: str) -> None:
    assert [line for line, _ in problems(clause_text("Text.", front))] == [12]


def test_the_digest_does_not_depend_on_the_editor() -> None:
    text = clause_text("Ändring é.\n\nNästa.")
    windows = text.replace("\n", "\r\n").replace("é", "e\u0301").replace("Nästa.", "Nästa.  ")

    assert parse_clause(windows.encode(), NAME).digest == parse_clause(text.encode(), NAME).digest


def test_the_digest_does_not_depend_on_the_order_of_the_keys() -> None:
    first = clause_text("Text.", "requires: [a]\nconflicts: [b]\n")
    second = clause_text("Text.", "conflicts: [b]\nrequires: [a]\n")

    assert parse_clause(first.encode(), NAME).digest == parse_clause(second.encode(), NAME).digest


@pytest.mark.parametrize("change", ["Text!", "Texten.", "text."])
def test_the_digest_changes_with_any_letter(change: str) -> None:
    assert clause(change).digest != clause("Text.").digest


def test_a_clause_without_front_matter_says_so() -> None:
    assert problems("Bara text.") == [(1, "TK-L001")]


def test_front_matter_without_a_word_says_so() -> None:
    assert problems("---\n\n---\nText.") == [(1, "TK-L001")]


def test_a_hole_that_is_not_declared_stands_at_its_line() -> None:
    text = clause_text(
        "{{ supplier }} ska.\n\n{% if law == LOU %}\n\n- Minst {{ many }} och {{ many }}.\n\n{% endif %}"
    )

    line = 1 + text.splitlines().index("- Minst {{ many }} och {{ many }}.")
    assert problems(text) == [(line, "TK-L054")]


def test_front_matter_that_does_not_end_says_so() -> None:
    assert problems("---\nid: a\n") == [(1, "TK-L001")]


def test_faults_of_front_matter_and_body_come_in_one_run_with_their_lines() -> None:
    text = clause_text("{{ 7*7 }}", "applies_if: law =\nsurprise: 1\n")

    assert [line for line, _ in problems(text)] == [13, 15]
    assert "TK-L010" in [code for _, code in problems(text)]


def test_a_condition_that_cannot_be_read_is_named_at_its_line() -> None:
    assert problems(clause_text("Text.", "applies_if: law =\n")) == [(12, "TK-L014")]


def test_the_folder_and_the_file_carry_the_name_of_the_clause() -> None:
    other = clause_text("Text.", clause_id="annan", version="2.0.0")

    assert [code for _, code in problems(other)] == ["TK-L002", "TK-L003"]


@pytest.mark.parametrize(
    "front",
    [
        pytest.param("kind: holiday\n", id="a kind that does not exist"),
        pytest.param("parameters: {x: {from: title, type: magic}}\n", id="a type that does not exist"),
        pytest.param("parameters: {x: {type: text}}\n", id="a parameter without a source"),
        pytest.param("aligned_with: [{element: 0, says: k1}]\n", id="an element that does not exist"),
        pytest.param("requires: vite\n", id="text for a list"),
    ],
)
def test_front_matter_of_the_wrong_shape_is_refused_at_its_line(front: str) -> None:
    text = clause_text("Text.", front).replace(
        "kind: requirement\n", "" if front.startswith("kind") else "kind: requirement\n"
    )

    assert problems(text)
