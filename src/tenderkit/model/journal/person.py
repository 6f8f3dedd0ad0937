"""`personer.yaml`: the recruiter's alone, and the only place where a person is named."""

from typing import Annotated

from pydantic import Field

from tenderkit.model.case.block import CaseBlock
from tenderkit.model.case.parties import Contact
from tenderkit.model.case.values import BirthDate, FormatTwo, Line, Several
from tenderkit.model.matching.choices import CertificateNeed, EmploymentForm
from tenderkit.model.matching.first_weeks import Introduction, ProblemNote, Proposal
from tenderkit.model.matching.placement import EmployersReference, Recommendation, Waiver
from tenderkit.model.matching.values import PlacementId, TotalHours


class Person(CaseBlock):
    """One person and what the papers about that person need. `name` may be missing only after `tenderkit prune`."""

    place: Annotated[PlacementId, Field(title="Plats", description="Platsens id.", examples=["P-01"])]
    name: Annotated[
        Line | None,
        Field(title="Namn", description="Personens namn. Tas bort när uppgifterna gallras.", examples=["Kim Exempel"]),
    ] = None
    birth_date: Annotated[
        BirthDate | None,
        Field(title="Födelsedatum", description="Anges bara om personen vill.", examples=["2001-04-12"]),
    ] = None
    tasks: Annotated[
        Several[Line] | None,
        Field(title="Arbetsuppgifter", description="En uppgift per rad.", examples=[["lägga kantsten"]]),
    ] = None
    skills: Annotated[
        Several[Line] | None,
        Field(
            title="Kunskaper",
            description="Det som personen har lärt sig, sakligt. Anges bara om personen vill.",
            examples=[["köra vibroplatta"]],
        ),
    ] = None
    employment_form: Annotated[
        EmploymentForm | None,
        Field(
            title="Anställningsform",
            description="Står i intyget. Anges bara om personen vill.",
            examples=["until_further_notice"],
        ),
    ] = None
    total_hours: Annotated[
        TotalHours | None, Field(title="Timmar totalt", description="Sammanlagd arbetstid i timmar.", examples=[780])
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


class Persons(CaseBlock):
    """Everyone who has, had or is proposed for a place."""

    format: Annotated[FormatTwo, Field(title="Filformat", description="Alltid 2.", examples=[2])]
    persons: Annotated[
        tuple[Person, ...],
        Field(
            title="Personer",
            description="En post per person och plats.",
            examples=[[{"place": "P-01", "name": "Kim Exempel"}]],
        ),
    ] = ()
