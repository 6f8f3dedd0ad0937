from decimal import Decimal

import pytest

from given.clauses_in_text import clause
from given.law_rows import shipped_table
from tenderkit.model.case.choices import Law, Subject, TextLength
from tenderkit.model.clauses.clause import Clause
from tenderkit.model.clauses.clause_test_file import ClauseCase
from tenderkit.workflows.clauses.clause_test_run import run_clause_test, say

FRONT = """\
applies_if: requirement.places is stated
parameters:
  places: {from: requirement.places.count, type: count, one: plats, many: platser, min: 1, max: 9}
  amount: {from: requirement.penalty.amount, type: money, min: 1000, max: 90000, ask: "Hur stort är vitet?"}
"""
BODY = """\
{#k1} {{ supplier }} ska ge {{ places }} enligt [[vite]].

{% if requirement.penalty is stated %}

- Vitet är {{ amount }}.
- Det krävs av {{ authority }}.

{% endif %}
"""
GIVEN: dict[str, object] = {"requirement.places.count": 4, "requirement.penalty.amount": Decimal(50000)}
ACTS = shipped_table().acts


@pytest.fixture
def checked() -> Clause:
    return clause(BODY, FRONT)


def codes(checked: Clause, case: ClauseCase) -> list[tuple[tuple[str | int, ...], str]]:
    faults = run_clause_test(checked, case, ACTS)
    assert all(fault.message.facts.get("case", "x") for fault in faults)
    return [(fault.key, fault.message.code) for fault in faults]


def test_the_text_is_what_a_document_would_say(checked: Clause) -> None:
    said = say(checked, {**GIVEN, "law": Law.LUF, "contract.subject": Subject.WORKS}, ACTS)

    assert said.text == (
        "(k1) Entreprenören ska ge 4 platser enligt avsnitt [[vite]].\n\n"
        "- Vitet är 50 000 kronor.\n- Det krävs av enheten."
    )


def test_everything_that_is_expected_holds(checked: Clause) -> None:
    case = ClauseCase(
        "alla",
        GIVEN,
        must=("Leverantören ska ge 4 platser enligt avsnitt [[vite]].", "Vitet   är\n50 000 kronor."),
        must_not=("5 platser",),
        golden=f"{say(checked, GIVEN, ACTS).text}\n",
    )

    assert run_clause_test(checked, case, ACTS) == ()


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        pytest.param(
            ClauseCase("a", GIVEN, must=("finns", "inte")),
            [(("must", 0), "TK-L166"), (("must", 1), "TK-L166")],
            id="must",
        ),
        pytest.param(
            ClauseCase("a", GIVEN, must=("leverantören ska",)), [(("must", 0), "TK-L166")], id="a small letter"
        ),
        pytest.param(ClauseCase("a", GIVEN, must_not=("4 platser",)), [(("must_not", 0), "TK-L167")], id="must not"),
        pytest.param(
            ClauseCase("a", GIVEN, questions=("Hur",)), [(("questions", 0), "TK-L168")], id="no such question"
        ),
        pytest.param(ClauseCase("a", GIVEN, codes=("TK-R050",)), [(("codes", 0), "TK-L170")], id="no such code"),
        pytest.param(ClauseCase("a", GIVEN, golden=""), [(("golden",), "TK-L172")], id="golden waits"),
        pytest.param(ClauseCase("a", GIVEN, golden="(k1) Något."), [(("golden",), "TK-L173")], id="golden differs"),
        pytest.param(ClauseCase("a", GIVEN, applies=False), [(("applies",), "TK-L165")], id="it applies all the same"),
        pytest.param(ClauseCase("a", {}), [(("given",), "TK-L164")], id="it does not apply"),
        pytest.param(
            ClauseCase("a", {**GIVEN, "requirement.places.count": 10}),
            [(("codes",), "TK-L171")],
            id="a code nobody expects",
        ),
        pytest.param(
            ClauseCase("a", {"requirement.places.count": 4, "requirement.penalty.per": "missing_place"}),
            [(("questions",), "TK-L169")],
            id="a question nobody expects",
        ),
    ],
)
def test_each_difference_is_told_at_its_key(
    checked: Clause, case: ClauseCase, expected: list[tuple[tuple[str | int, ...], str]]
) -> None:
    assert codes(checked, case) == expected


@pytest.mark.parametrize("question", ["Hur stort är vitet?", "stort", "requirement.penalty.amount"])
def test_a_question_is_expected_by_its_words_or_by_its_path(checked: Clause, question: str) -> None:
    given = {"requirement.places.count": 4, "requirement.penalty.per": "missing_place"}
    case = ClauseCase("a", given, must=("[BEKRÄFTA: vitesbelopp]",), questions=(question,))

    assert codes(checked, case) == []


def test_a_code_that_is_expected_holds(checked: Clause) -> None:
    assert codes(checked, ClauseCase("a", {**GIVEN, "requirement.places.count": 10}, codes=("TK-R050",))) == []


def test_a_clause_that_should_be_out_says_nothing_more(checked: Clause) -> None:
    assert codes(checked, ClauseCase("a", {}, applies=False)) == []


def test_a_condition_that_cannot_be_decided_asks() -> None:
    undecided = clause("Text.", "applies_if: law == LOU\n")

    assert codes(undecided, ClauseCase("a", {}, questions=("law",))) == []
    assert codes(undecided, ClauseCase("a", {})) == [(("questions",), "TK-L169")]


def test_the_first_line_that_differs_is_shown(checked: Clause) -> None:
    golden = say(checked, GIVEN, ACTS).text.replace("50 000", "60 000")

    (fault,) = run_clause_test(checked, ClauseCase("a", GIVEN, golden=golden), ACTS)

    assert fault.message.facts == {
        "line": "3",
        "expected": "- Vitet är 60 000 kronor.",
        "came": "- Vitet är 50 000 kronor.",
    }


@pytest.mark.parametrize(
    ("change", "came"), [("\n- Det krävs av myndigheten.", "- Det krävs av myndigheten."), ("", "–")]
)
def test_a_golden_text_that_is_shorter_or_longer_differs_after_its_end(checked: Clause, change: str, came: str) -> None:
    text = say(checked, GIVEN, ACTS).text
    golden = text.replace(change, "") if change else f"{text}\n- Mer."

    (fault,) = run_clause_test(checked, ClauseCase("a", GIVEN, golden=golden), ACTS)

    assert fault.message.facts["came"] == came


LENGTHS = """\
::short

{#k1 #k2} {{ supplier }} ska ge {{ places }} och svara.

::full

{#k1} {{ supplier }} ska ge {{ places }}.

{#k2} {{ supplier }} ska svara.

::close
"""


@pytest.mark.parametrize("length", [{}, {"computed.text": "short"}, {"computed.text": TextLength.FULL}])
def test_a_case_is_tried_in_the_other_length_too(length: dict[str, object]) -> None:
    case = ClauseCase("a", {**GIVEN, **length})

    assert codes(clause(LENGTHS, FRONT[: FRONT.index("  amount")]), case) == []


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        pytest.param(" #k2}", "}", "{#k2}", id="a mark that the short text lacks"),
        pytest.param(
            "{#k2} {{ supplier }} ska svara.", "{% if law == LOU %}\n\n{#k2} Svar ska ges.\n\n{% endif %}", "{#k2}", id="other cases"
        ),
        pytest.param("{{ places }} och", "platser och", "{{ places }}", id="a value"),
        pytest.param("och svara.", "och {% if contract.months > 9 %}svara{% endif %}.", "(contract.months)", id="a question"),
    ],
)  # fmt: skip
def test_a_difference_between_the_lengths_names_the_case_and_what_differs(before: str, after: str, what: str) -> None:
    front = FRONT[: FRONT.index("  amount")]
    [fault] = run_clause_test(
        clause(LENGTHS.replace(before, after, 1), front), ClauseCase("a", {**GIVEN, "law": Law.LUF}), ACTS
    )

    assert (fault.key, fault.message.code) == (("given",), "TK-L318")
    assert what in fault.message.facts["what"]


def test_a_code_of_one_length_alone_is_a_difference() -> None:
    front = FRONT[: FRONT.index("  amount")]
    body = LENGTHS.replace("ge {{ places }} och", "ge platser och")
    case = ClauseCase("a", {"requirement.places.count": 40}, codes=("TK-R050",))

    faults = run_clause_test(clause(body, front), case, ACTS)
    assert "TK-R050" in [fault.message.facts.get("what") for fault in faults]


def test_what_the_short_text_leaves_to_the_law_is_no_difference() -> None:
    front = FRONT[: FRONT.index("  amount")] + "short_leaves: {k2: lag}\n"

    assert codes(clause(LENGTHS.replace(" #k2}", "}"), front), ClauseCase("a", GIVEN)) == []
