"""The standstill period between award and contract: where the act gives one, how long it is, and a review that prolongs it.

What the act says stands in the law table. It is read for each `procedure.kind`; which side of the threshold it is makes no
difference.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import assert_never

from tenderkit.messages import Message
from tenderkit.model.case.case import Procurement
from tenderkit.model.conditions.condition import Truth
from tenderkit.model.law.acts import Act, StandstillRule
from tenderkit.problems import Fault


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
    """Counted from the notice of award as if it was sent electronically, the shorter time; no notice precedes the award."""
    awarded, ends = case.procedure.awarded, case.procedure.standstill_ends
    if awarded is None or ends is None or _applies(case, act) is not Truth.YES:
        return
    earliest = awarded + timedelta(days=act.standstill.days)
    if awarded < ends < earliest:
        days = {"awarded": awarded.isoformat(), "ends": ends.isoformat(), "earliest": earliest.isoformat()}
        yield Fault(("procedure", "standstill_ends"), Message("TK-R114", days | _facts(case, act)))


def contract_waits_for_the_review(case: Procurement, act: Act) -> Iterator[Fault]:
    """A review prolongs the standstill while the court has it, and for some days after (20 kap. 8-10 §§ LOU)."""
    signed = case.procedure.contract_signed
    if signed is not None and case.procedure.review_pending:
        facts = {"signed": signed.isoformat()} | _facts(case, act)
        yield Fault(("procedure", "contract_signed"), Message("TK-R116", facts))


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
    }


OF_THE_ACT = (standstill_is_stated, standstill_is_long_enough, contract_waits_for_the_review)
