"""Faults in the matching unit's yearly totals."""

from collections.abc import Iterator

from tenderkit.messages import Message
from tenderkit.model.statistics.yearly_totals import YearlyTotals
from tenderkit.problems import Fault


def yearly_faults(totals: YearlyTotals) -> Iterator[Fault]:
    """Two answers for one year would leave the reader to choose."""
    seen: set[int] = set()
    for at, each in enumerate(totals.years):
        if each.year in seen:
            yield Fault(("years", at, "year"), Message("TK-N050", {"year": str(each.year)}))
        seen.add(each.year)
