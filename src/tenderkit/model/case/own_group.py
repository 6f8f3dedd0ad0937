"""A target group of the municipality's own."""

from typing import Annotated

from pydantic import Field

from tenderkit.model.case.block import CaseBlock
from tenderkit.model.case.choices import GroupedBy
from tenderkit.model.case.values import FreeText, Line


class OwnGroup(CaseBlock):
    """A group that isn't in the list: what it is called, who belongs to it, and how that can be shown."""

    title: Annotated[
        Line, Field(title="Namn", description="Vad gruppen kallas i texten, i plural.", examples=["ungdomar 17–19 år"])
    ]
    definition: Annotated[
        Line,
        Field(
            title="Definition",
            description="Vilka som hör till gruppen, så att var och en kan avgöra det. Aldrig var personen bor.",
            examples=["de som fyller 17, 18 eller 19 år under kalenderåret"],
        ),
    ]
    proof: Annotated[
        Line,
        Field(
            title="Visas genom",
            description="Hur det visas att en person hör till gruppen. Handlingen visas upp men samlas inte in.",
            examples=["en id-handling"],
        ),
    ]
    reason: Annotated[
        FreeText | None,
        Field(
            title="Skäl",
            description="Varför gruppen behövs. Anges när gruppen rör ålder eller ursprung. Skrivs bara ut i bedömningen.",
            examples=["Sommarjobben är till för dem som går i gymnasieskolan."],
        ),
    ] = None
    by: Annotated[
        GroupedBy,
        Field(title="Rör", description="Om gruppen bestäms av ålder eller ursprung.", examples=["age"]),
    ] = GroupedBy.NONE
