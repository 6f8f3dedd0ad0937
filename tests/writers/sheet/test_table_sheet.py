"""A workbook of plain tables."""

import io
from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from tenderkit.problems import RefusedError
from tenderkit.writers.sheet.table_sheet import SheetPage, write_table_sheet

COLUMNS = (("Vad", 20), ("Antal", 10), ("Dag", 12))
PAGE = SheetPage("Blad", COLUMNS, (("+46 70", 3, date(2027, 6, 1)), ("", None, None)))


def test_each_cell_is_what_it_holds() -> None:
    sheet = load_workbook(io.BytesIO(write_table_sheet("Prov & prov", [PAGE]))).worksheets[0]

    rows = list(sheet.iter_rows(values_only=True))
    assert rows == [("Vad", "Antal", "Dag"), ("+46 70", 3, datetime(2027, 6, 1)), (None, None, None)]  # noqa: DTZ001 - a sheet has no time zone
    assert sheet["A2"].data_type == "s"


def test_a_table_without_rows_has_its_headings() -> None:
    sheet = load_workbook(io.BytesIO(write_table_sheet("Prov", [SheetPage("Blad", COLUMNS, ())]))).worksheets[0]

    assert [cell.value for cell in sheet[1]] == ["Vad", "Antal", "Dag"]
    assert list(sheet.tables) == ["Blad"]


def test_a_title_that_no_printed_page_has_room_for_is_left_out_of_it() -> None:
    sheet = load_workbook(io.BytesIO(write_table_sheet("x" * 300, [PAGE]))).worksheets[0]

    assert "x" not in str(sheet.oddHeader)


def test_a_text_that_no_cell_can_hold_is_refused() -> None:
    page = SheetPage("Blad", COLUMNS, (("x" * 32_768, 1, None),))

    with pytest.raises(RefusedError) as refused:
        write_table_sheet("Prov", [page])

    assert refused.value.message.code == "TK-F016"
