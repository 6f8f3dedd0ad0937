"""Cases as forms in a workbook, and what people do to them in Excel."""

import io
from collections.abc import Callable, Collection, Mapping
from pathlib import Path, PurePath
from typing import Any

from openpyxl import Workbook, load_workbook

from given.cases import WITH_PLACES
from tenderkit.model.case.case import Procurement
from tenderkit.model.form.form_layout import SHEETS
from tenderkit.problems import InvalidInputError, Problem
from tenderkit.readers.case.case_reader import parse_case
from tenderkit.readers.form.case_form_reader import parse_case_form
from tenderkit.readers.yaml.yaml_events import Tree
from tenderkit.readers.yaml.yaml_reader import parse_yaml
from tenderkit.writers.form.case_form_writer import CaseForm, write_case_form

FORM = PurePath("upphandling.xlsx")
LOTS = """\
  lots:
    - {id: A, title: Norr, value: 30 000 000}
    - id: B
      title: Söder
      requirement:
        purpose: Fler unga ska få arbetslivserfarenhet.
        own_groups: [{title: unga, definition: de som är 18 år, proof: en id-handling, reason: De är många., by: age}]
        dialogue: {initiative: recruiter, first_meeting_within_days: 30, counted_from: contract_signed, sanction: none}
"""
CHANGES = """\
changes:
  - date: 2028-09-01
    decision: Beslut 2028-08-20
    support: punkt 12
    authority_agreed: 2028-08-20
    supplier_agreed: 2028-08-25
    terms:
      - {fact: requirement.penalty.amount, value: 40 000}
      - {fact: requirement.places.kinds, value: [employment, internship]}
      - {fact: requirement.places.may_fulfil, value: [supplier]}
own: {bonus_per_month: 10 000, "note": "=1+1"}
"""
WITH_LOTS = WITH_PLACES.replace("requirement:\n", f"{LOTS}requirement:\n", 1) + CHANGES

Edit = Callable[[Workbook], None]


def form_of(text: str = WITH_PLACES, sheets: Collection[str] | None = None) -> bytes:
    """The form that says what the case file says, with every sheet or only some: the fewer, the quicker it is read."""
    left_out = {each.name for each in SHEETS} - set(sheets) if sheets is not None else ()
    return write_case_form(CaseForm(parse_yaml(text, PurePath("upphandling.yaml")).data, frozenset(left_out)))


def empty_form() -> bytes:
    """As `new` writes it, with every sheet."""
    return write_case_form(CaseForm({"format": "2"}))


def typed(values: Mapping[str, Any], form: bytes | None = None) -> bytes:
    """The form with values typed into its cells, by their addresses (`Planering!B5`)."""

    def edit(book: Workbook) -> None:
        for address, value in values.items():
            sheet, _, cell = address.rpartition("!")
            book[sheet][cell] = value

    return edited(edit, form)


def edited(edit: Edit, form: bytes | None = None) -> bytes:
    """The form after something was done to it."""
    book = load_workbook(io.BytesIO(form if form is not None else form_of()))
    edit(book)
    sink = io.BytesIO()
    book.save(sink)
    return sink.getvalue()


def cell_of(key: str, form: bytes, *, column: str = "B") -> str:
    """The address of the answer whose key stands in the form's column of keys, or of the first row below it in a table."""
    book = load_workbook(io.BytesIO(form))
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value == key:
                    is_table = "[]" in key and "requirement" not in key.split("[]")[1]
                    return (
                        f"{sheet.title}!{cell.column_letter}{cell.row + 2}"
                        if is_table
                        else f"{sheet.title}!{column}{cell.row}"
                    )
    message = f"no cell has the key {key}"
    raise LookupError(message)


def case_in(form: bytes) -> Procurement:
    """The case that the form says."""
    return parse_case(parse_case_form(form, FORM))


def said_by(form: bytes) -> dict[str, Tree]:
    """The tree that the form is read to."""
    return parse_case_form(form, FORM).data


def problems_in(form: bytes) -> list[Problem]:
    """Everything that is wrong with the form or worth a remark."""
    try:
        source = parse_case_form(form, FORM)
        parse_case(source)
    except InvalidInputError as error:
        return list(error.problems)
    return list(source.remarks)


def told(form: bytes) -> list[str]:
    """The problems as `Planering!B5 TK-N101`."""
    return [f"{problem.cell} {problem.message.code}" for problem in problems_in(form)]


def form_folder(parent: Path, form: bytes | None = None, name: str = "arende") -> Path:
    """A folder with the form as its case file."""
    folder = parent / name
    folder.mkdir(parents=True)
    (folder / FORM).write_bytes(form if form is not None else form_of())
    return folder


def of(tree: Any, *steps: str | int) -> Any:  # noqa: ANN401 - a tree
    """What the tree says there."""
    for step in steps:
        tree = tree[step]
    return tree
