"""What a document can be about besides the case as a whole: the first words of paths such as `agreement.places`."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from tenderkit.model.case.parties import Supplier
from tenderkit.model.matching.first_weeks import ProblemNote
from tenderkit.model.matching.matching import (
    Agreement,
    Breach,
    Matching,
    MeetingCall,
    Placement,
    Profile,
    StartMeeting,
)


class About(BaseModel):
    """Each root with the model of what stands below it; a document has only the roots that it is about."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    matching: Annotated[Matching | None, Field(title="Placeringar")] = None
    supplier: Annotated[Supplier | None, Field(title="Leverantör")] = None
    start_meeting: Annotated[StartMeeting | None, Field(title="Startmöte")] = None
    call: Annotated[MeetingCall | None, Field(title="Kallelse")] = None
    profile: Annotated[Profile | None, Field(title="Kravprofil")] = None
    agreement: Annotated[Agreement | None, Field(title="Överenskommelse")] = None
    placement: Annotated[Placement | None, Field(title="Placering")] = None
    problem: Annotated[ProblemNote | None, Field(title="Problemnotering")] = None
    breach: Annotated[Breach | None, Field(title="Brist")] = None
