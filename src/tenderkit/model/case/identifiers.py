"""Numbers that others have given out: organisation numbers, countries and CPV codes, each with its own check."""

import re
from collections.abc import Callable
from typing import Annotated

from tenderkit.model.case.values import shaped
from tenderkit.model.case.written import WaysBeside, Written, refuse
from tenderkit.model.reading.check_digit import has_right_check_digit
from tenderkit.model.reading.countries import COUNTRIES
from tenderkit.model.reading.numbers import one_spaced
from tenderkit.model.reading.understood import Manner, NotUnderstoodError, Understood
from tenderkit.model.reading.words import as_compared
from tenderkit.patterns import lazy_pattern

_NUMBER = lazy_pattern(r"(?:[0-9]{2})?[0-9]{6}[-+]?[0-9]{4}")
_CENTURIES = ("16", "18", "19", "20")  # 16 is the tax agency's prefix for organisations, the others are of persons
_BARE_LENGTH = 10
_MONTHS = range(1, 13)
_DAYS = (*range(1, 32), *range(61, 92))  # a coordination number has day + 60
_AROUND_NUMBER = lazy_pattern(r"(?:org(?:anisations)?\.?[ -]?(?:nr|nummer)\.?:?)?(?P<number>.+)", re.IGNORECASE)
_VAT = lazy_pattern(r"SE(?P<number>[0-9]{10})01", re.IGNORECASE)
_DASHES = lazy_pattern(r"[ \u2010-\u2015\u2212]")
_CPV = lazy_pattern(r"[0-9]{8}-[0-9]")
_CPV_WITH_NAME = lazy_pattern(
    r"(?:cpv(?:[ -]?(?:kod|nr))?\.?[: ]*)?(?P<code>[0-9]{8}|[0-9]{2} [0-9]{3} [0-9]{3})"
    r"(?: ?[-\u2010-\u2015] ?(?P<digit>[0-9])(?![0-9]))?(?P<name>[ ,:(\u2010-\u2015-]+[^\W\d].*)?",
    re.IGNORECASE,
)
_CPV_WEIGHTS = (3, 7, 1, 3, 7, 1, 3, 7)

# Branches that Regulation (EC) 213/2008 moved without new check digits. Measured on its 9 454 codes: outside these
# branches the weights hold for every one, inside them the digit tells nothing.
_CPV_MOVED = (
    *(
        "033",
        "034",
        "091",
        "092",
        "093",
        "317",
        "331",
        "342",
        "344",
        "351",
        "353",
        "356",
        "374",
        "389",
        "421",
        "45233139",
    ),
    *("486", "510", "651", "713", "722", "723", "724", "726", "727", "728", "729", "793", "852", "922"),
)


def looks_personal(number: str) -> bool:
    """Whether the number has the form of a personal identity number or a coordination number (day + 60)."""
    digits = _bare(number)
    return int(digits[2:4]) in _MONTHS and int(digits[4:6]) in _DAYS


def _read_organisation(value: object) -> str:
    number = _read_trader(value)
    if looks_personal(number):
        raise refuse("TK-C054")
    return number


def _read_trader(value: object) -> str:
    """An organisation number, or the owner's personal number that a sole trader has in its place.

    The third digit of an organisation number is never below 2, which keeps it apart from a date of birth.
    """
    if not isinstance(value, str) or not _NUMBER.fullmatch(value):
        raise refuse("TK-C052")
    digits = _bare(value)
    if not has_right_check_digit(digits):
        raise refuse("TK-C053")
    if digits[2] < "2" and not looks_personal(digits):
        raise refuse("TK-C052")
    return f"{digits[:6]}-{digits[6:]}"


def _bare(number: str) -> str:
    digits = number.replace("-", "").replace("+", "")
    return digits[2:] if len(digits) > _BARE_LENGTH and digits.startswith(_CENTURIES) else digits


def _without_ornaments(read: Callable[[object], str]) -> Callable[[str], Understood]:
    """A number without spaces, another dash, or the letters of a VAT number around it."""

    def understand(text: str) -> Understood:
        found = _AROUND_NUMBER.fullmatch(one_spaced(text))
        number = found["number"].strip() if found else ""
        vat = _VAT.fullmatch(number.replace(" ", ""))
        return Understood(read(vat["number"] if vat else _joined(number)), Manner.CLEANED)

    return understand


def _joined(number: str) -> str:
    """Digits with the hyphen that stands between ten of them, however the gap is written."""
    digits = _DASHES.sub("", number)
    return digits if digits.count("-") <= 1 else number


def _read_cpv(value: object) -> str:
    if not isinstance(value, str) or not _CPV.fullmatch(value):
        raise refuse("TK-C058")
    if value[9] != _check_digit(value) and not value.startswith(_CPV_MOVED):
        raise refuse("TK-C059")
    return value


def _understand_cpv(text: str) -> Understood:
    """A code with its name, which is left out, or without its check digit, which is computed where that can be done."""
    found = _CPV_WITH_NAME.fullmatch(one_spaced(text))
    if found is None:
        raise NotUnderstoodError("TK-C058")
    code = found["code"].replace(" ", "")
    if found["digit"]:
        return Understood(_read_cpv(f"{code}-{found['digit']}"), Manner.CLEANED)
    if code.startswith(_CPV_MOVED):
        raise NotUnderstoodError("TK-C100")
    return Understood(f"{code}-{_check_digit(code)}", Manner.COMPLETED)


def _check_digit(code: str) -> str:
    return str(sum(int(digit) * weight for digit, weight in zip(code[:8], _CPV_WEIGHTS, strict=True)) % 10)


def _understand_country(text: str) -> Understood:
    if (code := COUNTRIES.get(as_compared(text))) is None:
        raise NotUnderstoodError("TK-C057")
    return Understood(code, Manner.IN_WORDS)


_NUMBER_SCHEMA = {"type": ["string", "integer"], "pattern": f"^{_NUMBER.pattern}$"}
_SOME_NUMBER = {"type": "string", "pattern": "[0-9]{4}"}
_SOME_CPV = {"type": ["string", "integer"], "pattern": "[0-9]{2} ?[0-9]{3} ?[0-9]{3}", "minimum": 3_000_000}


def _number(read: Callable[[object], str], *, private: bool) -> Written:
    ways = WaysBeside(_without_ornaments(read), "TK-C052", private=private, schema=_SOME_NUMBER)
    return Written(read, _NUMBER_SCHEMA, ways)


OrganisationNumber = Annotated[str, _number(_read_organisation, private=False)]
TraderNumber = Annotated[str, _number(_read_trader, private=True)]
Cpv = Annotated[
    str,
    Written(
        _read_cpv,
        {"type": "string", "pattern": f"^{_CPV.pattern}$"},
        WaysBeside(_understand_cpv, "TK-C058", schema=_SOME_CPV),
    ),
]
ForeignCountry = Annotated[
    str,
    shaped(
        r"(?!SE)[A-Z]{2}",
        "TK-C057",
        {"type": "string", "pattern": "^(?!SE)[A-Z]{2}$"},
        WaysBeside(_understand_country, "TK-C057", schema={"type": "string", "pattern": "^(?!SE$)[^0-9]+$"}),
    ),
]
