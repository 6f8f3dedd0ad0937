"""What each kind of place is to be: how many of them, and how long each at least."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from tenderkit.model.case.block import CaseBlock
from tenderkit.model.case.choices import PlacementKind
from tenderkit.model.case.values import Hours, Months, PlaceCount, Weeks, refuse


class KindTerms(CaseBlock):
    """The number of one kind, its least time, or both."""

    count: Annotated[
        PlaceCount | None, Field(title="Antal", description="Så många av platserna har den här formen.", examples=[2])
    ] = None
    minimum_months: Annotated[
        Months | None, Field(title="Minsta tid", description="Månader som formen varar minst.", examples=[12])
    ] = None
    minimum_weeks: Annotated[
        Weeks | None,
        Field(title="Minsta tid i veckor", description="Veckor som formen varar minst.", examples=[26]),
    ] = None
    minimum_hours: Annotated[
        Hours | None,
        Field(
            title="Minsta tid i timmar",
            description="Timmar som formen omfattar minst.",
            examples=[400],
            validate_default=True,
        ),
    ] = None

    @field_validator("minimum_hours")
    @classmethod
    def _says_something_once(cls, hours: int | None, info: ValidationInfo) -> int | None:
        """A number or a least time, and the time in one measure."""
        if any(name not in info.data for name in ("count", "minimum_months", "minimum_weeks")):
            return hours  # a fault is already reported there
        times = [value for value in (info.data["minimum_months"], info.data["minimum_weeks"], hours) if value]
        if len(times) > 1:
            raise refuse("TK-C121")
        if not times and info.data["count"] is None:
            raise refuse("TK-C123")
        return hours

    @property
    def has_least_time(self) -> bool:
        """Whether the kind has a least time of its own."""
        return any((self.minimum_months, self.minimum_weeks, self.minimum_hours))


class PerKind(CaseBlock):
    """By kind of place, its own number and least time."""

    employment: Annotated[
        KindTerms | None,
        Field(title="Anställning", description="Vad som gäller anställningar.", examples=[{"count": 2}]),
    ] = None
    internship: Annotated[
        KindTerms | None,
        Field(title="Praktik", description="Vad som gäller praktik.", examples=[{"minimum_weeks": 26}]),
    ] = None
    apprenticeship: Annotated[
        KindTerms | None,
        Field(title="Lärlingsperiod", description="Vad som gäller lärlingsperioder.", examples=[{"count": 1}]),
    ] = None
    summer_job: Annotated[
        KindTerms | None,
        Field(
            title="Sommarjobb",
            description="Vad som gäller sommarjobb.",
            examples=[{"count": 10, "minimum_weeks": 4}],
        ),
    ] = None

    def of(self, kind: PlacementKind) -> KindTerms | None:
        """What is stated for the kind."""
        terms: KindTerms | None = getattr(self, kind.value)
        return terms

    def stated(self) -> Iterator[tuple[PlacementKind, KindTerms]]:
        """Each kind that has terms of its own, in the order of the list of kinds."""
        for kind in PlacementKind:
            if (terms := self.of(kind)) is not None:
                yield kind, terms

    def has_least_time(self, kind: PlacementKind) -> bool:
        """Whether the kind has a least time of its own."""
        terms = self.of(kind)
        return terms is not None and terms.has_least_time


class AnotherKind(CaseBlock):
    """A kind that may take the place of the first when that has been sought in earnest."""

    kind: Annotated[
        PlacementKind,
        Field(title="Form i andra hand", description="Formen som då får ordnas.", examples=["internship"]),
    ]
    sought_weeks: Annotated[
        Weeks,
        Field(
            title="Sökt i",
            description="Veckor som leverantören minst ska ha sökt en person till den första formen.",
            examples=[8],
        ),
    ]
