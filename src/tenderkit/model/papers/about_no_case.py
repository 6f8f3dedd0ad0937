"""What a paper can be about where that is no case: the first words of paths such as `municipality.name`."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from tenderkit.model.municipality.held_role import HeldRole
from tenderkit.model.municipality.municipality import Municipality
from tenderkit.model.plan.row import PlanRow
from tenderkit.model.statistics.yearly_totals import CountedYear


class AboutNoCase(BaseModel):
    """Each root with the model of what stands below it; `roots.py` says which papers have which."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    municipality: Annotated[Municipality | None, Field(title="Kommunen")] = None
    role: Annotated[HeldRole | None, Field(title="Rollen")] = None
    year: Annotated[CountedYear | None, Field(title="Året")] = None
    plan_row: Annotated[PlanRow | None, Field(title="Raden i upphandlingsplanen")] = None
