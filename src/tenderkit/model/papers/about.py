"""What a document can be about besides the case as a whole: the first words of paths such as `agreement.places`."""

from collections.abc import Iterable, Mapping
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
from tenderkit.model.municipality.held_role import HeldRole
from tenderkit.model.municipality.municipality import Municipality
from tenderkit.model.papers.kind import AboutWhat
from tenderkit.model.plan.row import PlanRow


class About(BaseModel):
    """Each root with the model of what stands below it; a document has only the roots that it is about."""

    model_config = ConfigDict(frozen=True)

    matching: Annotated[Matching | None, Field(title="Placeringar")] = None
    supplier: Annotated[Supplier | None, Field(title="Leverantör")] = None
    start_meeting: Annotated[StartMeeting | None, Field(title="Startmöte")] = None
    call: Annotated[MeetingCall | None, Field(title="Kallelse")] = None
    profile: Annotated[Profile | None, Field(title="Kravprofil")] = None
    agreement: Annotated[Agreement | None, Field(title="Överenskommelse")] = None
    placement: Annotated[Placement | None, Field(title="Placering")] = None
    problem: Annotated[ProblemNote | None, Field(title="Problemnotering")] = None
    breach: Annotated[Breach | None, Field(title="Brist")] = None
    municipality: Annotated[Municipality | None, Field(title="Kommunen")] = None
    role: Annotated[HeldRole | None, Field(title="Rollen")] = None
    plan_row: Annotated[PlanRow | None, Field(title="Raden i upphandlingsplanen")] = None


ROOTS: Mapping[AboutWhat, tuple[str, ...]] = {
    AboutWhat.PLAN_ROW: ("plan_row",),
    AboutWhat.YEAR: (),
    AboutWhat.MUNICIPALITY: ("municipality", "role"),
}
"""The roots that only papers about this have; every other root, and every fact of the case file, belongs to a case."""
_ELSEWHERE = frozenset(root for roots in ROOTS.values() for root in roots)


def has_root(about: Iterable[AboutWhat], root: str) -> bool:
    """Whether papers about any of these have facts that begin with the word."""
    return any(root in ROOTS[each] if each in ROOTS else root not in _ELSEWHERE for each in about)
