"""The obligation to provide places: how many or for how long, which kinds, when, by whom and what counts."""

from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from tenderkit.model.case.block import CaseBlock
from tenderkit.model.case.choices import (
    CountedPer,
    ExistingStaff,
    Fulfiller,
    KindChosenBy,
    PlacementKind,
    PlacesBasis,
    PlacesStart,
    ValuePart,
)
from tenderkit.model.case.kind_terms import AnotherKind, KindTerms, PerKind
from tenderkit.model.case.values import (
    MISSING,
    Count,
    FreeText,
    FullTimeMonths,
    Hours,
    Months,
    Percent,
    PositiveMoney,
    Several,
    Weeks,
    YesNo,
    refuse,
)

_WEEKS_A_YEAR, _MONTHS_A_YEAR, _HOURS_A_MONTH = 52, 12, 160


def _in_months(of: "Places | KindTerms") -> int | None:
    if of.minimum_months is not None:
        return of.minimum_months
    if of.minimum_weeks is not None:
        return -(-of.minimum_weeks * _MONTHS_A_YEAR // _WEEKS_A_YEAR)
    return None if of.minimum_hours is None else -(-of.minimum_hours // _HOURS_A_MONTH)


class Places(CaseBlock):
    """The obligation to provide a number of places."""

    basis: Annotated[
        PlacesBasis, Field(title="Bestäms", description="Vad antalet platser beror på.", examples=["fixed"])
    ]
    full_time_months: Annotated[
        FullTimeMonths | None,
        Field(
            title="Månader av heltid",
            description="Så många månader av heltid som krävs sammanlagt. Flera personer får dela på dem. "
            "Anges i stället för count, bara med basis full_time_months.",
            examples=[24],
            validate_default=True,
        ),
    ] = None
    count: Annotated[
        Count | None,
        Field(
            title="Antal platser",
            description="Hur många platser som krävs. Anges alltid utom med basis full_time_months.",
            examples=[4],
            validate_default=True,
        ),
    ] = None
    extension_count: Annotated[
        Count | None,
        Field(
            title="Antal per förlängning",
            description="Så många platser till, eller månader av heltid till, ger varje förlängning. Utan uppgift ger den inga.",
            examples=[1],
        ),
    ] = None
    sek_per_place: Annotated[
        PositiveMoney | None,
        Field(
            title="Kronor per plats",
            description="Belopp som ger det angivna antalet platser: avropat belopp för per_called_off_sek, "
            "avtalets värde för per_contract_value.",
            examples=["10000000"],
        ),
    ] = None
    value_part: Annotated[
        ValuePart | None,
        Field(
            title="Påbörjat eller helt belopp",
            description="Om antalet gäller för varje påbörjat eller varje helt belopp av avtalets värde. Bara för per_contract_value.",
            examples=["started"],
        ),
    ] = None
    carried_over: Annotated[
        YesNo | None,
        Field(
            title="Förs över till nästa år",
            description="Om platser som inte ordnas ett år förs över till nästa. Bara för per_year.",
            examples=[False],
        ),
    ] = None
    exempt_below: Annotated[
        PositiveMoney | None,
        Field(
            title="Undantag under",
            description="Avrop under beloppet, i kronor, ger inga platser.",
            examples=["2000000"],
        ),
    ] = None
    counted_per: Annotated[
        CountedPer,
        Field(
            title="Räknas per",
            description="Om antalet gäller per avtal, leverantör, anbudsområde eller avrop.",
            examples=["contract"],
        ),
    ]
    kinds: Annotated[
        Several[PlacementKind],
        Field(
            title="Former",
            description="De former av plats som uppfyller kravet.",
            examples=[["employment", "internship"]],
        ),
    ]
    per_kind: Annotated[
        PerKind | None,
        Field(
            title="Antal och tid per form",
            description="För en eller flera av formerna: ett antal, en minsta tid eller båda.",
            examples=[{"employment": {"count": 2, "minimum_months": 12}, "internship": {"minimum_weeks": 26}}],
        ),
    ] = None
    another_kind: Annotated[
        AnotherKind | None,
        Field(
            title="Annan form i andra hand",
            description="En form som får ersätta den första när den har sökts på allvar.",
            examples=[{"kind": "internship", "sought_weeks": 8}],
        ),
    ] = None
    shared: Annotated[
        YesNo | None,
        Field(
            title="Delas av flera",
            description="Om flera personer får dela på en plats, efter varandra eller samtidigt.",
            examples=[True],
        ),
    ] = None
    minimum_employments: Annotated[
        Count | None,
        Field(
            title="Minst antal anställningar",
            description="Så många av platserna ska minst vara anställning. Anges när flera former är tillåtna.",
            examples=[1],
        ),
    ] = None
    kind_chosen_by: Annotated[
        KindChosenBy, Field(title="Form väljs av", description="Vem som väljer platsens form.", examples=["supplier"])
    ]
    minimum_weeks: Annotated[
        Weeks | None,
        Field(
            title="Minsta tid i veckor",
            description="Så många veckor varar en plats minst. Anges i stället för minimum_months.",
            examples=[4],
        ),
    ] = None
    minimum_hours: Annotated[
        Hours | None,
        Field(
            title="Minsta tid i timmar",
            description="Så många timmar omfattar en plats minst. Anges i stället för minimum_months.",
            examples=[400],
        ),
    ] = None
    minimum_months: Annotated[
        Months | None,
        Field(
            title="Minsta tid",
            description="Så många månader varar en plats minst.",
            examples=[3],
            validate_default=True,
        ),
    ] = None
    extent_percent: Annotated[
        Percent, Field(title="Omfattning", description="Platsens omfattning i procent av heltid.", examples=[75])
    ]
    start_within_months: Annotated[
        Months, Field(title="Start inom", description="Månader tills platserna ska ha börjat.", examples=[6])
    ]
    counted_from: Annotated[
        PlacesStart,
        Field(title="Räknas från", description="Dagen som tiden till start räknas från.", examples=["contract_start"]),
    ]
    may_fulfil: Annotated[
        Several[Fulfiller],
        Field(
            title="Får uppfyllas av", description="Vem som får ordna platsen.", examples=[["supplier", "subcontractor"]]
        ),
    ]
    no_subcontractor_reason: Annotated[
        FreeText | None,
        Field(
            title="Skäl till att underleverantör inte får",
            description="Varför en underleverantör inte får ordna platsen. Skrivs inte ut i kravavsnittet.",
            examples=["Allt arbete utförs av leverantören själv."],
        ),
    ] = None
    existing_staff: Annotated[
        ExistingStaff | None,
        Field(
            title="Befintlig personal",
            description="Vad som räknas av den personal som redan finns hos leverantören.",
            examples=["none"],
        ),
    ] = None
    offer_open_weeks: Annotated[
        Weeks | None,
        Field(
            title="Erbjudandet står öppet",
            description="Veckor som en erbjuden plats hålls öppen för att räknas som uppfylld.",
            examples=[4],
        ),
    ] = None
    part_done_percent: Annotated[
        Percent | None,
        Field(
            title="Genomförd del",
            description="Den del av tiden, i procent, som gör platsen uppfylld om personen slutar i förtid.",
            examples=[75],
        ),
    ] = None
    replacement_weeks: Annotated[
        Weeks | None,
        Field(title="Ersättning inom", description="Veckor för att ordna en ny plats efter ett avbrott.", examples=[6]),
    ] = None

    @field_validator("full_time_months")
    @classmethod
    def _months_go_with_their_basis(cls, months: int | None, info: ValidationInfo) -> int | None:
        if "basis" not in info.data:
            return months  # a fault is already reported there
        by_months = info.data["basis"] is PlacesBasis.FULL_TIME_MONTHS
        if by_months and months is None:
            raise refuse(MISSING)
        if months is not None and not by_months:
            raise refuse("TK-C080")
        return months

    @field_validator("count")
    @classmethod
    def _a_number_of_places_or_of_months(cls, count: int | None, info: ValidationInfo) -> int | None:
        if "basis" not in info.data or "full_time_months" not in info.data:
            return count  # a fault is already reported there
        by_months = info.data["basis"] is PlacesBasis.FULL_TIME_MONTHS
        if by_months and count is not None:
            raise refuse("TK-C081")
        if count is None and not by_months:
            raise refuse(MISSING)
        return count

    @field_validator("minimum_months")
    @classmethod
    def _one_least_time(cls, months: int | None, info: ValidationInfo) -> int | None:
        """One measure, or none where each kind has its own."""
        if any(name not in info.data for name in ("minimum_weeks", "minimum_hours", "per_kind", "kinds")):
            return months  # a fault is already reported there
        stated = [value for value in (info.data["minimum_weeks"], info.data["minimum_hours"], months) if value]
        per_kind = info.data["per_kind"]
        if len(stated) > 1:
            raise refuse("TK-C121")
        if not stated and not (per_kind and all(per_kind.has_least_time(kind) for kind in info.data["kinds"])):
            raise refuse(MISSING)
        return months

    @property
    def least_months(self) -> int:
        """The least time in whole months, a begun one as a whole; where each kind has its own it is the shortest."""
        if self.minimum_months is not None:
            return self.minimum_months
        own = [_in_months(terms) for _, terms in self.per_kind.stated()] if self.per_kind is not None else []
        times = [_in_months(self), *own]
        return min((time for time in times if time is not None), default=0)

    @property
    def by_months(self) -> bool:
        """Whether months of full time are asked for, and not whole places."""
        return self.basis is PlacesBasis.FULL_TIME_MONTHS

    @property
    def asked(self) -> int:
        """The number as it is stated: of places, or of months of full time."""
        return self.count or self.full_time_months or 0
