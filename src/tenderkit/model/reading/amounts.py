"""Money as people write it: kronor excluding VAT, in full or in thousands and millions."""

import re
from decimal import Decimal

from tenderkit.model.reading.numbers import apart, number_in, one_spaced
from tenderkit.model.reading.quantities import refuse_unit, refuse_vague
from tenderkit.model.reading.understood import Manner, NotUnderstoodError, Understood
from tenderkit.model.reading.units import Unit
from tenderkit.patterns import lazy_pattern

_OTHER_CURRENCY = lazy_pattern(
    r"[€$£]|\beuro?s?\b|\b(?:nok|dkk|usd|gbp|chf|isk)\b|\b(?:danska|norska|isländska) kronor\b|\bdollar\b|\bpund\b",
    re.IGNORECASE,
)
_WITH_TAX = lazy_pattern(r"\b(?:inkl|inklusive|ink|med)\b\.?\s*(?:moms|mervärdesskatt)", re.IGNORECASE)
_WITHOUT_TAX = lazy_pattern(r",?\s*\(?(?:exkl|exklusive|ex|utan)\b\.?\s*(?:moms|mervärdesskatt)\)?\.?$", re.IGNORECASE)
_BEFORE = lazy_pattern(r"^(?:sek|kr\.?)\s*(?=[0-9])", re.IGNORECASE)
_KRONOR = frozenset({"kr", "kr.", "krona", "kronor", "sek", ":-", ",-", "kr:-", ":- kr", "svenska kronor"})
_SCALES = {1_000: "tkr|kkr|ksek|tsek", 1_000_000: "mkr|mnkr|msek", 1_000_000_000: "mdkr"}
_NUMERALS = {1_000: "tusen", 1_000_000: "miljon|miljoner|milj|milj.", 1_000_000_000: "miljard|miljarder"}
_WITH_KRONOR = {**_NUMERALS, 1_000_000: f"{_NUMERALS[1_000_000]}|mn", 1_000_000_000: f"{_NUMERALS[1_000_000_000]}|mdr"}
_SCALE_OF = {
    **{word: scale for scales in (_SCALES, _NUMERALS) for scale, words in scales.items() for word in words.split("|")},
    **{
        f"{word} {kronor}": scale
        for scale, words in _WITH_KRONOR.items()
        for word in words.split("|")
        for kronor in ("kr", "kronor", "sek")
    },
}
_ORE = -2  # the decimals of öre


def amount_in(text: str) -> Understood:
    """Kronor with at most two decimals; raises `NotUnderstoodError` with what is to be asked."""
    typed = one_spaced(text)
    if _OTHER_CURRENCY.search(typed):
        raise NotUnderstoodError("TK-C068")
    if _WITH_TAX.search(typed):
        raise NotUnderstoodError("TK-C096")
    bare = _BEFORE.sub("", _WITHOUT_TAX.sub("", typed), count=1)
    refuse_vague(bare, Unit.KRONOR)
    digits, noun = apart(bare)
    scale = _scale(noun.lower())
    number = number_in(digits) if digits else None
    in_letters_alone = bare == digits and not digits[:1].isdigit()  # `femtio` may be fifty thousand
    if number is None or scale is None or in_letters_alone:
        refuse_unit(noun if number is not None else "", Unit.KRONOR)
        raise NotUnderstoodError("TK-C035")
    money = number * scale
    if bare == digits and _decimals(number) == -1:  # `65,5` may be millions, `65,5 kr` may not
        raise NotUnderstoodError("TK-C069")
    if money != round(money, -_ORE) or (scale == 1 and _decimals(number) < _ORE):
        raise NotUnderstoodError("TK-C035")
    manner = _manner(digits, scale, has_words=typed != digits)
    return Understood(money if manner is not Manner.RECKONED else _whole_if_it_is(money), manner)


def _scale(noun: str) -> int | None:
    return 1 if not noun or noun in _KRONOR else _SCALE_OF.get(noun) or _SCALE_OF.get(noun.rstrip("."))


def _decimals(number: Decimal) -> int:
    """How many digits stand behind the comma, as a negative number."""
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _manner(digits: str, scale: int, *, has_words: bool) -> Manner:
    if scale != 1:
        return Manner.RECKONED
    if has_words:
        return Manner.WITH_UNIT
    return Manner.GROUPED if digits[0].isdigit() else Manner.IN_WORDS


def _whole_if_it_is(money: Decimal) -> Decimal:
    """`1,5 mkr` is 1 500 000 and not 1 500 000,0."""
    return money.quantize(Decimal(1)) if money == money.to_integral_value() else money
