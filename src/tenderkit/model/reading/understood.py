"""What comes out of reading a value: the value with how it was understood, or the question that has to be asked."""

from enum import Enum
from typing import Any

from msgspec import Struct


class Manner(Enum):
    """How words were understood."""

    AS_WRITTEN = "as_written"  # in the way of the file's format; the only one that isn't said back
    IN_WORDS = "in_words"  # a Swedish name, a number in letters
    WITH_UNIT = "with_unit"
    RECKONED = "reckoned"  # millions into kronor, years into months
    GROUPED = "grouped"  # points or commas between thousands, a comma before decimals
    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    YEAR_FIRST = "year_first"
    COMPLETED = "completed"  # a check digit that was computed
    CLEANED = "cleaned"  # what stands around the value was taken away
    LISTED = "listed"  # several values in one text


class Understood(Struct, frozen=True):
    """A value of the field's own type, and how it was understood."""

    value: Any
    manner: Manner = Manner.AS_WRITTEN

    @property
    def is_as_written(self) -> bool:
        return self.manner is Manner.AS_WRITTEN


class NotUnderstoodError(Exception):
    """The question to ask: a code of the message catalogue with its facts. Never what was typed, which may be personal."""

    def __init__(self, code: str, **facts: object) -> None:
        self.code = code
        self.facts = {name: str(fact) for name, fact in facts.items()}
        super().__init__(code)
