"""`kommun.yaml`: the municipality's own values, for the papers that are about no single procurement.

Nothing here has a default that a document would print: what isn't stated is asked for where a document needs it.
"""

from typing import Annotated

from pydantic import Field

from tenderkit.model.case.block import CaseBlock
from tenderkit.model.case.identifiers import OrganisationNumber
from tenderkit.model.case.parties import Contact, Roles
from tenderkit.model.case.values import Email, FormatOne, FreeText, IsoDate, Line, Money, Percent, Several
from tenderkit.model.municipality.archives import ArchivedPaper
from tenderkit.model.municipality.decision import DecisionBasis, ProjectBudget


class OwnMatchingUnit(CaseBlock):
    """The unit whose recruiter matches people and places."""

    name: Annotated[
        Line,
        Field(title="Enhetens namn", description="Enheten som sköter matchningen.", examples=["Arbetsmarknadsenheten"]),
    ]
    contact: Annotated[
        Contact | None,
        Field(title="Kontakt", description="Vem man vänder sig till.", examples=[{"phone": "010-000 00 00"}]),
    ] = None


class OwnDataProtection(CaseBlock):
    """What article 13 of the GDPR asks a controller to tell, in the municipality's own words."""

    controller: Annotated[
        Line,
        Field(
            title="Personuppgiftsansvarig",
            description="Nämnden som ansvarar för personuppgifterna.",
            examples=["Arbetsmarknadsnämnden i Exempelköpings kommun"],
        ),
    ]
    controller_contact: Annotated[
        Line | None,
        Field(
            title="Kontakt med den ansvariga",
            description="Adress, telefon eller e-post till nämnden.",
            examples=["010-000 00 00, arbetsmarknadsnamnden@exempel.se"],
        ),
    ] = None
    officer: Annotated[
        Line | None,
        Field(
            title="Dataskyddsombud",
            description="Dit man vänder sig med frågor om dataskydd.",
            examples=["dataskyddsombud@exempel.se"],
        ),
    ] = None
    legal_basis: Annotated[
        FreeText | None,
        Field(
            title="Rättslig grund",
            description="Den rättsliga grunden, så som kommunens jurist har angett den. Ett samtycke häver sekretess men är inte grunden.",
            examples=["att vi utför en uppgift av allmänt intresse"],
        ),
    ] = None
    recipients: Annotated[
        Several[Line] | None,
        Field(
            title="Mottagare",
            description="Vilka som kan få uppgifterna, utöver arbetsgivaren som personen själv har sagt ja till.",
            examples=[["Arbetsförmedlingen"]],
        ),
    ] = None
    outside_eu: Annotated[
        FreeText | None,
        Field(
            title="Utanför EU och EES",
            description="Om uppgifter förs dit: vart och med vilket skydd. Annars en mening om att de inte gör det.",
            examples=["Uppgifterna förs inte till länder utanför EU och EES."],
        ),
    ] = None
    retention: Annotated[
        FreeText | None,
        Field(
            title="Lagringstid",
            description="Hur länge uppgifterna sparas, så att orden kan följa på ”Vi sparar uppgifterna”.",
            examples=["i två år efter att platsen har slutat"],
        ),
    ] = None
    duty_to_provide: Annotated[
        FreeText | None,
        Field(
            title="Måste uppgifterna lämnas",
            description="Om personen måste lämna uppgifter, och vad som händer annars.",
            examples=[
                "Du väljer själv vad du berättar. Utan namn och telefonnummer kan vi inte föreslå dig till en plats."
            ],
        ),
    ] = None
    automated_decisions: Annotated[
        FreeText | None,
        Field(
            title="Automatiserade beslut",
            description="Om beslut fattas automatiskt. Annars en mening om att de inte gör det.",
            examples=["Ingen dator fattar beslut om dig."],
        ),
    ] = None


class Staffing(CaseBlock):
    """What the way of working takes of people (report l. 26-27): the municipality's own figures."""

    coordinator_percent: Annotated[
        Percent | None,
        Field(title="Samordnarens tid", description="Hur stor del av en heltid.", examples=[50]),
    ] = None
    recruiter_percent: Annotated[
        Percent | None,
        Field(title="Rekryterarens tid", description="Hur stor del av en heltid.", examples=[50]),
    ] = None
    full_time_year_cost: Annotated[
        Money | None,
        Field(
            title="Kostnad för en heltid under ett år",
            description="Lön med arbetsgivaravgifter och andra kostnader, i kronor.",
            examples=["700 000"],
        ),
    ] = None


class YearlyCost(CaseBlock):
    """Another cost of the way of working."""

    what: Annotated[Line, Field(title="Kostnad för", description="Vad pengarna går till.", examples=["utbildning"])]
    amount: Annotated[
        Money, Field(title="Belopp", description="Kronor för ett år, exklusive moms.", examples=["40 000"])
    ]


class Municipality(CaseBlock):
    """Everything that the municipality's own papers may say of it."""

    format: Annotated[FormatOne, Field(title="Filformat", description="Alltid 1.", examples=[1])]
    name: Annotated[
        Line,
        Field(
            title="Kommunens namn",
            description="Så som namnet ska stå i dokumenten.",
            examples=["Exempelköpings kommun"],
        ),
    ]
    valid_from: Annotated[
        IsoDate,
        Field(
            title="Gäller från",
            description="Dagen från vilken uppgifterna gäller. Dokumenten får den dagen.",
            examples=["2027-01-01"],
        ),
    ]
    organisation_number: Annotated[
        OrganisationNumber | None,
        Field(title="Organisationsnummer", description="Kommunens organisationsnummer.", examples=["212000-2528"]),
    ] = None
    unit: Annotated[
        Line | None,
        Field(
            title="Förvaltning",
            description="Förvaltningen som står i brevhuvudet.",
            examples=["Kommunledningsförvaltningen"],
        ),
    ] = None
    email: Annotated[
        Email | None, Field(title="E-post", description="Kommunens e-postadress.", examples=["kommunen@exempel.se"])
    ] = None
    phone: Annotated[
        Line | None, Field(title="Telefon", description="Kommunens växel.", examples=["010-000 00 00"])
    ] = None
    units: Annotated[
        Several[Line] | None,
        Field(
            title="Förvaltningar och bolag",
            description="De som upphandlar, så som de heter i upphandlingsplanen.",
            examples=[["Tekniska förvaltningen"]],
        ),
    ] = None
    matching_unit: Annotated[
        OwnMatchingUnit | None,
        Field(
            title="Matchande enhet",
            description="Enheten som hjälper till med rekryteringen.",
            examples=[{"name": "Arbetsmarknadsenheten"}],
        ),
    ] = None
    roles: Annotated[
        Roles | None,
        Field(
            title="Roller",
            description="Vad de fyra rollerna heter hos er, och vem man vänder sig till.",
            examples=[{"coordinator": {"title": "hållbarhetsstrateg"}}],
        ),
    ] = None
    data_protection: Annotated[
        OwnDataProtection | None,
        Field(
            title="Dataskydd",
            description="Det som den vars uppgifter ni behandlar har rätt att få veta.",
            examples=[{"controller": "Arbetsmarknadsnämnden i Exempelköpings kommun"}],
        ),
    ] = None
    staffing: Annotated[
        Staffing | None,
        Field(title="Bemanning", description="Tid och kostnad.", examples=[{"coordinator_percent": 50}]),
    ] = None
    costs: Annotated[
        Several[YearlyCost] | None,
        Field(
            title="Andra kostnader",
            description="Kostnader för ett år utöver bemanningen.",
            examples=[[{"what": "utbildning", "amount": "40 000"}]],
        ),
    ] = None
    decision_basis: Annotated[
        DecisionBasis | None,
        Field(
            title="Beslutsunderlag",
            description="Vem som beslutar om arbetssättet, och vilka alternativ som finns hos er.",
            examples=[{"decided_by": "Kommunens ledningsgrupp"}],
        ),
    ] = None
    project_budget: Annotated[
        ProjectBudget | None,
        Field(
            title="Projektets budget",
            description="Om arbetssättet har prövats i ett projekt: budgeten så som projektets rapport visar den.",
            examples=[
                {
                    "source": "Slutrapporten, avsnitt 4",
                    "total": {"what": "Budget", "amount": "1 000 000"},
                    "spent": {"what": "Upparbetat", "amount": "800 000"},
                    "left_parts": [{"what": "Kvar lönekostnader", "amount": "200 000"}],
                    "left": {"what": "Kvar", "amount": "200 000"},
                }
            ],
        ),
    ] = None
    archives: Annotated[
        Several[ArchivedPaper] | None,
        Field(
            title="Arkiv",
            description="Hur dokumenten registreras, med sekretessmärkning och gallring.",
            examples=[[{"kind": "overlamning", "type": "tjänsteanteckning"}]],
        ),
    ] = None
