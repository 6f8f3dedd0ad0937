"""A day on the command line is read as one in a file, and asked about as there."""

from pathlib import Path

import pytest

from judges.as_a_user import user_runs


@pytest.mark.parametrize("typed", ["2027-03-01", "1 mars 2027", "1/3 2027", "20270301"])
def test_a_day_may_be_written_as_people_write_it(typed: str) -> None:
    seen = user_runs("clauses", "law", "--date", typed)

    assert seen.code == 0
    assert "2027-03-01" in seen.text.splitlines()[0]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("03/01/2027", "”03/01/2027” kan vara både 3 januari 2027 och 1 mars 2027. Skriv 2027-01-03 eller 2027-03-01."),
        ("1/3 27", "”1/3 27” har inte hela årtalet. Skriv årtalet med fyra siffror"),
        ("2027-02-30", "dagen är en dag som inte finns: ”2027-02-30”."),
    ],
)
def test_a_day_that_may_be_two_is_a_question_of_usage(typed: str, said: str) -> None:
    seen = user_runs("clauses", "law", "--date", typed)

    assert seen.code == 2
    assert said in seen.text


def test_the_other_days_of_commands_are_read_alike(tmp_path: Path) -> None:
    assert user_runs("prune", tmp_path, "--date", "1/3/2027").code == 2
    assert user_runs("clauses", "changes", "--since", "1 januari 2026", "--date", "1 mars 2027").code == 0
