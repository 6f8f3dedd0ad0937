"""A clause's text as passages to compare."""

import pytest

from given.clauses_in_text import clause
from tenderkit.rules.changes.passages import body_passages


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("Hon ska svara så snart som möjligt.", "”Hon ska svara så snart som”", id="opening words"),
        pytest.param("Hon {% if law == LOU %}ska inte{% else %}ska{% endif %} svara.", "”Hon ska inte svara.”", id="an alternative"),
        pytest.param("{% if law == LOU %}Hon {% if text == short %}ska{% endif %} svara.{% endif %}", "”Hon ska svara.”", id="one in another"),
    ],
)  # fmt: skip
def test_a_passage_without_a_mark_is_found_by_its_words_and_no_condition(text: str, place: str) -> None:
    (passage,) = body_passages(clause(text))

    assert passage.place == place
