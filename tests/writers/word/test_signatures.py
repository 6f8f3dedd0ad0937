import subprocess
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace

from given.letterhead import letterhead
from given.sample_documents import EVERY_BLOCK, FORM, PLACES, SIGNATURES, words
from judges.programs import need_program, soffice_pdf
from judges.word_reading import W, texts, values, written
from tenderkit.model.papers.document import (
    Block,
    BulletList,
    ClauseText,
    Heading,
    Paragraph,
    SignatureLine,
    Signatures,
    Table,
)
from tenderkit.writers.word import write_word

_PARTIES = ("För Östersunds kommun", "För Väg & Berg AB", "För Arbetsmarknadsenheten")
_THREE = Signatures((*SIGNATURES.parties, (words(_PARTIES[2]), (SignatureLine("Befattning"),))))


def _kept(element: etree._Element) -> list[bool]:
    return [paragraph.find(f"{W}pPr/{W}keepNext") is not None for paragraph in element.iter(f"{W}p")]


def test_one_party_is_read_to_its_end_before_the_next() -> None:
    body = written(SIGNATURES)

    assert [text for text in texts(body) if text] == [
        *("För Östersunds kommun", "Ort och datum", "Eva Ek", "Namn"),
        *("För Väg & Berg AB", "Ort och datum", "Namn"),
    ]
    assert [texts(cell)[0] for cell in body.iter(f"{W}tc")] == list(_PARTIES[:2])


def test_what_is_known_stands_on_the_line_above_its_label() -> None:
    body = written(SIGNATURES)

    lines = [(style, text) for style, text in zip(values(body, "pStyle"), texts(body), strict=False) if "Sign" in style]
    assert ("Signeringsrad", "Eva Ek") in lines
    assert lines[lines.index(("Signeringsrad", "Eva Ek")) + 1] == ("Signeringstext", "Namn")


def test_two_stand_abreast_and_the_next_below_in_a_table_of_its_own() -> None:
    tables = list(written(_THREE).iter(f"{W}tbl"))

    assert [len(list(table.iter(f"{W}tc"))) for table in tables] == [2, 1]
    assert [len(list(table.iter(f"{W}tr"))) for table in tables] == [1, 1]
    assert [table.xpath("string(*/*[local-name()='tblW']/@*[local-name()='w'])") for table in tables] == [
        "5000",
        "2500",
    ]


def test_a_block_is_never_split_and_never_parts_from_the_words_before_it() -> None:
    body = written(Paragraph(words("a")), Paragraph(words("b")), _THREE)

    assert len(list(body.iter(f"{W}cantSplit"))) == 2
    assert _kept(body)[:-1] == [False, *[True] * (len(_kept(body)) - 2)]


_ITEMS = BulletList(((Paragraph(words("a")),), (Paragraph(words("b")),)))
_TABLE = Table("T", (words("A"), words("B")), ((words("1"), words("2")), (words("3"), words("4"))), (50, 50))
_LIST_WITHIN = ClauseText(PLACES, (Paragraph(words("Så här:")), _ITEMS))


@pytest.mark.parametrize(
    ("block", "kept"),
    [
        pytest.param(_ITEMS, {"a": False, "b": True}, id="a list"),
        pytest.param(_TABLE, {"1": False, "2": False, "3": True, "4": True}, id="a table"),
        pytest.param(FORM, {"Kontaktperson": False, "Facket är informerat": True, "☐": True}, id="a form"),
        pytest.param(_LIST_WITHIN, {"a": False, "b": True}, id="a clause that ends in a list"),
    ],
)
def test_whatever_comes_before_stays_with_the_signatures(block: Block, kept: dict[str, bool]) -> None:
    body = written(block, SIGNATURES)

    found = dict(zip(texts(body), _kept(body), strict=True))
    assert {text: found[text] for text in kept} == kept


def test_a_table_without_lines_does_not_grow_into_the_one_above_it() -> None:
    body = written(_TABLE, SIGNATURES)

    tags = [element.tag.removeprefix(W) for element in body]
    assert tags == ["p", "tbl", "p", "tbl", "p", "sectPr"]


@pytest.mark.parametrize("lines", [26, 29, 33])
def test_libreoffice_prints_the_whole_block_on_one_page(tmp_path: Path, lines: int) -> None:
    need_program("pdftotext")
    before = (Paragraph(words(f"Rad {number}")) for number in range(lines))
    last = Paragraph(words("Avtalet finns i två exemplar."))
    blocks: tuple[Block, ...] = (Heading(1, "", words("Avtal")), *before, last, _THREE)
    path = tmp_path / "avtal.docx"
    path.write_bytes(write_word(replace(EVERY_BLOCK, blocks=blocks, plain_headings=True), letterhead()))

    read = subprocess.run(["pdftotext", soffice_pdf(path), "-"], capture_output=True, check=True, text=True)

    pages = read.stdout.split("\f")
    page = next(page for page in pages if "två exemplar" in page)
    assert all(party in page for party in _PARTIES)
    assert "Befattning" in page
