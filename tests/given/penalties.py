"""The penalties of a case, for tests that ask about one of them."""

from tenderkit.model.case.case import Procurement
from tenderkit.model.penalty.outcome import PenaltyOutcome
from tenderkit.model.policy.bands import PenaltyPolicy
from tenderkit.rules.penalty.outcome import each_penalty


def penalty_outcomes(case: Procurement, policy: PenaltyPolicy | None) -> tuple[PenaltyOutcome, ...]:
    """Of the contract, of each lot that is counted by itself, and of each supplier with call-offs."""
    return tuple(outcome for _, outcome in each_penalty(case, policy))
