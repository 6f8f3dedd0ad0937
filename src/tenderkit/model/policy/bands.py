"""What a municipality finds proportionate and reasonable, as data in its policy file. tenderkit has no limits of its own.

A range begins at `from`, which belongs to it, and ends before `below`, which doesn't, so every figure has one colour:

    bands:
      source: "Upphandlingschefens beslut 2026-09-01"
      places_per_million:
        green: {below: 0.1, reading: vanligt hos oss}
        amber: {from: 0.1, below: 0.2, reading: kräver en motivering}
        red: {from: 0.2, reading: mer än vi har krävt förut}
"""

from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Self

from pydantic import Field, model_validator

from tenderkit.model.case.block import CaseBlock
from tenderkit.model.case.values import Line, PositiveMoney, Written, YesNo, refuse
from tenderkit.model.policy.measure_ids import Colour, MeasureId
from tenderkit.patterns import lazy_pattern

_NUMBER = lazy_pattern(r"-?(?:0|[1-9][0-9]{0,2}(?:[ \u00a0\u202f][0-9]{3}){1,4}|[1-9][0-9]{0,14})(?:\.[0-9]{1,6})?")
_GAPS = str.maketrans("", "", " \u00a0\u202f")
_WHOLE = Decimal(100)


def _read_limit(value: object) -> Decimal:
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        value = Decimal(value.translate(_GAPS))
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or not Decimal(value).is_finite():
        raise refuse("TK-L230")
    if value < 0:
        raise refuse("TK-L231")
    return Decimal(value)


def _read_share(value: object) -> Decimal:
    share = _read_limit(value)
    if not 0 < share <= _WHOLE:
        raise refuse("TK-L236")
    return share


_SCHEMA = {"type": ["number", "string"], "minimum": 0}
Limit = Annotated[Decimal, Written(_read_limit, _SCHEMA)]
Share = Annotated[Decimal, Written(_read_share, {"type": ["number", "string"], "exclusiveMinimum": 0, "maximum": 100})]


class BandRange(CaseBlock):
    """From `low` up to, but not including, `high`; without `low` from zero, without `high` without end."""

    low: Annotated[Limit | None, Field(alias="from", title="Från och med", examples=["0.1"])] = None
    high: Annotated[Limit | None, Field(alias="below", title="Under", examples=["0.2"])] = None
    reading: Annotated[
        Line, Field(title="Betyder", description="Kommunens egna ord om färgen.", examples=["kräver en motivering"])
    ]

    def holds(self, figure: Decimal) -> bool:
        return (self.low is None or self.low <= figure) and (self.high is None or figure < self.high)


class Band(CaseBlock):
    """The three ranges of one measure: together they hold every figure from zero up, each figure once."""

    green: BandRange
    amber: BandRange
    red: BandRange

    def colour(self, figure: Decimal) -> Colour:
        """The colour of a figure that isn't negative."""
        return next(colour for colour, limits in self.ranges.items() if limits.holds(figure))

    @property
    def ranges(self) -> dict[Colour, BandRange]:
        return {Colour.GREEN: self.green, Colour.AMBER: self.amber, Colour.RED: self.red}


class RisingBand(Band):
    """A measure of which more is worse: green is lowest."""

    @model_validator(mode="after")
    def _follow_each_other(self) -> Self:
        _refuse_breaks(self.green, self.amber, self.red)
        return self


class FallingBand(Band):
    """A measure of which less is worse: green is highest."""

    @model_validator(mode="after")
    def _follow_each_other(self) -> Self:
        _refuse_breaks(self.red, self.amber, self.green)
        return self


def _refuse_breaks(*lowest_first: BandRange) -> None:
    """Each range has to hold something, begin where the one before ends, and the outermost have to be open."""
    if any(limits.high is not None and (limits.low or 0) >= limits.high for limits in lowest_first):
        raise refuse("TK-L232")
    if lowest_first[0].low or lowest_first[-1].high is not None:
        raise refuse("TK-L233")
    for lower, upper in pairwise(lowest_first):
        if lower.high is None or upper.low is None:
            raise refuse("TK-L233")
        if lower.high != upper.low:
            raise refuse("TK-L234" if lower.high < upper.low else "TK-L235", end=lower.high, start=upper.low)


class BandsFile(CaseBlock):
    """The block `bands` of a policy file; a measure that it doesn't name gets no colour."""

    source: Annotated[
        Line,
        Field(
            title="Källa",
            description="Vem som har bestämt gränserna, och när.",
            examples=["Upphandlingschefens beslut 2026-09-01"],
        ),
    ]
    places_per_million: RisingBand | None = None
    kronor_per_place: FallingBand | None = None
    share_of_work: RisingBand | None = None
    share_of_staff: RisingBand | None = None
    places_per_supplier: RisingBand | None = None
    kronor_per_place_month: FallingBand | None = None
    share_of_value: RisingBand | None = None

    def band(self, measure: MeasureId) -> Band | None:
        """The limits of the measure; `None` where the municipality has set none."""
        found = getattr(self, measure.value)
        return found if isinstance(found, Band) else None


Bands = BandsFile  # frozen as it is read: the file and the value have the same shape


class PlaceCost(CaseBlock):
    """The block `place_cost` of a policy file: what a place costs an employer, as the municipality has counted it."""

    per_full_time_month: Annotated[
        PositiveMoney,
        Field(
            title="Kostnad per månad",
            description="Vad en anställning på heltid kostar arbetsgivaren per månad, i kronor.",
            examples=["41000"],
        ),
    ]
    least_penalty_percent: Annotated[
        Share | None,
        Field(
            title="Lägsta vite",
            description="Så många procent av vad en plats kostar som kommunen anser att vitet för platsen minst bör vara.",
            examples=["25"],
        ),
    ] = None
    source: Annotated[
        Line,
        Field(
            title="Källa",
            description="Vem som har räknat fram kostnaden, och när.",
            examples=["HR-avdelningens beräkning 2026-09-01"],
        ),
    ]


class PenaltyPolicy(CaseBlock):
    """The block `penalty` of a policy file."""

    unreasonable_share_percent: Annotated[
        Share | None,
        Field(
            title="Orimlig andel",
            description="Så många procent av avtalets värde som kommunen anser vara ett orimligt vite.",
            examples=["10"],
        ),
    ] = None
    none_allowed: Annotated[
        YesNo | None,
        Field(
            title="Inget vite",
            description="Om platser får krävas utan vite, med ett skäl som står i bedömningen.",
            examples=[True],
        ),
    ] = None
