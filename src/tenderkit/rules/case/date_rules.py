"""Dates that can't come in the order in which they stand."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from tenderkit.messages import Message
from tenderkit.model.case.case import Procurement
from tenderkit.problems import Fault, Key
from tenderkit.rules.contract.purchase_kinds import is_advertised

_STEPS = ("begins", "published", "tender_deadline", "awarded", "contract_signed")
_DAYS_APART = ("published", "tender_deadline", "awarded")


def steps_follow_each_other(case: Procurement) -> Iterator[Fault]:
    """A procurement is begun, advertised, tendered for, awarded and signed, in that order (10-12 and 19 kap. LOU).

    Each day is compared with the latest before it, so that one wrong day hides no other.
    """
    latest: tuple[str, date] | None = None
    for name in _STEPS:
        day: date | None = getattr(case.procedure, name)
        if day is None:
            continue
        if latest is not None and day < latest[1]:
            yield _order(("procedure", name), name, day, *latest)
        else:
            latest = name, day


def steps_take_a_day(case: Procurement) -> Iterator[Fault]:
    """Tenders need reasonable time and are compared when that is over (19 kap. 11 § LOU); a quick purchase may take a day."""
    called = is_advertised(case.procedure.kind)
    chains = [_DAYS_APART, ("awarded", "standstill_ends")] if called else [("awarded", "standstill_ends")]
    for chain in chains:
        stated = [(name, day) for name in chain if (day := getattr(case.procedure, name)) is not None]
        for (earlier, first), (later, second) in pairwise(stated):
            if first == second:
                facts = {"later": later, "earlier": earlier, "day": second.isoformat()}
                yield Fault(("procedure", later), Message("TK-R036", facts))


def standstill_follows_the_award(case: Procurement) -> Iterator[Fault]:
    """The standstill period is counted from the notice of award (20 kap. LOU)."""
    awarded, ends = case.procedure.awarded, case.procedure.standstill_ends
    if awarded is not None and ends is not None and ends < awarded:
        yield _order(("procedure", "standstill_ends"), "standstill_ends", ends, "awarded", awarded)


def contract_waits_for_the_standstill(case: Procurement) -> Iterator[Fault]:
    """No contract may be concluded before the standstill period is over (20 kap. LOU)."""
    ends, signed = case.procedure.standstill_ends, case.procedure.contract_signed
    if ends is not None and signed is not None and signed <= ends:
        yield Fault(
            ("procedure", "contract_signed"),
            Message("TK-R002", {"signed": signed.isoformat(), "ends": ends.isoformat()}),
        )


def contract_starts_after_the_standstill(case: Procurement) -> Iterator[Fault]:
    """With a signature there is more to say than this, and it is said of that day."""
    ends, starts = case.procedure.standstill_ends, case.contract.starts
    if ends is not None and case.procedure.contract_signed is None and starts <= ends:
        facts = {"starts": starts.isoformat(), "ends": ends.isoformat()}
        yield Fault(("contract", "starts"), Message("TK-R117", facts))


def contract_starts_after_the_award(case: Procurement) -> Iterator[Fault]:
    """Nobody can perform a contract that isn't awarded, or that tenders are still invited for."""
    name = "awarded" if case.procedure.awarded is not None else "tender_deadline"
    day, starts = getattr(case.procedure, name), case.contract.starts
    if day is not None and starts < day:
        yield _order(("contract", "starts"), "starts", starts, name, day)


def contract_starts_signed(case: Procurement) -> Iterator[Fault]:
    """Work before the signature is work without the condition, which binds only through the contract."""
    signed, starts = case.procedure.contract_signed, case.contract.starts
    if signed is not None and starts < signed:
        facts = {"starts": starts.isoformat(), "signed": signed.isoformat()}
        yield Fault(("contract", "starts"), Message("TK-R003", facts))


def market_dialogue_is_early(case: Procurement) -> Iterator[Fault]:
    """The industry is asked before the tender is advertised; that is the point of asking (report l. 217)."""
    held = case.market_dialogue.held if case.market_dialogue else None
    published = case.procedure.published or case.procedure.tender_deadline
    if held is not None and published is not None and held > published:
        yield Fault(("market_dialogue", "held"), Message("TK-R004", {"held": held.isoformat()}))


def answers_follow_questions(case: Procurement) -> Iterator[Fault]:
    """An answer is dated the day it went to every supplier (19 kap. 13 § LOU), never before its question."""
    for index, question in enumerate(case.tender_questions):
        if question.answered is not None and question.answered < question.received:
            key = ("tender_questions", index, "answered")
            yield _order(key, "answered", question.answered, "received", question.received)


def _order(key: Key, later: str, second: date, earlier: str, first: date) -> Fault:
    facts = {"later": later, "second": second.isoformat(), "earlier": earlier, "first": first.isoformat()}
    return Fault(key, Message("TK-R001", facts))


RULES = (
    steps_follow_each_other,
    steps_take_a_day,
    standstill_follows_the_award,
    contract_waits_for_the_standstill,
    contract_starts_after_the_standstill,
    contract_starts_after_the_award,
    contract_starts_signed,
    market_dialogue_is_early,
    answers_follow_questions,
)
