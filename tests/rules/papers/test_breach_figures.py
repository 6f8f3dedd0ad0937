"""The facts that the papers about a breach print; the days that a clause says in words are those that we have read there."""

from collections.abc import Mapping

import pytest

from given.breach_case import PRICED, REQUEST, breach, of_model
from judges import checkout
from tenderkit.rules.papers.breach_figures import HINDRANCE_DAYS, PAYMENT_DAYS, breach_facts

LOCKED = ("platser-antal@1.0.0", "brist@1.0.0", "vite@1.1.0")
HINDRANCE = "inte råder över inom {} dagar från den dag då anmaningen kom fram."
PAYMENT = "ska betala vitet inom {} dagar från den dag då kravet kom fram."


def facts(*lines: str, locked: tuple[str, ...] = LOCKED, clause: str = "platser-antal") -> Mapping[str, object | None]:
    case, matching = of_model(breach(*lines, clause=clause), case=PRICED)
    return breach_facts(case, matching, matching.breaches[0], locked)


@pytest.mark.parametrize(
    ("read", "sentence", "clauses"),
    [
        pytest.param(HINDRANCE_DAYS, HINDRANCE, {"brist"}, id="an obstacle"),
        pytest.param(PAYMENT_DAYS, PAYMENT, {"vite", "ok-avslut"}, id="payment"),
    ],
)
def test_the_days_are_those_of_every_version_of_the_clause(
    read: Mapping[str, int], sentence: str, clauses: set[str]
) -> None:
    shipped = {
        f"{clause}@{file.stem}": file.read_text("utf-8")
        for clause in clauses
        for file in (checkout.ROOT / "clauses" / clause).glob("[0-9]*.md")
    }

    assert shipped.keys() == read.keys(), "read the new version, and note its days"
    assert [version for version, days in read.items() if sentence.format(days) not in shipped[version]] == []


@pytest.mark.parametrize(
    ("locked", "days"),
    [
        pytest.param(("brist@1.0.0",), 10, id="a version that we have read"),
        pytest.param(("brist@2.0.0",), None, id="one that we haven't"),
        pytest.param(("brist@1.0.0", "brist@2.0.0"), None, id="both"),
        pytest.param((), None, id="none"),
    ],
)
def test_no_days_are_printed_for_words_that_nobody_has_read(locked: tuple[str, ...], days: int | None) -> None:
    assert facts(REQUEST, locked=locked)["hindrance_days"] == days


def test_what_the_lock_lacks_is_named_in_order() -> None:
    assert facts(REQUEST, locked=())["unlocked"] == ("platser-antal", "brist", "vite")
    assert facts(REQUEST, locked=(), clause="uppfoljning")["unlocked"] == ("uppfoljning", "brist")
    assert facts(REQUEST)["unlocked"] == ()


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

    assert [None if (day := found[name]) is None else str(day) for name in ("earliest_end", "ended")] == [
        earliest,
        ended,
    ]
    assert found["remedied_in_time"] is in_time
