"""A place and its planned time, without the name of anybody: what it is, where, and for which requirement."""

from typing import Annotated

from pydantic import Field

from tenderkit.model.case.block import CaseBlock
from tenderkit.model.case.choices import PlacementKind
from tenderkit.model.case.values import Extent, IsoDate, Line, LotId
from tenderkit.model.matching.meetings import ForAuthority, SupplierName
from tenderkit.model.matching.placement import Employer
from tenderkit.model.matching.values import AgreementId, HoursPerWeek, PlacementId, ProfileId


class PlannedTime(CaseBlock):
    """What was planned. An employment until further notice has no end."""

    starts: Annotated[
        IsoDate, Field(title="Planerad start", description="Den planerade första dagen.", examples=["2027-06-01"])
    ]
    ends: Annotated[
        IsoDate | None,
        Field(
            title="Planerat slut",
            description="Den planerade sista dagen. Utelämnas när platsen är tills vidare.",
            examples=["2027-11-30"],
        ),
    ] = None


class Place(CaseBlock):
    """One person's time at one workplace, by a number. The person's name stands in `personer.yaml` and nowhere else."""

    id: Annotated[PlacementId, Field(title="Id", description="P- och ett nummer.", examples=["P-01"])]
    supplier: SupplierName = None
    for_authority: ForAuthority = None
    lot: Annotated[
        LotId | None,
        Field(
            title="Anbudsområde",
            description="Det anbudsområde som platsen hör till. Behövs när leverantören har flera med egna krav.",
            examples=["A"],
        ),
    ] = None
    agreement: Annotated[
        AgreementId | None,
        Field(title="Överenskommelse", description="Överenskommelsen som platsen hör till.", examples=["A-1"]),
    ] = None
    profile: Annotated[
        ProfileId | None, Field(title="Kravprofil", description="Kravprofilen för platsen.", examples=["K-1"])
    ] = None
    kind: Annotated[PlacementKind, Field(title="Form", description="Platsens form.", examples=["internship"])]
    job_title: Annotated[
        Line | None,
        Field(title="Befattning", description="Vad arbetet kallas på arbetsplatsen.", examples=["anläggningsarbetare"]),
    ] = None
    workplace: Annotated[
        Line, Field(title="Arbetsplats", description="Var arbetet utförs.", examples=["Depån i Torvalla"])
    ]
    employer: Annotated[
        Employer | None,
        Field(
            title="Arbetsgivare",
            description="Den som ger platsen, om det inte är leverantören.",
            examples=[{"name": "Exempel Mark AB"}],
        ),
    ] = None
    extent_percent: Annotated[
        Extent | None,
        Field(title="Omfattning", description="Omfattningen i procent av heltid.", examples=[75]),
    ] = None
    hours_per_week: Annotated[
        HoursPerWeek | None,
        Field(
            title="Timmar per vecka",
            description="Arbetstid per vecka. Anges när omfattningen inte är skriven i procent.",
            examples=["37,5"],
        ),
    ] = None
    planned: Annotated[
        PlannedTime,
        Field(title="Planerad tid", description="När platsen är tänkt.", examples=[{"starts": "2027-06-01"}]),
    ]
    replaces: Annotated[
        PlacementId | None,
        Field(
            title="Ersätter", description="Den plats som slutade och som den här platsen ersätter.", examples=["P-03"]
        ),
    ] = None
    shares: Annotated[
        PlacementId | None,
        Field(
            title="Delar plats med",
            description="Den första av platserna, när flera personer delar på en plats enligt villkoret.",
            examples=["P-01"],
        ),
    ] = None
    same_person_as: Annotated[
        PlacementId | None,
        Field(
            title="Samma person som",
            description="En tidigare plats, när samma person har fått en till: en person räknas en gång, utom i en anställning efter praktik.",
            examples=["P-01"],
        ),
    ] = None
