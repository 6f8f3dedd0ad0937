"""Provisions that clauses cite though the machine computes nothing from them: of employment law, data protection and the like."""

from datetime import date
from typing import Annotated, Self

from msgspec import Struct
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from tenderkit.model.case.values import IsoDate, Line, Several, refuse

SfsNumber = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}:[0-9]{1,4}$")]
ActNumber = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}[:/][0-9]{1,4}$")]  # 1982:80, or 2016/679 for the EU's


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


class OtherProvisionsEntry(BaseModel):
    """A row of `other_provisions` in `laws.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)

    act: Line
    number: ActNumber
    provisions: Several[Line]
    start: IsoDate = Field(alias="from")
    end: IsoDate | None = Field(default=None, alias="to")
    source: Line
    checked_on: IsoDate | None = None
    consolidated_to: IsoDate | None = None
    amended_to: SfsNumber | None = None
    note: Line | None = None

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.end is not None and self.end < self.start:
            raise refuse("TK-R121")
        return self


def other_provisions(entry: OtherProvisionsEntry) -> OtherProvisions:
    """The checked row as the rules ask it."""
    return OtherProvisions(**dict(entry))
