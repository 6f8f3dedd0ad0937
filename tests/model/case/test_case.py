import inspect
from collections.abc import Iterator

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from given.cases import WITH_PLACES, read, spoiled
from tenderkit.model.case import case as case_module
from tenderkit.model.case.case import Procurement, Supplier
from tenderkit.model.case.choices import RequirementKind
from tenderkit.model.case.consequences import SecondStep
from tenderkit.model.case.own_values import OwnValues

A_PERSON = "640823-3234"


def every_field() -> Iterator[tuple[str, str]]:
    for name in case_module.__all__:
        model = getattr(case_module, name)
        if inspect.isclass(model) and issubclass(model, BaseModel):
            yield from ((name, field) for field in model.model_fields)


@pytest.mark.parametrize(("model", "field"), list(every_field()))
def test_every_field_has_a_title_a_description_and_examples_that_hold(model: str, field: str) -> None:
    info = getattr(case_module, model).model_fields[field]

    assert info.title
    assert info.description
    assert info.description.endswith(".")
    assert info.examples
    for example in info.examples:
        typed = str(example) if isinstance(example, int) and not isinstance(example, bool) else example
        TypeAdapter(info.rebuild_annotation()).validate_python(typed)


def test_an_undivided_contract_is_one_lot() -> None:
    case = read(WITH_PLACES)

    [lot] = case.lots

    assert (lot.title, lot.value) == ("Väghyveln", case.contract.estimated_value)
    assert case.requirement_for(lot) is case.requirement


def test_a_lots_own_requirement_replaces_the_common_one() -> None:
    own = "{purpose: Eget syfte., target_groups: [young_people]}"
    lots = f"  lots: [{{id: A, title: Norr}}, {{id: B, title: Söder, requirement: {own}}}]\n"

    case = read(spoiled("  place: within_municipality\n", f"  place: within_municipality\n{lots}"))
    north, south = case.lots

    assert case.requirement_for(north) is case.requirement
    assert case.requirement_for(south).purpose == "Eget syfte."


def test_a_requirement_knows_its_kinds() -> None:
    dialogue = "{initiative: recruiter, first_meeting_within_days: 30, counted_from: contract_signed, sanction: none}"

    both = read(spoiled("  places:\n", f"  dialogue: {dialogue}\n  places:\n"))

    assert read(WITH_PLACES).requirement.kinds == (RequirementKind.PLACES,)
    assert both.requirement.kinds == (RequirementKind.DIALOGUE, RequirementKind.PLACES)


def test_a_case_cannot_be_changed() -> None:
    case = read(WITH_PLACES)

    with pytest.raises(ValidationError):
        case.title = "Ny"  # type: ignore[misc]  # that it is refused is the test


def test_an_empty_key_says_the_same_as_no_key() -> None:
    empty = read(spoiled("  kind: open\n", "  kind: open\n  awarded:\n  review_pending:\n"))

    assert empty == read(WITH_PLACES)


def test_an_error_does_not_hold_what_was_typed() -> None:
    with pytest.raises(ValidationError) as raised:
        Supplier.model_validate({"name": "A", "organisation_number": A_PERSON})

    assert A_PERSON not in str(raised.value)


def test_a_case_is_made_of_a_mapping() -> None:
    with pytest.raises(ValidationError):
        Procurement.model_validate("text")


def test_a_share_that_cannot_be_read_is_not_reported_again_at_the_amount() -> None:
    with pytest.raises(ValidationError) as refused:
        SecondStep.model_validate({"share_percent": "mycket", "amount": "100000", "remedy_days": 14})

    assert [error["loc"] for error in refused.value.errors()] == [("share_percent",)]


def test_own_values_are_a_block() -> None:
    with pytest.raises(ValidationError) as refused:
        OwnValues.model_validate(["bonus"])

    assert [error["type"] for error in refused.value.errors()] == ["model_type"]
