"""How long a candidate's employer has to answer: by the agreement, by the dialogue's terms, or by those of the matching."""

from datetime import date

import pytest

from given import cases
from given.awarded_case import CASE, SIGNED
from given.lots import lots_case
from given.matching_text import SOUND, read
from tenderkit.model.matching.first_weeks import Proposal
from tenderkit.rules.papers.proposal_figures import proposal_facts

MATCHING = read(SOUND)
PLACEMENT = MATCHING.placements[0]
OTHER_TIME = "  dialogue:\n    initiative: recruiter\n    first_meeting_within_days: 30\n    counted_from: contract_signed\n    reply_within_days: 14\n    remedy_days: 30\n    sanction: none\n"


@pytest.mark.parametrize(
    ("case", "lot", "days"),
    [
        pytest.param(CASE.replace("reply_within_days: 10", "reply_within_days: 12"), None, 12, id="with a dialogue"),
        pytest.param(cases.WITH_PLACES, None, 10, id="places alone"),
        pytest.param(lots_case(instead=OTHER_TIME), None, None, id="lots that differ, and nobody says which"),
        pytest.param(lots_case(instead=OTHER_TIME), "A", 10, id="the lot with the common terms"),
        pytest.param(lots_case(instead=OTHER_TIME), "B", 14, id="the lot with its own"),
        pytest.param(lots_case(instead="  follow_up: {report_every_months: 6, report_within_days: 14}\n"), "B", None, id="a lot that asks for nothing"),
    ],
)  # fmt: skip
def test_the_time_is_that_of_the_requirement(case: str, lot: str | None, days: int | None) -> None:
    placement = PLACEMENT.model_copy(update={"lot": lot})

    assert proposal_facts(cases.read(case), None, placement, None).reply_days == days


@pytest.mark.parametrize(("day", "allowed"), [(date(2025, 6, 20), False), (date(2025, 6, 21), True)])
def test_a_supplier_is_asked_only_when_it_may_be_contacted(day: date, *, allowed: bool) -> None:
    case = cases.read(CASE.replace(SIGNED, ""))
    proposed = PLACEMENT.model_copy(update={"proposal": Proposal(date=day, consent=day)})

    assert proposal_facts(case, None, proposed, None).allowed is allowed
    assert not proposal_facts(case, None, PLACEMENT, None).allowed


def test_an_agreement_has_its_own_time() -> None:
    agreement = MATCHING.agreements[0].model_copy(update={"reply_within_days": 7})

    assert proposal_facts(cases.read(CASE), None, PLACEMENT, agreement).reply_days == 7
