"""The fields of a notice: codes that never say that the procurement is reserved, and texts that fit."""

import pytest

from given.cases import PLACES, WITH_DIALOGUE, WITH_PLACES, read
from tenderkit.model.law.laws import Regime
from tenderkit.rules.law.notice_fields import LONGEST, NoticeFacts, notice_facts


def facts(text: str = WITH_PLACES, regime: Regime | None = Regime.ABOVE) -> NoticeFacts:
    case = read(text)
    return notice_facts(case, case.requirement, regime)


@pytest.mark.parametrize(
    "text", [WITH_PLACES, WITH_DIALOGUE, WITH_DIALOGUE + PLACES], ids=["places", "dialogue", "both"]
)
def test_above_the_threshold_each_field_has_its_code_and_nothing_is_reserved(text: str) -> None:
    found = facts(text)

    assert [(field.id, field.code) for field in found.fields] == [
        ("BT-06-Lot", "soc-obj"),
        ("BT-775-Lot", "opp"),
        ("BT-777-Lot", None),
        ("BT-70-Lot", None),
        ("BT-736-Lot", "no"),
        ("BT-71-Lot", "none"),
    ]


def test_a_text_is_counted() -> None:
    found = facts()

    texts = {field.id: field for field in found.fields if field.text is not None}
    assert texts["BT-70-Lot"].text == found.terms
    assert texts["BT-777-Lot"].text == found.purpose
    assert all(field.length == len(field.text or "") and field.most == LONGEST for field in texts.values())
    assert texts["BT-777-Lot"].shown.replace("\u00a0", " ") == f"texten nedan, {len(found.purpose or '')} av högst 6 000 tecken"  # fmt: skip


def test_the_texts_say_what_the_requirement_is_and_what_it_is_not() -> None:
    found = facts()

    assert found.purpose == (
        "Fler ska få arbetslivserfarenhet. Villkoret gäller personer som står långt från arbetsmarknaden."
    )
    assert found.terms is not None
    assert "Antal platser: 4 platser." in found.terms
    assert "inget krav på den som lämnar anbud" in found.terms
    assert "\u00a0" not in found.terms


def test_a_purpose_ends_before_the_group_begins() -> None:
    found = facts(WITH_PLACES.replace("arbetslivserfarenhet.", "arbetslivserfarenhet"))

    assert (found.purpose or "").startswith("Fler ska få arbetslivserfarenhet. Villkoret gäller ")


def test_an_own_group_is_named() -> None:
    own = "  own_groups: [{title: sommarlediga, definition: de som har sommarlov, proof: ett intyg}]\n"
    text = WITH_PLACES.replace("format: 1", "format: 2").replace("  target_groups: [far_from_labour_market]\n", own)

    assert (facts(text).purpose or "").endswith("Villkoret gäller sommarlediga.")


def test_below_the_threshold_it_is_the_question_of_social_considerations() -> None:
    question, text = facts(WITH_DIALOGUE, Regime.BELOW).fields

    assert (question.title, question.code) == ("Ställs krav eller villkor om sociala hänsyn?", "ja")
    assert text.text == facts(WITH_DIALOGUE).terms


@pytest.mark.parametrize("regime", [None, Regime.DIRECT])
def test_while_nobody_knows_the_rules_there_are_no_fields(regime: Regime | None) -> None:
    assert facts(regime=regime).fields == ()


def test_without_a_requirement_there_is_nothing_to_say() -> None:
    text = WITH_PLACES[: WITH_PLACES.index("  places:")]

    found = facts(text)
    assert (found.fields, found.purpose, found.terms) == ((), None, None)


def test_a_text_that_the_field_has_no_room_for_is_named() -> None:
    text = WITH_PLACES.replace("Fler ska få arbetslivserfarenhet.", "Fler ska få arbetslivserfarenhet. " * 60)
    case = read(text)
    longer = case.requirement.model_copy(update={"purpose": "x" * LONGEST})

    assert notice_facts(case, case.requirement, Regime.ABOVE).too_long == ()
    assert notice_facts(case, longer, Regime.ABOVE).too_long == ("Beskrivning av det strategiska syftet",)


@pytest.mark.parametrize(
    ("kind", "advertised", "reserved"),
    [("open", True, False), ("reserved", True, True), ("direct_award", False, False)],
)
def test_it_says_which_procurements_have_no_such_notice(kind: str, advertised: bool, reserved: bool) -> None:  # noqa: FBT001 - rows of the table
    found = facts(WITH_PLACES.replace("kind: open", f"kind: {kind}"))

    assert (found.advertised, found.reserved) == (advertised, reserved)
