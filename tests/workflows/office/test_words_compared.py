"""What a PDF must say to be the Word file's: every letter, wherever lines break, and nothing more."""

from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judges.word_files import paragraph, run, word_file
from tenderkit.readers.word.package import read_package
from tenderkit.workflows.office.words_compared import differing_words, said_in_word

NUMBERED = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>{}</w:p>"


def difference(body: str, *pdf: str, **stories: str) -> tuple[str, str] | None:
    package = read_package(word_file(body, stories=stories), PurePath("brev.docx"))
    found = differing_words(said_in_word(package), pdf)
    return (found.code, found.facts["words"]) if found else None


@pytest.mark.parametrize(
    ("body", "pdf"),
    [
        pytest.param(paragraph("Ett långt", " stycke"), ["Ett långt stycke"], id="in several runs"),
        pytest.param(paragraph("Ett långt stycke"), ["Ett  långt\nstycke"], id="broken otherwise"),
        pytest.param(paragraph("Ett") + paragraph("Två"), ["Två", "Ett"], id="in another order"),
        pytest.param(paragraph("Ett stycke över två sidor"), ["Ett stycke", "över två sidor"], id="in two pieces"),
        pytest.param(NUMBERED.format(run("Ett krav")), ["1.2 Ett krav"], id="with a number"),
        pytest.param(NUMBERED.format(run("Ett krav")), ["b) Ett krav"], id="with a letter"),
        pytest.param(NUMBERED.format(run("Ett krav")), ["• Ett krav"], id="with a bullet"),
        pytest.param(NUMBERED.format(run("Ett krav")), ["Bilaga 1: Ett krav"], id="with words that Word puts there"),
        pytest.param(NUMBERED.format(run("Ett krav")), ["Ett krav"], id="without its number"),
        pytest.param(paragraph("id-\N{SOFT HYPHEN}handling"), ["id-handling"], id="a soft hyphen"),
        pytest.param(paragraph("Ett krav i versaler"), ["ETT KRAV I VERSALER"], id="in capitals"),
        pytest.param(paragraph("ﬁnns"), ["finns"], id="a ligature"),
    ],
)
def test_the_same_letters_are_the_same_words(body: str, pdf: list[str]) -> None:
    assert difference(body, *pdf) is None


@pytest.mark.parametrize(
    ("body", "pdf", "found"),
    [
        pytest.param(paragraph("Ett") + paragraph("Två"), ["Ett"], ("TK-W006", "Två"), id="a paragraph too few"),
        pytest.param(paragraph("Ett"), ["Ett", "Två"], ("TK-W007", "Två"), id="a paragraph too many"),
        pytest.param(paragraph("Ett"), ["Ett", "Ett"], ("TK-W007", "Ett"), id="one twice"),
        pytest.param(paragraph("ska betala"), ["ska inte betala"], ("TK-W006", "ska betala"), id="a word too many"),
        pytest.param(paragraph("50 000 kronor"), ["50 001 kronor"], ("TK-W006", "50 000 kronor"), id="a figure"),
        pytest.param(
            paragraph("Ett krav"), ["1. Ett krav"], ("TK-W006", "Ett krav"), id="a number that Word doesn't put"
        ),
    ],
)
def test_what_only_one_of_them_says_is_told(body: str, pdf: list[str], found: tuple[str, str]) -> None:
    assert difference(body, *pdf) == found


def test_a_short_paragraph_isnt_taken_for_the_end_of_a_numbered_one() -> None:
    body = NUMBERED.format(run("tid")) + paragraph("heltid")

    assert difference(body, "heltid", "1. tid") is None


def test_headers_and_footers_are_set_aside_and_notes_are_not() -> None:
    note = f'<w:footnote w:id="1">{paragraph("En not")}</w:footnote>'

    assert difference(paragraph("Ett"), "Ett", header1=paragraph("Kommunen"), footer1=paragraph("Sida 1")) is None
    assert difference(paragraph("Ett"), "Ett", footnotes=note) == ("TK-W006", "En not")


def test_what_is_told_is_short() -> None:
    found = difference(paragraph("mycket " * 40))

    assert found is not None
    assert len(found[1]) <= 60


@given(st.lists(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=30), max_size=8))
def test_a_text_says_what_it_says(lines: list[str]) -> None:
    assert difference("".join(map(paragraph, lines)), *lines) is None
