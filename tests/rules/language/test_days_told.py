"""The days that a text tells of, as people write them."""

from datetime import date

import pytest

from tenderkit.rules.language.days_told import days_told
from tenderkit.rules.language.wording import NBSP


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Inget hände.", [], id="none"),
        pytest.param("Den började den 7 september 2026.", [date(2026, 9, 7)], id="in words"),
        pytest.param(f"den 7{NBSP}September 2026", [date(2026, 9, 7)], id="with a hard space and a capital"),
        pytest.param("Från 2026-09-07 till 2026-10-01.", [date(2026, 9, 7), date(2026, 10, 1)], id="in figures"),
        pytest.param("den 31 april 2026 och 2026-13-01", [], id="no days"),
        pytest.param("den 7 september", [], id="without its year"),
    ],
)
def test_days_are_found_in_words_and_figures(text: str, expected: list[date]) -> None:
    assert list(days_told(text)) == expected
