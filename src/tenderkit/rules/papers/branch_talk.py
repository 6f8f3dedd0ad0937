"""A talk with the branch: whether it may still be asked for."""

from datetime import date
from typing import Annotated

from msgspec import Struct

from tenderkit.model.case.case import Procurement


class BranchTalkFacts(Struct, frozen=True):
    """When the branch may be invited."""

    allowed: Annotated[bool, "Om upphandlingen ännu inte är annonserad"]


def branch_talk_facts(case: Procurement, day: date) -> BranchTalkFacts:
    """Until the day of publication; from then on questions and answers go to all who have the documents."""
    published = case.procedure.published
    return BranchTalkFacts(published is None or day < published)
