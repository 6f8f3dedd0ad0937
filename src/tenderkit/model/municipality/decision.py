"""What the municipality's management decides on before the way of working is introduced (report l. 22-34), and what a project cost."""

from typing import Annotated

from pydantic import Field

from tenderkit.model.case.block import CaseBlock
from tenderkit.model.case.values import FreeText, Line, Money, Percent, Several


class DecisionBasis(CaseBlock):
    """The municipality's own alternatives and proposal."""

    decided_by: Annotated[
        Line | None,
        Field(title="Beslutas av", description="Den som fattar besluten.", examples=["Kommunens ledningsgrupp"]),
    ] = None
    coordinator_homes: Annotated[
        Several[Line] | None,
        Field(
            title="Samordnarens hemvist",
            description="Enheter där samordnaren kan höra hemma, så att orden kan stå i en lista.",
            examples=[["Upphandlingsenheten"]],
        ),
    ] = None
    matching_homes: Annotated[
        Several[Line] | None,
        Field(
            title="Matchningens hemvist",
            description="Enheter där matchning och uppföljning kan höra hemma.",
            examples=[["Arbetsmarknadsenheten"]],
        ),
    ] = None
    proposal: Annotated[
        FreeText | None,
        Field(
            title="Förslag",
            description="Förslaget till beslut, med kommunens egna ord.",
            examples=["Samordnaren placeras på upphandlingsenheten, och alternativ 2 gäller från den 1 januari 2027."],
        ),
    ] = None


class BudgetRow(CaseBlock):
    """A row of a project's budget, called what its own accounts call it."""

    what: Annotated[Line, Field(title="Rad", description="Vad raden heter i källan.", examples=["Budget"])]
    amount: Annotated[Money, Field(title="Belopp", description="Kronor, så som det står.", examples=["1 000 000"])]


class BudgetShare(CaseBlock):
    """A row that gives a share."""

    what: Annotated[Line, Field(title="Rad", description="Vad raden heter i källan.", examples=["Kvar % budget:"])]
    percent: Annotated[Percent, Field(title="Andel", description="Procent, så som det står.", examples=[20])]


class ProjectBudget(CaseBlock):
    """The budget of a finished project as its report printed it. What doesn't add up is told, never mended."""

    source: Annotated[
        Line,
        Field(title="Källa", description="Rapporten och sidan eller avsnittet.", examples=["Slutrapporten, avsnitt 4"]),
    ]
    total: Annotated[
        BudgetRow,
        Field(title="Budget", description="Hela budgeten.", examples=[{"what": "Budget", "amount": "1 000 000"}]),
    ]
    spent: Annotated[
        BudgetRow,
        Field(
            title="Använt", description="Det som har använts.", examples=[{"what": "Upparbetat", "amount": "800 000"}]
        ),
    ]
    left_parts: Annotated[
        Several[BudgetRow],
        Field(
            title="Kvar, i delar",
            description="De rader som delar upp det som är kvar.",
            examples=[[{"what": "Kvar lönekostnader", "amount": "200 000"}]],
        ),
    ]
    left_share: Annotated[
        BudgetShare | None,
        Field(
            title="Kvar, andel",
            description="Hur stor del av budgeten som är kvar.",
            examples=[{"what": "Kvar % budget:", "percent": 20}],
        ),
    ] = None
    left: Annotated[
        BudgetRow,
        Field(
            title="Kvar", description="Det som är kvar av budgeten.", examples=[{"what": "Kvar", "amount": "200 000"}]
        ),
    ]
