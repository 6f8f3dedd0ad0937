"""How the municipality registers and keeps its papers: its own values, by document kind."""

from typing import Annotated

from pydantic import Field

from tenderkit.model.case.block import CaseBlock
from tenderkit.model.case.values import Line


class ArchivedPaper(CaseBlock):
    """What the registry wants to know about the papers of a kind."""

    kind: Annotated[
        Line,
        Field(title="Dokumenttyp", description="Dokumenttypens namn, som vid --kind.", examples=["overlamning"]),
    ]
    type: Annotated[
        Line | None,
        Field(title="Handlingstyp", description="Så som den heter i diariet.", examples=["tjänsteanteckning"]),
    ] = None
    secrecy: Annotated[
        Line | None,
        Field(
            title="Sekretessmarkering",
            description="Kommunens egen markering.",
            examples=["sekretess prövas före utlämnande"],
        ),
    ] = None
    retention: Annotated[
        Line | None,
        Field(
            title="Bevarande eller gallring",
            description="Enligt kommunens dokumenthanteringsplan.",
            examples=["bevaras"],
        ),
    ] = None
