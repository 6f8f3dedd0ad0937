"""Every word that is looked for must stand somewhere, and the excerpt shows where."""

import pytest

from tenderkit.rules.library.text_search import excerpt_of, holds_all, searched_text, words_looked_for

TEXT = searched_text(
    (("text", "Leverantören ska betala vite inom 30 dagar."), ("guidance", "Räkna  vitet\noch taket."), ("motive", ""))
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        pytest.param("vite", True, id="a word"),
        pytest.param("VITE Dagar", True, id="two words in one text, whatever their letters"),
        pytest.param("taket leverantören", True, id="each word in a text of its own"),
        pytest.param("vite havre", False, id="one of the words stands nowhere"),
        pytest.param("", True, id="no words"),
    ],
)
def test_every_word_must_stand_somewhere(typed: str, found: bool) -> None:  # noqa: FBT001 - a row of the table
    assert holds_all(TEXT, words_looked_for(typed)) is found


def test_an_excerpt_is_of_the_text_with_the_most_words_and_tells_them_apart() -> None:
    excerpt = excerpt_of(TEXT, words_looked_for("dagar vite"))

    assert excerpt is not None
    assert excerpt.part == "text"
    assert [span.text for span in excerpt.spans if span.is_hit] == ["vite", "dagar"]
    assert "".join(span.text for span in excerpt.spans) == "Leverantören ska betala vite inom 30 dagar."


def test_words_that_overlap_are_one() -> None:
    excerpt = excerpt_of(searched_text((("text", "vitesbelopp"),)), words_looked_for("vites tesbe"))

    assert excerpt is not None
    assert [(span.text, span.is_hit) for span in excerpt.spans] == [("vitesbe", True), ("lopp", False)]


def test_a_long_text_is_cut_between_words() -> None:
    long = " ".join(["ord"] * 100 + ["vite"] + ["slut"] * 100)

    excerpt = excerpt_of(searched_text((("text", long),)), ("vite",))

    assert excerpt is not None
    words = "".join(span.text for span in excerpt.spans)
    assert words.startswith("… ord ord")
    assert words.endswith("slut …")
    assert len(words) < 300


def test_a_letter_that_is_written_with_two_does_not_shift_the_words() -> None:
    excerpt = excerpt_of(searched_text((("text", "Straße vite"),)), words_looked_for("vite"))

    assert excerpt is not None
    assert [span.text for span in excerpt.spans if span.is_hit] == ["vite"]


def test_there_is_no_excerpt_of_what_is_not_there() -> None:
    assert excerpt_of(TEXT, ("havre",)) is None
