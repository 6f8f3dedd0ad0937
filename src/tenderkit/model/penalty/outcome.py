"""What a penalty can amount to: the figures, what they were counted on, and what they don't say."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.case.case import Lot, Penalty, Supplier
from tenderkit.model.clauses.roles import ClauseRole, Meaning
from tenderkit.model.penalty.rate import PenaltyRate
from tenderkit.model.penalty.unit import PenaltyUnit
from tenderkit.model.proportionality.measures import CatalogueText

ORE = Decimal("0.01")
WHOLE = Decimal(100)


class ValueSource(StrEnum):
    """Where an amount comes from that a share is counted on."""

    CONTRACT_PRICE = "contract_price"
    ESTIMATED_VALUE = "estimated_value"
    LOT_VALUE = "lot_value"
    LOTS_VALUE = "lots_value"  # of the lots that have no requirement of their own
    CALLED_OFF_VALUE = "called_off_value"
    ASSUMED_VALUE = "assumed_value"  # a called-off value that somebody wants to try
    FIRST_AMOUNT = "first_amount"  # the called-off amount that the first places are counted on

    @property
    def words(self) -> CatalogueText:
        """What it is called, in the definite form: `det beräknade värdet`."""
        return CatalogueText(f"penalty.value.{self.value}")


class Basis(Struct, frozen=True):
    """An amount in SEK excluding VAT; `None` where the case doesn't state it."""

    source: ValueSource
    amount: Decimal | None


class Cap(Struct, frozen=True):
    """The most that can be due in all. `amount` is `None` when it can't be counted yet; without `basis` it is stated in SEK.

    `stands_in` says that the basis isn't the one that the clause names, which is not known yet. `units` is how many units of
    time a place is paid for at most, by a cap in weeks; the amount is then that of all places together.
    """

    amount: Decimal | None
    percent: Decimal | None = None
    basis: Basis | None = None
    stands_in: bool = False
    units: int | None = None


class Exposed(Struct, frozen=True):
    """Places that can be missing equally long: `most` units of time each (1 for a penalty per place)."""

    places: int
    most: int


class OutcomeRow(Struct, frozen=True):
    """The penalty when so many places are `missing`, each for `late` units of time (1 for a penalty per place)."""

    missing: int
    late: int
    penalty: Decimal
    uncapped: Decimal
    value: Decimal | None  # what the share is counted on
    cap_is_known: bool = True

    @property
    def capped(self) -> bool | None:
        """Whether the cap makes the penalty lower than it would be without it; `None` while the cap can't be counted."""
        return self.penalty < self.uncapped if self.cap_is_known else None

    @property
    def per_place(self) -> Decimal | None:
        """SEK for each missing place, to the öre."""
        return (self.penalty / self.missing).quantize(ORE, ROUND_HALF_UP) if self.missing else None

    @property
    def share_percent(self) -> Decimal | None:
        """The penalty in per cent of the value, with two decimals."""
        return share_percent(self.penalty, self.value)


class Reach(Struct, frozen=True):
    """Where the cap is first reached: so many places, so many units of time."""

    missing: int
    late: int


class PenaltyGround(Struct, frozen=True):
    """A ground in a clause on which no penalty is due, in our own summary of the sentence that means so."""

    role: ClauseRole
    meaning: Meaning
    words: CatalogueText


class PenaltyOutcome(Struct, frozen=True):
    """Everything that can be said of one penalty: for the contract or a `lot`, and for a `supplier` with a called-off value.

    `exposure` is the penalty without its cap when every place is missing as long as it can be; `maximum` is the same
    with the cap, and `None` while the cap can't be counted. `price` is what a share is counted on, where the penalty is one.
    """

    penalty: Penalty
    rate: PenaltyRate
    exposed: tuple[Exposed, ...]
    cap: Cap
    value: Basis
    rows: tuple[OutcomeRow, ...]
    exposure: Decimal
    maximum: Decimal | None
    first: Reach | None
    price: Basis | None = None
    lot: Lot | None = None
    supplier: Supplier | None = None
    checks: tuple[Message, ...] = ()
    assumptions: tuple[CatalogueText, ...] = ()
    grounds: tuple[PenaltyGround, ...] = ()

    @property
    def unit(self) -> PenaltyUnit:
        return self.rate.unit

    @property
    def places(self) -> int:
        """As many places as can be missing."""
        return sum(group.places for group in self.exposed)

    @property
    def most(self) -> int:
        """The most units of time that any place can be missing."""
        return max((group.most for group in self.exposed), default=0)

    @property
    def maximum_share(self) -> Decimal | None:
        """In per cent of the value."""
        return None if self.maximum is None else share_percent(self.maximum, self.value.amount)

    @property
    def cap_is_known(self) -> bool:
        """Whether it can be told what the cap does; also where there is none."""
        return self.penalty.cap is None or self.cap.amount is not None

    @property
    def capped(self) -> bool | None:
        """Whether the cap makes the highest penalty lower; `None` while the cap can't be counted."""
        if not self.cap_is_known:
            return None
        return self.maximum is not None and self.maximum < self.exposure

    @property
    def columns(self) -> tuple[int, ...]:
        """The times that have been worked out."""
        return tuple(sorted({row.late for row in self.rows}))

    def longest(self, missing: int) -> int:
        """The most units of time that so many places can be missing at once."""
        times = {group.most for group in self.exposed}
        can_be = (time for time in times if sum(g.places for g in self.exposed if g.most >= time) >= missing)
        return max(can_be, default=0)

    def rows_missing(self, missing: int) -> Sequence[OutcomeRow]:
        """What so many missing places cost, by rising time."""
        return [row for row in self.rows if row.missing == missing]


class PenaltySum(Struct, frozen=True):
    """What the penalties of all lots come to together, each below its own cap; a sum with an unknown part is `None`."""

    places: int
    exposure: Decimal
    cap: Decimal | None
    maximum: Decimal | None
    capped: bool | None
    value: Basis

    @property
    def maximum_share(self) -> Decimal | None:
        """In per cent of the value."""
        return None if self.maximum is None else share_percent(self.maximum, self.value.amount)


def share_percent(amount: Decimal, value: Decimal | None) -> Decimal | None:
    """Per cent with two decimals; nothing can be said per nothing."""
    return (amount * WHOLE / value).quantize(ORE, ROUND_HALF_UP) if value else None
