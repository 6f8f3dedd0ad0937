import pytest

from tenderkit.model.template.template import Content, For, If, Literal, Program, Value
from tenderkit.writers.word import render_part

_EITHER: Program = (If(((("unit",), (Literal("A"),)), (("name",), (Literal("B"),)), (None, (Literal("C"),)))),)


def test_values_are_escaped_and_never_parsed() -> None:
    program = (Literal("<w:t>"), Value(("name",)), Literal("</w:t>"))

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
def test_the_first_branch_that_is_stated_is_taken(values: dict[str, object], expected: str) -> None:
    assert render_part(_EITHER, values, {}) == expected


def test_no_branch_may_be_taken() -> None:
    assert render_part((If(((("unit",), (Literal("A"),)),)),), {}, {}) == ""


def test_a_loop_binds_its_variable_each_turn() -> None:
    program = (For("row", ("rows",), (Value(("row", "title")), Literal(";"))),)

    assert render_part(program, {"rows": [{"title": "a"}, {"title": "b"}]}, {}) == "a;b;"


def test_a_loop_over_something_that_is_no_list_turns_no_time() -> None:
    assert render_part((For("row", ("rows",), (Literal("x"),)),), {"rows": "abc"}, {}) == ""


def test_filters_apply_in_order() -> None:
    assert (
        render_part((Value(("name",), ("upper", "lower")), Value(("name",), ("upper",))), {"name": "Åre"}, {})
        == "åreÅRE"
    )


@pytest.mark.parametrize("name", [("lost",), ("lost", "deeper"), ("name", "deeper")])
def test_what_is_not_stated_prints_nothing(name: tuple[str, ...]) -> None:
    assert render_part((Value(name),), {"name": "x"}, {}) == ""
