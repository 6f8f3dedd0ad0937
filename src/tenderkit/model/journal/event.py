"""One event of the journal: what happened on a day. Which keys belong to which event is told in one table."""

from collections.abc import Mapping
from datetime import date as Day  # noqa: N812 - `date` is a key of the file
from typing import Annotated

from msgspec import Struct
from pydantic import Field

from tenderkit.model.case.block import CaseBlock
from tenderkit.model.case.parties import Contact
from tenderkit.model.case.values import Count, Extent, FreeText, IsoDate, Line, LotId, Money, Several, YesNo
from tenderkit.model.journal.choices import (
    AddedValue,
    AssessedMatter,
    AtRequestOf,
    CandidateAnswer,
    EndedBy,
    EndGround,
    EventKind,
    MeetingKind,
    ProposedBy,
)
from tenderkit.model.matching.breach import ClaimShare
from tenderkit.model.matching.choices import DialogueOutcome
from tenderkit.model.matching.meetings import ForAuthority, SupplierName
from tenderkit.model.matching.values import AgreementId, BreachId, EventId, HoursPerWeek, NamedClause, PlacementId


class Event(CaseBlock):
    """What happened on a day. An event is corrected by a later one and never rewritten once a paper has been issued on it."""

    date: Annotated[IsoDate, Field(title="Dag", description="Dagen då det hände.", examples=["2027-06-01"])]
    event: Annotated[EventKind, Field(title="Händelse", description="Vad som hände.", examples=["started"])]
    id: Annotated[
        EventId | None,
        Field(title="Id", description="H- och ett nummer. Behövs när händelsen rättas.", examples=["H-1"]),
    ] = None
    corrects: Annotated[
        EventId | None,
        Field(
            title="Rättar",
            description="Den tidigare händelse som den här gäller i stället för.",
            examples=["H-1"],
        ),
    ] = None
    written: Annotated[
        IsoDate | None,
        Field(
            title="Antecknad",
            description=(
                "Dagen då rättelsen skrevs. Behövs tillsammans med corrects: en handling som är äldre berättar det som den visste."
            ),
            examples=["2027-06-10"],
        ),
    ] = None
    withdrawn: Annotated[
        YesNo | None,
        Field(
            title="Tas tillbaka",
            description="Anges tillsammans med corrects när det rättade aldrig hände.",
            examples=[True],
        ),
    ] = None
    place: Annotated[
        PlacementId | None, Field(title="Plats", description="Platsen som det gäller.", examples=["P-01"])
    ] = None
    deficiency: Annotated[
        BreachId | None, Field(title="Brist", description="Bristen som det gäller.", examples=["B-1"])
    ] = None
    supplier: SupplierName = None
    for_authority: ForAuthority = None
    lot: Annotated[
        LotId | None, Field(title="Anbudsområde", description="Anbudsområdet som det gäller.", examples=["A"])
    ] = None
    agreement: Annotated[
        AgreementId | None,
        Field(title="Överenskommelse", description="Överenskommelsen som det gäller.", examples=["A-1"]),
    ] = None
    meeting: Annotated[MeetingKind | None, Field(title="Möte", description="Vilket möte.", examples=["start"])] = None
    to_be_held: Annotated[
        IsoDate | None,
        Field(title="Ska hållas", description="Dagen som kallelsen gäller.", examples=["2027-09-15"]),
    ] = None
    outcome: Annotated[
        DialogueOutcome | None,
        Field(title="Svar", description="Vad leverantören svarade.", examples=["places_offered"]),
    ] = None
    places: Annotated[
        Count | None, Field(title="Antal platser", description="Antal platser som det gäller.", examples=[2])
    ] = None
    reasons: Annotated[
        FreeText | None,
        Field(
            title="Skäl",
            description=(
                "Skälen, utan namn. Ett beslut att inte kräva vite säger varför leverantören inte får en fördel som andra inte"
                " kunde räkna med, varför avtalet inte ändras och vad som skiljer från lika fall där vite har krävts."
            ),
            examples=["Arbetet utförs av två personer."],
        ),
    ] = None
    period_ends: Annotated[
        IsoDate | None,
        Field(
            title="Perioden slutar",
            description="Sista dagen i den period som rapporten är om.",
            examples=["2027-08-31"],
        ),
    ] = None
    value: Annotated[
        Money | None,
        Field(
            title="Värde",
            description="Det värde som blev utfört eller avropat, i kronor utan mervärdesskatt.",
            examples=["40000000"],
        ),
    ] = None
    where: Annotated[
        Line | None,
        Field(
            title="Var",
            description="Platsbanken eller den som platsen erbjöds; för en kallelse mötets plats eller form.",
            examples=["Platsbanken"],
        ),
    ] = None
    time: Annotated[
        Line | None, Field(title="Tid", description="När på dagen mötet ska hållas.", examples=["kl. 9–10"])
    ] = None
    number: Annotated[
        Count | None, Field(title="Antal personer", description="Hur många det gäller.", examples=[2])
    ] = None
    by: Annotated[
        ProposedBy | None, Field(title="Föreslagen av", description="Vem som föreslog.", examples=["authority"])
    ] = None
    answer: Annotated[
        CandidateAnswer | None, Field(title="Svar", description="Vad det blev.", examples=["declined"])
    ] = None
    until: Annotated[
        IsoDate | None,
        Field(title="Till och med", description="Den sista dag som beslutet medger.", examples=["2027-08-31"]),
    ] = None
    extent_percent: Annotated[
        Extent | None, Field(title="Omfattning", description="Omfattningen i procent av heltid.", examples=[75])
    ] = None
    hours_per_week: Annotated[
        HoursPerWeek | None, Field(title="Timmar per vecka", description="Arbetstid per vecka.", examples=["30"])
    ] = None
    at_request_of: Annotated[
        AtRequestOf | None,
        Field(title="På begäran av", description="Vem som ville ha omfattningen.", examples=["individual"]),
    ] = None
    ended_by: Annotated[
        EndedBy | None, Field(title="Avslutades av", description="Vem som avslutade.", examples=["individual"])
    ] = None
    ground: Annotated[
        EndGround | None,
        Field(title="Grund", description="Villkorets grund, så som parterna anger den.", examples=["resigned"]),
    ] = None
    stays: Annotated[
        YesNo | None,
        Field(title="Fick fortsätta", description="Om personen är kvar hos arbetsgivaren.", examples=[True]),
    ] = None
    added_value: Annotated[
        AddedValue | None,
        Field(title="Mervärde", description="Om platsen gav leverantören mervärde.", examples=["yes"]),
    ] = None
    matter: Annotated[
        AssessedMatter | None,
        Field(title="Bedömt", description="Vad bedömningen gäller.", examples=["place_counts"]),
    ] = None
    holds: Annotated[
        YesNo | None, Field(title="Bedömning", description="Ja eller nej på det bedömda.", examples=[True])
    ] = None
    clause: Annotated[
        NamedClause | None, Field(title="Klausul", description="Klausulens id.", examples=["platser-antal"])
    ] = None
    facts: Annotated[
        FreeText | None,
        Field(
            title="Vad som har hänt",
            description="Sakuppgifter, utan namn och utan personliga skäl.",
            examples=["Två av fyra platser hade börjat den 1 september 2027."],
        ),
    ] = None
    of: Annotated[
        Several[PlacementId] | None,
        Field(title="Platser", description="De platser som bristen gäller.", examples=[["P-02"]]),
    ] = None
    units: Annotated[
        Count | None,
        Field(
            title="Antal",
            description="Färre dagar, veckor eller månader än vad som har räknats ut, när mindre krävs.",
            examples=[3],
        ),
    ] = None
    shares: Annotated[
        tuple[ClaimShare, ...],
        Field(
            title="Andelar",
            description="Hur vitet delas när flera myndigheter kräver var för sig.",
            examples=[[{"authority": "Krokoms kommun", "percent": 25}]],
        ),
    ] = ()
    decided_by: Annotated[
        Contact | None,
        Field(title="Beslutat av", description="Den som har beslutat.", examples=[{"title": "upphandlingschef"}]),
    ] = None

    @property
    def known(self) -> Day:
        """The day from which it is known: for a correction the day it was written."""
        return self.written or self.date


class EventKeys(Struct, frozen=True):
    """What an event is told with, beside its day and its id: what it must have, and what it may have."""

    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()


_OF_SUPPLIER = ("supplier", "lot", "for_authority")
_EXTENT = ("extent_percent", "hours_per_week")

EVENT_KEYS: Mapping[EventKind, EventKeys] = {
    EventKind.MEETING_CALLED: EventKeys(("meeting", "to_be_held"), (*_OF_SUPPLIER, "time", "where")),
    EventKind.MEETING_HELD: EventKeys(("meeting",), _OF_SUPPLIER),
    EventKind.DIALOGUE_CALLED: EventKeys(("to_be_held",), (*_OF_SUPPLIER, "time", "where")),
    EventKind.DIALOGUE_HELD: EventKeys(("outcome",), (*_OF_SUPPLIER, "places", "reasons")),
    EventKind.PLAN_RECEIVED: EventKeys((), (*_OF_SUPPLIER, "outcome", "places", "reasons")),
    EventKind.REPORT_RECEIVED: EventKeys(("period_ends",), _OF_SUPPLIER),
    EventKind.EXTENSION_USED: EventKeys((), _OF_SUPPLIER),
    EventKind.EXTENSION_NOT_USED: EventKeys((), _OF_SUPPLIER),
    EventKind.CALLED_OFF: EventKeys(("value",), _OF_SUPPLIER),
    EventKind.SCOPE_REDUCED: EventKeys(("value",), _OF_SUPPLIER),
    EventKind.OFFERED: EventKeys(("place",), ("where",)),
    EventKind.ADVERTISED: EventKeys(("place", "where"), ()),
    EventKind.CANDIDATES_ASKED_FOR: EventKeys(("place",), ()),
    EventKind.NO_CANDIDATE: EventKeys(("place",), ()),
    EventKind.CANDIDATE_PROPOSED: EventKeys(("place", "number", "by"), ()),
    EventKind.CANDIDATE_ANSWERED: EventKeys(("place", "number", "answer"), ()),
    EventKind.ACCOUNTED: EventKeys(("place",), ()),
    EventKind.DECISION_APPLIED_FOR: EventKeys(("place",), ()),
    EventKind.DECISION_GIVEN: EventKeys(("place",), ("until", "extent_percent")),
    EventKind.DECISION_REFUSED: EventKeys(("place",), ()),
    EventKind.STARTED: EventKeys(("place",), (*_EXTENT, "at_request_of")),
    EventKind.EXTENT_CHANGED: EventKeys(("place", "at_request_of"), _EXTENT),
    EventKind.ENDED: EventKeys(("place", "ended_by"), ("ground", "stays")),
    EventKind.END_NOTIFIED: EventKeys(("place",), ()),
    EventKind.CERTIFICATE_HANDED_OVER: EventKeys(("place",), ()),
    EventKind.EVALUATION_RECEIVED: EventKeys(("place", "added_value"), ()),
    EventKind.ASSESSED: EventKeys(("matter", "holds", "reasons"), ("place", "deficiency", "decided_by")),
    EventKind.DEFICIENCY_FOUND: EventKeys(
        ("deficiency", "clause", "facts"), (*_OF_SUPPLIER, "agreement", "places", "of", "period_ends")
    ),
    EventKind.NOTICE_SENT: EventKeys(("deficiency",), ()),
    EventKind.NOTICE_RECEIVED: EventKeys(("deficiency",), ()),
    EventKind.HINDRANCE_NOTIFIED: EventKeys(("deficiency",), ("facts",)),
    EventKind.HEARD: EventKeys(("deficiency",), ()),
    EventKind.REMEDIED: EventKeys(("deficiency",), ("facts",)),
    EventKind.CLAIMED: EventKeys(("deficiency",), ("places", "units", "shares", "facts")),
    EventKind.NOT_CLAIMED: EventKeys(("deficiency", "reasons", "decided_by"), ("places", "units", "facts")),
}
