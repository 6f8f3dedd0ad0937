"""The meetings of the matching: the start meeting, the employment dialogues, and what a place asks for."""

from typing import Annotated

from pydantic import Field

from tenderkit.model.case.block import CaseBlock
from tenderkit.model.case.choices import PlacementKind
from tenderkit.model.case.parties import Contact
from tenderkit.model.case.values import Count, FreeText, IsoDate, Line, LotId, Months, Percent, Several
from tenderkit.model.matching.choices import CalledMeeting, DialogueOutcome, Recruitment
from tenderkit.model.matching.values import ProfileId

SupplierName = Annotated[
    Line | None,
    Field(
        title="Leverantör",
        description="Leverantörens namn, så som det står i upphandling.yaml. Utelämnas om det bara finns en.",
        examples=["Exempel Anläggning AB"],
    ),
]


ForAuthority = Annotated[
    Line | None,
    Field(
        title="Myndighet",
        description=(
            "Den myndighet vars avtal eller avrop det gäller, med namn eller organisationsnummer. Anges när flera upphandlar"
            " tillsammans."
        ),
        examples=["Krokoms kommun"],
    ),
]


class OwnReporting(CaseBlock):
    """What a supplier that recruits by itself reports (report l. 229)."""

    what: Annotated[
        FreeText,
        Field(
            title="Vad som redovisas",
            description="De uppgifter som leverantören lämnar, utan namn på personer.",
            examples=["Antal platser, form, start och slut."],
        ),
    ]
    when: Annotated[
        FreeText, Field(title="När", description="När uppgifterna lämnas.", examples=["Vid varje månadsskifte."])
    ]
    how: Annotated[
        FreeText,
        Field(title="Hur det visas", description="Hur det visas att platserna finns.", examples=["Skriftlig rapport."]),
    ]


class StartMeeting(CaseBlock):
    """The meeting where the requirement is gone through and a plan is made (report l. 229)."""

    supplier: SupplierName = None
    held: Annotated[IsoDate, Field(title="Hållet", description="Dagen för startmötet.", examples=["2027-03-15"])]
    recruitment: Annotated[
        Recruitment, Field(title="Rekrytering", description="Hur personerna rekryteras.", examples=["municipal"])
    ]
    own_reporting: Annotated[
        OwnReporting | None,
        Field(
            title="Redovisning vid egen rekrytering",
            description="Vad, när och hur en leverantör som rekryterar själv redovisar.",
            examples=[{"what": "Antal platser.", "when": "Varje månad.", "how": "Skriftligt."}],
        ),
    ] = None
    plan: Annotated[
        FreeText | None,
        Field(title="Plan", description="Hur kravet ska uppfyllas.", examples=["Två platser börjar i juni."]),
    ] = None
    pre_checks: Annotated[
        Several[Line] | None,
        Field(
            title="Kontroller av arbetsgivaren",
            description="Vad som har kontrollerats hos arbetsgivaren före start.",
            examples=[["handledare finns"]],
        ),
    ] = None


class MeetingCall(CaseBlock):
    """A call to a meeting, on the day it was sent; whether that was in time is computed."""

    id: Annotated[
        Line,
        Field(
            title="Id",
            description="Dagen för mötet, med ett nummer när flera hålls samma dag.",
            examples=["2027-09-15"],
        ),
    ]
    supplier: SupplierName = None
    for_authority: ForAuthority = None
    lot: Annotated[
        LotId | None, Field(title="Anbudsområde", description="Anbudsområdet som det gäller.", examples=["A"])
    ] = None
    meeting: Annotated[CalledMeeting, Field(title="Möte", description="Vilket möte.", examples=["start"])]
    sent: Annotated[
        IsoDate, Field(title="Skickad", description="Dagen då kallelsen skickades.", examples=["2027-09-01"])
    ]
    to_be_held: Annotated[
        IsoDate, Field(title="Ska hållas", description="Dagen som kallelsen gäller.", examples=["2027-09-15"])
    ]
    time: Annotated[Line | None, Field(title="Tid", description="När på dagen.", examples=["kl. 9–10"])] = None
    where: Annotated[
        Line | None, Field(title="Plats eller mötesform", description="Var det hålls.", examples=["Depån i Torvalla"])
    ] = None


class HeldDialogue(CaseBlock):
    """An employment dialogue (sysselsättningsdialog) that has been held."""

    supplier: SupplierName = None
    held: Annotated[IsoDate, Field(title="Hållen", description="Dagen för dialogen.", examples=["2027-02-20"])]
    plan_received: Annotated[
        IsoDate | None,
        Field(
            title="Planen kom in", description="Dagen då leverantörens skriftliga plan kom in.", examples=["2027-03-10"]
        ),
    ] = None
    outcome: Annotated[
        DialogueOutcome, Field(title="Svar", description="Vad leverantören svarade.", examples=["places_offered"])
    ]
    reasons: Annotated[
        FreeText | None,
        Field(
            title="Skäl",
            description="Leverantörens skäl när inga platser är möjliga.",
            examples=["Arbetet utförs av två personer under fyra veckor."],
        ),
    ] = None
    places_offered: Annotated[
        Count | None,
        Field(title="Erbjudna platser", description="Antal platser som leverantören erbjuder.", examples=[2]),
    ] = None


class Profile(CaseBlock):
    """What a place asks for (kravprofil, report l. 231): the job and the workplace, never a person."""

    id: Annotated[ProfileId, Field(title="Id", description="K- och ett nummer.", examples=["K-1"])]
    supplier: SupplierName = None
    for_authority: ForAuthority = None
    job: Annotated[Line, Field(title="Arbete", description="Vad arbetet kallas.", examples=["anläggningsarbetare"])]
    kind: Annotated[
        PlacementKind | None,
        Field(title="Form", description="Platsens form, när den är bestämd.", examples=["internship"]),
    ] = None
    count: Annotated[
        Count | None,
        Field(title="Antal platser", description="Antal platser som profilen gäller.", examples=[2]),
    ] = None
    workplace: Annotated[
        Line, Field(title="Arbetsplats", description="Var arbetet utförs.", examples=["Depån i Torvalla"])
    ]
    tasks: Annotated[
        Several[Line],
        Field(title="Arbetsuppgifter", description="En uppgift per rad.", examples=[["lägga kantsten"]]),
    ]
    requirements: Annotated[
        Several[Line] | None,
        Field(title="Krav", description="Det som arbetet kräver av alla som utför det.", examples=[["B-körkort"]]),
    ] = None
    starts: Annotated[IsoDate, Field(title="Start", description="Platsens första dag.", examples=["2027-06-01"])]
    months: Annotated[Months, Field(title="Längd", description="Antal månader.", examples=[6])]
    extent_percent: Annotated[Percent, Field(title="Omfattning", description="Procent av heltid.", examples=[75])]
    supervisor: Annotated[
        Contact | None,
        Field(
            title="Handledare", description="Den som handleder på arbetsplatsen.", examples=[{"title": "arbetsledare"}]
        ),
    ] = None
    conditions: Annotated[
        FreeText | None,
        Field(
            title="Förutsättningar på arbetsplatsen",
            description="Arbetstider, resvägar och annat som gäller på arbetsplatsen.",
            examples=["Arbetet börjar klockan 7. Det går att åka kollektivt."],
        ),
    ] = None
    equipment: Annotated[
        Line | None, Field(title="Utrustning", description="Utrustning som behövs.", examples=["skyddskor, hjälm"])
    ] = None
    recruitment: Annotated[
        FreeText | None,
        Field(
            title="Rekryteringssätt", description="Hur rekryteringen går till.", examples=["Kort intervju på plats."]
        ),
    ] = None
    reply_by: Annotated[
        IsoDate | None, Field(title="Svar senast", description="Sista dag för förslag.", examples=["2027-05-01"])
    ] = None
