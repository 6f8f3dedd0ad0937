"""`elements.yaml`: what the models that we compare with say of each element of an employment requirement."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from tenderkit.model.case.values import FormatOne, Line, refuse

NOT_FOUND = "nf"  # not found in the copies that were read; never "there is none"

Lines = Annotated[tuple[Annotated[int, Field(ge=1)], ...], Field()]


class ElementEntry(BaseModel):
    """One element, in our own words. `report_lines` are lines of the report; `differs` says why we do otherwise, on purpose.

    Trafikverket and Stockholm stand only where they have something that the other three lack. `left_out` is the reason when
    no clause says it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    number: Annotated[int, Field(ge=1)]
    name: Line
    gothenburg: Line
    uhm: Line
    report: Line
    report_lines: Lines = ()
    trafikverket: Line | None = None
    stockholm: Line | None = None
    differs: Line | None = None
    unverified: Line | None = None
    left_out: Line | None = None


class ElementsFile(BaseModel):
    """Every element, each once, in the order of their numbers: the list decides how many there are."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    format: FormatOne
    sources: dict[Literal["gothenburg", "uhm", "report", "trafikverket", "stockholm"], Line]
    elements: tuple[ElementEntry, ...]

    @field_validator("elements")
    @classmethod
    def _each_once(cls, elements: tuple[ElementEntry, ...]) -> tuple[ElementEntry, ...]:
        if [element.number for element in elements] != list(range(1, len(elements) + 1)):
            raise refuse("TK-L136", most=len(elements))
        return elements
