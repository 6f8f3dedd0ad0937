"""How the requirement is followed up, and what happens when it isn't met."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from tenderkit.model.case.block import CaseBlock
from tenderkit.model.case.choices import CapBase, NoticeStart, PenaltyPer
from tenderkit.model.case.values import MISSING, Days, Months, Percent, PositiveMoney, PriceShare, Weeks, YesNo, refuse


class PenaltyCap(CaseBlock):
    """The most that the penalty can amount to: a share of something, an amount, or a number of weeks."""

    percent: Annotated[
        Percent | None, Field(title="Tak i procent", description="Taket som andel. Anges med of.", examples=[5])
    ] = None
    of: Annotated[
        CapBase | None,
        Field(title="Andel av", description="Vad andelen räknas på.", examples=["contract_price"]),
    ] = None
    weeks: Annotated[
        Weeks | None,
        Field(
            title="Tak i veckor",
            description="Så många veckor räknas vitet högst för samma plats. Bara för vite per dag eller vecka.",
            examples=[10],
        ),
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
        if any(name not in info.data for name in ("percent", "of", "weeks")):
            return amount  # a fault is already reported there
        share = (info.data["percent"] is not None, info.data["of"] is not None)
        other = (amount is not None) + (info.data["weeks"] is not None)
        if share not in ((True, True), (False, False)) or share[0] + other != 1:
            raise refuse("TK-C061")
        return amount


class SmallPenalty(CaseBlock):
    """A penalty for each missed dialogue or missing report: an amount each time, and the most in all."""

    amount: Annotated[
        PositiveMoney, Field(title="Vite varje gång", description="Beloppet i kronor.", examples=["5000"])
    ]
    most: Annotated[
        PositiveMoney,
        Field(title="Högst sammanlagt", description="Det högsta sammanlagda beloppet i kronor.", examples=["20000"]),
    ]


class SecondStep(CaseBlock):
    """What the penalty is after a second written notice: the second and last step."""

    share_percent: Annotated[
        PriceShare | None,
        Field(
            title="Andel i andra steget",
            description="Procent av kontraktssumman för varje plats. Anges i stället för amount.",
            examples=["1"],
        ),
    ] = None
    amount: Annotated[
        PositiveMoney | None,
        Field(
            title="Vitesbelopp i andra steget",
            description="Beloppet i kronor.",
            examples=["100000"],
            validate_default=True,
        ),
    ] = None
    remedy_days: Annotated[
        Days,
        Field(
            title="Rättelse inom efter andra anmaningen",
            description="Dagar för leverantören att rätta efter den andra anmaningen.",
            examples=[14],
        ),
    ]

    @field_validator("amount")
    @classmethod
    def _an_amount_or_a_share(cls, amount: object, info: ValidationInfo) -> object:
        return _one_of_them(amount, info)


def _one_of_them(amount: object, info: ValidationInfo) -> object:
    if "share_percent" not in info.data:
        return amount  # a fault is already reported there
    share = info.data["share_percent"]
    if amount is None and share is None:
        raise refuse(MISSING)
    if amount is not None and share is not None:
        raise refuse("TK-C125")
    return amount


class Penalty(CaseBlock):
    """The contractual penalty. No part of it has a default: amounts are the authority's own decision."""

    share_percent: Annotated[
        PriceShare | None,
        Field(
            title="Vite som andel",
            description="Procent av kontraktssumman för varje plats. Anges i stället för amount.",
            examples=["0.5"],
        ),
    ] = None
    amount: Annotated[
        PositiveMoney | None,
        Field(title="Vitesbelopp", description="Vitets belopp i kronor.", examples=["50000"], validate_default=True),
    ] = None
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
    second: Annotated[
        SecondStep | None,
        Field(
            title="Andra steget",
            description="Ett högre vite efter en andra skriftlig anmaning.",
            examples=[{"amount": "100000", "remedy_days": 14}],
        ),
    ] = None
    claim_within_months: Annotated[
        Months | None,
        Field(title="Krävs inom", description="Månader inom vilka vitet måste krävas.", examples=[12]),
    ] = None
    set_off: Annotated[
        YesNo | None,
        Field(title="Kvittning", description="Om vitet får räknas av från leverantörens fakturor.", examples=[True]),
    ] = None

    @field_validator("amount")
    @classmethod
    def _an_amount_or_a_share(cls, amount: object, info: ValidationInfo) -> object:
        return _one_of_them(amount, info)

    @property
    def known_amount(self) -> Decimal:
        """The amount in kronor; only of a penalty that isn't a share of a price."""
        if self.amount is None:
            raise ValueError
        return self.amount


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
    report_penalty: Annotated[
        SmallPenalty | None,
        Field(
            title="Vite för utebliven rapport",
            description="Ett mindre vite för varje rapport som saknas efter en anmaning.",
            examples=[{"amount": "1000", "most": "5000"}],
        ),
    ] = None
    meetings_per_year: Annotated[
        Weeks | None, Field(title="Möten per år", description="Antal uppföljningsmöten per år.", examples=[2])
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
