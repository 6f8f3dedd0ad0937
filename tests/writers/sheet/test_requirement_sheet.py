"""`kravlista.xlsx`, opened as another program would."""

import io
import re
import sys
from zipfile import ZipFile

import pytest
from hypothesis import given
from lxml.etree import fromstring
from msgspec.structs import replace
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from given.legal_text import legal_text
from given.sample_documents import EVERY_BLOCK, document_saying, words
from judges.golden_files import Golden
from tenderkit.model.papers.document import RequirementRow, Table
from tenderkit.problems import RefusedError
from tenderkit.writers.sheet.requirement_sheet import CELL_LIMIT, write_sheet

QUESTION = "Accepterar anbudsgivaren villkoren om sysselsättning vid fullgörandet? Ja/Nej"


def _open(workbook: bytes) -> Workbook:
    return load_workbook(io.BytesIO(workbook))


def _dump(book: Workbook) -> str:
    """Every cell with its address, for people."""
    cells = ((sheet, cell) for sheet in book for row in sheet.iter_rows() for cell in row)
    return "".join(f"{sheet.title}!{cell.coordinate}: {cell.value}\n" for sheet, cell in cells if cell.value)


def test_the_sheet_of_every_block_is_the_approved_one(golden: Golden) -> None:
    golden("every_block.kravlista.txt", _dump(_open(write_sheet(EVERY_BLOCK))))


def test_the_same_document_gives_the_same_bytes_without_clock_or_author() -> None:
    workbook = write_sheet(EVERY_BLOCK)

    assert workbook == write_sheet(EVERY_BLOCK)
    with ZipFile(io.BytesIO(workbook)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = _open(workbook).properties
    assert (properties.creator or "", properties.lastModifiedBy or "") == ("", "")
    assert properties.title == EVERY_BLOCK.title


def test_the_only_question_is_answered_yes_or_no() -> None:
    sheet = _open(write_sheet(EVERY_BLOCK))["Kravlista"]

    last = sheet.max_row
    assert sheet.cell(last, 3).value == QUESTION
    (rule,) = sheet.data_validations.dataValidation
    assert (rule.type, rule.formula1) == ("list", '"Ja,Nej"')
    assert str(rule.sqref) == f"G{last}"
    assert sum(str(cell.value).count("?") for cell in sheet[last]) == 1


def test_the_list_prints_and_reads_as_a_list() -> None:
    sheet = _open(write_sheet(EVERY_BLOCK))["Kravlista"]

    table = sheet.tables["Kravlista"]
    assert (table.ref, table.headerRowCount, table.autoFilter.ref) == ("A1:I7", 1, "A1:I7")
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A2", "$1:$1")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.page_setup.fitToHeight == 0
    assert (sheet.page_margins.left, sheet.page_margins.top) == (0.5, 0.75)
    page = _part(write_sheet(EVERY_BLOCK), "xl/worksheets/sheet1.xml")
    assert '<pageSetUpPr fitToPage="1"/>' in page
    assert "&amp;RSida &amp;P av &amp;N" in page
    assert sheet["C2"].alignment.wrap_text
    assert sheet["A1"].font.bold


def test_every_row_has_a_height_that_shows_its_texts() -> None:
    long = replace(EVERY_BLOCK.requirements[0], text="Ett ganska långt krav som tar flera rader. " * 10)
    book = _open(write_sheet(replace(EVERY_BLOCK, requirements=(long,))))

    for sheet in book:
        used = [row for row in range(1, sheet.max_row + 1) if any(cell.value for cell in sheet[row])]
        assert [row for row in used if not sheet.row_dimensions[row].height] == []
    heights = {sheet.cell(row, 2).value: sheet.row_dimensions[row].height for sheet in book for row in range(1, 8)}
    assert heights["antal-platser.k1"] >= 7 * 15 > heights["antal-platser.k2"]


def test_the_values_in_brief_stand_on_a_sheet_of_their_own() -> None:
    rows = list(_open(write_sheet(EVERY_BLOCK))["Villkoren i korthet"].iter_rows(values_only=True))

    assert rows == [
        ("Villkor", "Vad som gäller"),
        ("Antal platser", "4 platser"),
        ("Vite", "[BEKRÄFTA: Hur stort är vitet för en plats som saknas?]"),
    ]


def test_a_text_without_its_values_in_brief_has_them_on_the_sheet() -> None:
    table = Table("", (words("a"), words("b")), ((words("Vite"), words("9 kronor")),), (50, 50))

    book = _open(write_sheet(replace(EVERY_BLOCK, blocks=(), left_out=(table,))))

    assert list(book["Villkoren i korthet"].iter_rows(min_row=2, values_only=True)) == [("Vite", "9 kronor")]


def test_the_values_of_several_lots_stand_side_by_side() -> None:
    table = Table(
        "", (words("a"), words("b")), ((words("Vite"), words("9 kronor")), (words("Tak"), words("x"))), (50, 50)
    )
    other = replace(EVERY_BLOCK, blocks=(table,))

    book = _open(write_sheet(EVERY_BLOCK, {"anbudsområde A": EVERY_BLOCK, "anbudsområde B": other}))

    assert list(book["Villkoren i korthet"].iter_rows(values_only=True)) == [
        ("Villkor", "Vad som gäller: anbudsområde A", "Vad som gäller: anbudsområde B"),
        ("Antal platser", "4 platser", ""),
        ("Vite", "[BEKRÄFTA: Hur stort är vitet för en plats som saknas?]", "9 kronor"),
        ("Tak", "", "x"),
    ]


def test_the_last_sheet_lists_the_clauses() -> None:
    rows = list(_open(write_sheet(EVERY_BLOCK))["Klausuler"].iter_rows(values_only=True))

    assert rows == [
        ("Klausul-ID", "Rubrik", "Version"),
        ("antal-platser", "Antal platser", "1.0.0"),
        ("vite", "Vite", "2.1.0"),
    ]


@pytest.mark.parametrize("text", ["=1+1", "+46", "-1", "@SUM(A1)", "1.10", "https://example.org", "{=1}", "NO"])
def test_a_text_that_looks_like_something_else_stays_text(text: str) -> None:
    sheet = _open(write_sheet(document_saying(text)))["Kravlista"]

    cell = sheet["C2"]
    assert (cell.value, cell.data_type) == (f"{text}\n- {text}", "s")
    assert (sheet["D2"].value, sheet["D2"].data_type) == (text, "s")
    assert cell.quotePrefix
    assert "<f>" not in _part(write_sheet(document_saying(text)), "xl/worksheets/sheet1.xml")


@given(legal_text)
def test_any_text_comes_back_letter_for_letter(text: str) -> None:
    workbook = write_sheet(document_saying(text))

    assert not text or text in _strings(workbook)
    if "\r" not in text and "x005F_" not in text:  # which openpyxl leaves as they are written
        sheet = _open(workbook)["Kravlista"]
        assert {sheet.cell(2, column).value or "" for column in (4, 5, 6)} == {text}
        assert str(sheet.cell(2, 3).value).startswith(text)


def _strings(workbook: bytes) -> set[str]:
    """Every text of the book; `_x000D_` stands for a letter (ST_Xstring of ISO/IEC 29500-1)."""
    tree = fromstring(_part(workbook, "xl/sharedStrings.xml").encode())
    texts = [element.text or "" for element in tree.iter("{*}t")]
    return {re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text) for text in texts}


def test_a_text_as_long_as_a_cell_is_kept_whole() -> None:
    text = "å" * CELL_LIMIT

    assert _open(write_sheet(replace(document_saying(text), blocks=())))["Kravlista"]["C2"].value == text


@pytest.mark.parametrize("text", ["a" * (CELL_LIMIT + 1), "\N{GRINNING FACE}" * (CELL_LIMIT // 2 + 1)])
def test_a_text_longer_than_a_cell_is_refused_and_not_cut(text: str) -> None:
    with pytest.raises(RefusedError) as refused:
        write_sheet(document_saying(text))

    assert refused.value.message.code == "TK-F016"
    assert "antal-platser.k1" in str(refused.value)
    assert "32767" in str(refused.value)


def test_a_clause_title_longer_than_a_cell_is_refused_too() -> None:
    clause = replace(EVERY_BLOCK.clauses[0], title="a" * (CELL_LIMIT + 1))

    with pytest.raises(RefusedError, match="TK-F016"):
        write_sheet(replace(EVERY_BLOCK, clauses=(clause,)))


def test_a_list_without_requirements_still_asks_the_question() -> None:
    sheet = _open(write_sheet(replace(EVERY_BLOCK, blocks=(), requirements=(), clauses=())))["Kravlista"]

    assert sheet["C4"].value == QUESTION


def test_a_title_with_an_ampersand_prints_whole() -> None:
    page = _part(write_sheet(replace(EVERY_BLOCK, title="Väg & järnväg")), "xl/worksheets/sheet1.xml")

    assert "&amp;LVäg &amp;&amp; järnväg · TF 2026/412" in page


def test_the_spreadsheet_library_is_loaded_only_for_a_sheet() -> None:
    assert "xlsxwriter" not in sys.modules["tenderkit.writers.sheet.requirement_sheet"].__dict__


def _part(workbook: bytes, name: str) -> str:
    with ZipFile(io.BytesIO(workbook)) as package:
        return package.read(name).decode()


def test_every_requirement_is_a_row() -> None:
    many = tuple(RequirementRow(f"vite.k{n}", str(n), "a", "b", "c", "d", "none") for n in range(40))

    sheet = _open(write_sheet(replace(EVERY_BLOCK, blocks=(), requirements=many)))["Kravlista"]

    assert [sheet.cell(row, 2).value for row in range(2, 42)] == [row.id for row in many]
