"""The breaches of `placeringar.yaml`, format 1, as they were when it was in use; see `format_one`."""

from typing import Annotated

from pydantic import Field

from tenderkit.model.case.block import CaseBlock
from tenderkit.model.case.parties import Contact
from tenderkit.model.case.values import Count, Days, FreeText, IsoDate, LotId, Months, Weeks
from tenderkit.model.matching.breach import ClaimShare
from tenderkit.model.matching.meetings import ForAuthority, SupplierName
from tenderkit.model.matching.values import AgreementId, BreachId, NamedClause


class OldRequest(CaseBlock):
    """A written request for remedy."""

    sent: Annotated[IsoDate, Field(title="Skickad")]
    received: Annotated[IsoDate | None, Field(title="Kom fram")] = None


class OldClaim(CaseBlock):
    """The claim for a penalty."""

    date: Annotated[IsoDate, Field(title="Krävt")]
    heard: Annotated[IsoDate | None, Field(title="Hörd")] = None
    shares: Annotated[tuple[ClaimShare, ...], Field(title="Andelar")] = ()


class OldWaivedClaim(CaseBlock):
    """The decision not to claim."""

    date: Annotated[IsoDate, Field(title="Datum")]
    reasons: Annotated[FreeText, Field(title="Skäl")]
    by: Annotated[Contact, Field(title="Av")]


class OldBreach(CaseBlock):
    """One breach of one clause, what was missing as its writer counted it, and the steps that were taken."""

    id: Annotated[BreachId, Field(title="Id")]
    supplier: SupplierName = None
    for_authority: ForAuthority = None
    clause: Annotated[NamedClause, Field(title="Klausul")]
    lot: Annotated[LotId | None, Field(title="Anbudsområde")] = None
    agreement: Annotated[AgreementId | None, Field(title="Överenskommelse")] = None
    noticed: Annotated[IsoDate, Field(title="Känd")]
    missing_places: Annotated[Count | None, Field(title="Platser som saknas")] = None
    late_days: Annotated[Days | None, Field(title="Påbörjade dagar")] = None
    late_weeks: Annotated[Weeks | None, Field(title="Påbörjade veckor")] = None
    late_months: Annotated[Months | None, Field(title="Månader som saknas")] = None
    facts: Annotated[FreeText, Field(title="Vad som har hänt")]
    later: Annotated[FreeText | None, Field(title="Vad som har hänt sedan")] = None
    request: Annotated[OldRequest | None, Field(title="Anmaning")] = None
    second_request: Annotated[OldRequest | None, Field(title="Andra anmaningen")] = None
    offered: Annotated[IsoDate | None, Field(title="Erbjuden")] = None
    remedied: Annotated[IsoDate | None, Field(title="Rättad")] = None
    claim: Annotated[OldClaim | None, Field(title="Krav på vite")] = None
    waived: Annotated[OldWaivedClaim | None, Field(title="Avstående")] = None
