"""Amounts that may be unknown: what is computed from an unknown amount is unknown too, and knows what is missing."""

from decimal import Decimal
from fractions import Fraction
from typing import Self

from msgspec import Struct

from tenderkit.model.proportionality.measures import MissingFact


def exact(part: Fraction) -> Decimal:
    """A fraction as a decimal number, to the precision that decimals are counted in."""
    return Decimal(part.numerator) / part.denominator


class Quantity(Struct, frozen=True):
    """An amount, or the facts that are missing to know it."""

    amount: Decimal | None
    missing: tuple[MissingFact, ...] = ()

    @classmethod
    def of(cls, amount: Decimal | int | None, missing: MissingFact | None = None) -> Self:
        """A stated amount; `missing` says what isn't stated when there is none."""
        if amount is None:
            return cls(None, (missing,) if missing else ())
        return cls(Decimal(amount))

    def __add__(self, other: "Quantity") -> "Quantity":
        if self.amount is None or other.amount is None:
            return self._unknown(other)
        return Quantity(self.amount + other.amount)

    def __mul__(self, other: "Quantity") -> "Quantity":
        if self.amount is None or other.amount is None:
            return self._unknown(other)
        return Quantity(self.amount * other.amount)

    def __truediv__(self, other: "Quantity") -> "Quantity":
        """Nothing can be said per nothing: unknown, although no fact is missing."""
        if self.amount is None or not other.amount:
            return self._unknown(other)
        return Quantity(self.amount / other.amount)

    def _unknown(self, other: "Quantity") -> "Quantity":
        return Quantity(None, tuple(dict.fromkeys(self.missing + other.missing)))
