"""The cases that are measured, written as a user would write them: the sample Väghyveln under other names and with other figures.

Everything in them is made up. Each function writes a folder and says nothing; the same call gives the same bytes.
"""

import json
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "samples" / "vaghyveln" / "upphandling.yaml"
CASE_FILE = "upphandling.yaml"

Tree = dict[str, Any]
_REFERENCE = re.compile(r"\[\[.*?\]\]")


class InFull(yaml.SafeDumper):
    """What stands twice is written twice: the case files have no anchors."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def write_home(home: Path) -> Path:
    """A municipality's folder with the library that has adopted the clauses, as the samples have it."""
    home.mkdir(parents=True, exist_ok=True)
    shutil.copytree(ROOT / "samples" / "bibliotek", home / "bibliotek", dirs_exist_ok=True)
    shutil.copy(ROOT / "samples" / "tenderkit.toml", home)
    return home


def write_case(folder: Path, change: Callable[[Tree], None]) -> Path:
    """The sample's case after `change` has been let loose on it."""
    case = yaml.safe_load(SAMPLE.read_text("utf-8"))
    change(case)
    folder.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(case, Dumper=InFull, allow_unicode=True, sort_keys=False, default_flow_style=None, width=10_000)
    (folder / CASE_FILE).write_text(text, "utf-8")
    return folder


def tender(number: int) -> Callable[[Tree], None]:
    """Another contract with the same clauses: every figure and name that the requirements section prints is another one."""

    def change(case: Tree) -> None:
        authority = f"Exempelkommun {number:03}"
        case["title"] = f"Väg nummer {number:03}"
        case["registry"] = {"procurement": f"TF 2027/{1000 + number}", "contract": f"TF 2028/{1000 + number}"}
        case["text"] = "full"
        case["authority"] |= {"name": authority, "organisation_number": organisation_number(number, "2120")}
        case["matching_unit"]["name"] = f"Enhet {number:03}"
        case["matching_unit"]["data_protection"] |= {"controller": authority, "contact": f"ombud{number:03}@example.se"}
        case["contract"]["employees_needed"] = 60 + number
        case["contract"]["contract_price"] = 61_400_000 + 100_000 * number
        case["contract"]["workplace_checks"] = [f"giltigt förarbevis för maskin {number:03}"]
        case["requirement"]["purpose"] = f"Fler personer ska få arbete eller praktik på väg {number:03}."
        _other_places(case["requirement"]["places"], number)
        _other_terms(case["requirement"], number)

    return change


def _other_places(places: Tree, number: int) -> None:
    places["count"] = 4 + number % 7
    places["minimum_months"] = 3 + number % 4
    places["extent_percent"] = 55 + number % 40
    places["start_within_months"] = 4 + number % 5
    places["offer_open_weeks"] = 4 + number % 6
    places["part_done_percent"] = 60 + number % 30
    places["replacement_weeks"] = 4 + number % 8


def _other_terms(requirement: Tree, number: int) -> None:
    requirement["penalty"]["amount"] = 40_000 + 1_000 * (number % 20)
    requirement["penalty"]["cap"]["percent"] = 3 + number % 3
    requirement["penalty"]["remedy_days"] = 30 + number % 20
    requirement["penalty"]["claim_within_months"] = 6 + number % 7
    requirement["follow_up"] = {
        "report_every_months": 4 + number % 3,
        "report_within_days": 14 + number % 14,
        "meetings_per_year": 2 + number % 3,
    }


def write_suppliers(folder: Path, suppliers: int) -> Path:
    """The case as a framework agreement with `suppliers` suppliers."""
    return write_case(folder, _with_suppliers(suppliers))


def write_suppliers_as_data(file: Path, suppliers: int) -> Path:
    """The same as a mapping, for more suppliers than a file that people write may hold."""
    case = yaml.safe_load(SAMPLE.read_text("utf-8"))
    _with_suppliers(suppliers)(case)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(case, ensure_ascii=False, default=str), "utf-8")
    return file


def _with_suppliers(suppliers: int) -> Callable[[Tree], None]:
    def change(case: Tree) -> None:
        case["suppliers"] = [_supplier(number) for number in range(suppliers)]
        case["contract"]["form"] = "framework_agreement"
        case["contract"]["supplier_count"] = min(suppliers, 1_000)  # as many as may be stated
        case["contract"]["call_off_by"] = "fixed_terms"
        case["requirement"]["places"]["counted_per"] = "supplier"
        case["requirement"]["penalty"]["cap"] = {"amount": 500_000}

    return change


def _supplier(number: int) -> Tree:
    contact = {"title": "avtalsansvarig", "phone": "063-00 00 00", "email": f"avtal@bolag{number:05}.example.se"}
    return {
        "name": f"Exempel Bolag {number:05} AB",
        "organisation_number": organisation_number(number),
        "contact": contact,
    }


def organisation_number(number: int, series: str = "5599") -> str:
    """A made-up number in the series, with a right check digit."""
    digits = f"{series}{number:05}"
    total = sum(sum(divmod(int(digit) * (2 - index % 2), 10)) for index, digit in enumerate(digits))
    return f"{digits[:6]}-{digits[6:]}{-total % 10}"


def write_lots(folder: Path, lots: int) -> Path:
    """The case in `lots` lots, each with a requirement of its own."""

    def change(case: Tree) -> None:
        case["contract"]["lots"] = [_lot(case["requirement"], number) for number in range(lots)]
        case.pop("suppliers", None)

    return write_case(folder, change)


def _lot(requirement: Mapping[str, Any], number: int) -> Tree:
    own = {**requirement, "places": {**requirement["places"], "count": 2 + number % 9}}
    return {
        "id": f"D{number + 1}",
        "title": f"Område {number:04}",
        "employees_needed": 40 + number % 9,
        "value": 2_000_000,
        "requirement": own,
    }


CELLS = ("name", "number", "email")
_ROW_KIND = """\
format: 1
id: rader
title: Leverantörer
from_role: procurement_officer
to_role: [coordinator, recruiter]
phase: matching
audience: authority
headings: plain
letterhead: myndighet
per: case
allow: [suppliers]
tables:
  rader:
    caption: Leverantörer
    rows_of: suppliers
    empty: Ingen leverantör är angiven.
    columns:
      - {header: Leverantör, from: name, width: 40}
      - {header: Nummer, from: organisation_number, width: 20}
      - {header: E-post, from: contact.email, width: 40}
"""


def write_row_kind(home: Path) -> Path:
    """The municipality's own kind of document: one table with a row for each supplier."""
    folder = home / "bibliotek" / "templates" / "rader"
    folder.mkdir(parents=True)
    (folder / "document.yaml").write_text(_ROW_KIND, "utf-8")
    (folder / "text.md").write_text("::table{rader}\n", "utf-8")
    return home


def row_values(rows: int) -> list[dict[str, str]]:
    """What the table of `rows` suppliers prints."""
    return [
        {"name": each["name"], "number": each["organisation_number"], "email": each["contact"]["email"]}
        for each in map(_supplier, range(rows))
    ]


def write_own_clauses(home: Path, size: int) -> None:
    """As many own clauses beside the built-in ones: the shipped texts under other names, which no case asks for."""
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "clauses").glob("*/1.0.0.md"))]
    folder, names = home / "bibliotek" / "clauses", [f"egen-{number}" for number in range(size)]
    for number, name in enumerate(names):
        (folder / name).mkdir(parents=True)
        (folder / name / "1.0.0.md").write_text(_renamed(texts[number % len(texts)], name), "utf-8")
    lines = [f"  {name}: {{versions: {{1.0.0: {{status: published, valid_from: 2025-01-01}}}}}}\n" for name in names]
    text = f"format: 1\norder: [{', '.join(names)}]\nclauses:\n" + "".join(lines)
    if names:
        (folder / "library.yaml").write_text(text, "utf-8")


def _renamed(text: str, clause_id: str) -> str:
    """The same words under another name, without relations and references."""
    front, _, body = text.removeprefix("---\n").partition("\n---\n")
    keys = {
        "id": clause_id,
        "version": "1.0.0",
        "applies_if": "contract.months > 1000",
        "conflicts": "[]",
        "requires": "[]",
    }
    lines = [line for line in front.split("\n") if line.split(":")[0] not in keys]
    lines += [f"{key}: {value}" for key, value in keys.items()]
    return "\n".join(["---", *lines, "---", _REFERENCE.sub("villkoren", body)])


def copies_of_sample(home: Path, count: int) -> Path:
    """The sample Väghyveln `count` times, each with a number and a title of its own."""
    write_home(home)
    for number in range(count):
        case = home / f"arende-{number:04}"
        shutil.copytree(SAMPLE.parent, case, ignore=shutil.ignore_patterns("dokument", "*.lock.yaml"))
        text = (case / CASE_FILE).read_text("utf-8").replace("TF 2027/412", f"TF 2027/{1000 + number}")
        (case / CASE_FILE).write_text(text.replace("\ntitle: ", f"\ntitle: {number} ", 1), "utf-8")
    return home
