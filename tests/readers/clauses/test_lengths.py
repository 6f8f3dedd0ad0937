"""The two lengths of a text, written side by side and read as alternatives."""

from tenderkit.model.clauses.clause import BlockChoice, Mark, ParagraphNode
from tenderkit.model.clauses.walk import marks_in
from tenderkit.readers.clauses.body_parser import parse_body
from tenderkit.readers.clauses.lengths import with_lengths

BOTH = ["::short", "", "{#k1 #k2} Kort.", "", "::full", "", "{#k1} Ett.", "", "{#k2} Två.", "", "::close"]


def _codes(*lines: str) -> list[tuple[int, str]]:
    return [(number, message.code) for number, message in with_lengths(list(lines))[1]]


def test_a_short_and_a_full_text_are_two_alternatives_of_the_length() -> None:
    written, faults = with_lengths(BOTH)
    (choice,) = parse_body("\n".join(written))
    assert faults == ()
    assert isinstance(choice, BlockChoice)
    assert [len(nodes) for _, nodes in choice.branches] == [1, 2]


def test_every_line_keeps_its_number() -> None:
    written, _ = with_lengths(BOTH)
    assert len(written) == len(BOTH)
    assert written[2] == BOTH[2]


def test_a_paragraph_may_carry_several_marks_and_the_first_names_it() -> None:
    (paragraph,) = parse_body("{#k1 #k4 #s2} Leverantören ska ordna en plats.")
    assert isinstance(paragraph, ParagraphNode)
    assert paragraph.mark == "k1"
    assert paragraph.pieces[:2] == (Mark("k4"), Mark("s2"))
    assert list(marks_in((paragraph,))) == ["k1", "k4", "s2"]


def test_a_paragraph_that_begins_with_a_sentence_mark_is_no_numbered_requirement() -> None:
    (paragraph,) = parse_body("{#s1 #k1} Leverantören väljer.")
    assert isinstance(paragraph, ParagraphNode)
    assert paragraph.mark == ""


def test_a_requirement_may_stand_before_its_own_sentence_in_a_numbered_paragraph() -> None:
    (paragraph,) = parse_body("{#k1} Leverantören ska ordna en plats. {#k2} Leverantören ska utse en handledare.")
    assert list(marks_in((paragraph,))) == ["k1", "k2"]


def test_what_is_only_in_the_full_text_needs_no_short_one() -> None:
    written, faults = with_lengths(["::full", "", "Mer.", "", "::close"])
    assert faults == ()
    assert written[0] == "{% if computed.text == full %}"


def test_an_open_block_keeps_its_own_close() -> None:
    lines = ["::full", "::open{stodet}", "Ord.", "::close", "::close"]
    written, faults = with_lengths(lines)
    assert faults == ()
    assert written[1:4] == lines[1:4]
    assert written[4] == "{% endif %}"


def test_a_text_that_is_not_closed_is_told_at_its_first_line() -> None:
    assert _codes("Text.", "::short", "Kort.") == [(1, "TK-L300")]


def test_a_length_inside_another_is_told() -> None:
    assert _codes("::full", "::short", "Kort.", "::close", "::close") == [(1, "TK-L301")]


def test_a_second_full_text_is_told() -> None:
    assert (2, "TK-L301") in _codes("::short", "::full", "::full", "::close", "::close")
