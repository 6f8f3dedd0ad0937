import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenderkit.rules.language.readability import Lix, counted_words, is_whole, lix, sentences


def test_lix_is_words_by_sentence_plus_the_percentage_of_long_words() -> None:
    """Eight words in two sentences, two of more than six letters: 8/2 + 100·2/8."""
    assert lix("Anna läser boken. Den handlar om upphandling idag.") == Lix(2, 8, 2, 29.0)


@pytest.mark.parametrize("text", ["", "   ", "…", "§ §", "\n\n"])
def test_a_text_without_words_has_no_lix(text: str) -> None:
    assert lix(text) == Lix(0, 0, 0, 0.0)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("Ett. Två.", ["Ett.", "Två."], id="two sentences"),
        pytest.param("Praktik, t.ex. Arbetsförmedlingens, räknas.", None, id="an abbreviation inside"),
        pytest.param("Enligt 17 kap. 1 § LOU gäller det.", None, id="a chapter before a number"),
        pytest.param("Enligt 17 kap. LOU gäller det.", None, id="a chapter before a capital"),
        pytest.param("Lagen (1982:80) gäller fr.o.m. 1 juli.", None, id="an act's number"),
        pytest.param("Verktyg, kläder m.m. ingår.", None, id="m.m. inside"),
        pytest.param(
            "Verktyg, kläder m.m. Resor ingår.", ["Verktyg, kläder m.m.", "Resor ingår."], id="m.m. at the end"
        ),
        pytest.param("Priset är 12.5 kronor.", None, id="a number with a point"),
        pytest.param("Var? Här! Ja.", ["Var?", "Här!", "Ja."], id="other signs"),
        pytest.param("Hon sa ”ja.” Sedan gick hon.", ["Hon sa ”ja.”", "Sedan gick hon."], id="a quotation mark after"),
        pytest.param(
            "Det gäller plats. ⟦supplier⟧ ska svara.", ["Det gäller plats.", "⟦supplier⟧ ska svara."], id="a hole"
        ),
        pytest.param("Rubrik\nEtt stycke.", ["Rubrik", "Ett stycke."], id="a line is a sentence"),
    ],
)
def test_sentences_end_where_a_reader_stops(text: str, parts: list[str] | None) -> None:
    assert list(sentences(text)) == (parts or [text])


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Enligt 17 kap. 1 § LOU", 5),
        ("⟦supplier⟧ ska betala ⟦amount⟧ inom 30 dagar.", 7),
        ("Lagen (1982:80) om anställningsskydd", 4),
        ("E-post, t.ex. ett brev", 4),
        ("50 000 kronor", 2),
    ],
)
def test_holes_numbers_and_abbreviations_are_one_word_each(sentence: str, count: int) -> None:
    assert len(counted_words(sentence)) == count


def test_holes_numbers_and_abbreviations_are_short() -> None:
    assert lix("⟦matching_support_unit⟧ 2016:1145 fr.o.m. 1000000").long_words == 0


def test_a_hyphen_is_no_letter() -> None:
    assert lix("e-posta").long_words == 0
    assert lix("e-posten").long_words == 1


@given(st.text(max_size=300))
def test_any_text_can_be_measured(text: str) -> None:
    found = lix(text)

    assert 0 <= found.long_words <= found.words
    assert found.sentences <= found.words


@given(st.lists(st.sampled_from(["Ett ord till.", "Kommunen upphandlar.", "Se 17 kap. 1 §."]), min_size=1))
def test_no_word_is_lost_between_sentences(parts: list[str]) -> None:
    together = " ".join(parts)

    assert [word for sentence in sentences(together) for word in counted_words(sentence)] == list(
        counted_words(together)
    )


@pytest.mark.parametrize("sentence", ["Kim klippte gräs.", "Är det så?", "Hon sa: ”Ja.”"])
def test_a_sentence_is_whole_when_it_ends(sentence: str) -> None:
    assert is_whole(sentence)


@pytest.mark.parametrize("words", ["Arbetsuppgifter", "klippa gräs", "Bo Exempel, lagbas", "Kl. 7 börjar arbetet", ""])
def test_a_heading_a_label_and_a_name_are_no_whole_sentence(words: str) -> None:
    assert not is_whole(words)
