"""A number of something: whole ones, and shares in per cent."""

from collections.abc import Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from msgspec import Struct, field

from tenderkit.model.reading.numbers import apart, is_vague, number_in, one_spaced, range_in
from tenderkit.model.reading.understood import Manner, NotUnderstoodError, Understood
from tenderkit.model.reading.units import Unit, reckoned, units_called

_FINEST = -2  # shares in hundredths of a per cent at most
_PER_CENT = 100
_THOUSAND = 1000


class Measure(Struct, frozen=True):
    """What a field takes: numbers within both limits, of what, and words that are numbers of their own there."""

    low: Decimal
    high: Decimal
    unit: Unit = Unit.PIECES
    words: Mapping[str, int] = field(default_factory=dict)

    @property
    def limits(self) -> dict[str, str]:
        """Both limits as every message about the field says them."""
        return {"low": f"{self.low:f}".replace(".", ","), "high": f"{self.high:f}".replace(".", ",")}


def whole_quantity(text: str, measure: Measure) -> Understood:
    """A whole number with or without its unit; raises `NotUnderstoodError` with what is to be asked."""
    found = _quantity(text, measure, "TK-C033")
    if found.value != found.value.to_integral_value():
        raise _not_whole(found.value, measure)
    return Understood(int(_within(found.value, measure)), found.manner)


def share_quantity(text: str, measure: Measure) -> Understood:
    """A share in per cent, whole or with decimals; raises `NotUnderstoodError` with what is to be asked."""
    found = _quantity(text, measure, "TK-C095")
    return Understood(as_share(found.value, measure), found.manner)


def as_share(number: Decimal, measure: Measure) -> Decimal:
    """A share within its limits, without noughts at its end: `0.50` is `0.5`."""
    within = f"{_within(number, measure):f}"
    share = Decimal(within.rstrip("0").rstrip(".") if "." in within else within)
    if share != share.quantize(Decimal(1).scaleb(_FINEST)):
        raise NotUnderstoodError("TK-C095", **measure.limits)
    return share


def refuse_vague(typed: str, unit: Unit) -> None:
    """A range, a bound or an estimate is no number; raises `NotUnderstoodError` for one."""
    if ends := range_in(typed):
        low, high = ends
        raise NotUnderstoodError("TK-C090" if unit is Unit.PLACES else "TK-C093", low=low, high=high)
    if is_vague(typed):
        raise NotUnderstoodError("TK-C097")


def refuse_unit(noun: str, unit: Unit) -> None:
    """Another measure than the field's is never reckoned; raises `NotUnderstoodError` for it."""
    if named := units_called(noun):
        raise NotUnderstoodError("TK-C091", stated=named[0].called, unit=unit.called, other=named[0].value)


def _quantity(text: str, measure: Measure, code: str) -> Understood:
    typed = one_spaced(text)
    if (worth := measure.words.get(typed.lower())) is not None:
        return Understood(Decimal(worth), Manner.IN_WORDS)
    refuse_vague(typed, measure.unit)
    digits, noun = apart(typed)
    number = _number(digits, measure)
    if number is None:
        raise NotUnderstoodError(code, **measure.limits)
    factor = reckoned(noun, measure.unit)
    if factor is None:
        refuse_unit(noun, measure.unit)
        raise NotUnderstoodError(code, **measure.limits)
    return Understood(number * factor, _manner(digits, noun, factor))


def _number(digits: str, measure: Measure) -> Decimal | None:
    """The number in digits or letters; whether it is thousands is no question where none can be meant."""
    try:
        return number_in(digits)
    except NotUnderstoodError:
        if measure.high < _THOUSAND:
            return None
        raise


def _manner(digits: str, noun: str, factor: Decimal) -> Manner:
    if factor != 1:
        return Manner.RECKONED
    if noun:
        return Manner.WITH_UNIT
    return Manner.GROUPED if digits[0].isdigit() else Manner.IN_WORDS


def _within(number: Decimal, measure: Measure) -> Decimal:
    if not measure.low <= number <= measure.high:
        raise NotUnderstoodError("TK-C034", **measure.limits)
    return number


def _not_whole(number: Decimal, measure: Measure) -> NotUnderstoodError:
    """What the two whole numbers beside it are; below 1 per cent it may be a share of one that was meant."""
    if number < 1 and measure.unit in (Unit.PERCENT, Unit.EXTENT):
        return NotUnderstoodError("TK-C101", percent=f"{(number * _PER_CENT).normalize():f}".replace(".", ","))
    below, above = (number.to_integral_value(way) for way in (ROUND_FLOOR, ROUND_CEILING))
    if below < measure.low or above > measure.high:
        return NotUnderstoodError("TK-C033", **measure.limits)
    return NotUnderstoodError("TK-C098", first=below, second=above)
