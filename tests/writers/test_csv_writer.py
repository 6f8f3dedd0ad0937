"""CSV for Excel in Sweden."""

import csv
from decimal import Decimal

import pytest

from tenderkit.writers.csv_writer import write_csv


def _read(data: bytes) -> list[list[str]]:
    return list(csv.reader(data.decode("utf-8-sig").splitlines(keepends=True), delimiter=";"))


def test_excel_sees_letters_columns_and_numbers() -> None:
    data = write_csv(["Område", "Vite"], [["Söder", Decimal("92500.50")], ["Norr", None]])

    assert data == "\ufeffOmråde;Vite\r\nSöder;92500,50\r\nNorr;\r\n".encode()


@pytest.mark.parametrize("begun", ["=", "+", "-", "@", "\t", "\r", "  =", "＝"])
def test_a_text_is_never_a_formula(begun: str) -> None:
    (row,) = _read(write_csv([f"{begun}1+1"], []))

    assert row == [f"'{begun}1+1"]


def test_a_negative_number_stays_a_number() -> None:
    assert _read(write_csv(["x"], [[Decimal(-1)]]))[1] == ["-1"]


def test_semicolons_quotes_and_new_lines_stay_in_their_cell() -> None:
    said = 'ett; två "tre"\nfyra'

    assert _read(write_csv(["x", "y"], [[said, "z"]]))[1] == [said, "z"]
