"""Procurement plans as municipalities keep them: rows of cells, as a workbook or as CSV, and a policy to ask."""

import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tenderkit.model.case.choices import ContractForm, Location
from tenderkit.model.plan.plan import Plan
from tenderkit.model.plan.row import PlanRow
from tenderkit.model.policy.policy import Policy
from tenderkit.project.places import shipped_policy_files
from tenderkit.readers.plan.plan_reader import parse_plan
from tenderkit.readers.policy.policy_reader import read_policy

HEADINGS = (
    "Upphandling",
    "Förvaltning",
    "Beräknat värde",
    "Avtalstid",
    "Plats",
    "Avtalsform",
    "Avtalsstart",
    "Bransch",
)
PLAN_ROWS: tuple[tuple[object, ...], ...] = (
    HEADINGS,
    ("Väghyveln", "Tekniska", "ca 2 mkr", "2+1+1 år", "inom kommunen", "kontrakt", date(2027, 6, 1), "anläggning"),
    ("Stadsfesten", "Kultur", 900_000, "4 månader", "inom kommunen", "kontrakt", "mars 2027", "evenemang"),
    (
        "Trycksaker",
        "Kultur",
        "700 tkr",
        "2 år",
        "utanför kommunen och dess närhet",
        "kontrakt",
        "kvartal 2 2027",
        "tryck",
    ),
)
PLAN_AS_CSV = "".join(
    ";".join(cell.isoformat() if isinstance(cell, date) else str(cell) for cell in row) + "\r\n" for row in PLAN_ROWS
)


def workbook_of(rows: Sequence[Sequence[object]], merged: Sequence[str] = (), name: str = "Plan") -> bytes:
    """A workbook with one sheet of the rows; `merged` are ranges such as `A1:C1`."""
    book = Workbook()
    sheet = book.worksheets[0]
    fill(sheet, rows, name)
    for cells in merged:
        sheet.merge_cells(cells)
    return saved(book)


def fill(sheet: Worksheet, rows: Sequence[Sequence[object]], name: str) -> None:
    sheet.title = name
    for row in rows:
        sheet.append(list(row))


def saved(book: Workbook) -> bytes:
    sink = io.BytesIO()
    book.save(sink)
    return sink.getvalue()


def plan_of(*rows: Sequence[object], headings: Sequence[str] = HEADINGS, merged: Sequence[str] = ()) -> Plan:
    """The plan that is read of a workbook with these headings and rows."""
    return parse_plan(workbook_of((headings, *rows), merged), Path("plan.xlsx"))


def csv_plan(text: str | bytes) -> Plan:
    return parse_plan(text.encode() if isinstance(text, str) else text, Path("plan.csv"))


def planned(number: int = 2, **stated: Any) -> PlanRow:  # noqa: ANN401 - the fields of a row
    """A row that gets a dialogue under both alternatives, with what is stated changed; `None` takes a value away."""
    values: dict[str, Any] = {
        "title": f"Upphandling {number}",
        "unit": "Tekniska",
        "value": Decimal(2_000_000),
        "months": 24,
        "place": Location.WITHIN_MUNICIPALITY,
        "form": ContractForm.CONTRACT,
        "starts": date(2027, 6, 1),
        "branch": "anläggning",
    }
    return PlanRow.model_construct(number=number, **(values | stated))


def both_alternatives() -> tuple[Policy, ...]:
    return tuple(map(read_policy, shipped_policy_files()))
