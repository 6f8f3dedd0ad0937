"""The facts that the papers about a breach print."""

from decimal import Decimal

import pytest

from given.breach_case import CAP, PER_WEEK, PRICED, REQUEST, breach, of_model
from given.claim_records import judged, record
from given.reported_case import changed
from given.shipped_clauses import in_use
from tenderkit.model.case.counting import FIRST_EDITION, Counting
from tenderkit.rules.conditions.facts import Facts
from tenderkit.rules.papers.breach_figures import BreachFacts, breach_facts

LOCKED = ("platser-antal@1.0.0", "brist@1.0.0", "vite@1.1.0")


def facts(*lines: str, locked: tuple[str, ...] = LOCKED, clause: str = "platser-antal") -> BreachFacts:
    case, matching = of_model(breach(*lines, clause=clause), case=PRICED)
    return breach_facts(case, matching, matching.breaches[0], in_use(*locked), Facts(case))


def test_what_the_lock_lacks_is_named_in_order() -> None:
    assert facts(REQUEST, locked=()).unlocked == ("platser-antal", "brist", "vite")
    assert facts(REQUEST, locked=(), clause="uppfoljning").unlocked == ("uppfoljning", "brist")
    assert facts(REQUEST).unlocked == ()


@pytest.mark.parametrize(
    ("lines", "earliest", "ended", "in_time"),
    [
        pytest.param((), None, None, False, id="no request"),
        pytest.param(("    request: {sent: 2027-09-10}\n",), "2027-10-10", None, False, id="sent"),
        pytest.param((REQUEST,), "2027-10-10", "2027-10-13", False, id="received"),
        pytest.param((REQUEST, "    remedied: 2027-10-13\n"), "2027-10-10", "2027-10-13", True, id="remedied on the last day"),
        pytest.param((REQUEST, "    remedied: 2027-10-14\n"), "2027-10-10", "2027-10-13", False, id="and the day after"),
    ],
)  # fmt: skip
def test_the_time_for_remedy_runs_from_the_receipt(
    lines: tuple[str, ...], earliest: str | None, ended: str | None, *, in_time: bool
) -> None:
    found = facts(*lines)

    assert [str(day) if day else None for day in (found.earliest_end, found.ended)] == [earliest, ended]
    assert found.remedied_in_time is in_time


SECOND = Counting(nearest=True)
SERVICES = PRICED.replace("subject: works", "subject: services")


@pytest.mark.parametrize(
    ("case", "counting", "stated"),
    [
        pytest.param(PRICED, FIRST_EDITION, "contract_price", id="as the first edition says"),
        pytest.param(PRICED, SECOND, "contract_sum", id="the sum of works"),
        pytest.param(SERVICES, SECOND, "agreed_price", id="the price of services"),
        pytest.param(PRICED.replace(CAP, "cap: {percent: 5, of: estimated_value}"), SECOND, "estimated_value", id="another base"),
        pytest.param(PRICED.replace(CAP, "cap: {amount: 200000}"), SECOND, None, id="an amount"),
    ],
)  # fmt: skip
def test_the_cap_is_named_as_the_clause_names_it(case: str, counting: Counting, stated: str | None) -> None:
    found, matching = of_model(breach(REQUEST), case=case)

    facts = breach_facts(found.counted_by(counting), matching, matching.breaches[0], in_use(*LOCKED), Facts(found))

    assert facts.cap_stated == stated


BEGUN = ("2027-06-01 started P-01", "2027-06-01 started P-02")
NOTICED = ("2027-09-02 deficiency_found B-1", "2027-09-10 notice_sent B-1", "2027-09-13 notice_received B-1")


def counted(case: str, *events: str) -> BreachFacts:
    """The facts about the deficiency of a journal in which two places of four have begun."""
    found = judged(record(*BEGUN, *NOTICED, *events), case)
    return breach_facts(found.case, found.matching, found.matching.breaches[0], in_use(*LOCKED), Facts(found.case))


def test_what_the_events_come_to_is_printed() -> None:
    found = counted(PER_WEEK, "2027-11-20 claimed B-1")

    assert (found.missing, found.late, found.together) == (2, "6\xa0påbörjade veckor", None)
    assert found.due == Decimal(24_000)


def test_places_that_were_missing_differently_long_are_counted_together() -> None:
    found = counted(PER_WEEK, "2027-10-25 started P-03", "2027-11-20 claimed B-1")

    assert (found.together, found.each_late) == ("8\xa0påbörjade veckor", "6 och 2")
    assert found.uncapped == found.due == Decimal(16_000)


def test_weeks_of_both_steps_are_those_of_all_places() -> None:
    second = changed(
        "    remedy_days: 30\n", "    remedy_days: 30\n    second: {amount: 5000, remedy_days: 14}\n", PER_WEEK
    )

    found = counted(second, "2027-10-20 notice_sent B-1", "2027-10-25 started P-03", "2027-11-20 claimed B-1")

    assert (found.first_late, found.second_late) == ("5\xa0påbörjade veckor", "3\xa0påbörjade veckor")
    assert found.due == Decimal(2_000 * 5 + 5_000 * 3)


def test_only_the_places_that_reach_the_second_step_pay_for_it() -> None:
    second = changed(
        "    remedy_days: 30\n", "    remedy_days: 30\n    second: {amount: 100000, remedy_days: 14}\n", PRICED
    )

    found = counted(second, "2027-10-20 notice_sent B-1", "2027-10-25 started P-03", "2027-11-20 claimed B-1")

    assert (found.missing, found.second_missing) == (2, 1)
    assert found.due == Decimal(50_000 * 2 + 100_000)
