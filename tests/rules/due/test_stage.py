"""How far a procurement has come: until its notice, until its award, and after it."""

from datetime import date

import pytest

from given.cases import WITH_PLACES
from given.matching_text import case_of
from tenderkit.rules.due.stage import Stage, stage_on

DAYS = "  published: 2026-11-10\n  awarded: 2027-01-20\n  contract_signed: 2027-02-05\n"
KNOWN = WITH_PLACES.replace("  begins: 2026-11-01\n", f"  begins: 2026-11-01\n{DAYS}")
DIRECT = WITH_PLACES.replace("kind: open", "kind: direct_award").replace(
    "  begins: 2026-11-01\n", "  begins: 2026-11-01\n  contract_signed: 2027-02-05\n"
)


@pytest.mark.parametrize(
    ("case", "day", "stage"),
    [
        pytest.param(KNOWN, "2026-11-09", Stage.BEFORE_NOTICE, id="the day before the notice"),
        pytest.param(KNOWN, "2026-11-10", Stage.TENDERING, id="the day of the notice"),
        pytest.param(KNOWN, "2027-01-19", Stage.TENDERING, id="the day before the award"),
        pytest.param(KNOWN, "2027-01-20", Stage.AWARDED, id="the day of the award"),
        pytest.param(WITH_PLACES, "2030-01-01", Stage.BEFORE_NOTICE, id="no day is stated"),
        pytest.param(DIRECT, "2027-02-04", Stage.BEFORE_NOTICE, id="a purchase without a notice isn't known"),
        pytest.param(DIRECT, "2027-02-05", Stage.AWARDED, id="until its contract is signed"),
    ],
)
def test_a_procurement_is_known_from_its_notice_and_awarded_from_its_award(case: str, day: str, stage: Stage) -> None:
    assert stage_on(case_of(case), date.fromisoformat(day)) is stage
