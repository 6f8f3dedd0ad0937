from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from given.legal_text import legal_text
from given.letterhead import letterhead, parts_of
from given.sample_documents import EVERY_BLOCK
from judges.programs import open_xml_findings, soffice_content, soffice_pdf
from judges.word_reading import W
from tenderkit.rules.changes.word_diff import DiffSection, diff_lines
from tenderkit.writers.word.comments import Signature
from tenderkit.writers.word.tracked import Tracked, write_tracked

BEFORE = ("Vite", "Hon ska betala inom 30 dagar.", "Ett stycke som tas bort.", "Ett som står kvar.", "Sist, och borta.")
AFTER = ("Vite", "Hon bör betala inom 14 dagar.", "Ett som står kvar.", "", "Ett nytt & <annat> stycke.")
COMMENT = ("vite 1.1.0 är en uppdatering.", "Orden kräver minst utgåva.")
SIGNED = Signature("tenderkit", date(2026, 3, 1))
ENDING = "Jämförelsen slutar här."
_LETTERHEAD = letterhead()


def written(before: tuple[str, ...] = BEFORE, after: tuple[str, ...] = AFTER, signature: Signature = SIGNED) -> bytes:
    sections = (DiffSection("Text", diff_lines(before, after)), DiffSection("Motiv", diff_lines(("Skäl.",), ("Mål.",))))
    return write_tracked(EVERY_BLOCK, Tracked(sections, COMMENT, ENDING, signature), _LETTERHEAD)


def body(data: bytes) -> etree._Element:
    found = etree.fromstring(parts_of(data)["word/document.xml"]).find(f"{W}body")
    assert found is not None
    return found


def paragraphs(data: bytes, keep: str, drop: str) -> list[str]:
    """The compared text once Word has accepted (or rejected) every change: a paragraph whose end goes is gone."""
    kept = [
        "".join(_letters(paragraph, drop))
        for paragraph in body(data).findall(f"{W}p")
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{drop}") is None
    ]
    del keep
    return kept[kept.index("Text") + 1 : kept.index("Motiv")]


def _letters(paragraph: etree._Element, drop: str) -> list[str]:
    signs = {f"{W}tab": "\t", f"{W}br": "\n"}
    return [
        signs.get(str(letter.tag), letter.text or "")
        for run in paragraph.iter(f"{W}r")
        if not any(parent.tag == f"{W}{drop}" for parent in run.iterancestors())
        for letter in run
        if letter.tag in (f"{W}t", f"{W}delText", *signs)
    ]


def test_accepting_every_change_gives_the_newer_text_and_rejecting_the_older() -> None:
    data = written()

    assert paragraphs(data, "ins", "del") == list(AFTER)
    assert paragraphs(data, "del", "ins") == list(BEFORE)


LINES = st.lists(legal_text.filter(lambda text: text not in ("Text", "Motiv")), min_size=1, max_size=4).map(tuple)


@settings(max_examples=40)
@given(LINES, LINES)
def test_any_two_texts_come_back_whole(before: tuple[str, ...], after: tuple[str, ...]) -> None:
    data = written(before, after)

    assert paragraphs(data, "ins", "del") == list(after)
    assert paragraphs(data, "del", "ins") == list(before)


def test_every_change_is_signed_numbered_and_dated() -> None:
    changes = [change for kind in ("ins", "del") for change in body(written()).iter(f"{W}{kind}")]

    assert {change.get(f"{W}author") for change in changes} == {"tenderkit"}
    assert {change.get(f"{W}date") for change in changes} == {"2026-03-01T00:00:00Z"}
    assert len({change.get(f"{W}id") for change in changes}) == len(changes)


def test_without_a_day_the_changes_carry_none() -> None:
    assert b"w:date=" not in parts_of(written(signature=Signature("tenderkit")))["word/document.xml"]


def test_the_change_note_stands_as_a_comment_beside_the_first_line() -> None:
    data = written()
    comments = etree.fromstring(parts_of(data)["word/comments.xml"])

    assert ["".join(map(str, line.itertext())) for line in comments.iter(f"{W}p")] == list(COMMENT)
    beside = body(data).find(f".//{W}commentRangeStart/..")
    assert beside is not None
    assert "".join(map(str, beside.itertext())) == "Vite"
    assert len(list(body(data).iter(f"{W}commentReference"))) == 1


def test_the_last_paragraph_is_no_change() -> None:
    *_, last = body(written()).findall(f"{W}p")

    assert "".join(map(str, last.itertext())) == ENDING


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "jamforelse.docx"
    path.write_bytes(written())
    return path


def test_the_open_xml_sdk_finds_nothing(saved: Path) -> None:
    assert open_xml_findings(saved) == []


def test_libreoffice_sees_the_changes_and_the_comment(saved: Path) -> None:
    content = soffice_content(saved)

    assert "<text:tracked-changes" in content
    assert content.count("<text:insertion>") >= 3
    assert content.count("<text:deletion>") >= 3
    assert "<dc:creator>tenderkit</dc:creator>" in content
    assert "<office:annotation " in content
    assert COMMENT[1] in content


def test_libreoffice_prints_it(saved: Path) -> None:
    assert soffice_pdf(saved).read_bytes().startswith(b"%PDF-")
