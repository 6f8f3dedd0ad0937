import pytest

from tenderkit.model.template.template import Content, If, Literal, Program, Value
from tenderkit.writers.word import render_part

_EITHER: Program = (If((("unit", (Literal("A"),)), ("name", (Literal("B"),)), (None, (Literal("C"),)))),)


def test_values_are_escaped_and_never_parsed() -> None:
    program = (Literal("<w:t>"), Value("name"), Literal("</w:t>"))

    assert render_part(program, {"name": "<b> & {{ 7*7 }}"}, {}) == "<w:t>&lt;b&gt; &amp; {{ 7*7 }}</w:t>"


def test_a_slot_is_filled_with_finished_xml() -> None:
    assert render_part((Content("content"),), {}, {"content": "<w:p/>"}) == "<w:p/>"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param({"unit": "x", "name": "y"}, "A", id="the first that is stated"),
        pytest.param({"unit": "", "name": "y"}, "B", id="empty is not stated"),
        pytest.param({}, "C", id="otherwise"),
    ],
)
def test_the_first_branch_that_is_stated_is_taken(values: dict[str, str], expected: str) -> None:
    assert render_part(_EITHER, values, {}) == expected


def test_no_branch_may_be_taken() -> None:
    assert render_part((If((("unit", (Literal("A"),)),)),), {}, {}) == ""


def test_what_is_not_stated_prints_nothing() -> None:
    assert render_part((Value("lost"),), {"name": "x"}, {}) == ""
