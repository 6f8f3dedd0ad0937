"""The standstill period between award and contract: where the act gives one, how long it is, and a review that prolongs it.

What the act says stands in the law table. It is read for each `procedure.kind`; which side of the threshold it is makes no
difference. The notice of award can't be older than the award, and is taken to have been sent electronically on that very
day: the shortest time that the act knows. A notice by post has `days_by_post`, which every message names.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import assert_never

from tenderkit.messages import Message
from tenderkit.model.case.case import Procurement
from tenderkit.model.conditions.condition import Truth
from tenderkit.model.law.acts import Act, StandstillRule
from tenderkit.problems import Fault
from tenderkit.rules.contract.public_holidays import next_working_day

_DAY = timedelta(days=1)


def standstill_is_stated(case: Procurement, act: Act) -> Iterator[Fault]:
    """After the award somebody must know when the contract may be signed; a pending review leaves the day open."""
    procedure = case.procedure
    if procedure.awarded is None or procedure.standstill_ends is not None or procedure.review_pending:
        return
    applies = _applies(case, act)
    if applies is not Truth.NO:
        code = "TK-R113" if applies is Truth.YES else "TK-R115"
        yield Fault(("procedure", "standstill_ends"), Message(code, _facts(case, act)))


def standstill_is_long_enough(case: Procurement, act: Act) -> Iterator[Fault]:
    """Ten days must have gone from the notice (20 kap. 1 § LOU); where the tenth is a holiday, the next working day is the last."""
    awarded, ends = case.procedure.awarded, case.procedure.standstill_ends
    if awarded is None or ends is None or ends <= awarded or _applies(case, act) is not Truth.YES:
        return
    last = _last_day(awarded, act)
    if ends < last:
        days = {"awarded": awarded.isoformat(), "ends": ends.isoformat(), "earliest": last.isoformat()}
        code = "TK-R114" if (ends - awarded).days < act.standstill.days else "TK-R277"
        yield Fault(("procedure", "standstill_ends"), Message(code, days | _facts(case, act)))


def contract_is_signed_after_the_least_standstill(case: Procurement, act: Act) -> Iterator[Fault]:
    """Whatever last day is stated, or none: a contract within the act's own days may be declared void (20 kap. 1 and 13 §§ LOU)."""
    awarded, signed, ends = case.procedure.awarded, case.procedure.contract_signed, case.procedure.standstill_ends
    applies = _applies(case, act)
    if awarded is None or signed is None or applies is Truth.NO:
        return
    last = _last_day(awarded, act)
    already_said = signed < awarded or (ends is not None and signed <= ends)
    if signed <= last and not already_said:
        days = {"signed": signed.isoformat(), "awarded": awarded.isoformat()}
        days |= {"last": last.isoformat(), "earliest": (last + _DAY).isoformat()}
        code = "TK-R275" if applies is Truth.YES else "TK-R276"
        yield Fault(("procedure", "contract_signed"), Message(code, days | _facts(case, act)))


def contract_starts_after_the_least_standstill(case: Procurement, act: Act) -> Iterator[Fault]:
    """As when the last day is stated; with a signature there is more to say than this, and it is said of that day."""
    procedure, starts = case.procedure, case.contract.starts
    if procedure.awarded is None or procedure.contract_signed is not None or _applies(case, act) is not Truth.YES:
        return
    last = _last_day(procedure.awarded, act)
    already_said = starts < procedure.awarded or (
        procedure.standstill_ends is not None and starts <= procedure.standstill_ends
    )
    if starts <= last and not already_said:
        facts = {"starts": starts.isoformat(), "ends": last.isoformat()}
        yield Fault(("contract", "starts"), Message("TK-R117", facts))


def contract_waits_for_the_review(case: Procurement, act: Act) -> Iterator[Fault]:
    """A review prolongs the standstill while the court has it, and for some days after (20 kap. 8-10 §§ LOU)."""
    signed = case.procedure.contract_signed
    if signed is not None and case.procedure.review_pending:
        facts = {"signed": signed.isoformat()} | _facts(case, act)
        yield Fault(("procedure", "contract_signed"), Message("TK-R116", facts))


def _last_day(awarded: date, act: Act) -> date:
    """The last day on which no contract may be signed, at the earliest (20 kap. 1 and 18 §§ LOU)."""
    return next_working_day(awarded + timedelta(days=act.standstill.days))


def _applies(case: Procurement, act: Act) -> Truth:
    """Whether a notice of award starts a standstill; what the act leaves to other facts than the kind is unknown."""
    rule = act.standstill.kinds[case.procedure.kind]
    match rule:
        case StandstillRule.APPLIES:
            return Truth.YES
        case StandstillRule.AFTER_NOTICE:
            return Truth.UNKNOWN if case.procedure.published is None else Truth.YES
        case StandstillRule.UNCLEAR:
            return Truth.UNKNOWN
        case StandstillRule.NONE:
            return Truth.NO
        case _:
            assert_never(rule)


def _facts(case: Procurement, act: Act) -> dict[str, str]:
    standstill = act.standstill
    return {
        "law": case.law.value,
        "days": str(standstill.days),
        "days_by_post": str(standstill.days_by_post),
        "days_rule": standstill.days_rule,
        "kinds_rule": standstill.kinds_rule,
        "review_rule": standstill.review_rule,
        "counting_rule": standstill.counting_rule,
    }


OF_THE_ACT = (
    standstill_is_stated,
    standstill_is_long_enough,
    contract_is_signed_after_the_least_standstill,
    contract_starts_after_the_least_standstill,
    contract_waits_for_the_review,
)
