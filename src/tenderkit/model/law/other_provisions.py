"""Provisions that clauses cite though the machine computes nothing from them: of employment law, data protection and the like."""

from datetime import date

from msgspec import Struct


class OtherProvisions(Struct, frozen=True):
    """Provisions of one act, `number` in its collection, that clauses may cite from `start` to `end`.

    `checked_on` is `None` where nobody has read the text itself; `note` then says what is known instead. `amended_to` is
    the latest amending act that the reader saw.
    """

    act: str
    number: str
    provisions: tuple[str, ...]
    start: date
    end: date | None
    source: str
    checked_on: date | None
    consolidated_to: date | None
    amended_to: str | None
    note: str | None
