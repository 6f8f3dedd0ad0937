"""What is written down when a supplier doesn't do what the contract says (report l. 245)."""

from datetime import date
from typing import Annotated

from pydantic import Field

from tenderkit.model.case.block import CaseBlock
from tenderkit.model.case.parties import Contact
from tenderkit.model.case.values import Count, Days, FreeText, IsoDate, Line, LotId, Months, Percent, Weeks
from tenderkit.model.matching.meetings import ForAuthority, SupplierName
from tenderkit.model.matching.values import AgreementId, BreachId, NamedClause


class RemedyRequest(CaseBlock):
    """The written request for remedy (anmaning), which comes before every sanction."""

    sent: Annotated[
        IsoDate, Field(title="Skickad", description="Dagen då anmaningen skickades.", examples=["2027-09-10"])
    ]
    received: Annotated[
        IsoDate | None,
        Field(
            title="Kom fram",
            description="Dagen då anmaningen kom fram. Tiden för rättelse räknas från den.",
            examples=["2027-09-11"],
        ),
    ] = None

    @property
    def counts_from(self) -> date:
        """The time for remedy runs from the day the request came to hand (brist); for want of it, from when it was sent."""
        return self.received or self.sent


class ClaimShare(CaseBlock):
    """What one of several authorities claims of a penalty for a breach that concerns them all."""

    authority: Annotated[
        Line,
        Field(title="Myndighet", description="Namn eller organisationsnummer.", examples=["Krokoms kommun"]),
    ]
    percent: Annotated[
        Percent,
        Field(
            title="Andel",
            description="Myndighetens del av det sammanlagda värdet den dag då vitet krävs, i hela procent.",
            examples=[25],
        ),
    ]


class Claim(CaseBlock):
    """The claim for a penalty."""

    date: Annotated[IsoDate, Field(title="Krävt", description="Dagen då vitet krävs.", examples=["2027-10-20"])]
    heard: Annotated[
        IsoDate | None,
        Field(title="Hörd", description="Dagen då leverantören fick yttra sig.", examples=["2027-10-15"]),
    ] = None
    shares: Annotated[
        tuple[ClaimShare, ...],
        Field(
            title="Andelar",
            description=(
                "Hur vitet delas när flera myndigheter upphandlar tillsammans, var och en kräver för sig och bristen gäller alla."
            ),
            examples=[[{"authority": "Krokoms kommun", "percent": 25}, {"authority": "Bergs kommun", "percent": 75}]],
        ),
    ] = ()


class WaivedClaim(CaseBlock):
    """The decision not to claim, with the reasons that the file needs."""

    date: Annotated[IsoDate, Field(title="Datum", description="Dagen för beslutet.", examples=["2027-10-20"])]
    reasons: Annotated[
        FreeText,
        Field(title="Skäl", description="Varför vite inte krävs.", examples=["En ny plats började i september."]),
    ]
    by: Annotated[
        Contact, Field(title="Av", description="Den som har beslutat.", examples=[{"title": "upphandlingschef"}])
    ]


class Breach(CaseBlock):
    """One breach of one clause. Places are counted, people never named."""

    id: Annotated[BreachId, Field(title="Id", description="B- och ett nummer.", examples=["B-1"])]
    supplier: SupplierName = None
    for_authority: ForAuthority = None
    clause: Annotated[
        NamedClause, Field(title="Klausul", description="Klausulens id.", examples=["platser-antal", "platser-tid"])
    ]
    lot: Annotated[
        LotId | None,
        Field(
            title="Anbudsområde",
            description="Det anbudsområde som bristen gäller. Behövs när leverantören har flera med egna villkor.",
            examples=["A"],
        ),
    ] = None
    agreement: Annotated[
        AgreementId | None,
        Field(
            title="Överenskommelse",
            description="Den överenskommelse som bristen gäller. Behövs när leverantören har flera.",
            examples=["A-1"],
        ),
    ] = None
    noticed: Annotated[IsoDate, Field(title="Känd", description="Dagen då bristen blev känd.", examples=["2027-09-02"])]
    missing_places: Annotated[
        Count | None, Field(title="Platser som saknas", description="Antal platser.", examples=[1])
    ] = None
    late_days: Annotated[
        Days | None,
        Field(
            title="Påbörjade dagar",
            description="Dagar efter rättelsetiden. Räknas ut när offered eller remedied är angiven.",
            examples=[12],
        ),
    ] = None
    late_weeks: Annotated[
        Weeks | None,
        Field(
            title="Påbörjade veckor",
            description="Veckor efter rättelsetiden. Räknas ut när offered eller remedied är angiven.",
            examples=[3],
        ),
    ] = None
    late_months: Annotated[
        Months | None, Field(title="Månader som saknas", description="Hela månader.", examples=[2])
    ] = None
    times: Annotated[
        tuple[Count, ...],
        Field(
            title="Tid för varje plats",
            description="Räknas ut när platserna har saknats olika länge. Skrivs inte.",
            examples=[[5, 3]],
        ),
    ] = ()
    facts: Annotated[
        FreeText,
        Field(
            title="Vad som har hänt",
            description=(
                "Det som anmaningen gäller, så som det var när den skickades. Bara sakuppgifter, utan namn och utan"
                " personliga skäl."
            ),
            examples=["Två av fyra platser hade börjat den 1 september 2027."],
        ),
    ]
    later: Annotated[
        FreeText | None,
        Field(
            title="Vad som har hänt sedan",
            description="Det som har hänt efter anmaningen. Står i kravet på vite och i beslutet, aldrig i anmaningen.",
            examples=["En ny plats erbjöds den 1 oktober 2027 och började den 11 oktober 2027."],
        ),
    ] = None
    request: Annotated[
        RemedyRequest | None,
        Field(title="Anmaning", description="Den skriftliga anmaningen.", examples=[{"sent": "2027-09-10"}]),
    ] = None
    second_request: Annotated[
        RemedyRequest | None,
        Field(
            title="Andra anmaningen",
            description="En andra skriftlig anmaning om samma brist, när vitet har två steg.",
            examples=[{"sent": "2027-10-25"}],
        ),
    ] = None
    offered: Annotated[
        IsoDate | None,
        Field(
            title="Erbjuden",
            description=(
                "Dagen då en ny plats erbjöds så att den hålls öppen. Ett vite för varje påbörjad vecka räknas inte"
                " längre än dit."
            ),
            examples=["2027-10-01"],
        ),
    ] = None
    remedied: Annotated[
        IsoDate | None, Field(title="Rättad", description="Dagen då bristen var rättad.", examples=["2027-10-01"])
    ] = None
    claim: Annotated[
        Claim | None, Field(title="Krav på vite", description="Kravet på vite.", examples=[{"date": "2027-10-20"}])
    ] = None
    waived: Annotated[
        WaivedClaim | None,
        Field(
            title="Avstående",
            description="Beslutet att inte kräva vite.",
            examples=[{"date": "2027-10-20", "reasons": "Rättat i sak.", "by": {"title": "upphandlingschef"}}],
        ),
    ] = None
