import pytest
from hypothesis import given
from lxml import etree

from given.legal_text import legal_text
from tenderkit.writers.word.xml_text import UnwritableTextError, attribute, escape, run_xml


@given(legal_text)
def test_any_text_that_xml_can_hold_comes_back_letter_for_letter(text: str) -> None:
    root = etree.fromstring(f'<a b="{attribute(text)}">{escape(text)}</a>'.encode())

    assert (root.text or "", root.get("b")) == (text, text)


@pytest.mark.parametrize("letter", ["\0", "\x07", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_a_letter_that_xml_cannot_hold_is_never_dropped(letter: str) -> None:
    with pytest.raises(UnwritableTextError, match=rf"U\+{ord(letter):04X} at position 2"):
        escape(f"ab{letter}c")


def test_newlines_become_breaks_and_tabs_become_tabs() -> None:
    written = run_xml("\na\tb\n")

    assert written == (
        '<w:r><w:br/><w:t xml:space="preserve">a</w:t><w:tab/><w:t xml:space="preserve">b</w:t><w:br/></w:r>'
    )


def test_no_words_give_no_run() -> None:
    assert run_xml("", "<w:b/>") == ""
