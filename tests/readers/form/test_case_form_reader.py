"""A form as it comes back from people: what they moved, hid, merged, computed and pasted, each fault at its cell."""

import io
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from given.case_forms import (
    CHANGES,
    FORM,
    LOTS,
    WITH_LOTS,
    case_in,
    cell_of,
    edited,
    empty_form,
    form_of,
    of,
    problems_in,
    said_by,
    told,
    typed,
)
from given.cases import WITH_PLACES, read
from given.hostile_zips import Entry, zip_file
from tenderkit.problems import InvalidInputError, RefusedError, TenderkitError
from tenderkit.readers.form.case_form_reader import parse_case_form, read_case_form
from tenderkit.readers.sheet.sheet_cells import MOST_ROWS

QUESTIONS = ("planning", "analysis", "requirement", "about")
SOUND = form_of(WITH_PLACES, QUESTIONS)
LOTTED = form_of(WITH_LOTS, (*QUESTIONS, "lots", "lot_requirements", "lot_groups", "own", "changes", "terms"))
TITLE = cell_of("title", SOUND)
BEGINS = cell_of("procedure.begins", SOUND)
VALUE = cell_of("contract.estimated_value", SOUND)
GROUPS = [cell_of(f"requirement.target_groups[{number}]", SOUND) for number in (1, 2)]


def _sheet_of(book: Workbook, address: str) -> Worksheet:
    return book[address.partition("!")[0]]


def test_a_form_without_faults_is_read_without_a_word() -> None:
    assert told(SOUND) == []
    assert told(LOTTED) == []
    assert case_in(LOTTED) == read(WITH_LOTS)


@pytest.mark.parametrize(
    ("key", "value", "path", "said"),
    [
        pytest.param("procedure.begins", datetime(2026, 11, 1), "procedure.begins", "2026-11-01", id="a day"),  # noqa: DTZ001 - a cell has no zone
        pytest.param("procedure.begins", date(2026, 11, 1), "procedure.begins", "2026-11-01", id="a day without a time"),
        pytest.param("procedure.begins", "1 november 2026", "procedure.begins", "1 november 2026", id="a day as text"),
        pytest.param("contract.estimated_value", 65_000_000.0, "contract.estimated_value", "65000000", id="a whole number"),
        pytest.param("contract.estimated_value", 0.1, "contract.estimated_value", "0.1", id="a part of a number"),
        pytest.param("contract.annex_2", True, "contract.annex_2", "ja", id="true"),
        pytest.param("contract.annex_2", False, "contract.annex_2", "nej", id="false"),
        pytest.param("law", " lagen om offentlig upphandling ", "law", "LOU", id="a word of the list"),
        pytest.param("law", "lou", "law", "lou", id="another word for it, to be understood"),
        pytest.param("title", "Väghyveln_x000D_\nnorr", "title", "Väghyveln\nnorr", id="a line end of Windows"),
        pytest.param("requirement.target_groups[1]", "unga och nyanlända", "requirement.target_groups", "unga och nyanlända", id="two in one cell"),
        pytest.param("contract.workplace_checks", "ett\ntvå\n", "contract.workplace_checks", ["ett", "två"], id="a line each"),
    ],
)  # fmt: skip
def test_a_cell_says_what_a_person_would_have_typed(key: str, value: object, path: str, said: object) -> None:
    form = typed({cell_of(key, SOUND): value}, SOUND)

    assert of(said_by(form), *path.split(".")) == said


def test_a_share_that_the_sheet_shows_in_per_cent_is_read_as_it_is_shown() -> None:
    at = cell_of("requirement.penalty.cap.percent", SOUND)

    def in_per_cent(book: Workbook) -> None:
        cell = _sheet_of(book, at)[at.partition("!")[2]]
        cell.value, cell.number_format = 0.05, "0%"

    assert case_in(edited(in_per_cent, SOUND)) == read(WITH_PLACES)


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        pytest.param("title", None, "TK-N101 ”Upphandlingens namn” är inte ifyllt (title)", id="nothing"),
        pytest.param("title", "   ", "TK-N101 ”Upphandlingens namn” är inte ifyllt (title)", id="blanks"),
        pytest.param("procedure.kind", None, "TK-N101 ”Förfarande” är inte ifyllt (procedure.kind)", id="nothing in a block"),
        pytest.param("procedure.begins", "31 februari 2026", "TK-C041", id="a day that isn't there"),
        pytest.param("procedure.kind", "öpet förfarande", "TK-C031", id="a misspelt word"),
        pytest.param("contract.months", 0.5, "TK-C033", id="half a month"),
        pytest.param("title", "Väg\u0085hyveln", "TK-C017", id="a letter that can't be read"),
        pytest.param("title", "två\nrader", "TK-C047", id="two lines where one is meant"),
        pytest.param("market_dialogue", "hej", "TK-N122", id="words beside a heading"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_cell_is_told_at_the_cell(key: str, value: object, expected: str) -> None:
    at = cell_of(key, SOUND)

    found = problems_in(typed({at: value}, SOUND))

    assert [problem.cell for problem in found] == [at]
    assert f"{found[0].message.code} {found[0].message.what}".startswith(expected)


def test_a_problem_prints_file_sheet_and_cell() -> None:
    [problem] = problems_in(typed({TITLE: None}, SOUND))

    assert str(problem).startswith(f"upphandling.xlsx:{TITLE}: TK-N101 ")


def test_every_fault_of_the_form_is_told_in_one_run_in_the_order_of_the_sheets() -> None:
    form = typed({VALUE: "mycket", TITLE: None, GROUPS[0]: None}, SOUND)

    assert told(form) == [f"{TITLE} TK-N101", f"{VALUE} TK-C035", f"{GROUPS[0]} TK-N101"]


def _no_headings(book: Workbook) -> None:
    book["Planering"].delete_rows(4)


def _no_answers(book: Workbook) -> None:
    book["Planering"]["B4"] = "Svaren"


def _no_keys_of_a_table(book: Workbook) -> None:
    book["Anbudsområden"].delete_rows(5)


def _no_headings_of_a_table(book: Workbook) -> None:
    book["Anbudsområden"].delete_rows(6)


def _own_notes(book: Workbook) -> None:
    book.create_sheet("Att fråga om")["A1"] = "Ring jurist"


def _no_key(book: Workbook) -> None:
    book["Planering"]["E5"] = None


def _a_key_twice(book: Workbook) -> None:
    book["Planering"]["E7"], book["Planering"]["B7"] = "title", "Igen"


def _beside_the_table(book: Workbook) -> None:
    book["Anbudsområden"]["Z7"] = "kolla"


def _unknown_lot(book: Workbook) -> None:
    book["Eget krav per område"]["B4"] = "C"


def _no_lot(book: Workbook) -> None:
    book["Eget krav per område"]["B4"] = None


def _unknown_row(book: Workbook) -> None:
    book["Ändrade villkor"]["A7"] = "9"


def _merged(book: Workbook) -> None:
    book["Planering"].merge_cells("B5:B7")


def _hidden_row(book: Workbook) -> None:
    book["Planering"].row_dimensions[5].hidden = True


def _hidden_column(book: Workbook) -> None:
    book["Planering"].column_dimensions["B"].hidden = True


def _hidden_sheet(book: Workbook) -> None:
    book["Anbudsområden"].sheet_state = "hidden"


def _error(book: Workbook) -> None:
    cell = book["Planering"]["B5"]
    cell.value, cell.data_type = "#REF!", "e"


def _formula(book: Workbook) -> None:
    book["Planering"]["B5"] = '="Väg"&"hyveln"'


def _no_name(book: Workbook) -> None:
    book["Egna värden"]["A7"] = None


def _own_twice(book: Workbook) -> None:
    book["Egna värden"]["A8"] = "bonus_per_month"


def _key_of_another_list(book: Workbook) -> None:
    book["Anbudsområden"]["C5"] = "suppliers[].name"


def _key_of_an_item(book: Workbook) -> None:
    book["Planering"]["E5"] = "contract.lots[].id"


def _a_sheet_gone(book: Workbook) -> None:
    book.remove(book["Planering"])


def _a_row_gone(book: Workbook) -> None:
    book["Planering"].delete_rows(14)


def _a_sheet_twice(book: Workbook) -> None:
    book.copy_worksheet(book["Planering"])


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        pytest.param(_key_of_another_list, "Anbudsområden!C5 TK-N124", id="a key of another list"),
        pytest.param(_key_of_an_item, "Planering!B5 TK-N105", id="a key of an item among the questions"),
        pytest.param(_a_sheet_gone, "Läs först!A1 TK-N123", id="a sheet that was removed"),
        pytest.param(_a_row_gone, "Läs först!A1 TK-N123", id="a row that was removed"),
        pytest.param(_a_sheet_twice, "Planering Copy!B5 TK-N106", id="a sheet that was copied"),
        pytest.param(_no_headings, "Planering!A1 TK-N103", id="a sheet without headings"),
        pytest.param(_no_answers, "Planering!E4 TK-N103", id="a sheet without the column of answers"),
        pytest.param(_no_keys_of_a_table, "Anbudsområden!A1 TK-N103", id="a table without keys"),
        pytest.param(_no_headings_of_a_table, "Anbudsområden!A5 TK-N103", id="a table without headings, whose first row would be lost"),
        pytest.param(_own_notes, "Att fråga om!A1 TK-N104", id="a sheet of the user's own"),
        pytest.param(_no_key, "Planering!B5 TK-N105", id="an answer without a key"),
        pytest.param(_a_key_twice, "Planering!B7 TK-N106", id="a key twice"),
        pytest.param(_own_twice, "Egna värden!B8 TK-N106", id="a name twice"),
        pytest.param(_beside_the_table, "Anbudsområden!Z7 TK-N107", id="something beside a table"),
        pytest.param(_unknown_lot, "Eget krav per område!B4 TK-N108", id="a requirement of a lot that there isn't"),
        pytest.param(_no_lot, "Eget krav per område!B6 TK-N108", id="a requirement of no lot"),
        pytest.param(_unknown_row, "Ändrade villkor!B7 TK-N108", id="a row of a row that there isn't"),
        pytest.param(_merged, "Planering!B5 TK-N109", id="merged answers"),
        pytest.param(_hidden_row, "Planering!B5 TK-N110", id="a hidden row"),
        pytest.param(_hidden_column, "Planering!B5 TK-N110", id="a hidden column"),
        pytest.param(_hidden_sheet, "Anbudsområden!A7 TK-N110", id="a hidden sheet"),
        pytest.param(_error, "Planering!B5 TK-N111", id="an error"),
        pytest.param(_formula, "Planering!B5 TK-N112", id="a formula that nobody has computed"),
        pytest.param(_no_name, "Egna värden!A7 TK-N114", id="a value without a name"),
    ],
)  # fmt: skip
def test_what_somebody_did_to_the_form_is_told_where_it_was_done(
    edit: Callable[[Workbook], None], expected: str
) -> None:
    assert expected in told(edited(edit, LOTTED))


@pytest.mark.parametrize("edit", [_no_headings, _no_answers])
def test_a_sheet_that_cannot_be_read_is_one_fault_and_not_one_for_each_of_its_answers(
    edit: Callable[[Workbook], None],
) -> None:
    [found] = told(edited(edit, SOUND))

    assert found.endswith("TK-N103")


def test_an_unread_cell_is_not_told_as_missing_too() -> None:
    assert [each for each in told(edited(_formula, SOUND)) if each.startswith("Planering!B5 ")] == [
        "Planering!B5 TK-N112"
    ]


def test_a_computed_value_that_was_saved_is_read_and_said() -> None:
    computed = _with_saved_value(edited(_formula, SOUND), "Väghyveln")

    assert told(computed) == ["Planering!B5 TK-N113"]
    assert case_in(computed) == read(WITH_PLACES)


def test_moved_columns_rows_and_renamed_sheets_are_found_by_their_keys() -> None:
    def moved(book: Workbook) -> None:
        sheet = book["Planering"]
        sheet.protection.sheet = False
        sheet.insert_cols(1, 2)
        sheet.insert_rows(2, 3)
        sheet.title = "Blad 1"
        lots = book["Anbudsområden"]
        for row in lots.iter_rows(min_row=4, max_row=9):
            row[0].value, row[1].value = row[1].value, row[0].value
        book.move_sheet(lots, -2)

    assert case_in(edited(moved, LOTTED)) == read(WITH_LOTS)


def test_rows_that_were_sorted_keep_what_belongs_to_them() -> None:
    def sorted_by_hand(book: Workbook) -> None:
        lots = book["Anbudsområden"]
        for first, second in zip(*lots.iter_rows(min_row=7, max_row=8), strict=True):
            first.value, second.value = second.value, first.value

    lots = case_in(edited(sorted_by_hand, LOTTED)).contract.lots

    assert [(lot.id, lot.requirement is not None) for lot in lots] == [("B", True), ("A", False)]


def test_empty_rows_between_the_items_of_a_list_are_passed_over() -> None:
    def apart(book: Workbook) -> None:
        book["Anbudsområden"].move_range("A8:F8", rows=3)

    assert case_in(edited(apart, LOTTED)) == read(WITH_LOTS)


def test_a_key_that_somebody_changed_is_told_with_what_was_meant() -> None:
    at = cell_of("law", SOUND, column="E")

    [problem, *_] = problems_in(typed({at: "lag"}, SOUND))

    assert (problem.message.code, problem.cell) == ("TK-C004", at.replace("!E", "!B"))


def test_a_workbook_without_a_sheet_of_the_form_is_refused() -> None:
    book, sink = Workbook(), io.BytesIO()
    book.save(sink)

    with pytest.raises(InvalidInputError) as refused:
        parse_case_form(sink.getvalue(), FORM)

    assert [(problem.message.code, problem.cell) for problem in refused.value.problems] == [("TK-N115", "Sheet!A1")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"format: 2\n", "TK-N100", id="no zip"),
        pytest.param(zip_file(Entry("a.txt", b"hej")), "TK-N100", id="a zip that is no workbook"),
        pytest.param(zip_file(Entry("xl/a.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>')), "TK-N100", id="entities"),
        pytest.param(zip_file(Entry("xl/worksheets/sheet1.xml", b" " * 40_000_000)), "TK-P010", id="a zip bomb"),
        pytest.param(zip_file(Entry("xl/worksheets/sheet1.xml", b"<row/>" * 100_000)), "TK-N102", id="a hundred thousand rows"),
    ],
)  # fmt: skip
def test_what_is_no_form_is_refused_before_it_is_opened(data: bytes, code: str) -> None:
    with pytest.raises(RefusedError) as refused:
        parse_case_form(data, FORM)

    assert refused.value.message.code == code


def test_a_value_far_out_in_a_sheet_is_refused() -> None:
    with pytest.raises(RefusedError) as refused:
        parse_case_form(typed({f"Planering!B{MOST_ROWS + 5}": "x"}, SOUND), FORM)

    assert refused.value.message.code == "TK-N102"


@pytest.mark.parametrize(("name", "code"), [("saknas.xlsx", "TK-C025"), ("mapp.xlsx", "TK-C027")])
def test_a_form_that_is_not_there_or_is_a_folder_is_refused(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "mapp.xlsx").mkdir()

    with pytest.raises(TenderkitError) as refused:
        read_case_form(tmp_path / name)

    assert refused.value.message.code == code


def test_an_empty_form_is_missing_exactly_what_every_case_needs() -> None:
    assert {problem.message.code for problem in problems_in(empty_form())} == {"TK-N101"}
    assert len(problems_in(empty_form())) == 15


def test_the_forms_of_lots_and_of_changes_are_told_apart() -> None:
    assert LOTS.split("\n", 1)[0] in WITH_LOTS
    assert CHANGES in WITH_LOTS
    tree = said_by(LOTTED)

    assert [term["value"] for term in of(tree, "changes", 0, "terms")] == [
        "40 000",
        ["employment", "internship"],
        ["supplier"],
    ]
    assert tree["own"] == {"bonus_per_month": "10 000", "note": "=1+1"}


def _with_saved_value(form: bytes, value: str) -> bytes:
    """As Excel saves it: the formula with what it came to; openpyxl writes formulas without."""
    sheet = _part_with_a_formula(form)
    sink = io.BytesIO()
    with ZipFile(io.BytesIO(form)) as source, ZipFile(sink, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == sheet:
                content = content.replace(b"</f><v />", b"</f><v>" + value.encode() + b"</v>")
                content = content.replace(b"</f><v></v>", b"</f><v>" + value.encode() + b"</v>")
                content = content.replace(b'<c r="B5" s=', b'<c r="B5" t="str" s=')
            target.writestr(name, content)
    return sink.getvalue()


def _part_with_a_formula(form: bytes) -> str:
    with ZipFile(io.BytesIO(form)) as source:
        return next(
            name for name in source.namelist() if name.startswith("xl/worksheets/") and b"</f>" in source.read(name)
        )


def test_the_workbook_that_was_read_is_one_that_excel_reads() -> None:
    assert load_workbook(io.BytesIO(SOUND)).sheetnames[:2] == ["Läs först", "Planering"]
