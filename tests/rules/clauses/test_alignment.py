import pytest

from given.clauses_in_text import clause
from tenderkit.rules.clauses.alignment import Answer, answers_of, sentence_at

BODY = """\
{#k1} {{ supplier }} ska ge 4 platser. Det gäller hela tiden.

Inledning. {#s1} {{ authority }} får enligt 17 kap. LOU kräva vite. {{ supplier }} betalar.

{#s2} Är det så?{% if law == LOU %} Annars gäller {#s3} det andra. Och mer.{% endif %}

- Ett led. {#s4} Ett annat led utan punkt
"""


@pytest.mark.parametrize(
    ("mark", "sentence"),
    [
        pytest.param("k1", "⟦supplier⟧ ska ge 4 platser. Det gäller hela tiden.", id="the whole of a requirement"),
        pytest.param("s1", "⟦authority⟧ får enligt 17 kap. LOU kräva vite.", id="the sentence after the mark"),
        pytest.param("s2", "Är det så?", id="before an alternative"),
        pytest.param("s3", "det andra.", id="within an alternative"),
        pytest.param("s4", "Ett annat led utan punkt", id="in a list, to its end"),
        pytest.param("s9", "", id="no such mark"),
    ],
)
def test_a_mark_leads_to_its_sentence(mark: str, sentence: str) -> None:
    assert sentence_at(clause(BODY), mark) == sentence


def test_answers_are_gathered_by_element_in_the_order_of_reading() -> None:
    first = clause(BODY, "aligned_with: [{element: 5, says: k1}, {element: 24, left_out: Ändrar priset.}]\n", "ett")
    second = clause(BODY, "aligned_with: [{element: 5, says: s4}]\n", "tva")

    answers = answers_of([first, second])

    assert [answer.clause for answer in answers[5]] == ["ett", "tva"]
    assert answers[24] == (Answer(24, "ett", "1.0.0", left_out="Ändrar priset."),)
