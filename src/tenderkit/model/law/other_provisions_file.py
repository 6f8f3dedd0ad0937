"""The rows `other_provisions` of `laws.yaml`, as they are written there."""

from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from tenderkit.model.case.values import IsoDate, Line, Several, refuse
from tenderkit.model.law.law_numbers import ActNumber, SfsNumber
from tenderkit.model.law.other_provisions import OtherProvisions


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
