"""The facts that the papers about a breach print."""

import pytest

from given.breach_case import CAP, PRICED, REQUEST, breach, of_model
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
