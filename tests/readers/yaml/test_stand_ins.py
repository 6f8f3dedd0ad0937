"""A file that isn't finished is read with examples where it says nothing, and each of them is told."""

from pathlib import Path

import pytest

from tenderkit.model.case.case import Procurement
from tenderkit.model.case.choices import RequirementKind
from tenderkit.model.form.form_fields import form_fields
from tenderkit.readers.yaml.stand_ins import with_stand_ins, without_stand_ins
from tenderkit.readers.yaml.yaml_reader import parse_yaml
from tenderkit.workflows.case.starter import starter_text

SAMPLE = Path(__file__).parents[3] / "samples" / "vaghyveln" / "upphandling.yaml"
FILE = Path("upphandling.yaml")


def test_a_whole_file_needs_no_example() -> None:
    source = parse_yaml(SAMPLE.read_bytes(), SAMPLE)

    filled = with_stand_ins(Procurement, source.data)

    assert filled is not None
    assert filled.exchanged == ()
    assert filled.read == Procurement.model_validate(source.data)


def test_an_empty_file_lacks_what_no_case_can_do_without() -> None:
    filled = with_stand_ins(Procurement, {})

    always = {field.path for field in form_fields().values() if field.always_required}
    assert filled is not None
    assert always - set(filled.exchanged) == set()


@pytest.mark.parametrize(
    ("kinds", "lots"),
    [
        pytest.param([RequirementKind.DIALOGUE], False, id="dialogue"),
        pytest.param([RequirementKind.PLACES], False, id="places"),
        pytest.param(list(RequirementKind), True, id="both, in lots"),
    ],
)
def test_a_new_case_can_be_read_before_anything_is_filled_in(kinds: list[RequirementKind], lots: bool) -> None:  # noqa: FBT001
    source = parse_yaml(starter_text(kinds, lots=lots), FILE)

    filled = with_stand_ins(Procurement, source.data)

    assert filled is not None
    stated = without_stand_ins(filled)
    assert {repr(each) for each in (stated.title, stated.law, stated.contract.months)} == {"None"}
    assert stated.requirement.target_groups is None


def test_a_value_that_cannot_be_read_is_as_if_it_were_not_there() -> None:
    source = parse_yaml(SAMPLE.read_text("utf-8").replace("months: 30", "months: kanske"), SAMPLE)

    filled = with_stand_ins(Procurement, source.data)

    assert filled is not None
    assert filled.exchanged == (("contract", "months"),)
    assert without_stand_ins(filled).contract.months is None
    assert without_stand_ins(filled).contract.option_months == 12


def test_an_unknown_key_is_left_out_and_nothing_is_put_in_its_place() -> None:
    source = parse_yaml(SAMPLE.read_text("utf-8") + "\nhopp: ja\n", SAMPLE)

    filled = with_stand_ins(Procurement, source.data)

    assert filled is not None
    assert filled.exchanged == ()


def test_an_item_of_a_list_loses_only_the_value_that_nobody_has_written() -> None:
    source = parse_yaml(starter_text([RequirementKind.DIALOGUE], lots=True), FILE)

    filled = with_stand_ins(Procurement, source.data)

    assert filled is not None
    assert ("contract", "lots", 0, "title") in filled.exchanged
    assert [lot.id for lot in without_stand_ins(filled).contract.lots] == ["A", "B"]
    assert {lot.title for lot in without_stand_ins(filled).contract.lots} == {None}
