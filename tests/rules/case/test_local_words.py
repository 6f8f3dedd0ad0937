"""A purpose that shuts out people or suppliers from elsewhere is remarked on; one that doesn't is left in peace."""

import pytest

from given.cases import lines_of, spoiled
from tenderkit.rules.case.local_words import words_about_residents, words_about_seat


@pytest.mark.parametrize(
    ("purpose", "word"),
    [
        pytest.param("Fler kommuninvånare ska få arbete.", "kommuninvånare", id="residents of the municipality"),
        pytest.param("Kommunens invånare ska få arbete.", "Kommunens invånare", id="its inhabitants"),
        pytest.param("Fler boende i Östersund ska få arbete.", "boende i", id="living in"),
        pytest.param("Fler som bor i kommunen ska få arbete.", "bor i", id="who live in"),
        pytest.param("Personer bosatta på Frösön ska få arbete.", "bosatta på", id="settled on"),
        pytest.param("Invånare\n  i länet ska få arbete.", "Invånare i", id="over two lines"),
        pytest.param("Fler som är mantalsskrivna här ska få arbete.", "mantalsskrivna", id="registered, the old word"),
        pytest.param("Den som är folkbokförd här ska få arbete.", "folkbokförd", id="registered"),
        pytest.param("Fler hemmahörande i regionen ska få arbete.", "hemmahörande i", id="belonging to"),
    ],
)
def test_words_that_keep_places_for_residents_are_found(purpose: str, word: str) -> None:
    assert words_about_residents(purpose) == word
    assert words_about_seat(purpose) is None


@pytest.mark.parametrize(
    ("purpose", "word"),
    [
        pytest.param("Lokala företag ska anställa fler.", "Lokala företag", id="local companies"),
        pytest.param("Ortens entreprenörer ska anställa fler.", "Ortens entreprenörer", id="those of the place"),
        pytest.param("Leverantörer med säte i länet ska anställa fler.", "med säte i", id="with a seat in"),
        pytest.param("Den som har sitt säte i kommunen gynnas.", "har sitt säte i", id="who has its seat in"),
        pytest.param("Företag i kommunen ska anställa fler.", "Företag i kommunen", id="companies in"),
    ],
)
def test_words_that_favour_suppliers_of_the_place_are_found(purpose: str, word: str) -> None:
    assert words_about_seat(purpose) == word
    assert words_about_residents(purpose) is None


@pytest.mark.parametrize(
    "purpose",
    [
        "Fler personer som står långt från arbetsmarknaden ska få arbete i de arbeten som kommunen köper.",
        "Fler i kommunen ska få arbete.",
        "Fler ska kunna bo kvar och arbeta, även personer utan bostad.",
        "Leverantörens företagshälsovård, kommunens bostäder och lokaler berörs inte.",
        "Arbete i kommunens boenden.",
        "Lokalvård utförs av leverantören.",
    ],
)
def test_other_words_are_left_in_peace(purpose: str) -> None:
    assert words_about_residents(purpose) is None
    assert words_about_seat(purpose) is None


def test_the_remark_quotes_the_words_and_nothing_else() -> None:
    text = spoiled("Fler ska få arbetslivserfarenhet.", "Lokala företag ska anställa fler boende i Hansåker.")

    assert lines_of(text) == [
        "20:3: TK-R045 syftet begränsar kravet till dem som bor på en viss ort (”boende i”)",
        "20:3: TK-R046 syftet gynnar leverantörer från en viss ort (”Lokala företag”)",
    ]
