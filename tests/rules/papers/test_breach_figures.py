"""The facts that the papers about a breach print."""

import pytest

from given.breach_case import PRICED, REQUEST, breach, of_model
from given.shipped_clauses import in_use
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
