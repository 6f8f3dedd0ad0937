"""A clause's text line by line: values, references, conditions and requirements are told apart, in the length asked for."""

import pytest

from given.clauses_in_text import clause
from tenderkit.model.clauses.clause import Clause
from tenderkit.rules.clauses.readable_text import titles_of
from tenderkit.rules.library.marked_text import MarkedLine, RunKind, first_sentences, marked_text, sentence_runs

FRONT = """\
parameters:
  amount: {from: requirement.penalty.amount, type: money}
"""
BODY = """\
### Vitet

{#k1} {{ supplier }} ska betala {{ amount }} enligt [[brist]]. Beloppet räknas en gång.{% if law == LOU %} Lagen gäller.{% else %} Annars inte.{% endif %}

{% if requirement.places is stated %}

- En plats.

{% else %}

{#s2} Ingen plats.

{% endif %}

{% if computed.text == full %}

Det längre.

{% endif %}

{% if computed.text == short and law == LOU %}

Det kortare.

{% endif %}
"""


def _clause() -> Clause:
    return clause(BODY, FRONT)


def _lines(length: str) -> tuple[MarkedLine, ...]:
    return marked_text(_clause(), titles_of((_clause(),), {"brist": "Brister"}), length)


def _said(line: MarkedLine) -> str:
    signs = {RunKind.VALUE: "«{}»", RunKind.REFERENCE: "<{}>"}
    return "".join(signs.get(run.kind, "{}").format(run.text) for run in line.runs)


def test_each_line_says_what_it_is_and_how_deep_it_stands() -> None:
    assert [(line.kind.value, line.depth, _said(line)) for line in _lines("full")] == [
        ("heading", 0, "Vitet"),
        (
            "requirement",
            0,
            (
                "«leverantören» ska betala «Vitesbelopp» enligt <Brister>. Beloppet räknas en gång."
                " [när lagen om offentlig upphandling gäller: Lagen gäller. | annars: Annars inte.]"
            ),
        ),
        ("when", 0, "När platser krävs:"),
        ("item", 1, "En plats."),
        ("when", 0, "I annat fall:"),
        ("paragraph", 1, "Ingen plats."),
        ("paragraph", 0, "Det längre."),
    ]


def test_the_short_text_has_its_own_lines_and_asks_only_for_what_the_length_does_not_tell() -> None:
    said = [_said(line) for line in _lines("short")]

    assert "Det längre." not in said
    assert said[-2:] == ["När lagen om offentlig upphandling gäller:", "Det kortare."]


def test_a_reference_knows_which_clause_it_names() -> None:
    references = [run.about for line in _lines("full") for run in line.runs if run.kind is RunKind.REFERENCE]

    assert references == ["brist"]


def test_a_duty_is_the_first_sentence_of_a_requirement() -> None:
    found = _clause()
    titles = titles_of((found,), {"brist": "Brister"})

    assert ["".join(run.text for run in runs) for runs in first_sentences(found, titles)] == [
        "leverantören ska betala Vitesbelopp enligt Brister."
    ]


@pytest.mark.parametrize(("mark", "said"), [("s2", "Ingen plats."), ("s9", "")])
def test_the_sentence_of_a_mark_is_what_stands_after_it(mark: str, said: str) -> None:
    found = _clause()

    assert "".join(run.text for run in sentence_runs(found, titles_of((found,), {}), mark)) == said
