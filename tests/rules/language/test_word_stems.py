import pytest

from tenderkit.rules.language.word_stems import TextStems, says


@pytest.mark.parametrize(
    ("term", "text"),
    [
        pytest.param("kandidat", "Kandidaternas svar.", id="plural, definite, genitive"),
        pytest.param("målgruppen", "En person i en målgrupp.", id="indefinite"),
        pytest.param("skriftligt", "Leverantören svarar skriftligen.", id="adverb"),
        pytest.param("avropat värde", "Värdet av det som har avropats.", id="two words in another order"),
        pytest.param("hållas öppen", "Platsen hölls öppen, och den öppna platsen annonserades.", id="another vowel"),
        pytest.param("period", "En lärlingsperiod på tre månader.", id="within a compound"),
        pytest.param("dag", "Tio dagar.", id="a short word"),
        pytest.param("hand", "Två händer.", id="umlaut"),
        pytest.param("plats", "PLATSEN.", id="capitals"),
        pytest.param("utan arbete", "Den som är utan arbete.", id="with a small word"),
    ],
)
def test_a_word_is_found_in_every_inflection(term: str, text: str) -> None:
    assert says(TextStems([text]), term)


@pytest.mark.parametrize(
    ("term", "text"),
    [
        pytest.param("kandidat", "Leverantören ska ge en plats.", id="nowhere"),
        pytest.param("avropat värde", "Det avropade. Och inget annat.", id="one word of two"),
        pytest.param("dag", "En sysselsättningsdialog och en måndag.", id="a short word within another"),
        pytest.param("kandidat", "", id="no text"),
    ],
)
def test_a_word_that_is_not_there_is_not_found(term: str, text: str) -> None:
    assert not says(TextStems([text]), term)


def test_words_of_two_paragraphs_do_not_make_one_term() -> None:
    assert not says(TextStems(["Det avropade.", "Ett värde."]), "avropat värde")


def test_a_text_may_grow() -> None:
    text = TextStems(["Ett möte."])

    text.add(["En kandidat."])

    assert says(text, "kandidat")
