"""The procedure and the contract: how it is bought, what, for how much, how long and where."""

from typing import Annotated

from pydantic import Field

from tenderkit.model.case.block import CaseBlock
from tenderkit.model.case.choices import CallOffBy, ContractForm, Location, PriceForm, ProcedureKind, Subject
from tenderkit.model.case.identifiers import Cpv
from tenderkit.model.case.requirement import Requirement
from tenderkit.model.case.values import (
    ExtensionCount,
    FreeText,
    Headcount,
    IsoDate,
    Line,
    LotId,
    Months,
    PositiveMoney,
    Several,
    SupplierCount,
    YesNo,
)


class Procedure(CaseBlock):
    """How and when the procurement is carried out."""

    kind: Annotated[
        ProcedureKind, Field(title="Förfarande", description="Hur upphandlingen genomförs.", examples=["open"])
    ]
    begins: Annotated[
        IsoDate,
        Field(
            title="Påbörjas",
            description="Dagen då upphandlingen påbörjas. Avgör vilken lag som gäller.",
            examples=["2026-11-01"],
        ),
    ]
    published: Annotated[
        IsoDate | None,
        Field(
            title="Annonseras",
            description="Dagen då annonsen skickas för publicering. Anbudstiden räknas från den.",
            examples=["2026-11-10"],
        ),
    ] = None
    tender_deadline: Annotated[
        IsoDate | None,
        Field(title="Sista anbudsdag", description="Sista dagen att lämna anbud.", examples=["2026-12-15"]),
    ] = None
    awarded: Annotated[
        IsoDate | None,
        Field(title="Tilldelning", description="Dagen för tilldelningsbeslutet.", examples=["2027-01-20"]),
    ] = None
    standstill_ends: Annotated[
        IsoDate | None,
        Field(title="Avtalsspärren slutar", description="Avtalsspärrens sista dag.", examples=["2027-01-31"]),
    ] = None
    contract_signed: Annotated[
        IsoDate | None,
        Field(title="Avtalet undertecknas", description="Dagen då avtalet undertecknas.", examples=["2027-02-05"]),
    ] = None
    review_pending: Annotated[
        YesNo,
        Field(title="Överprövning pågår", description="Ja så länge upphandlingen prövas i domstol.", examples=[False]),
    ] = False


class Lot(CaseBlock):
    """A part of the contract (anbudsområde). Its own requirement replaces the common one whole."""

    id: Annotated[LotId, Field(title="Id", description="Kort beteckning på anbudsområdet.", examples=["A"])]
    title: Annotated[Line, Field(title="Namn", description="Anbudsområdets namn.", examples=["Norra området"])]
    value: Annotated[
        PositiveMoney | None,
        Field(title="Värde", description="Områdets uppskattade värde i kronor exklusive moms.", examples=["20000000"]),
    ] = None
    cpv: Annotated[
        Cpv | None, Field(title="CPV-kod", description="Områdets CPV-kod med kontrollsiffra.", examples=["45233000-9"])
    ] = None
    employees_needed: Annotated[
        Headcount | None,
        Field(
            title="Antal anställda i området",
            description="Så många personer arbetet i anbudsområdet uppskattas behöva.",
            examples=[12],
        ),
    ] = None
    requirement: Annotated[
        Requirement | None,
        Field(
            title="Eget krav",
            description="Ersätter hela det gemensamma kravet för det här området.",
            examples=[{"purpose": "Att fler ska få arbetslivserfarenhet.", "target_groups": ["young_people"]}],
        ),
    ] = None


class ContractTerms(CaseBlock):
    """What is bought, for how much, how long and where."""

    subject: Annotated[
        Subject,
        Field(
            title="Vad som köps", description="Avgör tröskelvärde och vad parten kallas i texten.", examples=["works"]
        ),
    ]
    annex_2: Annotated[
        YesNo,
        Field(title="Bilaga 2-tjänst", description="Ja om tjänsten finns i lagens bilaga 2.", examples=[False]),
    ] = False
    form: Annotated[
        ContractForm, Field(title="Avtalsform", description="Ett kontrakt eller ett ramavtal.", examples=["contract"])
    ]
    call_off_by: Annotated[
        CallOffBy | None,
        Field(title="Avrop sker genom", description="Bara för ramavtal.", examples=["fixed_terms"]),
    ] = None
    supplier_count: Annotated[
        SupplierCount | None,
        Field(title="Antal ramavtalsleverantörer", description="Bara för ramavtal.", examples=[3]),
    ] = None
    estimated_value: Annotated[
        PositiveMoney,
        Field(
            title="Uppskattat värde",
            description="Kronor exklusive moms, optioner inräknade (5 kap. 3 § LOU).",
            examples=["65000000", "65 000 000"],
        ),
    ]
    contract_price: Annotated[
        PositiveMoney | None,
        Field(
            title="Kontraktssumma", description="Kronor exklusive moms. Anges efter tilldelning.", examples=["61500000"]
        ),
    ] = None
    price_form: Annotated[
        PriceForm | None,
        Field(
            title="Prisform",
            description="Om avtalet har fast pris, à-priser eller löpande räkning. Avgör vad vitets tak kan räknas på.",
            examples=["fixed"],
        ),
    ] = None
    starts: Annotated[IsoDate, Field(title="Avtalsstart", description="Avtalets första dag.", examples=["2027-03-01"])]
    months: Annotated[Months, Field(title="Avtalstid", description="Antal månader utan förlängning.", examples=[30])]
    option_months: Annotated[
        Months | None, Field(title="Förlängning", description="Antal månader som avtalet kan förlängas.", examples=[12])
    ] = None
    extensions: Annotated[
        ExtensionCount | None,
        Field(
            title="Antal förlängningar",
            description="Så många förlängningar som månaderna i option_months är delade i. Utan uppgift en.",
            examples=[2],
        ),
    ] = None
    special_reasons: Annotated[
        FreeText | None,
        Field(
            title="Särskilda skäl",
            description="Varför ett ramavtal löper längre än fyra år.",
            examples=["Leverantören behöver göra stora investeringar."],
        ),
    ] = None
    place: Annotated[
        Location,
        Field(title="Plats för utförandet", description="Var avtalet utförs.", examples=["within_municipality"]),
    ]
    employees_needed: Annotated[
        Headcount | None,
        Field(title="Antal anställda", description="Så många personer arbetet uppskattas behöva.", examples=[40]),
    ] = None
    follow_up_feasible: Annotated[
        YesNo | None,
        Field(
            title="Går att följa upp",
            description="Om det går att följa upp kravet (rapporten, rad 32).",
            examples=[True],
        ),
    ] = None
    branch_conditions_doubtful: Annotated[
        YesNo | None,
        Field(
            title="Tveksamma branschförhållanden",
            description="Om det finns tveksamheter kring arbetsförhållandena i branschen (rapporten, rad 198).",
            examples=[False],
        ),
    ] = None
    cpv: Annotated[
        Cpv | None, Field(title="CPV-kod", description="Huvudkoden med kontrollsiffra.", examples=["45233000-9"])
    ] = None
    workplace_checks: Annotated[
        Several[Line] | None,
        Field(
            title="Kontroller på arbetsplatsen",
            description="Kontroller som arbetsplatsen kräver av den som ska arbeta där.",
            examples=[["utdrag ur belastningsregistret"]],
        ),
    ] = None
    lots: Annotated[
        tuple[Lot, ...],
        Field(
            title="Anbudsområden",
            description="Utelämnas om upphandlingen inte är delad.",
            examples=[[{"id": "A", "title": "Norr"}]],
        ),
    ] = ()
