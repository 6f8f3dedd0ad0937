"""Pages held against what they are to say: one letter more, less or elsewhere is found, and told by its page."""

import pytest

from tenderkit.model.finished.page_words import DocumentWords, PageWords
from tenderkit.rules.finished.same_words import first_page_that_differs

HEAD = "Kolumn Innehåll"
PAPER = DocumentWords(
    parts=(
        PageWords("Rubriken"),
        PageWords("Med e-post avses brev."),
        PageWords(HEAD),
        PageWords("rad 1 ett två", head=HEAD),
        PageWords("rad 2 tre fyra", head=HEAD),
        PageWords("rad 3 som är lång", in_order=False, head=HEAD),
        PageWords("Slut."),
    ),
    above="Provet Diarienummer 1",
    foot="Provkommun",
    page=("Sida ", " av "),
)
FIRST = "Rubriken\r\nMed e-\r\npost avses brev.\r\nKolumn Innehåll\r\nrad 1 ett\r\ntvå\r\nProvkommun Sida 1 av 3"
SECOND = "Provet Diarienummer 1\r\nKolumn Innehåll\r\nrad 2 tre fyra\r\nrad 3 är\r\nProvkommun Sida 2 av 3"
THIRD = "Provet Diarienummer 1\r\nKolumn Innehåll\r\nsom lång\r\nSlut.\r\nProvkommun Sida 3 av 3"
PAGES = (FIRST, SECOND, THIRD)
SHORT = DocumentWords((PageWords("Kort."),), "Kort", "", ("Sida ", " av "))


def test_the_same_words_on_several_pages_are_the_same() -> None:
    assert first_page_that_differs([PAPER], PAGES) is None


def test_one_document_after_the_other_is_read_on() -> None:
    assert first_page_that_differs([SHORT, PAPER, SHORT], ("Kort. Sida 1 av 1", *PAGES, "Kort. Sida 1 av 1")) is None


@pytest.mark.parametrize(
    ("pages", "found"),
    [
        pytest.param((FIRST.replace("brev", "brv"), SECOND, THIRD), 1, id="a letter less"),
        pytest.param((FIRST.replace("brev", "breev"), SECOND, THIRD), 1, id="a letter more"),
        pytest.param((FIRST, SECOND.replace("tre fyra", "fyra tre"), THIRD), 2, id="words that have changed places"),
        pytest.param((FIRST, SECOND, THIRD.replace("lång", "kort")), 3, id="other letters in a row that is torn"),
        pytest.param((FIRST, SECOND, THIRD.replace("Slut.", "Slut. Mer.")), 3, id="words after the end"),
        pytest.param((FIRST, SECOND, THIRD.replace("Slut.", "")), 3, id="words that are missing at the end"),
        pytest.param((FIRST, THIRD, SECOND), 2, id="pages that have changed places"),
        pytest.param((FIRST, SECOND.replace("Provet Diarienummer 1", ""), THIRD), 2, id="a page without its head"),
        pytest.param((FIRST, SECOND.replace("Sida 2", "Sida 3"), THIRD), 2, id="another number of the page"),
        pytest.param((FIRST.replace("Sida 1 av 3", ""), SECOND, THIRD), 1, id="a page without its number"),
        pytest.param((FIRST.replace("av 3", "av 2"), SECOND, THIRD), 2, id="another number of pages"),
        pytest.param((FIRST, SECOND), 2, id="a page that is missing"),
        pytest.param((*PAGES, "Provkommun Sida 1 av 1"), 4, id="a page too many"),
        pytest.param((FIRST, SECOND.replace("Kolumn Innehåll", ""), THIRD), None, id="a heading that isn't repeated"),
        pytest.param((), 0, id="no page at all"),
    ],
)
def test_what_differs_is_told_by_its_page(pages: tuple[str, ...], found: int | None) -> None:
    assert first_page_that_differs([PAPER], pages) == found


def test_a_second_document_begins_only_when_the_first_is_at_its_end() -> None:
    shortened = (FIRST.replace("av 3", "av 1"), "Kort. Sida 1 av 1")

    assert first_page_that_differs([PAPER, SHORT], shortened) == 2


HEBREW = DocumentWords(
    (
        PageWords("Namn: שלום (a)"),
        PageWords("fler ord på svenska"),
        PageWords("rad", head="Kol"),
        PageWords("sist", head="Kol"),
    ),
    "Provet",
    "שלום",
    ("Sida ", " av "),
)
TURNED = ("(שלום :Namn (a\r\nfler ord på\r\nSida 1 av 2 שלום", "Provet\r\nsvenska rad\r\nsist\r\nSida 2 av 2 שלום")


def test_where_letters_run_from_right_to_left_their_order_is_the_readers() -> None:
    assert first_page_that_differs([HEBREW], TURNED) is None


@pytest.mark.parametrize(
    ("pages", "found"),
    [
        pytest.param((TURNED[0].replace("ord", "mer"), TURNED[1]), 1, id="other letters"),
        pytest.param((TURNED[0], TURNED[1].replace("Sida 2", "Sida 3")), 2, id="another number"),
        pytest.param((TURNED[0], f"{TURNED[1]} mer"), 2, id="more letters"),
        pytest.param((TURNED[0], TURNED[1].replace("sist", "")), 2, id="fewer letters"),
    ],
)
def test_their_letters_are_counted(pages: tuple[str, ...], found: int) -> None:
    assert first_page_that_differs([HEBREW], pages) == found


def test_several_such_documents_are_read_one_by_one_only() -> None:
    assert first_page_that_differs([HEBREW, SHORT], (*TURNED, "Kort. Sida 1 av 1")) == 1
