"""The written agreement that the parties may make after an employment dialogue (report l. 233)."""

from typing import Annotated

from pydantic import Field

from tenderkit.model.case.block import CaseBlock
from tenderkit.model.case.choices import PenaltyPer, PlacementKind
from tenderkit.model.case.values import (
    Days,
    Extent,
    FreeText,
    IsoDate,
    Line,
    Months,
    PlaceCount,
    PositiveMoney,
    Several,
    Weeks,
)
from tenderkit.model.matching.meetings import ForAuthority, SupplierName
from tenderkit.model.matching.values import AgreementId


class EndSanction(CaseBlock):
    """What it costs when the supplier ends a place early. Amount and cap are the parties' own: no defaults."""

    amount: Annotated[PositiveMoney, Field(title="Belopp", description="Belopp i kronor.", examples=["5000"])]
    per: Annotated[PenaltyPer, Field(title="Per", description="Vad beloppet avser.", examples=["missing_month"])]
    cap: Annotated[
        PositiveMoney, Field(title="Tak", description="Högsta sammanlagda belopp i kronor.", examples=["15000"])
    ]


class AgreementSignatory(CaseBlock):
    """Someone who signs, and by what right."""

    name: Annotated[
        Line | None, Field(title="Namn", description="Den som undertecknar.", examples=["Anna Exempel"])
    ] = None
    title: Annotated[Line, Field(title="Befattning", description="Personens befattning.", examples=["enhetschef"])]
    mandate: Annotated[
        Line,
        Field(
            title="Behörighet",
            description="Vad rätten att underteckna bygger på.",
            examples=["nämndens delegationsordning", "firmatecknare"],
        ),
    ]


class Signatories(CaseBlock):
    """Who signs for each party."""

    authority: Annotated[
        AgreementSignatory,
        Field(
            title="För myndigheten",
            description="Den som undertecknar för myndigheten.",
            examples=[{"title": "enhetschef", "mandate": "delegationsordning"}],
        ),
    ]
    supplier: Annotated[
        AgreementSignatory,
        Field(
            title="För leverantören",
            description="Den som undertecknar för leverantören.",
            examples=[{"title": "vd", "mandate": "firmatecknare"}],
        ),
    ]


class Agreement(CaseBlock):
    """One agreement on places. Its frame stands in the tender: `requirement.dialogue.agreement`."""

    id: Annotated[AgreementId, Field(title="Id", description="A- och ett nummer.", examples=["A-1"])]
    supplier: SupplierName = None
    for_authority: ForAuthority = None
    dialogue_held: Annotated[
        IsoDate,
        Field(title="Dialogen hölls", description="Dialogen som ligger till grund.", examples=["2027-02-20"]),
    ]
    places: Annotated[PlaceCount, Field(title="Antal platser", description="Så många platser avtalas.", examples=[2])]
    kinds: Annotated[
        Several[PlacementKind], Field(title="Former", description="Platsernas form.", examples=[["internship"]])
    ]
    months: Annotated[Months, Field(title="Längd", description="Månader som varje plats varar.", examples=[6])]
    extent_percent: Annotated[Extent, Field(title="Omfattning", description="Procent av heltid.", examples=[75])]
    starts: Annotated[IsoDate, Field(title="Start", description="Platsernas första dag.", examples=["2027-06-01"])]
    workplace: Annotated[
        Line, Field(title="Arbetsplats", description="Var platserna finns.", examples=["Depån i Torvalla"])
    ]
    tasks: Annotated[
        FreeText | None,
        Field(title="Arbetsuppgifter", description="Vad arbetet består i.", examples=["Skötsel av grönytor."]),
    ] = None
    supervisor_title: Annotated[
        Line | None,
        Field(title="Handledarens befattning", description="Befattning, inte namn.", examples=["arbetsledare"]),
    ] = None
    candidate_within_days: Annotated[
        Days,
        Field(title="Kandidat inom", description="Dagar för kommunen att föreslå en kandidat.", examples=[30]),
    ]
    reply_within_days: Annotated[
        Days,
        Field(title="Svar inom", description="Dagar för leverantören att svara på ett förslag.", examples=[10]),
    ]
    follow_up_every_weeks: Annotated[
        Weeks, Field(title="Uppföljning var", description="Veckor mellan avstämningarna.", examples=[4])
    ]
    remedy_days: Annotated[
        Days, Field(title="Rättelse inom", description="Dagar för rättelse före påföljd.", examples=[30])
    ]
    replacement_weeks: Annotated[
        Weeks | None,
        Field(title="Ny plats inom", description="Veckor för en ny plats efter förtida avslut.", examples=[6]),
    ] = None
    sanction: Annotated[
        EndSanction | None,
        Field(
            title="Påföljd vid förtida avslut",
            description="Bara när upphandlingen anger ett högsta belopp (maximum_sanction).",
            examples=[{"amount": "5000", "per": "missing_month", "cap": "15000"}],
        ),
    ] = None
    valid_from: Annotated[IsoDate, Field(title="Gäller från", description="Första dagen.", examples=["2027-05-01"])]
    valid_to: Annotated[IsoDate, Field(title="Gäller till", description="Sista dagen.", examples=["2028-04-30"])]
    notice_days: Annotated[Days, Field(title="Uppsägningstid", description="Antal dagar.", examples=[30])]
    deviations: Annotated[
        Several[FreeText] | None,
        Field(
            title="Avvikelser",
            description="Det som parterna har bestämt på annat sätt än de fasta villkoren.",
            examples=[["Avstämning sker per telefon."]],
        ),
    ] = None
    signatories: Annotated[
        Signatories,
        Field(
            title="Undertecknare",
            description="De som undertecknar.",
            examples=[
                {
                    "authority": {"title": "enhetschef", "mandate": "delegationsordning"},
                    "supplier": {"title": "vd", "mandate": "firmatecknare"},
                }
            ],
        ),
    ]
    signed: Annotated[
        IsoDate | None,
        Field(title="Undertecknad", description="Dagen då båda hade undertecknat.", examples=["2027-04-20"]),
    ] = None
