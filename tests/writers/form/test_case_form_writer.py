"""A case as a form: nothing is lost on the way there and back, and nothing in it is ever a formula."""

import io
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from given.case_forms import WITH_LOTS, case_in, empty_form, form_of, said_by
from given.cases import WITH_DIALOGUE, WITH_PLACES, read
from given.whole_case import WHOLE_CASE
from tenderkit.model.form.form_fields import Ask, AskedField, form_fields
from tenderkit.model.form.form_keys import ITEM, key_text
from tenderkit.problems import InvalidInputError
from tenderkit.readers.case.case_reader import parse_case
from tenderkit.readers.yaml.yaml_reader import YamlSource, parse_yaml
from tenderkit.workflows.case.both_formats import yaml_of
from tenderkit.writers.form.case_form_writer import CaseForm, write_case_form

SAMPLES = sorted((Path(__file__).parents[3] / "samples").glob("*/upphandling.yaml"))
BEGINNINGS = (WITH_PLACES, WITH_DIALOGUE, WHOLE_CASE, WITH_LOTS, *(path.read_text("utf-8") for path in SAMPLES))
SIGNS = ("=1+1", "+46", "-5", "@A1", "=cmd|' /C calc'!A0")
LETTERS = st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp"))
WORDS = st.one_of(
    st.text(LETTERS, min_size=1, max_size=40), st.sampled_from([*SIGNS, " x ", "#N/A", "1,5", "x_x0041_y", "å\nä"])
)
REQUIRED_BLOCKS = ("registry", "authority", "procedure", "contract", "requirement")
TYPED = {
    Ask.TEXT: WORDS,
    Ask.DAY: st.dates().map(lambda day: day.replace(year=2000 + day.year % 200).isoformat()) | st.just("1 mars 2027"),
    Ask.NUMBER: st.integers(1, 120).map(str) | st.just("0.75") | st.just("tolv"),
    Ask.MONEY: st.integers(1, 10**11).map(str) | st.sampled_from(["65 000 000", "1250000.50", "65 mnkr"]),
    Ask.YES_NO: st.sampled_from(["ja", "nej", "true", "Nej"]),
    Ask.LINES: st.lists(WORDS, min_size=1, max_size=3) | WORDS,
    Ask.LISTED: st.lists(WORDS, min_size=1, max_size=4) | WORDS,
}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_every_sample_comes_back_from_its_form_as_it_went_in(path: Path) -> None:
    text = path.read_text("utf-8")

    assert case_in(form_of(text)) == read(text)


@pytest.mark.parametrize("text", [WITH_PLACES, WITH_DIALOGUE, WHOLE_CASE, WITH_LOTS])
def test_a_case_comes_back_through_the_form_and_yaml_as_it_went_in(text: str) -> None:
    form = form_of(text)

    assert read(yaml_of(said_by(form)).decode()) == case_in(form) == read(text)


@settings(max_examples=15)
@given(st.data())
def test_any_valid_case_comes_back_from_its_form_value_for_value(data: st.DataObject) -> None:
    tree: Any = deepcopy(parse_yaml(data.draw(st.sampled_from(BEGINNINGS)), Path("upphandling.yaml")).data)
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.sampled_from(list(_leaves(tree, ()))))
        field = form_fields().get(tuple(ITEM if isinstance(step, int) else step for step in at))
        if field is not None:
            _put(tree, at, data.draw(_typed(field)))
    try:
        case = parse_case(YamlSource(Path("upphandling.yaml"), tree, {}, {}))
    except InvalidInputError:
        reject()

    form = write_case_form(CaseForm(tree))

    assert case_in(form) == case
    assert read(yaml_of(said_by(form)).decode()) == case


def test_the_same_case_gives_the_same_bytes() -> None:
    assert form_of(WHOLE_CASE) == form_of(WHOLE_CASE)


@pytest.mark.parametrize("sign", SIGNS)
def test_a_text_that_begins_as_a_formula_is_a_text_in_the_form(sign: str) -> None:
    form = form_of(WITH_PLACES.replace("title: Väghyveln", f'title: "{sign}"'))

    assert case_in(form).title == sign
    cells = [cell for sheet in load_workbook(io.BytesIO(form)) for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []


def test_days_and_amounts_are_days_and_numbers_in_the_sheet() -> None:
    book = load_workbook(io.BytesIO(form_of()))
    values = [cell.value for row in book["Analys"].iter_rows() for cell in row]

    assert 65_000_000 in values
    assert "byggentreprenad" in values
    assert any(getattr(value, "year", 0) == 2027 for value in values)


def test_a_block_that_is_stated_empty_is_still_there() -> None:
    text = WITH_PLACES.replace("  penalty:\n", "  follow_up: {}\n  penalty:\n")

    assert case_in(form_of(text)) == read(text) != read(WITH_PLACES)


def test_an_empty_form_asks_for_every_key_and_answers_none() -> None:
    book = load_workbook(io.BytesIO(empty_form()))
    keys = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value}

    alone = (path for path, each in form_fields().items() if each.ask not in (Ask.CHOICES, Ask.LISTED))
    assert set(map(key_text, alone)) <= keys
    assert said_by(empty_form()) == {"format": "2", **{name: {} for name in REQUIRED_BLOCKS}}


def _typed(field: AskedField) -> st.SearchStrategy[Any]:
    if field.choice is not None:
        words = st.sampled_from([word for member in field.choice for word in (member.value, member.title_sv)])
        return words if field.ask is Ask.CHOICE else st.lists(words, min_size=1, max_size=4) | words
    return TYPED[field.ask]


def _leaves(tree: Any, key: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 - a tree
    for name, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
        inner = (*key, name)
        holds_blocks = isinstance(value, dict) or (
            isinstance(value, list) and any(isinstance(each, dict) for each in value)
        )
        if holds_blocks:
            yield from _leaves(value, inner)
        else:
            yield inner


def _put(tree: Any, key: tuple[Any, ...], value: Any) -> None:  # noqa: ANN401 - as above
    for step in key[:-1]:
        tree = tree[step]
    tree[key[-1]] = value
