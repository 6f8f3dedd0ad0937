"""The register as a workbook, as CSV and on the screen: what can be counted is a number, and a text is never a formula."""

import csv
import io
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from given.cases import case_folder
from given.folder_of_cases import ANNOUNCED, awarded_folder, numbered
from given.lots import lots_case
from given.reported_case import TWO
from tenderkit.problems import RefusedError, TenderkitError
from tenderkit.workflows.register.register import Register, read_register
from tenderkit.workflows.register.register_report import deliver_register, register_report

DAY = date(2027, 12, 1)


@pytest.fixture
def register(tmp_path: Path) -> Register:
    home = tmp_path / "ärenden"
    awarded_folder(home)
    case_folder(home, numbered(2, ANNOUNCED).replace("title: Väghyveln", 'title: "=1+1"'), "formel")
    lots = lots_case().replace("begins: 2025-03-01", "begins: 2025-03-01, published: 2025-03-05")
    case_folder(home, lots, "lotter")
    case_folder(home, numbered(4).replace("published: 2026-11-10", "published: 2028-11-10"), "kommande")
    case_folder(home, numbered(5, TWO), "okänt")
    return read_register(home, DAY)


def _rows(path: Path) -> list[dict[str, object]]:
    book = load_workbook(path)
    first, *rest = book.worksheets[0].iter_rows(values_only=True)
    return [dict(zip(map(str, first), row, strict=True)) for row in rest]


def test_the_workbook_holds_numbers_days_and_words(register: Register, tmp_path: Path) -> None:
    deliver_register(register, tmp_path / "register.xlsx")

    by_number = {str(row["Diarienummer"]): row for row in _rows(tmp_path / "register.xlsx")}
    row = by_number["TF 2026/412"]
    assert (row["Krävs"], row["Räknat i"], row["Genomförda"], row["Leverantör"]) == (
        4,
        "platser",
        4,
        "Exempel Anläggning AB",
    )
    assert isinstance(row["Nästa datum"], datetime)
    assert row["Läget den"] == datetime(2027, 12, 1)  # noqa: DTZ001 - a sheet has no time zone
    assert by_number["TF 2026/5"]["Räknat i"] is not None


def test_before_the_notice_a_row_of_the_workbook_holds_the_number_alone(register: Register, tmp_path: Path) -> None:
    deliver_register(register, tmp_path / "register.xlsx")

    row = next(row for row in _rows(tmp_path / "register.xlsx") if row["Diarienummer"] == "TF 2026/4")
    assert {name for name, value in row.items() if value is not None} == {"Diarienummer", "Skede", "Läget den"}


def test_a_text_that_looks_like_a_formula_stays_a_text(register: Register, tmp_path: Path) -> None:
    deliver_register(register, tmp_path / "register.xlsx")
    sheet = load_workbook(tmp_path / "register.xlsx").worksheets[0]

    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "=1+1")
    assert cell.data_type == "s"

    deliver_register(register, tmp_path / "register.csv")
    assert "'=1+1" in (tmp_path / "register.csv").read_text("utf-8-sig")


def test_the_workbook_says_its_day_and_how_much_it_holds(register: Register, tmp_path: Path) -> None:
    deliver_register(register, tmp_path / "register.xlsx")

    about = load_workbook(tmp_path / "register.xlsx").worksheets[1]
    assert [row[1] for row in about.iter_rows(min_row=2, values_only=True)][1:] == [5, 0]


def test_the_csv_holds_the_same_as_the_workbook(register: Register, tmp_path: Path) -> None:
    for name in ("register.xlsx", "register.csv"):
        deliver_register(register, tmp_path / name)

    text = (tmp_path / "register.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
    sheet = _rows(tmp_path / "register.xlsx")
    assert [row["Diarienummer"] for row in rows] == [row["Diarienummer"] for row in sheet]
    assert [row["Krävs"] for row in rows] == ["" if row["Krävs"] is None else str(row["Krävs"]) for row in sheet]
    assert rows[0]["Läget den"] == "2027-12-01"


def test_lots_that_share_a_number_say_so(register: Register) -> None:
    shared = [row for row in register.rows if row.lot]

    assert [row.lot for row in shared] == ["A", "B"]


@pytest.mark.parametrize("name", ["register.xlsx", "register.csv"])
def test_the_same_register_gives_the_same_bytes(register: Register, tmp_path: Path, name: str) -> None:
    for folder in ("a", "b"):
        deliver_register(register, tmp_path / folder / name)

    assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_another_format_is_refused(register: Register, tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as refused:
        deliver_register(register, tmp_path / "register.docx")

    assert refused.value.message.code == "TK-S003"


def test_a_file_that_is_there_is_replaced_only_when_that_is_asked_for(register: Register, tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_text("mina anteckningar", "utf-8")

    with pytest.raises(TenderkitError):
        deliver_register(register, path)
    assert path.read_text("utf-8") == "mina anteckningar"

    deliver_register(register, path, force=True)
    assert path.read_text("utf-8-sig").startswith("Diarienummer")


def test_the_screen_names_the_day_first(register: Register) -> None:
    assert register_report(register).title == "Register över sysselsättningskrav den 2027-12-01"
