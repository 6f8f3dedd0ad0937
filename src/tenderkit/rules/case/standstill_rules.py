"""The standstill period between award and contract: where the acts give one, how long it is, and a review that prolongs it.

LOU and LUF chapter 20, LUK chapter 16. Read for each `procedure.kind`; which side of the threshold it is makes no difference.
"""

from collections.abc import Iterator
from datetime import timedelta

from tenderkit.messages import Message
from tenderkit.model.case.case import Procurement
from tenderkit.model.case.choices import Law, ProcedureKind
from tenderkit.model.conditions.condition import Truth
from tenderkit.problems import Fault

SHORTEST_DAYS = 10
_CHAPTERS = {Law.LOU: "20 kap.", Law.LUF: "20 kap.", Law.LUK: "16 kap."}


def standstill_is_stated(case: Procurement) -> Iterator[Fault]:
    """After the award somebody must know when the contract may be signed; a pending review leaves the day open."""
    procedure = case.procedure
    if procedure.awarded is None or procedure.standstill_ends is not None or procedure.review_pending:
        return
    code = {Truth.YES: "TK-R113", Truth.UNKNOWN: "TK-R115"}.get(_applies(case))
    if code is not None:
        yield Fault(("procedure", "standstill_ends"), Message(code, _rule(case)))


def standstill_is_long_enough(case: Procurement) -> Iterator[Fault]:
    """Ten days from the notice of award, fifteen where it isn't sent electronically (1 §), and no notice precedes the award."""
    awarded, ends = case.procedure.awarded, case.procedure.standstill_ends
    if awarded is None or ends is None or _applies(case) is not Truth.YES:
        return
    earliest = awarded + timedelta(days=SHORTEST_DAYS)
    if awarded < ends < earliest:
        days = {"awarded": awarded.isoformat(), "ends": ends.isoformat(), "earliest": earliest.isoformat()}
        yield Fault(("procedure", "standstill_ends"), Message("TK-R114", days | _rule(case)))


def contract_waits_for_the_review(case: Procurement) -> Iterator[Fault]:
    """A review prolongs the standstill while the court has it, and for ten days after (8-10 §§)."""
    signed = case.procedure.contract_signed
    if signed is not None and case.procedure.review_pending:
        facts = {"signed": signed.isoformat()} | _rule(case)
        yield Fault(("procedure", "contract_signed"), Message("TK-R116", facts))


def contract_starts_after_the_standstill(case: Procurement) -> Iterator[Fault]:
    """With a signature there is more to say than this, and it is said of that day."""
    ends, starts = case.procedure.standstill_ends, case.contract.starts
    if ends is not None and case.procedure.contract_signed is None and starts <= ends:
        facts = {"starts": starts.isoformat(), "ends": ends.isoformat()}
        yield Fault(("contract", "starts"), Message("TK-R117", facts))


def _applies(case: Procurement) -> Truth:
    """Whether a notice of award starts a standstill; what the acts leave to other facts than the kind is unknown."""
    match case.procedure.kind:
        case ProcedureKind.DIRECT_AWARD | ProcedureKind.CALL_OFF:
            return Truth.NO  # 19 a kap. 10 § LOU, 16 kap. 2 § LUK; a call-off on fixed terms has no tenderers to notify
        case ProcedureKind.MINI_COMPETITION:
            return Truth.NO if case.law is Law.LOU else Truth.UNKNOWN  # 20 kap. 2 § LOU; LUF has no such exception
        case ProcedureKind.NEGOTIATED if case.procedure.published is None:
            return Truth.UNKNOWN  # without prior notice there is none (20 kap. 2 §, LUK 16 kap. 2 §)
        case _:
            return Truth.YES


def _rule(case: Procurement) -> dict[str, str]:
    return {"chapter": _CHAPTERS[case.law], "law": case.law.value}


RULES = (
    standstill_is_stated,
    standstill_is_long_enough,
    contract_waits_for_the_review,
    contract_starts_after_the_standstill,
)
