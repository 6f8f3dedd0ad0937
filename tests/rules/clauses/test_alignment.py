import pytest

from given.clauses_in_text import clause
from tenderkit.model.clauses.alignment_table import ElementEntry
from tenderkit.rules.clauses.alignment import Answer, answers_of, element_faults, sentence_at, unknown_elements

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


def test_an_answer_reads_without_code_where_titles_are_known() -> None:
    body = "{#s1}{{ supplier }} ska {% if requirement.penalty.per == started_week %}svara{% endif %}."
    found = clause(body, "aligned_with: [{element: 5, says: s1}, {element: 6, left_out: Nej.}]\n")

    answers = answers_of([found], {})

    assert answers[5][0].sentence == "«leverantören» ska [när vitet räknas per påbörjad vecka: svara]."
    assert answers[6][0].sentence == ""


def entry(number: int, left_out: str | None = None) -> ElementEntry:
    return ElementEntry(number=number, name="Del", gothenburg="ja", uhm="ja", report="ja", left_out=left_out)


def test_an_element_is_answered_by_a_clause_or_left_out_and_never_both() -> None:
    elements = (entry(1), entry(2), entry(3, "Hör inte hit."), entry(4, "Hör inte hit."), entry(5, "Hör inte hit."))
    front = "[{element: 1, says: k1}, {element: 4, says: s1}, {element: 5, left_out: Ändrar priset.}]"

    faults = list(element_faults(elements, (clause(BODY, f"aligned_with: {front}\n", "ett"),)))

    assert [(fault.key, fault.message.code) for fault in faults] == [
        (("elements", 1, "number"), "TK-L063"),
        (("elements", 3, "left_out"), "TK-L360"),
    ]
    assert faults[1].message.facts["clause"] == "ett"


def test_an_answer_to_an_element_beyond_the_list_is_a_fault_of_the_clause() -> None:
    said = clause(BODY, "aligned_with: [{element: 2, says: k1}, {element: 3, says: s1}]\n", "ett")

    ((clause_id, finding),) = unknown_elements((entry(1), entry(2)), (said,))

    assert (clause_id, finding.key, finding.message.code) == ("ett", ("aligned_with", 1, "element"), "TK-L361")
