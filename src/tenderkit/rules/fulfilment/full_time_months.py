"""How many months of full time placements make together, where months are required and several persons share them."""

from collections.abc import Iterable
from datetime import timedelta
from fractions import Fraction

from tenderkit.model.case.case import Places
from tenderkit.model.matching.matching import Placement
from tenderkit.rules.contract.days import next_begins

_FULL_TIME = 100
_DAYS_OF_A_MONTH = 30
_DAY = timedelta(days=1)


def full_time_months(placements: Iterable[Placement], places: Places) -> int:
    """Whole months of full time in all, rounded down once.

    A placement whose extent isn't stated is counted by the least that is required.
    """
    return int(sum((_months(each) * _extent(each, places) for each in placements), Fraction(0)))


def _months(placement: Placement) -> Fraction:
    """From its first day to its last: whole months, and the days that are over as thirtieths of one."""
    after = placement.last_day + _DAY
    whole = 0
    while next_begins(placement.starts, whole + 1) <= after:
        whole += 1
    over = (after - next_begins(placement.starts, whole)).days
    return whole + Fraction(over, _DAYS_OF_A_MONTH)


def _extent(placement: Placement, places: Places) -> Fraction:
    return Fraction(placement.extent_percent or places.extent_percent, _FULL_TIME)
