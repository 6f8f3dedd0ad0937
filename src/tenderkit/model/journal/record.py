"""`placeringar.yaml`, format 2: places and what happened to them, without the name of anybody."""

from typing import Annotated

from pydantic import Field

from tenderkit.model.case.block import CaseBlock
from tenderkit.model.case.values import FormatTwo
from tenderkit.model.journal.event import Event
from tenderkit.model.journal.place import Place
from tenderkit.model.matching.agreement import Agreement
from tenderkit.model.matching.matching import Retention
from tenderkit.model.matching.meetings import Profile, StartMeeting


class Record(CaseBlock):
    """What both the officer and the recruiter write in; pseudonymised, and so still personal data."""

    format: Annotated[FormatTwo, Field(title="Filformat", description="Alltid 2.", examples=[2])]
    start_meetings: Annotated[
        tuple[StartMeeting, ...],
        Field(
            title="Startmöten",
            description="Ett startmöte per leverantör.",
            examples=[[{"held": "2027-03-15", "recruitment": "municipal"}]],
        ),
    ] = ()
    profiles: Annotated[
        tuple[Profile, ...],
        Field(
            title="Kravprofiler",
            description="Vad platserna kräver. Aldrig uppgifter om en person.",
            examples=[[{"id": "K-1", "job": "anläggningsarbetare", "workplace": "Depån"}]],
        ),
    ] = ()
    agreements: Annotated[
        tuple[Agreement, ...],
        Field(
            title="Överenskommelser",
            description="Skriftliga överenskommelser efter en dialog.",
            examples=[[{"id": "A-1", "dialogue_held": "2027-02-20", "places": 2}]],
        ),
    ] = ()
    places: Annotated[
        tuple[Place, ...],
        Field(
            title="Platser",
            description="En post per person och plats, utan namn.",
            examples=[
                [{"id": "P-01", "kind": "internship", "workplace": "Depån", "planned": {"starts": "2027-06-01"}}]
            ],
        ),
    ] = ()
    journal: Annotated[
        tuple[Event, ...],
        Field(
            title="Journal",
            description="Det som har hänt, en händelse per rad.",
            examples=[[{"date": "2027-06-01", "event": "started", "place": "P-01"}]],
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
