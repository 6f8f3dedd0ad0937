"""A talk with the branch: whether it may still be asked for."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from tenderkit.model.case.case import Procurement


@dataclass(frozen=True, slots=True)
class BranchTalkFacts:
    """When the branch may be invited."""

    allowed: Annotated[bool, "Om upphandlingen ännu inte är annonserad"]


def branch_talk_facts(case: Procurement, day: date) -> BranchTalkFacts:
    """Until the day of publication; from then on questions and answers go to all who have the documents."""
    published = case.procedure.published
    return BranchTalkFacts(published is None or day < published)
