"""Who must do what: paragraphs with a duty, and how one is marked."""

import pytest

from tenderkit.workflows.clause_drafts.clause_draft import UnclearFormError
from tenderkit.workflows.clause_drafts.duties import duties_in, with_duty
from tenderkit.workflows.clause_drafts.text_columns import Stretch

TEXT = Stretch("[krav 1] {leverantören} ska svara.\n\nMötet hålls i maj.\n\nKommunen ska kalla till mötet.")


def test_the_paragraphs_that_say_a_duty_are_found_with_their_number_and_their_actor() -> None:
    first, second = duties_in((TEXT, Stretch(short="Ingen ska", full="får inte")))[:2]

    assert (first.number, first.actor, first.words) == ("1", "supplier", "{leverantören} ska svara.")
    assert (second.number, second.actor, second.place) == ("", "", "text-0:2")


@pytest.mark.parametrize(
    ("text", "place", "actor", "after"),
    [
        pytest.param("Kommunen ska kalla.", "text-0:0", "authority", "[krav 1] {myndigheten} ska kalla.", id="its word"),
        pytest.param("Ska svara i tid.", "text-0:0", "supplier", "[krav 1] {leverantören} ska svara i tid.", id="nobody named"),
        pytest.param("[krav 4] {leverantören} ska svara.", "text-0:0", "authority", "[krav 4] {myndigheten} ska svara.", id="another's"),
        pytest.param("[krav 1] A ska.\n\nEntreprenören ska svara.", "text-0:1", "supplier", "[krav 1] A ska.\n\n[krav 2] {leverantören} ska svara.", id="the next number"),
    ],
)  # fmt: skip
def test_a_duty_gets_a_number_and_its_partys_word(text: str, place: str, actor: str, after: str) -> None:
    assert with_duty((Stretch(text),), place, actor)[0].common == after


def test_a_duty_in_one_length_is_marked_there() -> None:
    found = with_duty(
        (Stretch(short="Leverantören ska svara.", full="Leverantören ska svara."),), "full-0:0", "supplier"
    )

    assert (found[0].short, found[0].full) == ("Leverantören ska svara.", "[krav 1] {leverantören} ska svara.")


@pytest.mark.parametrize(("place", "actor"), [("", "supplier"), ("text-0:9", "supplier"), ("text-0:2", "kungen")])
def test_what_is_not_chosen_is_not_marked(place: str, actor: str) -> None:
    with pytest.raises(UnclearFormError):
        with_duty((TEXT,), place, actor)
