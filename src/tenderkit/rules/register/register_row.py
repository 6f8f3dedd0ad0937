"""A row of the register, and what it is made of: numbers, days and words, never a person (report l. 182 and 226)."""

from datetime import date

from msgspec import Struct

from tenderkit.model.fulfilment.fulfilment import FulfilmentStatus
from tenderkit.rules.due.stage import Stage


class IssuedPaper(Struct, frozen=True):
    """A copy that has been sent out: the document, what it is called, which copy of it, and its day."""

    document: str
    title: str
    number: int
    day: date


class PlaceNumbers(Struct, frozen=True):
    """The places of one requirement, as its reports have them.

    `required` is `None` while it isn't known, and counts months of full time with `by_months`. `lots` are the ids of those that
    the number is for together, where they are several.
    """

    required: int | None
    by_months: bool = False
    lots: tuple[str, ...] = ()


class RegisterRow(Struct, frozen=True):
    """One lot of one supplier's; before the award one lot, and before the notice nothing but the case's number.

    `places` stands in the first row of those lots that share a number, so that the rows can be added up. `agreed`, `begun` and
    `completed` count places. `outcome` is the requirement's, `follow_up` what is told beside it. `clauses` are `id version`, as the case's lock has them;
    `late` is how much should have been done by the day, and `next_day` the first day to come.
    """

    number: str
    stage: Stage
    title: str = ""
    contract_number: str = ""
    unit: str = ""
    lot: str = ""
    lot_title: str = ""
    supplier: str = ""
    kind: str = ""
    places: PlaceNumbers | None = None
    agreed: int = 0
    begun: int = 0
    completed: int = 0
    outcome: FulfilmentStatus | None = None
    follow_up: FulfilmentStatus | None = None
    clauses: tuple[str, ...] = ()
    late: int = 0
    next_day: date | None = None
    next_what: str = ""
    gaps: tuple[str, ...] = ()
    issued: tuple[IssuedPaper, ...] = ()
