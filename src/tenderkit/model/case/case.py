"""One case file, `upphandling.yaml`: what the procurement officer knows about a procurement and its requirement."""

from datetime import date
from typing import Annotated, Self

from pydantic import Field, PrivateAttr

from tenderkit.model.case.block import CaseBlock
from tenderkit.model.case.changes import ContractChange
from tenderkit.model.case.choices import Law, TextLength
from tenderkit.model.case.consequences import (
    Exclusion,
    FollowUp,
    Penalty,
    PenaltyCap,
    SecondStep,
    SmallPenalty,
    Termination,
)
from tenderkit.model.case.contract import ContractTerms, Lot, Procedure
from tenderkit.model.case.counting import FIRST_EDITION, Counting
from tenderkit.model.case.joint import JoiningAuthority, JointProcurement
from tenderkit.model.case.kind_terms import AnotherKind, KindTerms, PerKind
from tenderkit.model.case.own_group import OwnGroup
from tenderkit.model.case.own_values import OwnValues
from tenderkit.model.case.parties import (
    Contact,
    ContractingAuthority,
    DataProtection,
    MatchingUnit,
    Roles,
    Supplier,
)
from tenderkit.model.case.places import Places
from tenderkit.model.case.records import (
    AgreedDate,
    AnsweredWords,
    Assessment,
    Confirmation,
    Handover,
    LeftToDo,
    MarketDialogue,
    Registry,
    SampleSource,
    TenderQuestion,
)
from tenderkit.model.case.requirement import Dialogue, DialogueAgreement, Requirement
from tenderkit.model.case.values import CaseFormat, Line

__all__ = [
    "AgreedDate",
    "AnotherKind",
    "AnsweredWords",
    "Assessment",
    "Confirmation",
    "Contact",
    "ContractChange",
    "ContractTerms",
    "ContractingAuthority",
    "DataProtection",
    "Dialogue",
    "DialogueAgreement",
    "Exclusion",
    "FollowUp",
    "Handover",
    "JoiningAuthority",
    "JointProcurement",
    "KindTerms",
    "LeftToDo",
    "Lot",
    "MarketDialogue",
    "MatchingUnit",
    "OwnGroup",
    "Penalty",
    "PenaltyCap",
    "PerKind",
    "Places",
    "Procedure",
    "Procurement",
    "Registry",
    "Requirement",
    "Roles",
    "SampleSource",
    "SecondStep",
    "SmallPenalty",
    "Supplier",
    "TenderQuestion",
    "Termination",
]

WHOLE_CONTRACT = "hela"  # the id of the implicit lot


class Procurement(CaseBlock):
    """A procurement with an employment requirement."""

    format: Annotated[
        CaseFormat,
        Field(
            title="Filformat",
            description="2. En fil med format 1 läses som förut; tenderkit migrate skriver om den.",
            examples=[2],
        ),
    ]
    title: Annotated[
        Line, Field(title="Upphandlingens namn", description="Så som det ska stå i dokumenten.", examples=["Väghyveln"])
    ]
    source: Annotated[
        SampleSource | None,
        Field(
            title="Exemplets källa",
            description="Bara för exempel. Skrivs aldrig ut.",
            examples=[{"report_closed": "2018-01"}],
        ),
    ] = None
    registry: Annotated[
        Registry, Field(title="Diarienummer", description="Ärendets nummer.", examples=[{"procurement": "TF 2026/412"}])
    ]
    authority: Annotated[
        ContractingAuthority,
        Field(
            title="Upphandlande myndighet",
            description="Den som upphandlar.",
            examples=[{"name": "Östersunds kommun", "organisation_number": "212000-2528"}],
        ),
    ]
    joint: Annotated[
        JointProcurement | None,
        Field(
            title="Gemensam upphandling",
            description="Anges när flera myndigheter upphandlar tillsammans. Den ledande står i authority.",
            examples=[
                {
                    "form": "joint_procurement",
                    "claimed_by": "each",
                    "authorities": [{"name": "Krokoms kommun", "organisation_number": "212000-2528"}],
                }
            ],
        ),
    ] = None
    matching_unit: Annotated[
        MatchingUnit | None,
        Field(
            title="Matchande enhet",
            description="Enheten som matchar personer och platser.",
            examples=[{"name": "Arbetsmarknadsenheten", "form": "same_authority"}],
        ),
    ] = None
    law: Annotated[Law, Field(title="Lag", description="Lagen som upphandlingen följer.", examples=["LOU"])]
    procedure: Annotated[
        Procedure,
        Field(title="Förfarande", description="Hur och när.", examples=[{"kind": "open", "begins": "2026-11-01"}]),
    ]
    market_dialogue: Annotated[
        MarketDialogue | None,
        Field(title="Branschdialog", description="Tidig dialog med branschen.", examples=[{"held": "2026-10-12"}]),
    ] = None
    contract: Annotated[
        ContractTerms,
        Field(
            title="Avtal",
            description="Vad som köps, för hur mycket, hur länge och var.",
            examples=[
                {
                    "subject": "works",
                    "form": "contract",
                    "estimated_value": "65000000",
                    "starts": "2027-03-01",
                    "months": 30,
                    "place": "within_municipality",
                }
            ],
        ),
    ]
    text: Annotated[
        TextLength | None,
        Field(
            title="Textens längd",
            description="Kort eller fullständig villkorstext. Utelämnas den är texten kort, men fullständig vid hävning, avstängning, flera leverantörer eller anbudsområden.",
            examples=["short"],
        ),
    ] = None
    requirement: Annotated[
        Requirement,
        Field(
            title="Sysselsättningskrav",
            description="Kravet som ställs på leverantören.",
            examples=[{"purpose": "Att fler ska få arbetslivserfarenhet.", "target_groups": ["young_people"]}],
        ),
    ]
    own: Annotated[
        OwnValues,
        Field(
            title="Egna värden",
            description="Värden som kommunens egna klausuler frågar efter, vart och ett med det namn som klausulen har gett det.",
            examples=[{"bonus_per_month": "10 000"}],
        ),
    ] = OwnValues()
    roles: Annotated[
        Roles | None,
        Field(title="Roller", description="Vem som gör vad.", examples=[{"recruiter": {"name": "Dag Exempel"}}]),
    ] = None
    suppliers: Annotated[
        tuple[Supplier, ...],
        Field(
            title="Leverantörer",
            description="Anges efter tilldelning.",
            examples=[[{"name": "Exempel Anläggning AB", "organisation_number": "556000-0001"}]],
        ),
    ] = ()
    confirmations: Annotated[
        tuple[Confirmation, ...],
        Field(
            title="Bekräftelser",
            description="Svar på öppna frågor.",
            examples=[
                [
                    {
                        "question": "value_above_threshold",
                        "answer": "ja",
                        "by": "Anna Exempel",
                        "date": "2026-10-01",
                        "source": "Upphandlingsmyndigheten",
                    }
                ]
            ],
        ),
    ] = ()
    answers: Annotated[
        tuple[AnsweredWords, ...],
        Field(
            title="Svar på anmärkningar",
            description="Skäl till att ord som tenderkit check anmärker på får stå. Gäller inte personnummer och luckor.",
            examples=[
                [
                    {
                        "words": "bor i kommunen",
                        "reason": "Meningen beskriver arbetsmarknaden och ställer inget krav.",
                        "by": "upphandlaren",
                        "date": "2026-10-01",
                    }
                ]
            ],
        ),
    ] = ()
    assessment: Annotated[
        Assessment | None,
        Field(title="Bedömning", description="Analysfasens frågor.", examples=[{"location": "I centralorten."}]),
    ] = None
    tender_questions: Annotated[
        tuple[TenderQuestion, ...],
        Field(
            title="Leverantörsfrågor",
            description="Frågor och svar under anbudstiden.",
            examples=[[{"received": "2026-11-20", "question": "Räknas praktik?"}]],
        ),
    ] = ()
    handover: Annotated[
        Handover | None,
        Field(title="Överlämning", description="Anges efter tilldelning.", examples=[{"planning": "Start i juni."}]),
    ] = None

    changes: Annotated[
        tuple[ContractChange, ...],
        Field(
            title="Avtalsändringar",
            description="Ändringar av avtalet efter tilldelningen. Villkoren i det utfärdade gäller tills en ändring börjar gälla.",
            examples=[
                [
                    {
                        "date": "2027-09-01",
                        "decision": "Delegationsbeslut 2027-08-20, TF 2027/33",
                        "support": "avtalets ändringsklausul, punkt 12",
                        "authority_agreed": "2027-08-20",
                        "supplier_agreed": "2027-08-25",
                        "terms": [{"fact": "requirement.penalty.amount", "value": "40 000"}],
                    }
                ]
            ],
        ),
    ] = ()

    _counting: Counting = PrivateAttr(default=FIRST_EDITION)

    @property
    def counting(self) -> Counting:
        """How the clauses that the case rests on count; never typed, but known once its clauses are (`counted_by`)."""
        return self._counting

    def counted_by(self, counting: Counting) -> Self:
        """The same case, counted so."""
        if counting == self._counting:
            return self
        case = self.model_copy()
        case._counting = counting  # noqa: SLF001 - a copy of its own
        return case

    @property
    def document_day(self) -> date:
        """The date of its documents: when the tender is published, else when the procurement begins."""
        return self.procedure.published or self.procedure.begins

    @property
    def lots(self) -> tuple[Lot, ...]:
        """At least one: the whole contract when it isn't divided."""
        terms = self.contract
        if terms.lots:
            return terms.lots
        # asked for each place and of values that have been read already
        return (Lot.model_construct(id=WHOLE_CONTRACT, title=self.title, value=terms.estimated_value, cpv=terms.cpv),)

    def requirement_for(self, lot: Lot) -> Requirement:
        """The lot's own requirement, or the common one."""
        return lot.requirement or self.requirement
