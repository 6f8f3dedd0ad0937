"""Each requirement once, with its address and its lots: by the file, by the lot and by the supplier."""

import pytest

from given.cases import WITH_PLACES, read
from tenderkit.model.case.case import Procurement, Supplier
from tenderkit.rules.contract.each_requirement import (
    AddressedRequirement,
    common_requirement,
    each_requirement,
    lots_of,
)

OWN = "{purpose: Fler ska få arbete., target_groups: [young_people]}"
DIVIDED = "{id: A, title: Norr}, {id: B, title: Söder}"
MIXED = f"{{id: A, title: Norr}}, {{id: B, title: Söder, requirement: {OWN}}}, {{id: C, title: Väster}}"
ALL_OWN = f"{{id: A, title: Norr, requirement: {OWN}}}, {{id: B, title: Söder, requirement: {OWN}}}"


def case_of(lots: str = "", counted_per: str = "contract") -> Procurement:
    text = WITH_PLACES.replace("counted_per: contract", f"counted_per: {counted_per}")
    return read(text.replace("  place: within", f"  lots: [{lots}]\n  place: within") if lots else text)


def supplier(*lots: str) -> Supplier:
    return Supplier(name="Exempel AB", organisation_number="556000-0001", lots=lots or None)


def told(found: AddressedRequirement) -> tuple[str, str, str | None]:
    """The address, the lots that it holds for, and the one that it's counted for."""
    return ".".join(map(str, found.key)), "".join(found.lot_ids), found.lot.id if found.lot else None


COMMON = "requirement"
SECOND, FIRST = "contract.lots.1.requirement", "contract.lots.0.requirement"


@pytest.mark.parametrize(
    ("case", "once", "by_lot"),
    [
        pytest.param(case_of(), [(COMMON, "hela", None)], [(COMMON, "hela", None)], id="undivided"),
        pytest.param(case_of(counted_per="lot"), [(COMMON, "hela", None)], [(COMMON, "hela", None)], id="undivided, for each lot"),
        pytest.param(case_of(DIVIDED), [(COMMON, "AB", None)], [(COMMON, "AB", None)], id="for the contract"),
        pytest.param(case_of(DIVIDED, "lot"), [(COMMON, "AB", None)], [(COMMON, "A", "A"), (COMMON, "B", "B")], id="for each lot"),
        pytest.param(case_of(MIXED), [(COMMON, "AC", None), (SECOND, "B", "B")], [(COMMON, "AC", None), (SECOND, "B", "B")], id="one of its own"),
        pytest.param(case_of(MIXED, "lot"), [(COMMON, "AC", None), (SECOND, "B", "B")], [(COMMON, "A", "A"), (COMMON, "C", "C"), (SECOND, "B", "B")], id="for each lot, one of its own"),
        pytest.param(case_of(ALL_OWN), [(FIRST, "A", "A"), (SECOND, "B", "B")], [(FIRST, "A", "A"), (SECOND, "B", "B")], id="each its own, in the same words"),
    ],
)  # fmt: skip
def test_each_requirement_comes_once_or_once_for_each_lot_that_it_is_counted_for(
    case: Procurement, once: list[tuple[str, str, str | None]], by_lot: list[tuple[str, str, str | None]]
) -> None:
    assert [told(each) for each in each_requirement(case)] == once
    assert [told(each) for each in each_requirement(case, by_lot=True)] == by_lot


@pytest.mark.parametrize(
    ("lots", "found"),
    [
        pytest.param((), [(COMMON, "AC", None), (SECOND, "B", "B")], id="all of them when that isn't stated"),
        pytest.param(("A",), [(COMMON, "A", None)], id="one with the common requirement"),
        pytest.param(("B",), [(SECOND, "B", "B")], id="one with its own"),
        pytest.param(("B", "C"), [(COMMON, "C", None), (SECOND, "B", "B")], id="one of each"),
    ],
)
def test_a_supplier_has_the_requirements_of_its_lots(
    lots: tuple[str, ...], found: list[tuple[str, str, str | None]]
) -> None:
    case = case_of(MIXED)

    assert [told(each) for each in each_requirement(case, supplier(*lots))] == found
    assert {lot.id for lot in lots_of(case, supplier(*lots))} == set(lots or "ABC")


def test_a_common_requirement_that_no_lot_has_stands_in_the_file_all_the_same() -> None:
    case = case_of(ALL_OWN)

    assert next(told(each) for each in each_requirement(case, unused=True)) == (COMMON, "", None)
    assert common_requirement(case).lots == ()


def test_a_requirement_of_one_of_its_lots_is_counted_for_that_lot() -> None:
    case = case_of(DIVIDED)

    assert told(common_requirement(case).of_lot(case.lots[1])) == (COMMON, "B", "B")


def test_a_fault_stands_at_the_address() -> None:
    (_, own) = each_requirement(case_of(MIXED))

    assert own.fault("penalty", "cap", code="TK-R014").key == ("contract", "lots", 1, "requirement", "penalty", "cap")
