"""The small penalties beside the one for places: for a missed dialogue and for a missing report (dialog-medverkan.k6, uppfoljning.k11)."""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from tenderkit.model.case.case import Requirement
from tenderkit.model.case.consequences import SmallPenalty

DAYS_WITHOUT_PENALTY = 30  # the time for remedy where places have no penalty (brist.k4, 2.1.0)


class SmallFor(StrEnum):
    """What is missing, once for each."""

    DIALOGUE = "dialogue"
    REPORT = "report"

    @property
    def key(self) -> tuple[str, str]:
        """Where it stands in a requirement."""
        return ("dialogue", "penalty") if self is SmallFor.DIALOGUE else ("follow_up", "report_penalty")


class SmallTerms(Struct, frozen=True):
    """SEK for each time, and the most in all."""

    of: SmallFor
    penalty: SmallPenalty

    def claimed(self, times: int) -> Decimal:
        """What so many cost, never more than the most in all."""
        return min(self.penalty.amount * times, self.penalty.most)


def small_penalties(requirement: Requirement) -> Iterator[SmallTerms]:
    """In the order of the file."""
    dialogue, follow_up = requirement.dialogue, requirement.follow_up
    if dialogue is not None and dialogue.penalty is not None:
        yield SmallTerms(SmallFor.DIALOGUE, dialogue.penalty)
    if follow_up is not None and follow_up.report_penalty is not None:
        yield SmallTerms(SmallFor.REPORT, follow_up.report_penalty)


def remedy_days_of_places(requirement: Requirement) -> int | None:
    """The time for remedy of places and of reports: the penalty's, else the one that the clause gives, else the dialogue's."""
    if requirement.places is None:
        return requirement.dialogue.remedy_days if requirement.dialogue is not None else None
    return DAYS_WITHOUT_PENALTY if requirement.penalty is None else requirement.penalty.remedy_days
