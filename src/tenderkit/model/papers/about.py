"""What a document can be about besides the case as a whole: the first words of paths such as `agreement.places`."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from tenderkit.model.case.parties import Supplier
from tenderkit.model.matching.matching import Agreement, Breach, Matching, Placement, Profile, StartMeeting


class About(BaseModel):
    """Each root with the model of what stands below it; a document has only the roots that it is about."""

    model_config = ConfigDict(frozen=True)

    matching: Annotated[Matching | None, Field(title="Placeringar")] = None
    supplier: Annotated[Supplier | None, Field(title="Leverantör")] = None
    start_meeting: Annotated[StartMeeting | None, Field(title="Startmöte")] = None
    profile: Annotated[Profile | None, Field(title="Kravprofil")] = None
    agreement: Annotated[Agreement | None, Field(title="Överenskommelse")] = None
    placement: Annotated[Placement | None, Field(title="Placering")] = None
    breach: Annotated[Breach | None, Field(title="Brist")] = None
