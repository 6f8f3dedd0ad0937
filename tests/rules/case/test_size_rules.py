"""Values that can be read but not meant, each told at its own line."""

import pytest

from given.cases import lines_of, read, spoiled
from given.law_rows import shipped_table
from tenderkit.model.case.choices import Law
from tenderkit.rules.case.case_rules import find_faults
from tenderkit.rules.contract.stated_days import stated_days

VALUE, STARTS, BEGINS = "estimated_value: 65 000 000", "starts: 2027-03-01", "begins: 2026-11-01\n"


def _said(old: str, new: str) -> list[str]:
    """Line, column and code of what is said of the case."""
    return [" ".join(line.split()[:2]) for line in lines_of(spoiled(old, new))]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(VALUE, "estimated_value: 22", ["15:3: TK-R284"], id="22 kronor"),
        pytest.param(VALUE, "estimated_value: 65", ["15:3: TK-R284"], id="65, in millions"),
        pytest.param(VALUE, "estimated_value: 65 000", ["15:3: TK-R285"], id="65 000, in thousands"),
        pytest.param(VALUE, "estimated_value: 100 000", [], id="a small contract"),
        pytest.param(VALUE, "estimated_value: 20 000 000 000", [], id="a large one"),
        pytest.param(VALUE, "estimated_value: 65 000 000 000", ["15:3: TK-R285"], id="in öre"),
        pytest.param(
            VALUE, VALUE + "\n  contract_price: 61", ["16:3: TK-R284", "16:3: TK-R286"], id="a price in millions"
        ),
        pytest.param(VALUE, VALUE + "\n  contract_price: 61 400", ["16:3: TK-R286"], id="a price in thousands"),
        pytest.param(
            VALUE, VALUE + "\n  contract_price: 650 000 001", ["16:3: TK-R286"], id="a price with a nought too many"
        ),
        pytest.param(VALUE, VALUE + "\n  contract_price: 61 400 000", [], id="a price"),
        pytest.param(
            "place: within", "lots: [{id: A, title: x, value: 20}]\n  place: within", ["18:28: TK-R284"], id="a lot"
        ),
        pytest.param("amount: 50000", "amount: 50", ["34:5: TK-R287"], id="a penalty in thousands"),
        pytest.param("amount: 50000", "amount: 100", [], id="a small penalty"),
        pytest.param(STARTS, "starts: 2072-03-01", ["16:3: TK-R288"], id="a start with two digits swapped"),
        pytest.param(STARTS, "starts: 2037-03-01", ["16:3: TK-R289"], id="a start ten years too late"),
        pytest.param(STARTS, "starts: 1999-12-31", ["16:3: TK-R288"], id="a start in another century"),
        pytest.param("held: 2026-10-12", "held: 1996-10-12", ["11:19: TK-R288"], id="a dialogue thirty years ago"),
        pytest.param(BEGINS, BEGINS + "  published: 2036-11-01\n", ["11:3: TK-R289"], id="a notice ten years too late"),
        pytest.param(
            "", "handover: {agreed_dates: [{date: 2072-01-01, what: x}]}\n", ["39:28: TK-R288"], id="in a list"
        ),
        pytest.param(BEGINS, "begins: 2072-11-01\n", ["10:3: TK-R288"], id="the beginning itself"),
        pytest.param(BEGINS, "begins: 2016-11-01\n", [], id="a beginning before the acts, which they tell"),
        pytest.param(BEGINS, "begins: 1996-11-01\n", ["10:3: TK-R288"], id="the beginning, before it was"),
    ],
)
def test_a_value_that_cannot_be_meant_is_told_at_its_line(old: str, new: str, expected: list[str]) -> None:
    assert _said(old, new) == expected


def test_what_gives_a_place_is_an_amount_too() -> None:
    text = spoiled("basis: fixed", "basis: per_called_off_sek\n    sek_per_place: 10")

    (fault,) = [
        fault for fault in find_faults(read(text), shipped_table().acts[Law.LOU]) if fault.message.code == "TK-R284"
    ]

    assert fault.key == ("requirement", "places", "sek_per_place")
    assert fault.message.what == "sek_per_place är 10 kr, mindre än 10\u00a0000 kr: så litet kan det inte vara menat"


def test_every_day_of_a_file_is_looked_at() -> None:
    days = dict(stated_days(read(spoiled("", "handover: {agreed_dates: [{date: 2027-01-01, what: x}]}\n"))))

    assert [".".join(map(str, key)) for key in days] == [
        "procedure.begins",
        "market_dialogue.held",
        "contract.starts",
        "handover.agreed_dates.0.date",
    ]
