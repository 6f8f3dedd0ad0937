"""One person's placement: the only block in the whole product that names the person."""

from datetime import date
from typing import Annotated

from pydantic import Field

from tenderkit.model.case.block import CaseBlock
from tenderkit.model.case.choices import PlacementKind
from tenderkit.model.case.identifiers import OrganisationNumber
from tenderkit.model.case.parties import Contact
from tenderkit.model.case.values import BirthDate, FreeText, IsoDate, Line, LotId, Percent, Several, YesNo
from tenderkit.model.matching.choices import CertificateNeed, EarlyEndCause, EmploymentForm, PlacementOutcome
from tenderkit.model.matching.first_weeks import Introduction, ProblemNote, Proposal
from tenderkit.model.matching.meetings import SupplierName
from tenderkit.model.matching.values import AgreementId, HoursPerWeek, PlacementId, TotalHours

_NEVER = date(9000, 1, 1)


class Employer(CaseBlock):
    """The company that gives the place when it isn't the supplier itself."""

    name: Annotated[Line, Field(title="Namn", description="Företagets namn.", examples=["Exempel Mark AB"])]
    organisation_number: Annotated[
        OrganisationNumber | None,
        Field(title="Organisationsnummer", description="Företagets nummer.", examples=["556000-0001"]),
    ] = None


class Waiver(CaseBlock):
    """The person's waiver of secrecy; without it no document with the name goes to a supplier."""

    date: Annotated[IsoDate, Field(title="Datum", description="Dagen då personen samtyckte.", examples=["2027-05-02"])]
    covers: Annotated[
        FreeText,
        Field(
            title="Omfattar", description="Vad som får lämnas, och till vem.", examples=["Namnet, till arbetsgivaren."]
        ),
    ]


class Recommendation(CaseBlock):
    """A letter that the person wants and has agreed to."""

    consent: Annotated[
        IsoDate, Field(title="Samtycke", description="Dagen då personen samtyckte.", examples=["2027-11-20"])
    ]
    text: Annotated[
        FreeText, Field(title="Text", description="Rekommendationens ord.", examples=["Alltid i tid och noggrann."])
    ]
    by: Annotated[Contact, Field(title="Av", description="Den som rekommenderar.", examples=[{"name": "Bo Exempel"}])]


class EmployersReference(CaseBlock):
    """Someone whom a future employer may ask, as the person has agreed to."""

    consent: Annotated[
        IsoDate, Field(title="Samtycke", description="Dagen då personen samtyckte.", examples=["2027-11-20"])
    ]
    person: Annotated[
        Contact, Field(title="Referens", description="Den som kan frågas.", examples=[{"name": "Bo Exempel"}])
    ]
    about: Annotated[
        FreeText | None, Field(title="Om", description="Vad referensen kan svara på.", examples=["Arbetet på depån."])
    ] = None


class EarlyEnd(CaseBlock):
    """That a placement ended early, when, and by whom; never why."""

    date: Annotated[IsoDate, Field(title="Slutade", description="Placeringens sista dag.", examples=["2027-07-15"])]
    cause: Annotated[
        EarlyEndCause,
        Field(title="Avslutades av", description="Vem som avslutade. Personens skäl anges aldrig.", examples=["other"]),
    ]
    noticed: Annotated[
        IsoDate, Field(title="Känt", description="Dagen då rekryteraren fick veta det.", examples=["2027-07-15"])
    ]


class Placement(CaseBlock):
    """A person's time at a workplace. `name` may be missing only after `tenderkit prune`."""

    id: Annotated[PlacementId, Field(title="Id", description="P- och ett nummer.", examples=["P-01"])]
    name: Annotated[
        Line | None,
        Field(title="Namn", description="Personens namn. Tas bort när uppgifterna gallras.", examples=["Kim Exempel"]),
    ] = None
    birth_date: Annotated[
        BirthDate | None,
        Field(title="Födelsedatum", description="Anges bara om personen vill.", examples=["2001-04-12"]),
    ] = None
    supplier: SupplierName = None
    employer: Annotated[
        Employer | None,
        Field(
            title="Arbetsgivare",
            description="Den som ger platsen, om det inte är leverantören.",
            examples=[{"name": "Exempel Mark AB"}],
        ),
    ] = None
    agreement: Annotated[
        AgreementId | None,
        Field(title="Överenskommelse", description="Överenskommelsen som platsen hör till.", examples=["A-1"]),
    ] = None
    lot: Annotated[
        LotId | None,
        Field(title="Anbudsområde", description="Det anbudsområde som platsen hör till.", examples=["A"]),
    ] = None
    kind: Annotated[PlacementKind, Field(title="Form", description="Platsens form.", examples=["internship"])]
    job_title: Annotated[
        Line | None,
        Field(title="Befattning", description="Vad arbetet kallas på arbetsplatsen.", examples=["anläggningsarbetare"]),
    ] = None
    replaces: Annotated[
        PlacementId | None,
        Field(title="Ersätter", description="Den plats som slutade och som den här ersätter.", examples=["P-03"]),
    ] = None
    begun: Annotated[YesNo, Field(title="Har börjat", description="Om platsen har börjat.", examples=[True])] = True
    workplace: Annotated[
        Line, Field(title="Arbetsplats", description="Var arbetet utförs.", examples=["Depån i Torvalla"])
    ]
    starts: Annotated[IsoDate, Field(title="Start", description="Första dagen.", examples=["2027-06-01"])]
    planned_end: Annotated[
        IsoDate | None,
        Field(title="Planerat slut", description="Den planerade sista dagen.", examples=["2027-11-30"]),
    ] = None
    ended: Annotated[
        IsoDate | None, Field(title="Slut", description="Den sista dagen, när den har varit.", examples=["2027-11-30"])
    ] = None
    outcome: Annotated[
        PlacementOutcome | None,
        Field(title="Utfall", description="Hur placeringen slutade.", examples=["completed"]),
    ] = None
    extent_percent: Annotated[
        Percent | None,
        Field(
            title="Omfattning",
            description="Omfattningen i procent av heltid. Behövs när kravet är månader av heltid.",
            examples=[75],
        ),
    ] = None
    hours_per_week: Annotated[
        HoursPerWeek | None, Field(title="Timmar per vecka", description="Arbetstid per vecka.", examples=["37,5"])
    ] = None
    total_hours: Annotated[
        TotalHours | None, Field(title="Timmar totalt", description="Sammanlagd arbetstid i timmar.", examples=[780])
    ] = None
    tasks: Annotated[
        Several[Line], Field(title="Arbetsuppgifter", description="En uppgift per rad.", examples=[["lägga kantsten"]])
    ]
    skills: Annotated[
        Several[Line] | None,
        Field(
            title="Kunskaper",
            description="Det som personen har lärt sig, sakligt. Anges bara om personen vill.",
            examples=[["köra vibroplatta"]],
        ),
    ] = None
    supervisor: Annotated[
        Contact | None,
        Field(title="Handledare", description="Handledaren på arbetsplatsen.", examples=[{"name": "Bo Exempel"}]),
    ] = None
    issuer: Annotated[
        Contact | None,
        Field(
            title="Utfärdare",
            description="Den hos arbetsgivaren som undertecknar intyget.",
            examples=[{"name": "Bo Exempel"}],
        ),
    ] = None
    continued: Annotated[
        YesNo | None,
        Field(title="Fick fortsätta", description="Om personen är kvar hos arbetsgivaren.", examples=[True]),
    ] = None
    waiver: Annotated[
        Waiver | None,
        Field(
            title="Medgivande",
            description="Personens samtycke till att namnet lämnas till leverantören.",
            examples=[{"date": "2027-05-02", "covers": "Namnet, till arbetsgivaren."}],
        ),
    ] = None
    recommendation: Annotated[
        Recommendation | None,
        Field(
            title="Rekommendation",
            description="Bara med personens samtycke.",
            examples=[{"consent": "2027-11-20", "text": "Alltid i tid.", "by": {"name": "Bo Exempel"}}],
        ),
    ] = None
    reference: Annotated[
        EmployersReference | None,
        Field(
            title="Referens",
            description="Bara med personens samtycke.",
            examples=[{"consent": "2027-11-20", "person": {"name": "Bo Exempel"}}],
        ),
    ] = None
    needs: Annotated[
        Several[CertificateNeed] | None,
        Field(title="Behov av intyg", description="De handlingar som personen behöver.", examples=[["certificate"]]),
    ] = None
    employment_form: Annotated[
        EmploymentForm | None,
        Field(
            title="Anställningsform",
            description="Står i intyget. Anges bara om personen vill.",
            examples=["until_further_notice"],
        ),
    ] = None
    proposal: Annotated[
        Proposal | None,
        Field(
            title="Förslag till arbetsgivaren",
            description="Att personen föreslås till platsen.",
            examples=[{"date": "2027-05-02", "consent": "2027-04-28"}],
        ),
    ] = None
    introduction: Annotated[
        Introduction | None,
        Field(title="Introduktion", description="Den första veckan.", examples=[{"time": "kl. 7"}]),
    ] = None
    problems: Annotated[
        tuple[ProblemNote, ...],
        Field(
            title="Problemnoteringar",
            description="Stannar i personernas mapp.",
            examples=[[{"date": "2027-07-01", "what": "Arbetskläderna kom för sent."}]],
        ),
    ] = ()
    early_end: Annotated[
        EarlyEnd | None,
        Field(
            title="Förtida avslut",
            description="Anges när utfallet är ended_early.",
            examples=[{"date": "2027-07-15", "cause": "other", "noticed": "2027-07-15"}],
        ),
    ] = None

    @property
    def last_day(self) -> date:
        """The last day there was, else the last day that is planned."""
        return self.ended or self.planned_last

    @property
    def planned_last(self) -> date:
        """The last day that is planned; of a place until further notice a day that never comes."""
        return self.planned_end or _NEVER
