"""One of the four roles as the municipality has it, for a paper that is written for that role."""

from typing import Annotated

from pydantic import Field

from tenderkit.model.case.block import CaseBlock
from tenderkit.model.case.choices import Role
from tenderkit.model.case.parties import Contact


class HeldRole(CaseBlock):
    """The role, and who holds it where that is stated."""

    id: Annotated[Role, Field(title="Roll", description="Rollen.", examples=["coordinator"])]
    held_by: Annotated[
        Contact | None,
        Field(title="Innehas av", description="Den som har rollen.", examples=[{"title": "hållbarhetsstrateg"}]),
    ] = None
