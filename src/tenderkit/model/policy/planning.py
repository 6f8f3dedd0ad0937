"""What a municipality decides about its planning: the time that it needs, and the staff that its alternative asks for."""

from typing import Annotated

from pydantic import Field

from tenderkit.model.case.block import CaseBlock
from tenderkit.model.case.values import Line, Months, Percent, Weeks


class PlanningPolicy(CaseBlock):
    """The block `planning` of a policy file; what it doesn't state is assumed, and the assumption is printed."""

    prepare_weeks: Annotated[
        Weeks | None,
        Field(
            title="Tid för förberedelser",
            description="Veckor för bemanning och utbildningspartner innan upphandlingen påbörjas (rapporten, rad 190).",
            examples=[16],
        ),
    ] = None
    procure_weeks: Annotated[
        Weeks | None,
        Field(
            title="Tid för upphandlingen",
            description="Veckor från att upphandlingen påbörjas till avtalets start.",
            examples=[30],
        ),
    ] = None
    branch_months: Annotated[
        Months | None,
        Field(
            title="Tid för en samlad branschdialog",
            description="Månader inom vilka upphandlingar i samma bransch samlas i en dialog (rapporten, rad 182).",
            examples=[6],
        ),
    ] = None
    source: Annotated[
        Line,
        Field(
            title="Källa",
            description="Vem som har bestämt tiderna, och när.",
            examples=["Upphandlingschefens beslut 2026-09-01"],
        ),
    ]


class StaffingPolicy(CaseBlock):
    """The block `staffing` of a policy file: the post that matches people and places, in per cent of full time."""

    percent: Annotated[
        Percent,
        Field(title="Bemanning", description="Tjänsten för matchning, i procent av heltid.", examples=[100]),
    ]
    source: Annotated[
        Line, Field(title="Källa", description="Vem som har bestämt bemanningen.", examples=["Rapporten, rad 26"])
    ]
