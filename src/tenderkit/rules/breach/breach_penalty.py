"""The penalty for one breach, with all that it is counted on."""

from decimal import Decimal

from msgspec import Struct

from tenderkit.model.case.case import Penalty
from tenderkit.model.penalty.outcome import Basis
from tenderkit.model.penalty.rate import PenaltyRate
from tenderkit.rules.penalty.outcome import penalty_for


class BreachPenalty(Struct, frozen=True):
    """SEK; `None` is what can't be counted before something more is known. `earlier` is what has been claimed before.

    `rate` is what the steps cost that have been reached; unknown while a share has no price. `most` is how many units of time
    a place is paid for, by a cap in weeks. `times` are the units of each place where they differ; of a penalty for each place the steps
    that it has reached. `reports` is what has been claimed for missing reports: it is deducted from the penalty
    for the places that they would have shown (uppfoljning.s4), which nobody has written down.
    """

    penalty: Penalty
    rate: PenaltyRate | None
    missing: int | None
    late: int | None
    basis: Basis | None
    cap: Decimal | None
    earlier: Decimal | None
    most: int | None = None
    reports: Decimal = Decimal(0)
    times: tuple[int, ...] = ()

    @property
    def uncapped(self) -> Decimal | None:
        """Before the cap."""
        return uncapped_penalty(self.rate, self.missing, self.late, self.times)

    @property
    def same_places(self) -> bool:
        """Whether it must be known first if earlier claims were for the same places: a cap in weeks is for each (vite.k4)."""
        return self.most is not None and self.earlier != 0

    @property
    def left(self) -> Decimal | None:
        """What earlier claims have left of the cap, which is for the whole contract (vite.s5, s6)."""
        if self.cap is None or self.earlier is None or self.same_places:
            return None
        return max(self.cap - self.earlier, Decimal(0))

    @property
    def due(self) -> Decimal | None:
        """What may be claimed. Without a known cap nothing can be said: the clause always has one."""
        if self.rate is None or self.missing is None or self.late is None or self.left is None or self.reports:
            return None
        if not self.times:
            return penalty_for(self.rate, self.missing, self.late, cap=self.left, most=self.most)
        paid = tuple(each if self.most is None else min(each, self.most) for each in self.times)
        return min(self.left, _together(self.rate, paid))


def uncapped_penalty(
    rate: PenaltyRate | None, missing: int | None, late: int | None, times: tuple[int, ...]
) -> Decimal | None:
    """Before the cap; `None` while something that it is counted on is unknown."""
    if rate is None or missing is None or late is None:
        return None
    return _together(rate, times) if times else penalty_for(rate, missing, late)


def _together(rate: PenaltyRate, times: tuple[int, ...]) -> Decimal:
    """What places cost that have been missing differently long, or that have reached different steps."""
    if rate.unit.counts_time:
        return sum((rate.of_a_place(each) for each in times), Decimal(0))
    steps = (rate if each > 1 else rate.first_step for each in times)
    return sum((each.of_a_place(1) for each in steps), Decimal(0))
