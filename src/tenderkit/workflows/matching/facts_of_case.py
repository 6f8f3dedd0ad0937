"""The facts of a case and what stands beside it, read once for all its documents."""

from typing import TYPE_CHECKING, TypeGuard

from tenderkit.model.case.case import Procurement
from tenderkit.project.one_run import latest_in_a_run
from tenderkit.rules.privacy.distinctive_index import DistinctiveIndex

if TYPE_CHECKING:
    from tenderkit.model.matching.matching import Matching
    from tenderkit.rules.claims.told import ToldMatching

CASE = ""  # the case's facts have no word before them
_MATCHING = "matching"


@latest_in_a_run
def facts_of_case(case: Procurement, matching: "Matching | None") -> DistinctiveIndex:
    """Those of both files, and what stands in the journal alone, such as the reasons of an assessment."""
    beside = matching.event_texts() if matching is not None and is_of_a_journal(matching) else ()
    return DistinctiveIndex({CASE: case, _MATCHING: matching}, beside)


def is_of_a_journal(matching: "Matching") -> TypeGuard["ToldMatching"]:
    """Whether it comes from a journal, and so can be told as it was on an earlier day."""
    from tenderkit.rules.claims.told import ToldMatching

    return isinstance(matching, ToldMatching)
