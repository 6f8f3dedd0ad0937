"""What a handover lacks: each fact that it prints, from both sides; and nothing that it doesn't print."""

from pathlib import Path

import pytest

from given.awarded_case import CASE
from given.cases import read
from given.joint_cases import three_municipalities
from given.shipped_kind import shipped_kind
from tenderkit.rules.papers.handover_gaps import HandoverGap, handover_gaps

LAST = (
    "contact: {title: rekryterare, phone: 063-00 00 00, email: matchning@example.se}",
    "contact: {title: rekryterare}",
)
REGISTRY = ", contract: TF 2025/1-7"
HANDOVER = CASE[CASE.index("handover:") :]
UNIT = CASE[CASE.index("matching_unit:\n") : CASE.index("roles:\n")]
ROLES = CASE[CASE.index("roles:\n") : CASE.index("suppliers:\n")]
"""Pieces of a case where the handover lacks nothing."""


def keys(text: str = CASE, *, built: bool = True) -> list[str]:
    return [row.key for row in handover_gaps(read(text), section_is_built=built).rows]


def test_a_case_with_everything_lacks_nothing() -> None:
    assert keys() == []


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        pytest.param(REGISTRY, "", "registry.contract", id="the contract's number"),
        pytest.param(UNIT, "", "matching_unit", id="the matching unit"),
        pytest.param(*LAST, "matching_unit.contact", id="how to reach the unit"),
        pytest.param(", email: upphandlare@example.se", "", "roles.procurement_officer", id="how to reach the officer"),
        pytest.param(ROLES, "", "roles.procurement_officer", id="nobody's role"),
        pytest.param("  planning: De första platserna börjar i oktober.\n", "", "handover.planning", id="the plan"),
        pytest.param(", phone: 063-00 00 01, email: drift@example.com", "", "suppliers[1].contact", id="the supplier"),
        pytest.param(", standstill_ends: 2025-06-20, contract_signed: 2025-06-25", "", "procedure.contract_signed", id="when"),
    ],
)  # fmt: skip
def test_what_is_taken_away_is_asked_for_by_its_key(old: str, new: str, key: str) -> None:
    assert CASE.count(old) == 1

    assert keys(CASE.replace(old, new)) == [key]


def test_one_of_the_two_days_is_enough() -> None:
    assert keys(CASE.replace(", contract_signed: 2025-06-25", "")) == []
    assert keys(CASE.replace(", standstill_ends: 2025-06-20", "")) == []


def test_without_notes_for_the_handover_all_three_are_asked_for() -> None:
    wanted = ["handover.agreed_dates", "handover.planning", "handover.left_to_do"]

    assert keys(CASE.replace(HANDOVER, "")) == wanted
    assert keys(CASE.replace(HANDOVER, "handover: {notes: Inget mer.}\n")) == wanted


def test_days_that_are_left_to_agree_on_are_not_forgotten() -> None:
    days = CASE[CASE.index("  agreed_dates:\n") : CASE.index("  planning:")]
    left = CASE[CASE.index("  left_to_do:\n") :]

    assert keys(CASE.replace(days, "")) == []
    assert keys(CASE.replace(left, "")) == ["handover.left_to_do"]
    assert keys(CASE.replace(days, "").replace(left, "")) == ["handover.agreed_dates", "handover.left_to_do"]


def test_a_case_without_a_supplier_asks_for_one() -> None:
    suppliers = CASE[CASE.index("suppliers:\n") : CASE.index("assessment:")]

    assert keys(CASE.replace(suppliers, "")) == ["suppliers"]


def test_lots_are_asked_of_each_supplier_where_there_are_several() -> None:
    case = CASE.replace("  months: 24\n", "  months: 24\n  lots: [{id: A, title: Norra}, {id: B, title: Södra}]\n")
    other = "suppliers:\n  - {name: Andra AB, organisation_number: 556000-0019, contact: {phone: 063-00 00 02}, lots: [B]}\n"

    assert keys(case) == []
    assert keys(case.replace("suppliers:\n", other)) == ["suppliers[2].lots"]


def test_the_section_is_a_gap_until_it_is_built() -> None:
    (gap,) = handover_gaps(read(CASE), section_is_built=False).rows

    assert gap == HandoverGap(
        "kravavsnittet så som det annonserades",
        "tenderkit build --kind kravavsnitt",
        "Överlämningen återger villkoren ordagrant.",
    )


def test_a_supplier_is_told_by_its_name() -> None:
    case = read(CASE.replace(", phone: 063-00 00 01, email: drift@example.com", ""))

    assert [row.what for row in handover_gaps(case, section_is_built=True).rows] == [
        "telefon eller e-post till Exempel Park & Is AB"
    ]


def test_several_authorities_have_units_of_their_own(tmp_path: Path) -> None:
    case = (three_municipalities(tmp_path) / "upphandling.yaml").read_text("utf-8")

    assert not [key for key in keys(case) if key.startswith("matching_unit")]


def test_nothing_is_asked_for_that_the_handover_may_not_hold() -> None:
    kind = shipped_kind("overlamning")
    asked = {
        *("roles.procurement_officer.phone", "registry.contract", "procedure.contract_signed", "matching_unit.name"),
        *("matching_unit.contact.phone", "handover.agreed_dates", "handover.planning", "handover.left_to_do"),
        *("suppliers.contact.phone", "suppliers.lots"),
    }

    assert {path for path in asked if not kind.allows(path)} == set()
