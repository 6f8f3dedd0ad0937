import pytest
from hypothesis import given
from hypothesis import strategies as st

from given.legal_text import legal_text
from tenderkit.model.clauses.clause import ParameterType
from tenderkit.rules.changes.word_diff import (
    LineMark,
    WordChange,
    diff_lines,
    differs,
    lines_before,
    summary,
)
from tenderkit.rules.language.binding_words import Binding

LINE = st.one_of(
    legal_text,
    st.lists(st.sampled_from(["ska", "bör", "30", " ", "dagar", "⟦amount⟧", "[slut]", "[[", "]", "\u00a0", "."])).map(
        "".join
    ),
)
TEXT = st.lists(LINE, max_size=6)
VITE = "(k1) ⟦supplier⟧ ska betala vitet inom 30 dagar."


def shown(before: list[str], after: list[str]) -> list[str]:
    """Each line as a terminal would show it."""
    signs = {WordChange.EQUAL: "{}", WordChange.DELETED: "[-{}-]", WordChange.INSERTED: "{{+{}+}}"}
    return ["".join(signs[span.mark].format(span.text) for span in line.spans) for line in diff_lines(before, after)]


@given(TEXT, TEXT)
def test_the_changes_applied_to_one_text_give_the_other(before: list[str], after: list[str]) -> None:
    diff = diff_lines(before, after)

    assert lines_before(diff) == tuple(before)
    assert [line.after for line in diff if line.mark is not LineMark.DELETED] == after
    assert differs(diff) == (before != after)


@given(TEXT)
def test_a_text_has_no_changes_from_itself(text: list[str]) -> None:
    diff = diff_lines(text, text)

    assert all(line.mark is LineMark.SAME for line in diff)
    assert summary(diff) == ()


@given(TEXT, TEXT)
def test_every_highlight_is_a_change_of_some_line(before: list[str], after: list[str]) -> None:
    diff = diff_lines(before, after)
    changed = {text for line in diff if line.mark is not LineMark.SAME for text in (line.before, line.after)}

    assert {highlight.line for highlight in summary(diff)} <= changed


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        pytest.param([VITE], [VITE.replace("ska", "bör")], [VITE.replace("ska", "[-ska-]{+bör+}")], id="a word"),
        pytest.param(["a b c d"], ["a x y d"], ["a [-b c-]{+x y+} d"], id="words in a row are one change"),
        pytest.param(
            ["högst 1 000 kr"], ["högst 2 000 kr"], ["högst [-1 000-]{+2 000+} kr"], id="a number is one word"
        ),
        pytest.param(["a b"], ["a  b"], ["a[- -]{+  +}b"], id="a space"),
        pytest.param(["a", "ny rad", "b"], ["a", "b"], ["a", "[-ny rad-]", "b"], id="a line that went"),
        pytest.param(["a", "b"], ["a", "ny rad", "b"], ["a", "{+ny rad+}", "b"], id="a line that came"),
        pytest.param(
            ["ett två tre", "fyra fem sex"],
            ["sju åtta nio", "ett två tre tio", "fyra fem sex elva"],
            ["{+sju åtta nio+}", "ett två tre{+ tio+}", "fyra fem sex{+ elva+}"],
            id="lines are paired with the likest",
        ),
        pytest.param(["a b", "c d"], ["e f", "g h"], ["[-a b-]", "[-c d-]", "{+e f+}", "{+g h+}"], id="nothing alike"),
        pytest.param(["a b", "c d"], ["c d e"], ["[-a b-]", "c d{+ e+}"], id="one of two"),
        pytest.param([""], ["", ""], ["", ""], id="an empty line that came"),
    ],
)
def test_lines_show_what_changed(before: list[str], after: list[str], lines: list[str]) -> None:
    assert shown(before, after) == lines


def test_thousands_of_lines_are_compared_without_weighing_every_pair() -> None:
    before, after = ([f"{letter} {number}" for number in range(300)] for letter in "ab")

    assert [line.mark for line in diff_lines(before, after)] == [LineMark.DELETED] * 300 + [LineMark.INSERTED] * 300


def test_a_line_of_thousands_of_words_is_changed_whole() -> None:
    before, after = "ett " * 2500, "två " * 2500

    assert [line.mark for line in diff_lines([before], [after])] == [LineMark.CHANGED]
    assert [span.text for span in diff_lines([before], [after])[0].spans] == [before, after]
    assert not differs(diff_lines([before], [before]))


def test_the_summary_tells_modal_verbs_first_then_deadlines_and_numbers() -> None:
    before = ["Vitet är ⟦amount⟧, högst 5 procent.", VITE, "Andra ord."]
    after = ["Vitet är ⟦total⟧, högst 6 procent.", VITE.replace("ska", "bör").replace("30", "14"), "Nya ord."]
    holes = {"amount": ParameterType.MONEY, "total": ParameterType.MONEY, "days": ParameterType.DAYS}

    found = summary(diff_lines(before, after), holes)

    assert [(highlight.binding, highlight.before, highlight.after) for highlight in found] == [
        (Binding.MODAL, "ska", "bör"),
        (Binding.DEADLINE, "30", "14"),
        (Binding.NUMBER, "⟦amount⟧", "⟦total⟧"),
        (Binding.NUMBER, "5", "6"),
    ]
    assert found[0].line == after[1]


@pytest.mark.parametrize(
    ("line", "binding"),
    [
        pytest.param("Hon har inte rätt till det.", Binding.MODAL, id="a right that is not had"),
        pytest.param("[om law == LOU]", Binding.CONDITION, id="a condition"),
        pytest.param("⟦authority⟧ vill.", Binding.PARTY, id="a party"),
        pytest.param("Inom ⟦days⟧ sker det.", Binding.DEADLINE, id="a deadline from the case"),
        pytest.param("Minst hälften kommer.", Binding.NUMBER, id="half"),
        pytest.param("Se [[vite]].", Binding.REFERENCE, id="a cross-reference"),
        pytest.param("Enligt LUK.", Binding.LAW, id="an act"),
        pytest.param("Utan plan.", Binding.NEGATION, id="a negation"),
        pytest.param("⟦form⟧ är rätt ord.", None, id="nothing that binds"),
        pytest.param("(k1) Ord.", None, id="a mark is no number"),
    ],
)
def test_a_line_that_came_is_told_by_its_gravest_word(line: str, binding: Binding | None) -> None:
    found = summary(diff_lines([], [line]), {"days": ParameterType.DAYS, "form": ParameterType.CHOICE})

    assert [highlight.binding for highlight in found] == ([binding] if binding else [])


def test_a_line_that_went_is_told_in_its_old_words() -> None:
    assert summary(diff_lines(["Hon ska gå."], []))[0].line == "Hon ska gå."
