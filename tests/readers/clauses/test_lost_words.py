"""What is typed in a clause is printed, or refused: nothing is dropped on the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenderkit.model.clauses.clause import Words
from tenderkit.model.clauses.walk import pieces_in
from tenderkit.readers.clauses.body_parser import BodySyntaxError, parse_body


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        pytest.param("Först.\n\n[Obs]: bilaga\n\nSist.", 2, "[Obs]: bilaga", id="a definition of a link"),
        pytest.param("| a | b |\n|---|---|\n| c | d | e |", 2, "| c | d | e |", id="a cell too many"),
        pytest.param("Fem&nbsp;kronor.", 0, "Fem&nbsp;kronor.", id="a code for a letter"),
        pytest.param(f"[{'x' * 80}]: {'{{ a }}'}b", 0, f"[{'x' * 59}…", id="shown shortened"),
    ],
)
def test_a_line_that_would_be_dropped_is_refused(text: str, line: int, words: str) -> None:
    with pytest.raises(BodySyntaxError) as refused:
        parse_body(text)

    (fault,) = refused.value.faults
    assert (fault.line, fault.message.code, fault.message.facts) == (line, "TK-L027", {"words": words})


@pytest.mark.parametrize(
    "text",
    [
        "den\n5. juni",
        "1. ett\n2. två\n\n   fortsättning",
        "- 1) ett\n  - två",
        "### Rubrik ###",
        "Rubrik\n======",
        "**a** *b* \\*c\\* 2*3*4",
        "| a | {{ x }} |\n|---|:-:|\n| 1 |",
        "{#k1} {{ x }} ska {% if law == LOU %}a{% else %}b{% endif %}.",
    ],
)
def test_markers_and_signs_are_no_words(text: str) -> None:
    assert parse_body(text)


@given(st.text(alphabet="abå 1.)*_-|#>[]:(){}!`~\\&;=\n\t", max_size=60))
def test_a_text_is_kept_to_the_last_letter_or_refused(text: str) -> None:
    try:
        body = parse_body(text)
    except BodySyntaxError:
        return

    assert _letters("".join(piece.text for piece in pieces_in(body) if isinstance(piece, Words))) == _letters(text)


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))
