"""`arsuppgifter.yaml`: totals for a year that no case file holds, since no step of anybody's is stored (report l. 98 and 108-110)."""

from typing import Annotated

from pydantic import Field

from tenderkit.model.case.block import CaseBlock
from tenderkit.model.case.values import FormatOne, Line, whole_number
from tenderkit.model.reading.units import Unit

People = Annotated[int, whole_number(0, 100_000, Unit.PERSONS)]
CalendarYear = Annotated[int, whole_number(2000, 2199)]


class OwnLivelihood(CaseBlock):
    """People who came to support themselves, by what they lived on before (report l. 98)."""

    from_social_assistance: Annotated[
        People,
        Field(title="Från försörjningsstöd", description="Antal personer som levde på försörjningsstöd.", examples=[6]),
    ]
    from_other_benefits: Annotated[
        People,
        Field(title="Från annan ersättning", description="Antal personer som levde på annan ersättning.", examples=[7]),
    ]


class Steps(CaseBlock):
    """Steps on the ladder, in the two senses that the report gives the word (l. 108-110); never who, and never which rung."""

    stronger: Annotated[
        People,
        Field(
            title="Stärkt ställning",
            description="Antal personer som står starkare på arbetsmarknaden, fast platsen inte ledde till en anställning.",
            examples=[12],
        ),
    ]
    room_for_others: Annotated[
        People,
        Field(
            title="Plats för andra",
            description="Antal personer som fick en plats därför att någon annan gick vidare.",
            examples=[9],
        ),
    ]


class TotalsOfYear(CaseBlock):
    """What the matching unit has counted for one year."""

    year: Annotated[CalendarYear, Field(title="År", description="Året som talen gäller.", examples=[2027])]
    by: Annotated[
        Line | None,
        Field(title="Lämnat av", description="Enheten som har räknat. Inte ett namn.", examples=["Jobbcentrum"]),
    ] = None
    own_livelihood: Annotated[
        OwnLivelihood | None,
        Field(
            title="Egen försörjning",
            description="Personer som kom till egen försörjning under året, var och en en gång.",
            examples=[{"from_social_assistance": 6, "from_other_benefits": 7}],
        ),
    ] = None
    steps: Annotated[
        Steps | None,
        Field(
            title="Stegförflyttning",
            description="Förflyttningar på stegen under året, var och en en gång.",
            examples=[{"stronger": 12, "room_for_others": 9}],
        ),
    ] = None


class YearlyTotals(CaseBlock):
    """The whole file: one entry for each year."""

    format: Annotated[FormatOne, Field(title="Filformat", description="Alltid 1.", examples=[1])]
    years: Annotated[
        tuple[TotalsOfYear, ...],
        Field(title="Åren", description="En post för varje år.", examples=[[{"year": 2027}]]),
    ]


class CountedYear(CaseBlock):
    """The year that a paper is about, and who counted what the cases don't tell."""

    number: Annotated[CalendarYear, Field(title="År", description="Året.", examples=[2027])]
    totals: Annotated[
        TotalsOfYear | None,
        Field(title="Årets uppgifter", description="Ur arsuppgifter.yaml.", examples=[{"year": 2027}]),
    ] = None
