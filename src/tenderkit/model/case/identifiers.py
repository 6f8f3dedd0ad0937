"""Numbers that others have given out: organisation numbers, countries and CPV codes, each with its own check."""

import re
from typing import Annotated

from tenderkit.model.case.values import Written, refuse, shaped

_NUMBER = re.compile(r"(?:[0-9]{2})?[0-9]{6}[-+]?[0-9]{4}")
_CENTURIES = ("16", "18", "19", "20")  # 16 is the tax agency's prefix for organisations, the others are of persons
_BARE_LENGTH = 10
_MONTHS = range(1, 13)
_DAYS = (*range(1, 32), *range(61, 92))  # a coordination number has day + 60
_CPV = re.compile(r"[0-9]{8}-[0-9]")
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

    The third digit of an organisation number is never below 2, which keeps it apart from a date of birth; python-stdnum
    checks neither that nor coordination numbers, so only its Luhn sum is used.
    """
    from stdnum import luhn  # here because it loads ssl, which most commands do without

    if not isinstance(value, str) or not _NUMBER.fullmatch(value):
        raise refuse("TK-C052")
    digits = _bare(value)
    if not luhn.is_valid(digits):
        raise refuse("TK-C053")
    if digits[2] < "2" and not looks_personal(digits):
        raise refuse("TK-C052")
    return f"{digits[:6]}-{digits[6:]}"


def _bare(number: str) -> str:
    digits = number.replace("-", "").replace("+", "")
    return digits[2:] if len(digits) > _BARE_LENGTH and digits.startswith(_CENTURIES) else digits


def _read_cpv(value: object) -> str:
    if not isinstance(value, str) or not _CPV.fullmatch(value):
        raise refuse("TK-C058")
    expected = sum(int(digit) * weight for digit, weight in zip(value[:8], _CPV_WEIGHTS, strict=True)) % 10
    if int(value[9]) != expected and not value.startswith(_CPV_MOVED):
        raise refuse("TK-C059")
    return value


_NUMBER_SCHEMA = {"type": ["string", "integer"], "pattern": f"^{_NUMBER.pattern}$"}

OrganisationNumber = Annotated[str, Written(_read_organisation, _NUMBER_SCHEMA)]
TraderNumber = Annotated[str, Written(_read_trader, _NUMBER_SCHEMA)]
Cpv = Annotated[str, Written(_read_cpv, {"type": "string", "pattern": f"^{_CPV.pattern}$"})]
ForeignCountry = Annotated[
    str,
    shaped(r"(?!SE)[A-Z]{2}", "TK-C057", {"type": "string", "pattern": "^(?!SE)[A-Z]{2}$"}),
]
