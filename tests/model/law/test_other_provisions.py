from datetime import date

import pytest

from given.law_in_text import law_text, small_law_table
from tenderkit.problems import InvalidInputError


def test_a_row_that_nobody_has_read_says_so() -> None:
    employment, data_protection, _ = small_law_table().other_provisions

    assert employment.provisions == ("25 §", "25 a §")
    assert employment.checked_on == date(2025, 6, 1)
    assert data_protection.checked_on is None


def test_the_table_can_do_without_them() -> None:
    assert small_law_table(law_text(other="")).other_provisions == ()


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        pytest.param("from: 1997-01-01", "from: 1997-01-01, to: 1996-01-01", "TK-R121", id="ends before it begins"),
        pytest.param("[25 §, 25 a §]", "[]", "TK-C048", id="no provision"),
        pytest.param('"1982:80"', "LAS", "TK-C063", id="no number"),
    ],
)
def test_a_row_that_says_nothing_is_refused(before: str, after: str, code: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        small_law_table(law_text().replace(before, after))

    assert [problem.message.code for problem in refused.value.problems] == [code]
