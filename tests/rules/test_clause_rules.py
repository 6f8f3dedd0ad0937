import pytest

from clauses_in_text import clause
from tenderkit.rules.clause_rules import Surroundings, lint_clause, lint_set, word_rule

AROUND = Surroundings(
    frozenset({"antal", "vite"}),
    (
        word_rule("skall", "ska"),
        word_rule("beställar*", "myndigheten"),
        word_rule("dialog", "sysselsättningsdialog"),
        word_rule("arbetsförmedlingen", "… eller motsvarande", ("motsvarande",)),
        word_rule("godkänd av", "inget om godkännande"),
    ),
)
COUNT = "{from: requirement.places.count, type: count, one: plats, many: platser, min: 1, max: 9}"


def codes(body: str = "Text.", front: str = "") -> list[str]:
    found = list(lint_clause(clause(body, front), AROUND))
    assert all(message.what and message.remedy for message in found)
    return [message.code for message in found]


def test_a_sound_clause_has_no_faults() -> None:
    front = f"parameters: {{places: {COUNT}}}\naligned_with: [{{element: 5, says: k1}}]\n"

    assert codes("{#k1} {{ supplier }} ska ge {{ places }}. Se [[vite]].", front) == []


@pytest.mark.parametrize(
    ("front", "body", "code"),
    [
        pytest.param("parameters: {x: {from: no.such, type: text}}\n", "{{ x }}", "TK-L050", id="an unknown fact"),
        pytest.param(
            "parameters: {x: {from: requirement.places.count, type: count, min: 1, max: 9}}\n",
            "{{ x }}",
            "TK-L051",
            id="a count without nouns",
        ),
        pytest.param(
            "parameters: {x: {from: contract.subject, type: choice, words: {works: bygge}}}\n",
            "{{ x }}",
            "TK-L052",
            id="a choice without all its words",
        ),
        pytest.param(
            "parameters: {x: {from: requirement.penalty.amount, type: money}}\n", "{{ x }}", "TK-L053", id="no bounds"
        ),
        pytest.param(f"parameters: {{x: {COUNT}}}\n", "Text.", "TK-L055", id="a parameter that is not used"),
        pytest.param("applies_if: no.such == 1\n", "Text.", "TK-L050", id="a condition on an unknown fact"),
        pytest.param("", "{% if computed.magic == 1 %}a{% endif %}", "TK-L050", id="an unknown computed fact"),
        pytest.param("applies_if: law == LOV\n", "Text.", "TK-L056", id="a word that the fact can't hold"),
        pytest.param("applies_if: contract.months > many\n", "Text.", "TK-L056", id="a word compared as a number"),
        pytest.param("applies_if: law in [LOU, LOV]\n", "Text.", "TK-L056", id="a word in a list that can't be"),
        pytest.param("requires: [annan]\n", "Text.", "TK-L057", id="requires a clause that is not there"),
        pytest.param("", "Se [[antal]].", "TK-L057", id="refers to itself"),
        pytest.param("aligned_with: [{element: 5}]\n", "Text.", "TK-L058", id="an element without an answer"),
        pytest.param("aligned_with: [{element: 5, says: k9}]\n", "Text.", "TK-L059", id="a mark that is not there"),
        pytest.param("", "{#k1} Platserna är fyra.", "TK-L060", id="a requirement that obliges nobody"),
        pytest.param("", "{#k1} Hon ska a och han ska b.", "TK-L061", id="two obligations in a sentence"),
        pytest.param("", "Leverantören skall.", "TK-L062", id="an outdated word"),
        pytest.param("", "Beställarens plan.", "TK-L062", id="an inflected word"),
        pytest.param("", "En dialog hålls.", "TK-L062", id="dialog alone"),
        pytest.param("", "Den är godkänd av Sveriges Kommuner och Regioner.", "TK-L062", id="an invented approval"),
        pytest.param("", "Inskriven hos Arbetsförmedlingen.", "TK-L062", id="one country's employment service only"),
    ],
)
def test_each_fault_of_a_clause_is_found(front: str, body: str, code: str) -> None:
    assert code in codes(body, front)


def test_longer_words_and_excused_sentences_are_left_alone() -> None:
    assert codes("En sysselsättningsdialog hålls.") == []
    assert codes("Hos Arbetsförmedlingen eller motsvarande i ett annat land.") == []


def test_a_circle_of_requirements_is_printed_as_a_path() -> None:
    ring = (clause(front="requires: [vite]\n"), clause(front="requires: [antal]\n", clause_id="vite"))

    messages = [message for _, message in lint_set(ring) if message.code == "TK-L064"]

    assert [message.facts["path"] for message in messages] == ["antal → vite → antal"]


def test_an_element_that_no_clause_answers_for_is_named() -> None:
    front = "aligned_with: [" + ", ".join(f"{{element: {n}, left_out: skäl}}" for n in range(1, 26)) + "]\n"

    assert [message.facts["element"] for _, message in lint_set((clause(front=front),))] == ["26"]
