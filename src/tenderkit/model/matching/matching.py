"""What the recruiter knows from the award on, as papers and rules ask for it: a view of what stands in the files."""

from typing import Annotated, Self

from pydantic import Field, PrivateAttr

from tenderkit.model.case.block import CaseBlock
from tenderkit.model.case.values import Line, Months
from tenderkit.model.matching.agreement import Agreement, EndSanction, Signatories
from tenderkit.model.matching.breach import Breach, Claim, ClaimShare, RemedyRequest, WaivedClaim
from tenderkit.model.matching.meetings import HeldDialogue, MeetingCall, OwnReporting, Profile, StartMeeting
from tenderkit.model.matching.placement import (
    EarlyEnd,
    Employer,
    Placement,
    Recommendation,
    Waiver,
)

__all__ = [
    "Agreement",
    "Breach",
    "Claim",
    "ClaimShare",
    "EarlyEnd",
    "Employer",
    "EndSanction",
    "HeldDialogue",
    "Matching",
    "MeetingCall",
    "OwnReporting",
    "Placement",
    "Profile",
    "Recommendation",
    "RemedyRequest",
    "Retention",
    "Signatories",
    "StartMeeting",
    "WaivedClaim",
    "Waiver",
]


class Retention(CaseBlock):
    """The municipality's own decision on when personal data are removed."""

    decision: Annotated[
        Line, Field(title="Beslut", description="Gallringsbeslutets nummer.", examples=["Gallringsbeslut KS 2026/88"])
    ]
    remove_after_months: Annotated[
        Months,
        Field(title="Gallras efter", description="Månader efter att placeringen slutade.", examples=[24]),
    ]


class Matching(CaseBlock):
    """Everything of the matching, in the order in which it comes about."""

    start_meetings: Annotated[
        tuple[StartMeeting, ...],
        Field(
            title="Startmöten",
            description="Ett startmöte per leverantör.",
            examples=[[{"held": "2027-03-15", "recruitment": "municipal"}]],
        ),
    ] = ()
    calls: Annotated[
        tuple[MeetingCall, ...],
        Field(
            title="Kallelser",
            description="Kallelser till möten och dialoger.",
            examples=[[{"id": "2027-09-15", "meeting": "dialogue", "sent": "2027-09-01", "to_be_held": "2027-09-15"}]],
        ),
    ] = ()
    dialogues: Annotated[
        tuple[HeldDialogue, ...],
        Field(
            title="Sysselsättningsdialoger",
            description="Dialoger som har hållits.",
            examples=[[{"held": "2027-02-20", "outcome": "places_offered", "places_offered": 2}]],
        ),
    ] = ()
    profiles: Annotated[
        tuple[Profile, ...],
        Field(
            title="Kravprofiler",
            description="Vad platserna kräver. Aldrig uppgifter om en person.",
            examples=[
                [
                    {
                        "id": "K-1",
                        "job": "anläggningsarbetare",
                        "workplace": "Depån",
                        "tasks": ["lägga kantsten"],
                        "starts": "2027-06-01",
                        "months": 6,
                        "extent_percent": 75,
                    }
                ]
            ],
        ),
    ] = ()
    agreements: Annotated[
        tuple[Agreement, ...],
        Field(
            title="Överenskommelser",
            description="Skriftliga överenskommelser efter en dialog.",
            examples=[
                [
                    {
                        "id": "A-1",
                        "dialogue_held": "2027-02-20",
                        "places": 2,
                        "kinds": ["internship"],
                        "months": 3,
                        "extent_percent": 75,
                        "starts": "2027-06-01",
                        "workplace": "Depån",
                        "candidate_within_days": 30,
                        "reply_within_days": 10,
                        "follow_up_every_weeks": 4,
                        "remedy_days": 30,
                        "valid_from": "2027-05-01",
                        "valid_to": "2028-04-30",
                        "notice_days": 30,
                        "signatories": {
                            "authority": {"title": "enhetschef", "mandate": "delegationsordning"},
                            "supplier": {"title": "vd", "mandate": "firmatecknare"},
                        },
                    }
                ]
            ],
        ),
    ] = ()
    placements: Annotated[
        tuple[Placement, ...],
        Field(
            title="Placeringar",
            description="En post per person och plats. Det enda stället där en person namnges.",
            examples=[
                [
                    {
                        "id": "P-01",
                        "name": "Kim Exempel",
                        "kind": "internship",
                        "workplace": "Depån",
                        "starts": "2027-06-01",
                        "planned_end": "2027-08-31",
                        "tasks": ["lägga kantsten"],
                    }
                ]
            ],
        ),
    ] = ()
    breaches: Annotated[
        tuple[Breach, ...],
        Field(
            title="Brister",
            description="Brister, anmaningar, krav och avståenden.",
            examples=[
                [
                    {
                        "id": "B-1",
                        "clause": "platser-antal",
                        "noticed": "2027-09-02",
                        "facts": "Två av fyra platser hade börjat.",
                    }
                ]
            ],
        ),
    ] = ()
    retention: Annotated[
        Retention | None,
        Field(
            title="Gallring",
            description="Kommunens beslut om när personuppgifter tas bort.",
            examples=[{"decision": "KS 2026/88", "remove_after_months": 24}],
        ),
    ] = None

    _seen_in: object = PrivateAttr()

    @property
    def seen_in(self) -> object:
        """The record that this is a view of, which lies a floor above."""
        return self._seen_in

    def seen_from(self, record: object) -> Self:
        """The same matching, as a view of the record."""
        matching = self.model_copy()
        matching._seen_in = record  # noqa: SLF001 - a copy of its own
        return matching
