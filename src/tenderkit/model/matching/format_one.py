"""`placeringar.yaml`, format 1, as it was when it was in use: read only to be brought over to format 2, and never changed again."""

from typing import Annotated

from pydantic import Field

from tenderkit.model.case.block import CaseBlock
from tenderkit.model.case.choices import PlacementKind
from tenderkit.model.case.parties import Contact
from tenderkit.model.case.titled_choice import TitledChoice
from tenderkit.model.case.values import BirthDate, Count, FormatOne, FreeText, IsoDate, Line, Percent, Several, YesNo
from tenderkit.model.matching.agreement import Agreement
from tenderkit.model.matching.choices import CertificateNeed, DialogueOutcome
from tenderkit.model.matching.format_one_breach import OldBreach
from tenderkit.model.matching.matching import Retention
from tenderkit.model.matching.meetings import Profile, StartMeeting, SupplierName
from tenderkit.model.matching.placement import Employer, EmployersReference, Recommendation, Waiver
from tenderkit.model.matching.values import AgreementId, HoursPerWeek, PlacementId, TotalHours


class OldOutcome(TitledChoice):
    """How a placement was said to have ended."""

    COMPLETED = "completed", "genomförd"
    ENDED_EARLY = "ended_early", "avslutad i förtid"


class OldCause(TitledChoice):
    """Who was said to have ended it."""

    SUPPLIER = "supplier", "leverantören eller den som gav platsen"
    INDIVIDUAL = "individual", "personen"
    OTHER = "other", "någon annan"


class OldEarlyEnd(CaseBlock):
    """That a placement ended early, when, and by whom."""

    date: Annotated[IsoDate, Field(title="Slutade")]
    cause: Annotated[OldCause, Field(title="Avslutades av")]
    noticed: Annotated[IsoDate, Field(title="Känt")]


class OldDialogue(CaseBlock):
    """An employment dialogue, with the plan and the answer that came of it."""

    supplier: SupplierName = None
    held: Annotated[IsoDate, Field(title="Hållen")]
    plan_received: Annotated[IsoDate | None, Field(title="Planen kom in")] = None
    outcome: Annotated[DialogueOutcome, Field(title="Svar")]
    reasons: Annotated[FreeText | None, Field(title="Skäl")] = None
    places_offered: Annotated[Count | None, Field(title="Erbjudna platser")] = None


class OldPlacement(CaseBlock):
    """A person's time at a workplace: the place, what happened, and the person in one."""

    id: Annotated[PlacementId, Field(title="Id")]
    name: Annotated[Line | None, Field(title="Namn")] = None
    birth_date: Annotated[BirthDate | None, Field(title="Födelsedatum")] = None
    supplier: SupplierName = None
    employer: Annotated[Employer | None, Field(title="Arbetsgivare")] = None
    agreement: Annotated[AgreementId | None, Field(title="Överenskommelse")] = None
    kind: Annotated[PlacementKind, Field(title="Form")]
    workplace: Annotated[Line, Field(title="Arbetsplats")]
    starts: Annotated[IsoDate, Field(title="Start")]
    planned_end: Annotated[IsoDate, Field(title="Planerat slut")]
    ended: Annotated[IsoDate | None, Field(title="Slut")] = None
    outcome: Annotated[OldOutcome | None, Field(title="Utfall")] = None
    extent_percent: Annotated[Percent | None, Field(title="Omfattning")] = None
    hours_per_week: Annotated[HoursPerWeek | None, Field(title="Timmar per vecka")] = None
    total_hours: Annotated[TotalHours | None, Field(title="Timmar totalt")] = None
    tasks: Annotated[Several[Line], Field(title="Arbetsuppgifter")]
    skills: Annotated[Several[Line] | None, Field(title="Kunskaper")] = None
    supervisor: Annotated[Contact | None, Field(title="Handledare")] = None
    issuer: Annotated[Contact | None, Field(title="Utfärdare")] = None
    continued: Annotated[YesNo | None, Field(title="Fick fortsätta")] = None
    waiver: Annotated[Waiver | None, Field(title="Medgivande")] = None
    recommendation: Annotated[Recommendation | None, Field(title="Rekommendation")] = None
    reference: Annotated[EmployersReference | None, Field(title="Referens")] = None
    needs: Annotated[Several[CertificateNeed] | None, Field(title="Behov av intyg")] = None
    early_end: Annotated[OldEarlyEnd | None, Field(title="Förtida avslut")] = None


class OldMatching(CaseBlock):
    """Everything of the matching in one file, the names with it."""

    format: Annotated[FormatOne, Field(title="Filformat")]
    start_meetings: Annotated[tuple[StartMeeting, ...], Field(title="Startmöten")] = ()
    dialogues: Annotated[tuple[OldDialogue, ...], Field(title="Sysselsättningsdialoger")] = ()
    profiles: Annotated[tuple[Profile, ...], Field(title="Kravprofiler")] = ()
    agreements: Annotated[tuple[Agreement, ...], Field(title="Överenskommelser")] = ()
    placements: Annotated[tuple[OldPlacement, ...], Field(title="Placeringar")] = ()
    breaches: Annotated[tuple[OldBreach, ...], Field(title="Brister")] = ()
    retention: Annotated[Retention | None, Field(title="Gallring")] = None
