import pytest
from msgspec.structs import replace

from given.clauses_in_text import clause
from tenderkit.model.clauses.clause import ClauseKind
from tenderkit.rules.clauses.clause_rules import form_findings
from tenderkit.rules.language.clause_finding import ClauseFinding

KNOWN = frozenset({"antal", "vite"})
COUNT = "{from: requirement.places.count, type: count, one: plats, many: platser, min: 1, max: 9}"


def findings(body: str = "Text.", front: str = "") -> list[ClauseFinding]:
    found = list(form_findings(clause(body, front), KNOWN))
    assert all(finding.message.what and finding.message.remedy for finding in found)
    return found


def codes(body: str = "Text.", front: str = "") -> list[str]:
    return [finding.message.code for finding in findings(body, front)]


def test_a_sound_clause_has_no_faults() -> None:
    front = f"parameters: {{places: {COUNT}}}\naligned_with: [{{element: 5, says: k1}}]\n"

    assert codes("{#k1} {{ supplier }} ska ge {{ places }}. Se [[vite]].", front) == []


@pytest.mark.parametrize(
    ("front", "body", "code"),
    [
        pytest.param("parameters: {x: {from: no.such, type: text}}\n", "{{ x }}", "TK-L050", id="an unknown fact"),
        pytest.param("only_used: true\n", "Text.", "TK-L340", id="words left out of what defines none"),
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
        pytest.param(
            "parameters: {x: {from: requirement.own_groups.title, type: text}}\n",
            "{% if requirement.own_groups is stated %}\n\nGruppen är {{ x }}.\n\n{% endif %}",
            "TK-L370",
            id="a fact of each block outside a point",
        ),
        pytest.param("applies_if: no.such == 1\n", "Text.", "TK-L050", id="a condition on an unknown fact"),
        pytest.param("", "{% if computed.magic == 1 %}a{% endif %}", "TK-L050", id="an unknown computed fact"),
        pytest.param("applies_if: law == LOV\n", "Text.", "TK-L056", id="a word that the fact can't hold"),
        pytest.param("applies_if: contract.months > many\n", "Text.", "TK-L056", id="a word compared as a number"),
        pytest.param("applies_if: law in [LOU, LOV]\n", "Text.", "TK-L056", id="a word in a list that can't be"),
        pytest.param("requires: [annan]\n", "Text.", "TK-L057", id="requires a clause that is not there"),
        pytest.param("", "Se [[antal]].", "TK-L057", id="refers to itself"),
        pytest.param("aligned_with: [{element: 5}]\n", "Text.", "TK-L058", id="an element without an answer"),
        pytest.param("aligned_with: [{element: 5, says: k9}]\n", "Text.", "TK-L059", id="a mark that is not there"),
        pytest.param("replaces: annan\n", "Text.", "TK-L057", id="replaces a clause that is not there"),
    ],
)
def test_each_fault_of_a_clause_is_found(front: str, body: str, code: str) -> None:
    assert code in codes(body, front)


@pytest.mark.parametrize(
    ("front", "body", "key", "words"),
    [
        pytest.param(
            "parameters: {x: {from: no.such, type: text}}\n", "{{ x }}", ("parameters", "x", "from"), "", id="from"
        ),
        pytest.param("requires: [vite, annan]\n", "Text.", ("requires", 1), "", id="the second of a list"),
        pytest.param(
            "law_refs: [{act: A, provision: 1 §, when: no.such == 1}]\n", "T.", ("law_refs", 0, "when"), "", id="when"
        ),
        pytest.param("", "{% if no.such == 1 %}a{% endif %}", (), "no.such", id="a condition of the text"),
        pytest.param("", "Se [[annan]].", (), "[[annan]]", id="a reference of the text"),
    ],
)
def test_a_fault_says_where_to_look(front: str, body: str, key: tuple[str | int, ...], words: str) -> None:
    (finding,) = findings(body, front)

    assert (finding.key, finding.words) == (key, words)


def test_a_list_of_definitions_may_leave_out_what_is_not_used() -> None:
    words = replace(clause("- Med **plats** avses en anställning."), kind=ClauseKind.DEFINITION, only_used=True)

    assert list(form_findings(words, KNOWN)) == []


@pytest.mark.parametrize(
    ("type_", "body"),
    [("text", "Grupper:\n\n- {{ x }}.\n\nSlut för {{ supplier }}."), ("text_list", "Gruppen är {{ x }}.")],
)
def test_a_fact_of_each_block_stands_in_a_point_or_is_named_together(type_: str, body: str) -> None:
    assert codes(body, f"parameters: {{x: {{from: requirement.own_groups.title, type: {type_}}}}}\n") == []
