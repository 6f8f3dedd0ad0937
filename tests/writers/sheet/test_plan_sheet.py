"""The plan comes back as it was, with our columns to the right of the user's own."""

import io
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from given.plan_sheets import HEADINGS, PLAN_AS_CSV, PLAN_ROWS, both_alternatives, fill, saved, workbook_of
from tenderkit.messages import document_text
from tenderkit.readers.plan.plan_reader import parse_plan
from tenderkit.rules.plan.added_columns import added_columns
from tenderkit.rules.plan.assessment import AskedOf, assess_plan
from tenderkit.rules.plan.timing import planning_times
from tenderkit.workflows.plan.plan_summary import summary_blocks
from tenderkit.writers.sheet.plan_csv import write_plan_csv
from tenderkit.writers.sheet.plan_sheet import PlanBack, left_behind, write_plan_sheet

BOOK, TEXT = Path("plan.xlsx"), Path("plan.csv")
ADDED = [
    "Sysselsättningskrav enligt policyn",
    "Skäl enligt policyn",
    "Saknas för att veta",
    "Finns ett beslut?",
    "Vill beställaren?",
    "Är en matchande enhet utsedd?",
    "Finns ett nätverk?",
    "Frågor att få svar på",
    "Sista dag att börja",
    "Så är dagen räknad",
    "Gemensam branschdialog",
    "Gränsfall och råd",
]


def back(own: bytes, name: Path = BOOK) -> PlanBack:
    plan = parse_plan(own, name)
    policies = both_alternatives()
    assessed = assess_plan(plan.rows, AskedOf(policies[0], False, policies, planning_times(None)))  # noqa: FBT003 - not chosen
    summary = tuple(summary_blocks(plan, assessed, document_text))
    return PlanBack(plan, added_columns(assessed, plan.columns), summary, own if name == BOOK else None)


def written(own: bytes, name: Path = BOOK) -> Workbook:
    return load_workbook(io.BytesIO(write_plan_sheet(back(own, name))))


def row_of(sheet: Worksheet, number: int) -> list[object]:
    return [cell.value for cell in sheet[number]]


def test_the_users_own_cells_are_untouched_and_ours_stand_to_the_right() -> None:
    own = workbook_of(PLAN_ROWS)
    before = load_workbook(io.BytesIO(own))["Plan"]

    sheet = written(own)["Plan"]

    width = len(HEADINGS)
    assert row_of(sheet, 1) == [*HEADINGS, *ADDED]
    for number in (1, 2, 3, 4):
        assert row_of(sheet, number)[:width] == row_of(before, number)
    assert sheet.cell(2, width + 1).value == "krav på sysselsättningsdialog"
    assert sheet.cell(2, width + 9).value == datetime(2026, 9, 8)  # noqa: DTZ001 - a sheet has no time zone


def test_formulas_and_formats_of_the_user_are_kept() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    fill(sheet, PLAN_ROWS, "Plan")
    fill(book.create_sheet(), [("Annat", "=1+1")], "Annat")
    sheet["C3"], sheet["A2"].font = "=1000000/2", Font(name="Arial", italic=True)
    sheet.row_dimensions[2].height = 200

    found = written(saved(book))

    assert found["Plan"]["C3"].value == "=1000000/2"
    assert found["Plan"]["A2"].font.i
    assert found["Plan"].row_dimensions[2].height == 200
    assert found["Annat"]["B1"].value == "=1+1"


def test_what_is_filled_in_comes_back_answered_and_nothing_is_added_twice() -> None:
    first = written(workbook_of(PLAN_ROWS))
    width = len(HEADINGS)
    first["Plan"].cell(2, width + 4).value = "ja"
    first["Plan"].cell(2, width + 5).value = "nej"

    second = written(saved(first))

    assert row_of(second["Plan"], 1) == [*HEADINGS, *ADDED]
    assert second["Plan"].cell(2, width + 4).value == "ja"
    assert str(second["Plan"].cell(2, width + 8).value).startswith("Vill beställaren? Svaret är nej.")
    assert second.sheetnames == ["Plan", "Sysselsättningskrav"]


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    text = "Upphandling;Förvaltning;Värde;Bransch\r\n=1+1;+Kultur;2 mkr;=städ\r\nBro;Kultur;2 mkr;=städ\r\n"

    found = written(text.encode(), TEXT)

    assert [cell.data_type for cell in found["Upphandlingsplan"][2]][:4] == ["s", "s", "s", "s"]
    assert found["Upphandlingsplan"]["A2"].value == "=1+1"
    assert all(cell.data_type != "f" for sheet in found.worksheets for row in sheet for cell in row)


def test_a_sign_that_no_workbook_can_hold_is_replaced() -> None:
    found = written(b"Upphandling;V\xe4rde;Annat\nV\xe4g;2 mkr;a\x01b\n", TEXT)

    assert found["Upphandlingsplan"]["C2"].value == "a\N{REPLACEMENT CHARACTER}b"


def test_a_title_that_is_merged_over_more_columns_than_there_are_is_left_whole() -> None:
    own = workbook_of((("Plan 2027",), *PLAN_ROWS), merged=("A1:M1",))

    found = written(own)["Plan"]

    assert "A1:M1" in {str(each) for each in found.merged_cells.ranges}
    assert found.cell(2, 14).value == ADDED[0]


def test_the_summary_says_what_the_plan_comes_to() -> None:
    sheet = written(workbook_of(PLAN_ROWS))["Sysselsättningskrav"]

    said = [[value for value in row_of(sheet, number) if value is not None] for number in range(1, sheet.max_row + 1)]
    assert said[0] == ["Sysselsättningskrav i planen (skrivet av tenderkit)"]
    assert ["Kultur", 2, 1, 0, 1] in said
    assert ["2027: Alternativ 1, från fyra månader", 2, 2, 0, 1, 0, "100 % tjänst (Rapporten, rad 26)"] in said
    assert any("tenderkits antagande" in str(line[0]) for line in said if line)


def test_the_same_plan_gives_the_same_bytes() -> None:
    own = workbook_of(PLAN_ROWS)

    assert write_plan_sheet(back(own)) == write_plan_sheet(back(own))
    assert write_plan_sheet(back(PLAN_AS_CSV.encode(), TEXT)) == write_plan_sheet(back(PLAN_AS_CSV.encode(), TEXT))


def test_what_does_not_follow_along_is_named() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    fill(sheet, PLAN_ROWS, "Plan")
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=3, min_row=1, max_row=3))
    sheet.add_chart(chart)

    assert left_behind(saved(book)) == ("charts",)
    assert left_behind(workbook_of(PLAN_ROWS)) == ()


@pytest.mark.parametrize("name", [BOOK, TEXT])
def test_csv_has_the_same_columns_with_days_as_they_are_written_in_a_case(name: Path) -> None:
    own = PLAN_AS_CSV.encode() if name == TEXT else workbook_of(PLAN_ROWS)
    given = back(own, name)

    lines = write_plan_csv(given.plan, given.columns).decode("utf-8-sig").splitlines()

    assert lines[0] == ";".join((*HEADINGS, *ADDED))
    assert lines[1].startswith(
        "Väghyveln;Tekniska;ca 2 mkr;2+1+1 år;inom kommunen;kontrakt;2027-06-01;anläggning;krav på"
    )
    assert ";2026-09-08;" in "".join(lines)


def test_csv_that_comes_back_keeps_its_answers_and_gets_no_column_twice() -> None:
    first = back(PLAN_AS_CSV.encode(), TEXT)
    once = write_plan_csv(first.plan, first.columns).decode("utf-8-sig")
    answered = once.replace(";;;;;Ingen av", ";;ja;;;Ingen av", 1)

    again = parse_plan(answered.encode("utf-8-sig"), TEXT)
    second = back(answered.encode("utf-8-sig"), TEXT)
    twice = write_plan_csv(second.plan, second.columns).decode("utf-8-sig")

    assert again.rows[0].requester_willing is True
    assert twice.splitlines()[0] == once.splitlines()[0]
    assert ";;ja;;;" in twice
