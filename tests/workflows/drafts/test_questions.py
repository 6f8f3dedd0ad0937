"""What a part asks: every question once, nothing that doesn't apply, and a state that is true."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tenderkit.model.case.choices import RequirementKind
from tenderkit.model.form.form_fields import form_fields
from tenderkit.model.form.form_parts import PARTS, part_asking_for, part_named
from tenderkit.readers.yaml.yaml_reader import parse_yaml
from tenderkit.workflows.case.starter import starter_text
from tenderkit.workflows.drafts.questions import PartState, asked_part, state_of_part

SAMPLES = Path(__file__).parents[3] / "samples"
NOT_ASKED = {
    ("format",),
    ("source", "report_closed"),
    ("source", "note"),
}


def _said(name: str) -> dict[str, object]:
    file = SAMPLES / name / "upphandling.yaml"
    return dict(parse_yaml(file.read_bytes(), file).data)


def _asked(part: str, said: Mapping[str, object]) -> set[tuple[str | int, ...]]:
    found = part_named(part)
    assert found is not None
    return {question.key for question in asked_part(found, said).questions()}


def test_every_value_of_the_file_is_asked_for_in_one_part() -> None:
    held = [
        path
        for part in PARTS
        for path in form_fields()
        if any(path[: len(of)] == of for of in (*part.holds, *part.lists))
    ]
    asked = {path for part in PARTS for path in [field.path for field in part.fields()]}
    listed = {path for path in held if "[]" in path}

    assert set(form_fields()) - asked - listed == NOT_ASKED
    assert len(asked) == sum(1 for part in PARTS for _ in part.fields())


def test_a_key_leads_to_the_part_that_asks_for_it() -> None:
    assert part_asking_for(("requirement", "penalty", "amount")).name == "vite"
    assert part_asking_for(("requirement", "places", "count")).name == "kravet"
    assert part_asking_for(("requirement", "follow_up")).name == "uppfoljning"
    assert part_asking_for(("contract", "lots", "[]", "title")).name == "anbudsomraden"
    assert part_asking_for(("contract", "months")).name == "avtalet"
    assert part_asking_for(("procedure", "awarded")).name == "tilldelning"


def test_places_are_asked_about_only_where_places_are_required() -> None:
    said = dict(parse_yaml(starter_text([RequirementKind.DIALOGUE], lots=False), Path("x.yaml")).data)

    assert not any(key[:2] == ("requirement", "places") for key in _asked("kravet", said))
    assert ("requirement", "dialogue", "initiative") in _asked("kravet", said)


@pytest.mark.parametrize(("form", "is_asked"), [("contract", False), ("framework_agreement", True)])
def test_call_offs_are_asked_about_only_of_a_framework_agreement(form: str, is_asked: bool) -> None:  # noqa: FBT001
    asked = _asked("avtalet", {"contract": {"form": form}})

    assert (("contract", "call_off_by") in asked) is is_asked


def test_an_answer_that_is_there_is_asked_about_whatever_else_is_said() -> None:
    asked = _asked("avtalet", {"contract": {"form": "contract", "supplier_count": "3"}})

    assert ("contract", "supplier_count") in asked


@pytest.mark.parametrize(
    ("part", "said", "state"),
    [
        pytest.param("grunduppgifter", {}, PartState.NOT_BEGUN, id="nothing"),
        pytest.param("grunduppgifter", {"title": "Väghyveln"}, PartState.SOMETHING_MISSING, id="a beginning"),
        pytest.param("anbudsomraden", {}, PartState.NOT_BEGUN, id="an empty list"),
        pytest.param("anbudsomraden", {"contract": {"lots": [{"id": "A"}]}}, PartState.SOMETHING_MISSING, id="an item"),
        pytest.param("anbudsomraden", {"contract": {"lots": [{"id": "A", "title": "Norr"}]}}, PartState.DONE, id="a whole item"),
    ],
)  # fmt: skip
def test_a_part_says_how_far_it_has_come(part: str, said: dict[str, object], state: PartState) -> None:
    found = part_named(part)
    assert found is not None

    assert state_of_part(asked_part(found, said)) is state


def test_a_finished_case_has_its_main_parts_done() -> None:
    said = _said("vaghyveln")

    assert [state_of_part(asked_part(part, said)) for part in PARTS[:6]] == [PartState.DONE] * 6


def test_the_items_of_a_list_within_an_item_are_asked_for_too() -> None:
    asked = _asked("andringar", {"changes": [{"terms": [{"fact": "contract.months", "value": "36"}]}]})

    assert ("changes", 0, "terms", 0, "fact") in asked


def test_a_block_is_asked_for_in_one_piece() -> None:
    found = part_named("kravet")
    assert found is not None

    groups = asked_part(found, _said("vaghyveln")).groups

    assert len({group.key for group in groups if group.block}) == len([group for group in groups if group.block])
