"""The employment requirement: why, for whom and how much."""

from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from tenderkit.model.case.block import CaseBlock
from tenderkit.model.case.choices import (
    DialogueSanction,
    DialogueStart,
    Initiative,
    PlacementKind,
    RequirementKind,
    TargetGroup,
)
from tenderkit.model.case.consequences import Exclusion, FollowUp, Penalty, SmallPenalty, Termination
from tenderkit.model.case.own_group import OwnGroup
from tenderkit.model.case.places import Places
from tenderkit.model.case.values import MISSING, Count, Days, FreeText, Months, PositiveMoney, Several, refuse


class DialogueAgreement(CaseBlock):
    """The bounds of the written agreement that the parties may make after the dialogue."""

    maximum_places: Annotated[
        Count,
        Field(
            title="Högsta antal platser",
            description="Så många platser får parterna högst komma överens om.",
            examples=[3],
        ),
    ]
    kinds: Annotated[
        Several[PlacementKind],
        Field(
            title="Former", description="De former av plats som får avtalas.", examples=[["employment", "internship"]]
        ),
    ]
    maximum_months: Annotated[
        Months | None,
        Field(title="Längsta tid", description="Så många månader får en plats högst vara.", examples=[6]),
    ] = None
    maximum_sanction: Annotated[
        PositiveMoney | None,
        Field(
            title="Högsta sanktion",
            description="Högsta belopp vid förtida avslut, i kronor.",
            examples=["10000"],
        ),
    ] = None


class Dialogue(CaseBlock):
    """The obligation to take part in the employment dialogue; zero places is a permitted outcome."""

    initiative: Annotated[
        Initiative,
        Field(title="Första steget", description="Vem som tar initiativ till första mötet.", examples=["recruiter"]),
    ]
    first_meeting_within_days: Annotated[
        Days, Field(title="Första mötet inom", description="Dagar till det första mötet.", examples=[30])
    ]
    counted_from: Annotated[
        DialogueStart,
        Field(
            title="Räknas från",
            description="Dagen som tiden till första mötet räknas från.",
            examples=["contract_signed"],
        ),
    ]
    plan_within_days: Annotated[
        Days | None,
        Field(title="Plan inom", description="Dagar från första mötet till en gemensam plan.", examples=[30]),
    ] = None
    reply_within_days: Annotated[
        Days | None,
        Field(title="Svar inom", description="Dagar för leverantören att svara på ett förslag.", examples=[14]),
    ] = None
    repeat_every_months: Annotated[
        Months | None,
        Field(title="Upprepas var", description="Månader mellan uppföljande möten.", examples=[6]),
    ] = None
    remedy_days: Annotated[
        Days | None,
        Field(title="Rättelse inom", description="Dagar för leverantören att rätta en brist.", examples=[30]),
    ] = None
    sanction: Annotated[
        DialogueSanction,
        Field(title="Sanktion", description="Vad som händer om leverantören inte deltar.", examples=["none"]),
    ]
    no_sanction_reason: Annotated[
        FreeText | None,
        Field(
            title="Skäl till ingen sanktion",
            description="Varför dialogen inte har någon sanktion. Skrivs inte ut i kravavsnittet.",
            examples=["Avtalet är litet och har bara en leverantör."],
        ),
    ] = None
    penalty: Annotated[
        SmallPenalty | None,
        Field(
            title="Vite för utebliven dialog",
            description="Ett mindre vite för varje möte som leverantören uteblir från. Anges med sanction penalty.",
            examples=[{"amount": "5000", "most": "20000"}],
        ),
    ] = None
    agreement: Annotated[
        DialogueAgreement | None,
        Field(
            title="Överenskommelse",
            description="Ramarna för en skriftlig överenskommelse efter dialogen.",
            examples=[{"maximum_places": 3, "kinds": ["internship"]}],
        ),
    ] = None


class Requirement(CaseBlock):
    """The employment requirement. Purpose and target group are mandatory: they make the condition defensible."""

    purpose: Annotated[
        FreeText,
        Field(
            title="Syfte",
            description="Varför kravet ställs, i en eller två meningar som leverantören kan läsa.",
            examples=["Att fler som står långt från arbetsmarknaden ska få arbetslivserfarenhet."],
        ),
    ]
    own_groups: Annotated[
        tuple[OwnGroup, ...],
        Field(
            title="Egna målgrupper",
            description="Målgrupper som inte finns i listan, var och en med sin definition.",
            examples=[
                [
                    {
                        "title": "ungdomar 17–19 år",
                        "definition": "de som fyller 17, 18 eller 19 år under kalenderåret",
                        "proof": "en id-handling",
                        "reason": "Sommarjobben är till för dem som går i gymnasieskolan.",
                        "by": "age",
                    }
                ]
            ],
        ),
    ] = ()
    target_groups: Annotated[
        Several[TargetGroup] | None,
        Field(
            title="Målgrupper",
            description="Vilka kravet är till för. Får utelämnas bara när own_groups anges.",
            examples=[["far_from_labour_market"]],
            validate_default=True,
        ),
    ] = None
    dialogue: Annotated[
        Dialogue | None,
        Field(
            title="Sysselsättningsdialog",
            description="Krav på att delta i en sysselsättningsdialog.",
            examples=[
                {
                    "initiative": "recruiter",
                    "first_meeting_within_days": 30,
                    "counted_from": "contract_signed",
                    "sanction": "none",
                }
            ],
        ),
    ] = None
    places: Annotated[
        Places | None,
        Field(
            title="Platser",
            description="Krav på ett antal platser. Kräver också ett vite (penalty).",
            examples=[
                {
                    "basis": "fixed",
                    "count": 4,
                    "counted_per": "contract",
                    "kinds": ["employment"],
                    "kind_chosen_by": "supplier",
                    "minimum_months": 3,
                    "extent_percent": 75,
                    "start_within_months": 6,
                    "counted_from": "contract_start",
                    "may_fulfil": ["supplier"],
                }
            ],
        ),
    ] = None
    penalty: Annotated[
        Penalty | None,
        Field(
            title="Vite",
            description="Vite när platser uteblir.",
            examples=[
                {
                    "amount": "50000",
                    "per": "missing_place",
                    "cap": {"percent": 5, "of": "contract_price"},
                    "remedy_days": 30,
                    "counted_from": "written_notice",
                }
            ],
        ),
    ] = None
    no_penalty_reason: Annotated[
        FreeText | None,
        Field(
            title="Skäl till inget vite",
            description="Varför platserna inte har något vite. Bara när kommunens policy tillåter det. Skrivs ut i bedömningen.",
            examples=["Kommunen prövar kravet för första gången och följer upp det i samverkan."],
        ),
    ] = None
    follow_up: Annotated[
        FollowUp | None,
        Field(title="Uppföljning", description="Hur kravet följs upp.", examples=[{"report_every_months": 6}]),
    ] = None
    termination: Annotated[
        Termination | None,
        Field(title="Hävning", description="Om brist får leda till hävning.", examples=[{"allowed": True}]),
    ] = None
    exclusion: Annotated[
        Exclusion | None,
        Field(title="Uteslutning från avrop", description="Bara i ramavtal.", examples=[{"months": 6}]),
    ] = None

    @field_validator("target_groups")
    @classmethod
    def _is_for_somebody(cls, groups: object, info: ValidationInfo) -> object:
        if groups is None and not info.data.get("own_groups", True):
            raise refuse(MISSING)
        return groups

    @property
    def groups(self) -> tuple[TargetGroup, ...]:
        """The groups of the list; none where all are the municipality's own."""
        return self.target_groups or ()

    @property
    def kinds(self) -> tuple[RequirementKind, ...]:
        """Dialogue, places, or both: they combine (report l. 343-390)."""
        stated = {RequirementKind.DIALOGUE: self.dialogue, RequirementKind.PLACES: self.places}
        return tuple(kind for kind, block in stated.items() if block is not None)
