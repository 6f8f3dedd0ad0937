"""What single values look like in `placeringar.yaml`, beside those that a case file has too."""

import re
from decimal import Decimal
from typing import Annotated

from tenderkit.model.case.values import Written, refuse, shaped, whole_number
from tenderkit.patterns import lazy_pattern

MOST_HOURS_PER_WEEK = 60
_HOURS = lazy_pattern(r"(?:0|[1-9][0-9]?)(?:[.,][0-9]{1,2})?")


def _numbered(form: str, example: str) -> Written:
    """An id that tells nothing about what it stands for: a letter and a number."""
    pattern = re.compile(form)

    def read(value: object) -> str:
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise refuse("TK-M001", example=example)
        return value

    return Written(read, {"type": "string", "pattern": f"^{form}$"})


def _read_hours(value: object) -> Decimal:
    """Hours as people write them, with a comma or a point."""
    if isinstance(value, str) and _HOURS.fullmatch(value):
        value = Decimal(value.replace(",", "."))
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or not 0 < value <= MOST_HOURS_PER_WEEK:
        raise refuse("TK-M003", most=MOST_HOURS_PER_WEEK)
    return Decimal(value)


PlacementId = Annotated[str, _numbered(r"P-[0-9]{2,5}", "P-01")]
AgreementId = Annotated[str, _numbered(r"A-[1-9][0-9]{0,4}", "A-1")]
ProfileId = Annotated[str, _numbered(r"K-[1-9][0-9]{0,4}", "K-1")]
BreachId = Annotated[str, _numbered(r"B-[1-9][0-9]{0,4}", "B-1")]
EventId = Annotated[str, _numbered(r"H-[1-9][0-9]{0,4}", "H-1")]
NamedClause = Annotated[
    str,
    shaped(
        r"(?=.{1,24}$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*",
        "TK-M002",
        {"type": "string", "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$", "maxLength": 24},
    ),
]
HoursPerWeek = Annotated[
    Decimal,
    Written(_read_hours, {"type": ["number", "string"], "exclusiveMinimum": 0, "pattern": f"^{_HOURS.pattern}$"}),
]
TotalHours = Annotated[int, whole_number(1, 20_000)]
