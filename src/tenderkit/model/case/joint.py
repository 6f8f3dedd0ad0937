"""Several contracting authorities that buy together: the one that leads is the case's own `authority`."""

from typing import Annotated

from pydantic import Field

from tenderkit.model.case.block import CaseBlock
from tenderkit.model.case.choices import ClaimedBy, JointForm
from tenderkit.model.case.parties import Contact, ContractingAuthority, MatchingUnit


class JoiningAuthority(ContractingAuthority):
    """One of the authorities besides the leading one, with its own contact and its own matching unit."""

    contact: Annotated[
        Contact | None,
        Field(title="Kontakt", description="Vem leverantören vänder sig till.", examples=[{"title": "upphandlare"}]),
    ] = None
    matching_unit: Annotated[
        MatchingUnit | None,
        Field(
            title="Matchande enhet",
            description="Myndighetens egen enhet för matchning. Utelämnas om den ledande myndighetens enhet matchar.",
            examples=[{"name": "Arbetsmarknadsenheten", "form": "same_authority"}],
        ),
    ] = None


class JointProcurement(CaseBlock):
    """How the authorities buy together, and who claims a penalty."""

    form: Annotated[
        JointForm,
        Field(
            title="Form",
            description="En gemensam upphandling, eller en inköpscentral som upphandlar åt andra.",
            examples=["joint_procurement"],
        ),
    ]
    claimed_by: Annotated[
        ClaimedBy,
        Field(
            title="Vite krävs av",
            description="Var och en för sitt avtal eller sina avrop, eller den ledande myndigheten för alla.",
            examples=["each"],
        ),
    ]
    authorities: Annotated[
        tuple[JoiningAuthority, ...],
        Field(
            title="Övriga myndigheter",
            description="De upphandlande myndigheterna utöver den ledande, som står i authority.",
            examples=[[{"name": "Krokoms kommun", "organisation_number": "212000-2528"}]],
        ),
    ]
