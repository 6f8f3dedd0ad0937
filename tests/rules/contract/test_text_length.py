"""Which of the two lengths a case's documents have."""

import pytest

from given.cases import WITH_PLACES, read
from tenderkit.model.case.choices import TextLength
from tenderkit.rules.contract.text_length import DecidedLength, LengthReason, text_length

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
    assert text_length(read(WITH_PLACES + more)).length is length


def test_several_suppliers_or_lots_need_the_full_text() -> None:
    suppliers = WITH_PLACES.replace("form: contract\n", "form: framework_agreement\n  supplier_count: 3\n")
    lots = WITH_PLACES.replace(CONTRACT, CONTRACT + "  lots: [{id: A, title: Norra, value: 1 000 000}]\n")
    assert text_length(read(suppliers)).length is TextLength.FULL
    assert text_length(read(lots)).length is TextLength.FULL


def test_what_the_case_states_decides() -> None:
    stated = WITH_PLACES.replace("law: LOU\n", "law: LOU\ntext: short\n") + "  termination: {allowed: true}\n"
    assert text_length(read(stated)).length is TextLength.SHORT


def test_a_municipality_has_its_own_unless_the_case_states_another() -> None:
    stated = read(WITH_PLACES.replace("law: LOU\n", "law: LOU\ntext: short\n"))

    assert text_length(read(WITH_PLACES), TextLength.FULL) == DecidedLength(TextLength.FULL, LengthReason.POLICY)
    assert text_length(stated, TextLength.FULL) == DecidedLength(TextLength.SHORT, LengthReason.STATED)


def test_what_decided_is_told() -> None:
    ending = read(WITH_PLACES + "  termination: {allowed: true}\n  exclusion: {months: 6}\n")

    assert text_length(read(WITH_PLACES)).reason is LengthReason.PLAIN
    assert text_length(ending).reason is LengthReason.TERMINATION
