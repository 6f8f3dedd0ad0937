"""`plan-ÅÅÅÅ.svar.yaml`: what the coordinator recommends for the procurements of a year's plan, and what the requesters answer.

A row is known by its title and its unit, since its number moves whenever somebody sorts the sheet. No person is told.
"""

from typing import Annotated

from pydantic import Field

from tenderkit.model.case.block import CaseBlock
from tenderkit.model.case.titled_choice import TitledChoice
from tenderkit.model.case.values import FormatOne, FreeText, IsoDate, Line
from tenderkit.model.policy.policy import AskedVerdict


class RequesterReply(TitledChoice):
    """What the requester says of a recommendation."""

    FOLLOWS = "follows", "vi följer rekommendationen"
    DECLINES = "declines", "vi följer den inte"
    TALKS_FIRST = "talks_first", "vi vill tala om den först"


class RowRecommendation(CaseBlock):
    """What the coordinator recommends (report l. 182)."""

    what: Annotated[
        AskedVerdict, Field(title="Rekommendation", description="Vilket krav som rekommenderas.", examples=["dialogue"])
    ]
    reason: Annotated[
        FreeText | None,
        Field(title="Skäl", description="Varför, i egna ord.", examples=["Branschen har tagit emot praktikanter."]),
    ] = None
    date: Annotated[IsoDate, Field(title="Datum", description="När den skrevs.", examples=["2026-11-30"])]


class RowReply(CaseBlock):
    """What the requester answers."""

    reply: Annotated[
        RequesterReply, Field(title="Svar", description="Om rekommendationen följs.", examples=["follows"])
    ]
    reason: Annotated[
        FreeText | None, Field(title="Skäl", description="Varför, i egna ord.", examples=["Vi börjar i liten skala."])
    ] = None
    date: Annotated[IsoDate, Field(title="Datum", description="När svaret gavs.", examples=["2026-12-02"])]


class SaidOfRow(CaseBlock):
    """A procurement of the plan, with what has been said of it."""

    title: Annotated[
        Line, Field(title="Upphandling", description="Så som den heter i planen.", examples=["Fönsterputs"])
    ]
    unit: Annotated[
        Line | None, Field(title="Enhet", description="Så som den heter i planen.", examples=["Tekniska förvaltningen"])
    ] = None
    recommendation: Annotated[
        RowRecommendation | None,
        Field(
            title="Rekommendation", description="Samordnarens.", examples=[{"what": "dialogue", "date": "2026-11-30"}]
        ),
    ] = None
    reply: Annotated[
        RowReply | None,
        Field(title="Svar", description="Beställarens.", examples=[{"reply": "follows", "date": "2026-12-02"}]),
    ] = None


class PlanAnswers(CaseBlock):
    """The whole file."""

    format: Annotated[FormatOne, Field(title="Filformat", description="Alltid 1.", examples=[1])]
    rows: Annotated[
        tuple[SaidOfRow, ...],
        Field(title="Upphandlingar", description="En post för varje.", examples=[[{"title": "Fönsterputs"}]]),
    ] = ()
