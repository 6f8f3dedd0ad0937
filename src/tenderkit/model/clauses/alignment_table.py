"""`elements.yaml`: what Gothenburg, Upphandlingsmyndigheten and the report say of each element of an employment requirement."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from tenderkit.model.case.values import FormatOne, Line, refuse

NOT_FOUND = "nf"  # not found in the copies that were read; never "there is none"
MOST_ELEMENTS = 26

Lines = Annotated[tuple[Annotated[int, Field(ge=1)], ...], Field()]


class ElementEntry(BaseModel):
    """One element, in our own words. `report_lines` are lines of the report; `differs` says why we do otherwise, on purpose."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: Annotated[int, Field(ge=1, le=MOST_ELEMENTS)]
    name: Line
    gothenburg: Line
    uhm: Line
    report: Line
    report_lines: Lines = ()
    differs: Line | None = None
    unverified: Line | None = None


class ElementsFile(BaseModel):
    """Every element, each once."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: FormatOne
    sources: dict[Literal["gothenburg", "uhm", "report"], Line]
    elements: tuple[ElementEntry, ...]

    @field_validator("elements")
    @classmethod
    def _each_once(cls, elements: tuple[ElementEntry, ...]) -> tuple[ElementEntry, ...]:
        numbers = sorted(element.number for element in elements)
        if numbers != list(range(1, MOST_ELEMENTS + 1)):
            raise refuse("TK-L136", most=MOST_ELEMENTS)
        return tuple(sorted(elements, key=lambda element: element.number))
