"""A sentence is vetted when a clause says it; what fills the holes is the document's own."""

import pytest

from tenderkit.rules.finished.vetted_words import vetted_words

VETTED = vetted_words(
    [
        "En plats är uppfylld.",
        "⟦supplier⟧ ska ordna minst ⟦places⟧ för personer i målgruppen.",
        "Det framgår av avsnitt ⟦⟧ och avsnitt ⟦⟧.",
        "⟦a⟧⟦b⟧ gäller under hela tiden",
        "⟦amount⟧ per ⟦unit⟧",
        "⟦purpose⟧",
        "fastställd av ⟦by⟧, ⟦decision⟧",
        "Startdag",
    ]
)


@pytest.mark.parametrize(
    ("sentence", "holes"),
    [
        ("En plats är uppfylld.", ()),
        ("1.7.1 En plats är uppfylld.", ()),
        ("- En  plats\u00a0är uppfylld.", ()),
        ("Leverantören ska ordna minst 4\u00a0platser för personer i målgruppen.", ("Leverantören", "4 platser")),
        ("Det framgår av avsnitt 5.3 (Vite) och avsnitt 5.4.", ("5.3 (Vite)", "5.4")),
        ("Status: fastställd av nämnden, KS 1", ("Status", "nämnden", "KS 1")),
        ("xy gäller under hela tiden", ("x", "y")),
        ("Startdag: 1 mars", ("1 mars",)),
        ("Startdag: En plats är uppfylld.", ()),
    ],
)
def test_what_fills_the_holes_is_given_back(sentence: str, holes: tuple[str, ...]) -> None:
    assert VETTED.holes_in(sentence) == holes


@pytest.mark.parametrize(
    "sentence",
    [
        "En plats är uppfylld!",
        "En plats är inte uppfylld.",
        "Leverantören ska ordna minst för personer i målgruppen.",
        "Leverantören ska ordna minst 4 platser för personer i målgruppen som är friska.",
        "Det framgår av avsnitt och avsnitt 5.4.",
        "Det framgår av avsnitt 5.3 och avsnitt .",
        "Vad som helst.",
        "Kostnad per plats.",
        "",
    ],
)
def test_a_sentence_that_was_changed_is_the_documents_own(sentence: str) -> None:
    assert VETTED.holes_in(sentence) is None
