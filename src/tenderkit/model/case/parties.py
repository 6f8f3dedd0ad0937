"""The people and organisations of a case."""

from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from tenderkit.model.case.block import CaseBlock
from tenderkit.model.case.choices import MatchingUnitForm
from tenderkit.model.case.identifiers import ForeignCountry, OrganisationNumber, TraderNumber, looks_personal
from tenderkit.model.case.values import Email, FreeText, Line, LotId, Money, Several, YesNo, refuse


class Contact(CaseBlock):
    """Someone to turn to, at work."""

    name: Annotated[
        Line | None, Field(title="Namn", description="Personens för- och efternamn.", examples=["Anna Exempel"])
    ] = None
    title: Annotated[
        Line | None, Field(title="Titel", description="Personens befattning.", examples=["upphandlare"])
    ] = None
    unit: Annotated[
        Line | None,
        Field(
            title="Enhet",
            description="Enheten eller avdelningen där personen arbetar.",
            examples=["Upphandlingsenheten"],
        ),
    ] = None
    phone: Annotated[
        Line | None, Field(title="Telefon", description="Telefonnummer till arbetet.", examples=["063-14 00 00"])
    ] = None
    email: Annotated[
        Email | None, Field(title="E-post", description="E-postadress till arbetet.", examples=["anna@exempel.se"])
    ] = None


class ContractingAuthority(CaseBlock):
    """The upphandlande myndighet (upphandlande enhet under LUF)."""

    name: Annotated[
        Line,
        Field(
            title="Myndighetens namn", description="Så som namnet ska stå i dokumenten.", examples=["Östersunds kommun"]
        ),
    ]
    organisation_number: Annotated[
        OrganisationNumber,
        Field(title="Organisationsnummer", description="Myndighetens organisationsnummer.", examples=["212000-2528"]),
    ]
    unit: Annotated[
        Line | None,
        Field(
            title="Förvaltning",
            description="Förvaltningen eller enheten som upphandlar.",
            examples=["Teknisk förvaltning"],
        ),
    ] = None
    email: Annotated[
        Email | None,
        Field(title="E-post", description="Myndighetens e-postadress.", examples=["kommunen@exempel.se"]),
    ] = None


class DataProtection(CaseBlock):
    """What a person whose data the matching unit handles has the right to know (GDPR articles 13 and 14)."""

    controller: Annotated[
        Line,
        Field(
            title="Personuppgiftsansvarig",
            description="Nämnden eller organisationen som ansvarar för personuppgifterna.",
            examples=["Arbetsmarknadsnämnden"],
        ),
    ]
    contact: Annotated[
        Line,
        Field(
            title="Kontakt i dataskyddsfrågor",
            description="Dit den som har frågor om sina personuppgifter vänder sig.",
            examples=["dataskyddsombud@exempel.se"],
        ),
    ]
    legal_basis: Annotated[
        FreeText,
        Field(
            title="Rättslig grund",
            description="Den rättsliga grunden för behandlingen, så som myndighetens jurist har angett den.",
            examples=["uppgift av allmänt intresse"],
        ),
    ]
    retention: Annotated[
        FreeText,
        Field(
            title="Lagringstid",
            description="Hur länge uppgifterna sparas.",
            examples=["två år efter avslutad placering"],
        ),
    ]


class MatchingUnit(CaseBlock):
    """The unit whose recruiter matches people and places."""

    name: Annotated[
        Line,
        Field(title="Enhetens namn", description="Enheten som sköter matchningen.", examples=["Arbetsmarknadsenheten"]),
    ]
    form: Annotated[
        MatchingUnitForm,
        Field(
            title="Ställning",
            description="Hur enheten förhåller sig till den upphandlande myndigheten.",
            examples=["same_authority"],
        ),
    ]
    role_title: Annotated[
        Line | None,
        Field(title="Rollens namn", description="Vad den som matchar kallas hos er.", examples=["rekryterare"]),
    ] = None
    contact: Annotated[
        Contact | None,
        Field(title="Kontakt", description="Vem leverantören vänder sig till.", examples=[{"name": "Anna Exempel"}]),
    ] = None
    data_protection: Annotated[
        DataProtection | None,
        Field(
            title="Dataskydd",
            description="Uppgifter om hur enheten behandlar personuppgifter.",
            examples=[
                {
                    "controller": "Arbetsmarknadsnämnden",
                    "contact": "dataskyddsombud@exempel.se",
                    "legal_basis": "uppgift av allmänt intresse",
                    "retention": "två år efter avslutad placering",
                }
            ],
        ),
    ] = None


class Roles(CaseBlock):
    """Who holds each of the four roles of the report (l. 16-20)."""

    requester: Annotated[
        Contact | None,
        Field(title="Beställare", description="Den som är ansvarig för inköpet.", examples=[{"name": "Anna Exempel"}]),
    ] = None
    procurement_officer: Annotated[
        Contact | None,
        Field(title="Upphandlare", description="Den som genomför upphandlingen.", examples=[{"name": "Bo Exempel"}]),
    ] = None
    coordinator: Annotated[
        Contact | None,
        Field(
            title="Samordnare",
            description="Den som samordnar arbetet med sysselsättningskrav.",
            examples=[{"name": "Cia Exempel"}],
        ),
    ] = None
    recruiter: Annotated[
        Contact | None,
        Field(
            title="Rekryterare", description="Den som matchar personer och platser.", examples=[{"name": "Dag Exempel"}]
        ),
    ] = None


class Supplier(CaseBlock):
    """A supplier: a Swedish one by its organisation number, a foreign one by country and registration there."""

    name: Annotated[
        Line,
        Field(title="Leverantörens namn", description="Företagets namn (firma).", examples=["Exempel Anläggning AB"]),
    ]
    sole_trader: Annotated[
        YesNo,
        Field(
            title="Enskild näringsidkare",
            description="Ja om företaget är en enskild firma. Numret är då ägarens personnummer och skrivs aldrig ut.",
            examples=[False],
        ),
    ] = False
    organisation_number: Annotated[
        TraderNumber | None,
        Field(
            title="Organisationsnummer",
            description="Svenskt organisationsnummer. Utelämnas för utländska leverantörer.",
            examples=["556000-0001"],
        ),
    ] = None
    country: Annotated[
        ForeignCountry | None,
        Field(title="Land", description="Utländsk leverantörs land, två bokstäver enligt ISO 3166.", examples=["NO"]),
    ] = None
    registration: Annotated[
        Line | None,
        Field(
            title="Registrering",
            description="Utländsk leverantörs registreringsnummer i hemlandet.",
            examples=["NO 999 999 999 MVA"],
            validate_default=True,
        ),
    ] = None
    contact: Annotated[
        Contact | None,
        Field(title="Kontakt", description="Leverantörens kontaktperson.", examples=[{"name": "Eva Exempel"}]),
    ] = None
    lots: Annotated[
        Several[LotId] | None,
        Field(title="Anbudsområden", description="De anbudsområden som leverantören har fått.", examples=[["A"]]),
    ] = None
    called_off_value: Annotated[
        Money | None,
        Field(title="Avropat värde", description="Avropat hittills, i kronor exklusive moms.", examples=["1250000"]),
    ] = None

    @field_validator("organisation_number")
    @classmethod
    def _personal_only_for_a_sole_trader(cls, number: str | None, info: ValidationInfo) -> str | None:
        if number is not None and info.data.get("sole_trader") is False and looks_personal(number):
            raise refuse("TK-C055")
        return number

    @field_validator("registration")
    @classmethod
    def _swedish_or_foreign(cls, registration: str | None, info: ValidationInfo) -> str | None:
        if "organisation_number" not in info.data or "country" not in info.data:
            return registration  # a fault is already reported there
        swedish = info.data["organisation_number"] is not None
        foreign = (info.data["country"] is not None, registration is not None)
        if foreign != (not swedish, not swedish):
            raise refuse("TK-C056")
        return registration
