from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from given.clauses_in_text import FactTable, clause
from tenderkit.assembly.fill import Filler, Findings
from tenderkit.model.clauses.clause import ParagraphNode
from tenderkit.model.papers.document import CrossReference, Inlines, OpenQuestion, Text
from tenderkit.model.papers.words import plain

PARTIES = {"supplier": "entreprenören", "supplier_genitive": "entreprenörens"}
PLACES = (
    "parameters:\n  places: {from: requirement.places.count, type: count, one: plats, many: platser, min: 1, max: 9}\n"
)
NAME = "parameters:\n  name: {from: title, type: text, max_length: 200000}\n"


def fill(body: str, front: str = "", **facts: object) -> tuple[Inlines, Findings]:
    written = clause(body, front)
    findings = Findings()
    filler = Filler(
        FactTable(**facts),
        PARTIES,
        written.parameters,
        {"vite": CrossReference("vite", "avsnitt 5 Vite")},
        lambda path: f"ange {path}",
        findings,
    )
    node = written.body[0]
    assert isinstance(node, ParagraphNode)
    return filler.inlines(node.pieces), findings


def words(body: str, front: str = "", **facts: object) -> str:
    return plain(fill(body, front, **facts)[0])


def test_a_hole_is_written_by_its_type() -> None:
    assert words("Minst {{ places }}.", PLACES, requirement__places__count=4) == "Minst 4\u00a0platser."


def test_a_party_gets_a_capital_letter_where_a_sentence_begins() -> None:
    text = "{{ supplier }} ska. {{ supplier }} får, om {{ supplier_genitive }} plan medger."

    assert words(text) == "Entreprenören ska. Entreprenören får, om entreprenörens plan medger."


def test_a_missing_fact_is_an_open_question_never_a_default() -> None:
    inlines, findings = fill("Minst {{ places }}.", PLACES)

    assert inlines == (Text("Minst "), OpenQuestion("antal platser", "requirement.places.count"), Text("."))
    assert findings.questions == {"ange requirement.places.count": "requirement.places.count"}


def test_a_clause_may_word_its_own_question() -> None:
    front = PLACES.replace("max: 9", 'max: 9, ask: "Hur många platser?"')

    assert words("{{ places }}", front) == "[BEKRÄFTA: Hur många platser?]"
    assert list(fill("Minst {{ places }}.", front)[1].questions) == ["Hur många platser?"], (
        "as it is listed on page one"
    )


def test_the_first_branch_that_holds_is_written() -> None:
    text = "A{% if law == LUF %} b{% elif law == LOU %} c{% else %} d{% endif %}."

    assert words(text, law="LOU") == "A c."
    assert words(text, law="LUK") == "A d."


def test_a_branch_that_cannot_be_decided_asks_instead_of_guessing() -> None:
    inlines, findings = fill("A{% if law == LUF %} b{% else %} c{% endif %}.")

    assert plain(inlines) == "A [BEKRÄFTA: lag (”b” eller ”c”)]."
    assert findings.questions == {"ange law": "law"}


TWO_FACTS = "{% if law == LUF or contract.form == contract %}"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param(
            "Stöd är {% if law == LUF %}lån eller {% endif %}bidrag.",
            "Stöd är [BEKRÄFTA: lag (”lån eller” eller inget)] bidrag.",
            id="words that may be left out",
        ),
        pytest.param(
            "Högst 5{% if law == LUF %}, räknat per år{% endif %}.",
            "Högst 5 [BEKRÄFTA: lag (”, räknat per år” eller inget)].",
            id="words after a comma",
        ),
        pytest.param(
            "A ska.{% if law == LUF %} Det gäller även B.{% endif %} C ska.",
            "A ska. [BEKRÄFTA: ange law] C ska.",
            id="a sentence that may be left out",
        ),
        pytest.param(
            "Minst {% if law == LUF %}{{ places }} till{% else %}en{% endif %}.",
            "Minst [BEKRÄFTA: lag (”… till” eller ”en”)].",
            id="a value in it is missing too",
        ),
        pytest.param(
            "A{% if law == LUF %}{% if title is stated %} b{% else %} c{% endif %}{% endif %}.",
            "A [BEKRÄFTA: lag (”c” eller inget)].",
            id="one inside the other",
        ),
        pytest.param(
            f"A {TWO_FACTS}b{{% else %}}c{{% endif %}}.",
            "A [BEKRÄFTA: lag] [BEKRÄFTA: avtalsform (”b” eller ”c”)].",
            id="two facts decide",
        ),
        pytest.param(
            "A {% if law == LUF %}b{% elif title is stated %}c{% else %}d{% endif %}.",
            "A [BEKRÄFTA: lag (”b” eller ”d”)].",
            id="what can't come to stand there isn't shown",
        ),
    ],
)
def test_a_sentence_with_a_question_in_it_still_reads(text: str, says: str) -> None:
    assert words(text, PLACES) == says


def test_words_that_may_come_to_stand_there_ask_and_write_nothing() -> None:
    text = "A {% if law == LUF %}{{ places }}{% else %}{{ supplier }}{% endif %}."
    _, findings = fill(text, PLACES, requirement__places__count=99)

    assert (findings.questions, findings.faults) == ({"ange law": "law"}, [])


@pytest.mark.parametrize(
    ("source", "says"),
    [
        pytest.param("from: computed.principles, type: text", "lagrummet om principerna", id="a provision"),
        pytest.param("from: computed.act, type: text", "lagens namn", id="what follows from the answer"),
        pytest.param("from: computed.claim.total, type: money", "beloppet", id="a figure"),
        pytest.param("from: contract.cpv, type: text", "CPV-kod", id="an abbreviation"),
        pytest.param("from: requirement.penalty.remedy_days, type: days", "antal dagar", id="a length of time"),
    ],
)
def test_a_sentence_with_a_hole_names_what_is_missing(source: str, says: str) -> None:
    written = clause("Se {{ law }} samma lag.", f"parameters:\n  law: {{{source}}}\n")
    findings = Findings()
    filler = Filler(FactTable(), PARTIES, written.parameters, {}, lambda _: "Över?", findings)
    node = written.body[0]
    assert isinstance(node, ParagraphNode)

    assert plain(filler.inlines(node.pieces)) == f"Se [BEKRÄFTA: {says}] samma lag."
    assert list(findings.questions) == ["Över?"]


def test_a_reference_carries_the_words_of_the_place_it_points_to() -> None:
    inlines, _ = fill("Se [[vite]].")

    assert inlines[1] == CrossReference("vite", "avsnitt 5 Vite")


def test_a_reference_to_a_clause_that_is_not_there_is_a_fault() -> None:
    _, findings = fill("Se [[annan]].")

    assert [message.code for _, message in findings.faults] == ["TK-L034"]


@pytest.mark.parametrize("count", [0, 10])
def test_a_value_outside_the_bounds_of_the_clause_is_a_fault_at_its_fact(count: int) -> None:
    _, findings = fill("{{ places }}", PLACES, requirement__places__count=count)

    assert [(path, message.code) for path, message in findings.faults] == [("requirement.places.count", "TK-R050")]


@pytest.mark.parametrize(("length", "codes"), [(20, []), (21, ["TK-R052"])])
def test_a_text_has_the_room_that_the_clause_gives_it(length: int, codes: list[str]) -> None:
    front = "parameters:\n  name: {from: title, type: text, max_length: 20}\n"
    _, findings = fill("{{ name }}", front, title="x" * length)

    assert [message.code for _, message in findings.faults] == codes


def test_bounds_on_what_is_no_number_are_passed_over() -> None:
    front = "parameters:\n  day: {from: contract.starts, type: date, min: 1, max: 2}\n"
    _, findings = fill("{{ day }}", front, contract__starts=date(2027, 3, 1))

    assert findings.faults == []


def test_a_choice_without_words_is_a_fault() -> None:
    front = "parameters:\n  kind: {from: contract.subject, type: choice, words: {works: bygge}}\n"
    _, findings = fill("{{ kind }}", front, contract__subject="goods")

    assert [message.code for _, message in findings.faults] == ["TK-R051"]


def test_written_values_are_noted_without_free_text() -> None:
    written = clause("{{ places }} {{ name }}", PLACES + NAME.removeprefix("parameters:\n"))
    facts = FactTable(requirement__places__count=4, title="Anna Andersson")
    filler = Filler(facts, {}, written.parameters, {}, str, Findings())
    node = written.body[0]
    assert isinstance(node, ParagraphNode)
    filler.inlines(node.pieces)

    assert filler.values == {"places": "4\u00a0platser"}


@given(st.text(min_size=1))
def test_any_text_comes_through_letter_for_letter(value: str) -> None:
    assert words("{{ name }}", NAME, title=value) == value


@pytest.mark.parametrize("value", ["{{ 7*7 }}", "{% if a %}", "[[vite]]", "2*3*4", "[a](b)", "C:\\*temp", "&amp; <b>"])
def test_a_value_is_never_parsed(value: str) -> None:
    inlines, _ = fill("**{{ name }}**", NAME, title=value)

    assert inlines == (Text(value, strong=True),)


def test_decimals_are_compared_with_bounds_as_numbers() -> None:
    front = "parameters:\n  share: {from: requirement.penalty.cap.percent, type: percent, min: 0.1, max: 30}\n"

    assert words("{{ share }}", front, requirement__penalty__cap__percent=Decimal("7.5")) == "7,5\u00a0procent"
