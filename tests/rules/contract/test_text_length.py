"""Which of the two lengths a case's documents have."""

import pytest

from given.cases import WITH_PLACES, read
from tenderkit.model.case.choices import TextLength
from tenderkit.rules.contract.text_length import text_length

CONTRACT = "  place: within_municipality\n"


@pytest.mark.parametrize(
    ("more", "length"),
    [
        ("", TextLength.SHORT),
        ("  termination: {allowed: false}\n", TextLength.SHORT),
        ("  termination: {allowed: true}\n", TextLength.FULL),
        ("  exclusion: {months: 6}\n", TextLength.FULL),
    ],
)
def test_a_plain_requirement_is_short_and_one_with_termination_or_exclusion_is_full(
    more: str, length: TextLength
) -> None:
    assert text_length(read(WITH_PLACES + more)) is length


def test_several_suppliers_or_lots_need_the_full_text() -> None:
    suppliers = WITH_PLACES.replace("form: contract\n", "form: framework_agreement\n  supplier_count: 3\n")
    lots = WITH_PLACES.replace(CONTRACT, CONTRACT + "  lots: [{id: A, title: Norra, value: 1 000 000}]\n")
    assert text_length(read(suppliers)) is TextLength.FULL
    assert text_length(read(lots)) is TextLength.FULL


def test_what_the_case_states_decides() -> None:
    stated = WITH_PLACES.replace("law: LOU\n", "law: LOU\ntext: short\n") + "  termination: {allowed: true}\n"
    assert text_length(read(stated)) is TextLength.SHORT
