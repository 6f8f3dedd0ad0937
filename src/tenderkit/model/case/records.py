"""What is written down along the way: the registration numbers, the market dialogue, confirmations, the assessment, questions and the handover."""

from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from tenderkit.model.case.block import CaseBlock
from tenderkit.model.case.choices import Role
from tenderkit.model.case.values import FreeText, IsoDate, Line, YearMonth, YesNo, refuse


class SampleSource(CaseBlock):
    """Where a sample comes from; never printed."""

    report_closed: Annotated[
        YearMonth | None,
        Field(
            title="Stängdes", description="Månaden då upphandlingen stängdes enligt rapporten.", examples=["2018-01"]
        ),
    ] = None
    note: Annotated[
        FreeText | None,
        Field(
            title="Anmärkning",
            description="Vad som är påhittat i exemplet.",
            examples=["Belopp och datum är påhittade."],
        ),
    ] = None


class Registry(CaseBlock):
    """Registration numbers (diarienummer)."""

    procurement: Annotated[
        Line,
        Field(title="Upphandlingens diarienummer", description="Så som det ska skrivas.", examples=["TF 2026/412"]),
    ]
    contract: Annotated[
        Line | None,
        Field(title="Avtalets diarienummer", description="Anges när avtalet finns.", examples=["TF 2027/33"]),
    ] = None


class MarketDialogue(CaseBlock):
    """The early dialogue with the industry, or why there was none (report l. 83 and 217)."""

    held: Annotated[
        IsoDate | None, Field(title="Hållen", description="Dagen för dialogen.", examples=["2026-10-12"])
    ] = None
    industry: Annotated[
        Line | None, Field(title="Bransch", description="Branschen som bjöds in.", examples=["anläggning"])
    ] = None
    notes: Annotated[
        FreeText | None,
        Field(
            title="Anteckningar", description="Vad som kom fram.", examples=["Branschen ser möjlighet till praktik."]
        ),
    ] = None
    not_held: Annotated[
        FreeText | None,
        Field(
            title="Inte hållen, därför att",
            description="Skälet till att ingen dialog hölls. Anges i stället för held.",
            examples=["Marknaden är känd från föregående upphandling."],
            validate_default=True,
        ),
    ] = None

    @field_validator("not_held")
    @classmethod
    def _held_or_not(cls, why: str | None, info: ValidationInfo) -> str | None:
        if "held" in info.data and (info.data["held"] is None) == (why is None):
            raise refuse("TK-C062")
        return why


class Confirmation(CaseBlock):
    """The answer to an open question: who said it, when, and from what source."""

    question: Annotated[Line, Field(title="Fråga", description="Frågans id.", examples=["value_above_threshold"])]
    answer: Annotated[Line, Field(title="Svar", description="Svaret på frågan.", examples=["ja"])]
    by: Annotated[Line, Field(title="Bekräftat av", description="Vem som har svarat.", examples=["Anna Exempel"])]
    date: Annotated[IsoDate, Field(title="Datum", description="När svaret gavs.", examples=["2026-10-01"])]
    source: Annotated[
        Line,
        Field(title="Källa", description="Vad svaret bygger på.", examples=["Upphandlingsmyndighetens tröskelvärden"]),
    ]


class AnsweredWords(CaseBlock):
    """Why words that `check` remarks on may stand all the same: whose decision it was, and when."""

    words: Annotated[
        Line,
        Field(
            title="Orden",
            description="Orden som anmärkningen gäller, så som de står i texten.",
            examples=["bor i kommunen"],
        ),
    ]
    reason: Annotated[
        FreeText,
        Field(
            title="Skäl",
            description="Varför orden får stå.",
            examples=["Meningen beskriver arbetsmarknaden och ställer inget krav."],
        ),
    ]
    by: Annotated[
        Line, Field(title="Av", description="Vem som svarar för det; en titel räcker.", examples=["upphandlaren"])
    ]
    date: Annotated[IsoDate, Field(title="Datum", description="När svaret gavs.", examples=["2026-10-01"])]


class Assessment(CaseBlock):
    """The factors of the analysis phase (report l. 195-200), in the officer's own words."""

    proportionality: Annotated[
        FreeText | None,
        Field(
            title="Proportionalitet",
            description="Kravets omfattning i förhållande till upphandlingens.",
            examples=["Fyra platser är rimligt för ett arbete med 40 anställda."],
        ),
    ] = None
    market_conditions: Annotated[
        FreeText | None,
        Field(
            title="Aktörernas förutsättningar",
            description="Om företagen har möjlighet att ta emot.",
            examples=["De flesta har tagit emot praktikanter tidigare."],
        ),
    ] = None
    branch_suitability: Annotated[
        FreeText | None,
        Field(title="Branschens lämplighet", description="Om branschen passar.", examples=["Ordnade förhållanden."]),
    ] = None
    location: Annotated[
        FreeText | None,
        Field(title="Geografisk lokalisering", description="Var arbetet utförs.", examples=["I centralorten."]),
    ] = None
    contract_period: Annotated[
        FreeText | None,
        Field(
            title="Avtalstid", description="Om avtalstiden räcker.", examples=["30 månader räcker för fyra platser."]
        ),
    ] = None
    decision_reasons: Annotated[
        FreeText | None,
        Field(title="Skäl för beslutet", description="Varför kravet ställs som det gör.", examples=["Se ovan."]),
    ] = None
    requester_mandate: Annotated[
        FreeText | None,
        Field(
            title="Beställarens uppdrag",
            description="Hur beställaren har gett sitt uppdrag (rapporten, rad 130).",
            examples=["E-post den 1 oktober 2026."],
        ),
    ] = None


class TenderQuestion(CaseBlock):
    """A supplier's question during the tender period and the answer that all suppliers get."""

    received: Annotated[IsoDate, Field(title="Inkom", description="Dagen frågan kom in.", examples=["2026-11-20"])]
    question: Annotated[
        FreeText,
        Field(title="Fråga", description="Frågan, utan uppgift om vem som ställt den.", examples=["Räknas praktik?"]),
    ]
    answer: Annotated[FreeText | None, Field(title="Svar", description="Svaret till alla.", examples=["Ja."])] = None
    standard: Annotated[
        Line | None,
        Field(
            title="Standardsvar",
            description="Id för ett svar ur svarsbanken. Anges i stället för answer.",
            examples=["svar-egen-rekrytering"],
        ),
    ] = None
    answered: Annotated[
        IsoDate | None, Field(title="Besvarad", description="Dagen svaret lämnades.", examples=["2026-11-24"])
    ] = None
    changes_terms: Annotated[
        YesNo,
        Field(
            title="Ändrar villkoren",
            description="Om svaret ändrar något i upphandlingsdokumenten.",
            examples=["ja"],
        ),
    ] = False
    corrected: Annotated[
        IsoDate | None,
        Field(
            title="Rättelsen lämnades ut",
            description="Dagen då de rättade upphandlingsdokumenten lämnades ut till alla. Anges när svaret ändrar villkoren.",
            examples=["2026-11-25"],
        ),
    ] = None
    time_reviewed: Annotated[
        IsoDate | None,
        Field(
            title="Anbudstiden prövad",
            description="Dagen då någon tog ställning till om anbudstiden räcker. Anges när svaret ändrar villkoren.",
            examples=["2026-11-25"],
        ),
    ] = None

    @property
    def has_answer(self) -> bool:
        """Whether there are words to answer with, whosever they are."""
        return self.answer is not None or self.standard is not None


class AgreedDate(CaseBlock):
    """A day that the parties have agreed on."""

    date: Annotated[IsoDate, Field(title="Datum", description="Den överenskomna dagen.", examples=["2027-03-15"])]
    what: Annotated[Line, Field(title="Vad", description="Vad som ska ske då.", examples=["startmöte"])]


class LeftToDo(CaseBlock):
    """Something that remains after the handover."""

    what: Annotated[Line, Field(title="Vad", description="Vad som återstår.", examples=["boka startmöte"])]
    who: Annotated[Role, Field(title="Vem", description="Rollen som gör det.", examples=["recruiter"])]
    by: Annotated[IsoDate, Field(title="Senast", description="Dagen då det ska vara gjort.", examples=["2027-03-15"])]


class Handover(CaseBlock):
    """What the procurement officer passes on after the award (report l. 224)."""

    agreed_dates: Annotated[
        tuple[AgreedDate, ...],
        Field(
            title="Överenskomna datum",
            description="Datum som parterna har kommit överens om.",
            examples=[[{"date": "2027-03-15", "what": "startmöte"}]],
        ),
    ] = ()
    planning: Annotated[
        FreeText | None,
        Field(title="Planering", description="Planeringen framåt.", examples=["Platserna börjar i juni."]),
    ] = None
    notes: Annotated[
        FreeText | None, Field(title="Annat", description="Annat att känna till.", examples=["Ny platschef i april."])
    ] = None
    left_to_do: Annotated[
        tuple[LeftToDo, ...],
        Field(
            title="Kvar att göra",
            description="Vad som återstår, för vem och till när.",
            examples=[[{"what": "boka startmöte", "who": "recruiter", "by": "2027-03-15"}]],
        ),
    ] = ()
