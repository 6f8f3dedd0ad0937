import pytest

from tenderkit.model.clauses.clause import (
    BlockChoice,
    ClauseReference,
    Directive,
    HeadingNode,
    Hole,
    InlineChoice,
    ListNode,
    Mark,
    ParagraphNode,
    TableNode,
    Words,
)
from tenderkit.model.clauses.walk import conditions_in, marks_in, pieces_in
from tenderkit.readers.clauses.body_parser import BodySyntaxError, parse_body


def paragraph_of(text: str) -> ParagraphNode:
    (node,) = parse_body(text)
    assert isinstance(node, ParagraphNode)
    return node


def test_a_marked_paragraph_is_a_requirement_with_typed_holes() -> None:
    paragraph = paragraph_of("{#k1} {{ supplier }} ska ge minst {{ places }}, se [[vite]].")

    assert paragraph == ParagraphNode(
        (
            Hole("supplier"),
            Words(" ska ge minst "),
            Hole("places"),
            Words(", se "),
            ClauseReference("vite"),
            Words("."),
        ),
        "k1",
    )


def test_a_sentence_mark_prints_nothing_and_leaves_no_space() -> None:
    paragraph = paragraph_of("Ett. {#s1} Två.")

    assert paragraph.pieces == (Words("Ett. "), Mark("s1"), Words("Två."))


def test_stars_beside_numbers_stay_stars() -> None:
    paragraph = paragraph_of("2 * 3 * 4 och **fet** text")

    assert paragraph.pieces == (Words("2 * 3 * 4 och "), Words("fet", strong=True), Words(" text"))


def test_alternatives_inside_a_paragraph_become_one_choice() -> None:
    paragraph = paragraph_of("A{% if a.b == c %} b{% elif d > 1 %} d{% else %} e{% endif %}.")

    choice = paragraph.pieces[1]
    assert isinstance(choice, InlineChoice)
    assert [pieces for _, pieces in choice.branches] == [(Words(" b"),), (Words(" d"),), (Words(" e"),)]
    assert choice.branches[2][0] is None


def test_tags_on_lines_of_their_own_leave_no_space() -> None:
    paragraph = paragraph_of("{% if a == b %}\nOrd.\n{% endif %}")

    assert isinstance(paragraph.pieces[0], InlineChoice)
    assert paragraph.pieces[0].branches[0][1] == (Words("Ord."),)


def test_a_space_between_a_tag_and_a_hole_is_kept() -> None:
    paragraph = paragraph_of("A.{% if a == b %} {{ c }}{% endif %}")

    choice = paragraph.pieces[1]
    assert isinstance(choice, InlineChoice)
    assert choice.branches[0][1] == (Words(" "), Hole("c"))


def test_alternatives_around_blocks_hold_whole_blocks() -> None:
    (choice,) = parse_body(
        "{% if a == b %}\n\n- ett\n- två\n\n{% else %}\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n{% endif %}\n"
    )

    assert isinstance(choice, BlockChoice)
    assert isinstance(choice.branches[0][1][0], ListNode)
    assert isinstance(choice.branches[1][1][0], TableNode)


def test_alternatives_can_stand_inside_each_other() -> None:
    text = "{% if a == b %}\n\n{% if c == d %}\n\nX{% if e == f %} y{% endif %}\n\n{% endif %}\n\n{% endif %}\n"

    assert len(list(conditions_in(parse_body(text)))) == 3


def test_marks_and_pieces_are_found_at_every_depth() -> None:
    body = parse_body("- {#k1} a {{ x }}\n- b\n  - {#k2} c\n\n{% if a == b %}\n\n{#s1} d {{ y }}\n\n{% endif %}\n")

    assert list(marks_in(body)) == ["k1", "k2", "s1"]
    assert [piece.name for piece in pieces_in(body) if isinstance(piece, Hole)] == ["x", "y"]


def test_a_directive_is_known_only_where_a_kind_may_use_it() -> None:
    assert parse_body("::slot{krav}", directives=True) == (Directive("slot", "krav"),)
    assert parse_body("::slot{krav}") == (ParagraphNode((Words("::slot{krav}"),)),)


def test_headings_keep_their_level() -> None:
    assert parse_body("### Under") == (HeadingNode(3, (Words("Under"),)),)


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        pytest.param("a\n\n{{ x|upper }}", 2, "TK-L010", id="a filter"),
        pytest.param("{{ 7*7 }}", 0, "TK-L010", id="arithmetic"),
        pytest.param("{{ ''.__class__ }}", 0, "TK-L010", id="an attribute"),
        pytest.param("[[Vite]]", 0, "TK-L011", id="a reference that is no id"),
        pytest.param("{#x1} a", 0, "TK-L012", id="a mark that is no mark"),
        pytest.param("{% for a in b %}", 0, "TK-L013", id="a loop"),
        pytest.param("{% set a = 1 %}", 0, "TK-L013", id="an assignment"),
        pytest.param("{% if %}", 0, "TK-L013", id="a condition that is missing"),
        pytest.param("{% if a === b %}", 0, "TK-L014", id="a condition that can't be read"),
        pytest.param("a \ue000", 0, "TK-L015", id="a letter of the private use area"),
        pytest.param("a {{ b", 0, "TK-L016", id="a tag that isn't closed"),
        pytest.param("a {#k1} b", 0, "TK-L017", id="a requirement's mark inside a paragraph"),
        pytest.param("\n{% if a == b %}\n\nx", 1, "TK-L020", id="no endif"),
        pytest.param("> citat", 0, "TK-L021", id="a quote"),
        pytest.param("`kod`", 0, "TK-L021", id="code"),
        pytest.param("<b>x</b>", 0, "TK-L021", id="html"),
        pytest.param("[a](b)", 0, "TK-L021", id="a link"),
        pytest.param("![a](b)", 0, "TK-L021", id="a picture"),
        pytest.param("x\n\n{% endif %}\n\ny", 2, "TK-L022", id="an endif too many"),
        pytest.param(
            "{% if a == b %}\n\nx\n\n{% else %}\n\ny\n\n{% else %}\n\nz\n\n{% endif %}", 8, "TK-L023", id="two else"
        ),
        pytest.param("- # rubrik", 0, "TK-L024", id="a heading in a list"),
        pytest.param("a {% if b == c %} d", 0, "TK-L025", id="a condition left open in a paragraph"),
    ],
)
def test_a_fault_in_the_text_is_named_with_its_line(text: str, line: int, code: str) -> None:
    with pytest.raises(BodySyntaxError) as refused:
        parse_body(text)

    assert (line, code) in [(fault.line, fault.message.code) for fault in refused.value.faults]
    assert all(fault.message.what and fault.message.remedy for fault in refused.value.faults)


def test_all_faults_of_a_text_come_in_one_run() -> None:
    with pytest.raises(BodySyntaxError) as refused:
        parse_body("{{ 1 }}\n\n{% for x in y %}\n\n[[A]]")

    assert [fault.line for fault in refused.value.faults] == [0, 2, 4]
