"""How the requirement is followed up, and what happens when it isn't met."""

from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from tenderkit.model.case.block import CaseBlock
from tenderkit.model.case.choices import CapBase, NoticeStart, PenaltyPer
from tenderkit.model.case.values import CapShare, Days, Months, PositiveMoney, TimesAYear, YesNo, refuse


class PenaltyCap(CaseBlock):
    """The most that the penalty can amount to: a share of something, or an amount."""

    percent: Annotated[
        CapShare | None, Field(title="Tak i procent", description="Taket som andel. Anges med of.", examples=[5])
    ] = None
    of: Annotated[
        CapBase | None,
        Field(title="Andel av", description="Vad andelen räknas på.", examples=["contract_price"]),
    ] = None
    amount: Annotated[
        PositiveMoney | None,
        Field(
            title="Tak i kronor",
            description="Taket som belopp. Anges i stället för percent och of.",
            examples=["200000"],
            validate_default=True,
        ),
    ] = None

    @field_validator("amount")
    @classmethod
    def _a_share_or_an_amount(cls, amount: object, info: ValidationInfo) -> object:
        if "percent" not in info.data or "of" not in info.data:
            return amount  # a fault is already reported there
        share = (info.data["percent"] is not None, info.data["of"] is not None)
        if share != (amount is None, amount is None):
            raise refuse("TK-C061")
        return amount


class Penalty(CaseBlock):
    """The contractual penalty. No part of it has a default: amounts are the authority's own decision."""

    amount: Annotated[
        PositiveMoney, Field(title="Vitesbelopp", description="Vitets belopp i kronor.", examples=["50000"])
    ]
    per: Annotated[
        PenaltyPer, Field(title="Vite per", description="Vad varje vitesbelopp avser.", examples=["missing_place"])
    ]
    cap: Annotated[
        PenaltyCap | None,
        Field(
            title="Vitestak",
            description="Det högsta sammanlagda vitet.",
            examples=[{"percent": 5, "of": "contract_price"}, {"amount": "200000"}],
        ),
    ] = None
    remedy_days: Annotated[
        Days, Field(title="Rättelse inom", description="Dagar för leverantören att rätta före vite.", examples=[30])
    ]
    counted_from: Annotated[
        NoticeStart,
        Field(
            title="Räknas från",
            description="Händelsen som tiden för rättelse räknas från.",
            examples=["written_notice"],
        ),
    ]
    claim_within_months: Annotated[
        Months | None,
        Field(title="Krävs inom", description="Månader inom vilka vitet måste krävas.", examples=[12]),
    ] = None
    set_off: Annotated[
        YesNo | None,
        Field(title="Kvittning", description="Om vitet får räknas av från leverantörens fakturor.", examples=[True]),
    ] = None


class FollowUp(CaseBlock):
    """How the requirement is followed up."""

    report_every_months: Annotated[
        Months | None,
        Field(title="Rapport var", description="Månader mellan leverantörens rapporter.", examples=[6]),
    ] = None
    report_within_days: Annotated[
        Days | None,
        Field(
            title="Rapport inom",
            description="Dagar för leverantören att svara på en begäran om rapport.",
            examples=[30],
        ),
    ] = None
    meetings_per_year: Annotated[
        TimesAYear | None, Field(title="Möten per år", description="Antal uppföljningsmöten per år.", examples=[2])
    ] = None


class Termination(CaseBlock):
    """Whether repeated or substantial breach may end the contract."""

    allowed: Annotated[
        YesNo,
        Field(title="Hävning", description="Om avtalet får hävas vid upprepad eller väsentlig brist.", examples=[True]),
    ]


class Exclusion(CaseBlock):
    """Exclusion from call-off under a framework agreement."""

    months: Annotated[
        Months, Field(title="Uteslutning", description="Månader som leverantören utesluts från avrop.", examples=[6])
    ]
