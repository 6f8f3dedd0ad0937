"""A plan is read whatever it looks like, and what can't be is asked about at its sheet and cell."""

import io
from datetime import date
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from given.plan_sheets import HEADINGS, PLAN_AS_CSV, PLAN_ROWS, csv_plan, fill, plan_of, saved, workbook_of
from tenderkit.messages import Message
from tenderkit.model.case.choices import Location
from tenderkit.model.plan.plan import Plan
from tenderkit.problems import InvalidInputError, RefusedError, TenderkitError
from tenderkit.readers.plan.plan_reader import parse_plan, read_plan

BOOK = Path("plan.xlsx")


def told(plan: Plan) -> list[str]:
    return [
        f"{problem.line}:{problem.column} {problem.message.code} {problem.message.what}" for problem in plan.problems
    ]


def test_a_well_kept_plan_is_read_without_a_question() -> None:
    plan = parse_plan(workbook_of(PLAN_ROWS), BOOK)

    first, second, _ = plan.rows
    assert plan.problems == ()
    assert (first.number, first.title, first.value, first.months, first.option_months) == (
        2,
        "Väghyveln",
        Decimal(2_000_000),
        24,
        24,
    )
    assert (first.rough, second.rough) == (("value",), ("starts",))
    assert (second.starts, second.place) == (date(2027, 3, 1), Location.WITHIN_MUNICIPALITY)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(PLAN_AS_CSV.encode(), id="UTF-8"),
        pytest.param(PLAN_AS_CSV.encode("utf-8-sig"), id="with a mark"),
        pytest.param(PLAN_AS_CSV.encode("latin-1"), id="Latin-1"),
        pytest.param(PLAN_AS_CSV.encode("utf-16"), id="UTF-16"),
        pytest.param(PLAN_AS_CSV.replace(";", "\t").encode(), id="tabs"),
        pytest.param(PLAN_AS_CSV.replace(";", ",").encode(), id="commas"),
    ],
)
def test_csv_of_any_program_says_the_same_as_the_workbook(data: bytes) -> None:
    assert csv_plan(data).rows == parse_plan(workbook_of(PLAN_ROWS), BOOK).rows


def test_headings_may_stand_below_a_title_and_unknown_columns_are_left_alone() -> None:
    plan = csv_plan("Plan 2027;;\n;;\nHandläggare;Benämning;Uppskattat värde (tkr)\nAnna Exempel;Väghyveln;2 500\n")

    (row,) = plan.rows
    assert (row.number, row.title, row.value) == (4, "Väghyveln", Decimal(2_500_000))
    assert list(plan.columns) == ["title", "value"]


def test_two_rows_of_headings_are_read_together() -> None:
    rows = (
        ("Upphandling", "Avtal", None, None),
        (None, "Värde (mkr)", "Avtalstid (år)", "Avtalsstart"),
        ("Väghyveln", 2.5, 2, date(2027, 6, 1)),
    )

    plan = parse_plan(workbook_of(rows, merged=("A1:A2", "B1:D1")), BOOK)

    (row,) = plan.rows
    assert (row.number, row.value, row.months, row.starts) == (3, Decimal(2_500_000), 24, date(2027, 6, 1))
    assert plan.problems == ()


def test_a_merged_cell_holds_for_all_its_rows_and_a_merged_row_is_the_heading_of_a_part() -> None:
    rows = (
        HEADINGS[:3],
        ("Tekniska förvaltningen", None, None),
        ("Väg", "Gata", "2 mkr"),
        ("Bro", None, "3 mkr"),
        ("Summa", None, "5 mkr"),
    )

    plan = parse_plan(workbook_of(rows, merged=("A2:C2", "B3:B4")), BOOK)

    assert [(row.title, row.unit) for row in plan.rows] == [("Väg", "Gata"), ("Bro", "Gata")]
    assert told(plan) == ["2:1 TK-N013 Plan: rad 2, 5 är rubriker eller summor och räknas inte som upphandlingar"]


def test_headings_that_are_repeated_on_every_page_are_no_procurement() -> None:
    plan = plan_of(("Väg", "Gata"), HEADINGS, ("Bro", "Gata"))

    assert [row.title for row in plan.rows] == ["Väg", "Bro"]


def test_a_formula_is_read_by_its_saved_value_and_asked_about_without_one() -> None:
    plan = plan_of(("Väg", "Gata", "=1000000*2"))

    assert plan.rows[0].value is None
    assert told(plan) == ["2:3 TK-N012 Plan C2: Beräknat värde: cellen har en formel utan sparat värde"]
    assert plan.grid.unread == {(1, 2)}
    assert plan.problems[0].message.remedy == Message("TK-N014").remedy

    calculated = parse_plan(_with_saved_value(workbook_of((HEADINGS, ("Väg", "Gata", "=1000000*2"))), "2000000"), BOOK)

    assert calculated.rows[0].value == Decimal(2_000_000)
    assert calculated.problems == ()


def test_a_cell_that_shows_an_error_is_asked_about() -> None:
    plan = parse_plan(_with_saved_value(workbook_of((HEADINGS, ("Väg", "Gata", "=1/0"))), "#DIV/0!", kind="e"), BOOK)

    assert told(plan) == ["2:3 TK-N012 Plan C2: Beräknat värde: cellen visar ett fel i stället för ett värde"]
    assert plan.problems[0].message.remedy == Message("TK-N015").remedy


def test_a_value_that_can_be_two_things_is_asked_about_at_its_sheet_and_cell() -> None:
    plan = plan_of(
        ("Väg", None, "minst 2 mkr", "2–4 år", "Östersund"),
        ("Bro", None, 2500, 24, "Östersund"),
        ("Torg", None, date(2027, 4, 2), None, "Östersund"),
    )

    assert told(plan) == [
        "2:3 TK-N012 Plan C2: Beräknat värde: ”minst 2 mkr” är en gräns och inte en uppskattning",
        "2:4 TK-N012 Plan D2: Avtalstid: ”2–4 år” är ett intervall",
        "2:5 TK-N012 Plan E2, E3, E4: Plats för utförandet har ett ord som inte finns i listan: ”Östersund”",
        "3:3 TK-N012 Plan C3: Beräknat värde: är 2500 kronor, tusental kronor eller miljoner?",
        "3:4 TK-N012 Plan D3: Avtalstid: är 24 månader eller år?",
        "4:3 TK-N012 Plan C4: Beräknat värde: cellen har ett datum",
    ]
    assert {plan.problems[at].message.remedy.split(".")[0] for at in (0, 3, 4, 5)} >= {
        "Skriv det ni räknar med, till exempel ”ca 2 mkr”"
    }  # TK-N021, TK-N008, TK-N007 and TK-N009 each have a remedy of their own
    assert plan.problems[2].message.remedy.startswith("Välj något av ”inom kommunens gränser”")


def test_the_same_question_of_many_rows_is_asked_once() -> None:
    plan = plan_of(*((f"Väg {number}", None, None, None, "Östersund") for number in range(30)))

    assert [problem.message.what.split(":")[0] for problem in plan.problems] == ["Plan E2, E3, E4, E5 (+26)"]


def test_a_personal_number_in_a_cell_is_never_repeated() -> None:
    plan = plan_of(("Väg", None, "19121212-1212"))

    assert "1212" not in str(plan.problems[0])


def test_two_columns_that_may_be_the_same_are_asked_about_and_neither_is_read() -> None:
    plan = csv_plan("Upphandling;Värde;Avtalsvärde;Avtalstid\nVäg;2 mkr;3 mkr;2 år\n")

    assert plan.rows[0].value is None
    assert told(plan) == ["1:2 TK-N010 CSV B1, C1: flera kolumner kan vara Beräknat värde: ”Värde”, ”Avtalsvärde”"]


def test_a_column_with_the_fields_own_title_wins_over_another_name_of_it() -> None:
    plan = csv_plan("Upphandling;Värde;Beräknat värde\nVäg;2 mkr;3 mkr\n")

    assert (plan.rows[0].value, plan.problems) == (Decimal(3_000_000), ())


def test_a_row_without_a_name_is_asked_about_and_not_counted() -> None:
    plan = csv_plan("Upphandling;Värde;Annat\n;2 mkr;\nVäg;2 mkr;\n;;bara en anteckning\n")

    assert [row.title for row in plan.rows] == ["Väg"]
    assert told(plan) == ["2:1 TK-N011 CSV A2: raden har uppgifter men inget namn på upphandlingen"]


@pytest.mark.parametrize(
    "text",
    ["", "a;b\n1;2\n", "Upphandling\nVäg\n", "Värde;Avtalstid\n2 mkr;2 år\n"],
    ids=["empty", "others", "one", "no name"],
)
def test_a_plan_without_headings_is_told_what_is_looked_for(text: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        csv_plan(text)

    (problem,) = refused.value.problems
    assert problem.message.code == "TK-N001"
    assert "Upphandling, Enhet, Beräknat värde" in problem.message.remedy


def test_headings_with_nothing_below_them_are_told() -> None:
    with pytest.raises(InvalidInputError) as refused:
        csv_plan("Upphandling;Värde\n;\n")

    assert [problem.message.code for problem in refused.value.problems] == ["TK-N004"]


def test_the_first_visible_sheet_with_headings_is_read_and_the_others_are_named() -> None:
    data = _several_sheets()

    plan = parse_plan(data, BOOK)

    assert plan.grid.name == "Plan 2027"
    assert told(plan) == ["1:1 TK-N006 bladet Plan 2027 är läst, men också Plan 2028 har en plans rubriker"]
    assert parse_plan(data, BOOK, "plan 2028").rows[0].title == "Bro"


@pytest.mark.parametrize("sheet", ["Dold", "Finns inte"])
def test_a_sheet_that_there_is_not_is_refused_with_those_that_there_are(sheet: str) -> None:
    with pytest.raises(RefusedError, match="TK-N005") as refused:
        parse_plan(_several_sheets(), BOOK, sheet)

    assert "Om planen, Plan 2027, Plan 2028" in refused.value.message.remedy


def test_a_sheet_formatted_far_out_is_no_larger_than_what_is_written_in_it() -> None:
    book = Workbook()
    fill(book.worksheets[0], PLAN_ROWS, "Plan")
    book.worksheets[0].cell(9_000, 700).number_format = "0.00"

    plan = parse_plan(saved(book), BOOK)

    assert (len(plan.grid.rows), plan.grid.width) == (4, 8)


def test_five_thousand_rows_are_read() -> None:
    plan = csv_plan("Upphandling;Värde\n" + "".join(f"Väg {number};2 mkr\n" for number in range(5_000)))

    assert len(plan.rows) == 5_000


def test_more_rows_than_any_plan_has_are_refused() -> None:
    book = Workbook()
    fill(book.worksheets[0], PLAN_ROWS, "Plan")
    book.worksheets[0].cell(20_002, 1).value = "Väg"

    for name, data in (("plan.csv", b"Upphandling;V\n" + b"a;b\n" * 20_001), ("plan.xlsx", saved(book))):
        with pytest.raises(RefusedError, match="TK-N003"):
            parse_plan(data, Path(name))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("plan.xlsx", b"inget blad", id="no zip"),
        pytest.param("plan.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), id="an old or encrypted workbook"),
        pytest.param("plan.csv", b"Upphandling;V\0rde\n", id="bytes that are no text"),
        pytest.param("plan.csv", b'Upphandling;"' + b"a" * 200_000 + b'"\n', id="a cell without end"),
        pytest.param("plan.xls", b"", id="another kind of file"),
    ],
)
def test_a_file_that_is_no_plan_is_refused(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)

    with pytest.raises(RefusedError, match="TK-N002"):
        read_plan(tmp_path / name)


def test_a_zip_that_is_no_workbook_and_one_that_declares_entities_are_refused() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'
    for part, content in (("a.txt", "hej"), ("xl/worksheets/sheet1.xml", bomb)):
        sink = io.BytesIO()
        with ZipFile(sink, "w") as package:
            package.writestr(part, content)
        with pytest.raises(RefusedError, match="TK-N002"):
            parse_plan(sink.getvalue(), BOOK)


def test_a_file_that_there_is_not_and_a_folder_are_told(tmp_path: Path) -> None:
    (tmp_path / "mapp.csv").mkdir()

    with pytest.raises(TenderkitError, match="TK-C025"):
        read_plan(tmp_path / "plan.csv")
    with pytest.raises(RefusedError, match="TK-C027"):
        read_plan(tmp_path / "mapp.csv")


def _several_sheets() -> bytes:
    book = Workbook()
    fill(book.worksheets[0], [("Om planen",)], "Om planen")
    for name, title in (("Dold", "Gömd"), ("Plan 2027", "Väg"), ("Plan 2028", "Bro")):
        fill(book.create_sheet(), [("Upphandling", "Värde"), (title, "2 mkr")], name)
    book["Dold"].sheet_state = "hidden"
    return saved(book)


def _with_saved_value(workbook: bytes, value: str, kind: str = "n") -> bytes:
    """The workbook as a program that calculates would have saved it: its one formula with a value beside."""
    sink = io.BytesIO()
    with ZipFile(io.BytesIO(workbook)) as source, ZipFile(sink, "w") as target:
        for name in source.namelist():
            content = source.read(name).decode()
            if name.endswith("sheet1.xml"):
                assert content.count("<v></v>") + content.count("<v />") + content.count("<v/>") == 1
                for empty in ("<v></v>", "<v />", "<v/>"):
                    content = content.replace(empty, f"<v>{value}</v>")
                content = content.replace("<f>", "<f>", 1).replace('<c r="C2">', f'<c r="C2" t="{kind}">')
            target.writestr(name, content)
    assert load_workbook(io.BytesIO(sink.getvalue())) is not None
    return sink.getvalue()
