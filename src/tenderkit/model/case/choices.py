"""The words that a case file may choose between; each knows what it is called in Swedish."""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from tenderkit.model.case.near_words import nearest
from tenderkit.model.case.other_names import other_names
from tenderkit.model.case.written import refuse
from tenderkit.model.reading.understood import Manner, Understood
from tenderkit.model.reading.words import as_compared, titles_with

_ABBREVIATED = 4  # letters at most of a word that may be an abbreviation


class TitledChoice(StrEnum):
    """A closed list of words. The value stands in the file, `title_sv` in Swedish text."""

    title_sv: str

    def __new__(cls, value: str, title_sv: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.title_sv = title_sv
        return member

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type[Any], handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read the word ourselves, so that a fault can name the allowed words and the one that was meant."""
        return core_schema.no_info_before_validator_function(cls.read, handler(source))

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        words = "; ".join(f"{member.value}: {member.title_sv}" for member in cls)
        titles = [member.title_sv for member in cls]
        values = {"type": "string", "enum": [member.value for member in cls], "enumDescriptions": titles}
        names = sorted(_names_of(cls).keys() - {member.value for member in cls})
        spelt = "|".join(spelling for name in names for spelling in _spellings(name))
        return {"anyOf": [values, {"type": "string", "pattern": f"^(?:{spelt})$"}], "description": words}

    @classmethod
    def read(cls, word: object) -> Self:
        """The member that the word stands for."""
        return cls.understand(word).value  # type: ignore[no-any-return]  # a member

    @classmethod
    def understand(cls, word: object) -> Understood:
        """The member for its word, its Swedish title or another name of it, in any case, and how it was understood."""
        if isinstance(word, str):
            known = cls._value2member_map_
            if word in known:
                return Understood(known[word])
            if (called := _names_of(cls).get(as_compared(word))) is not None:
                return Understood(known[called], Manner.IN_WORDS)
        raise cls._unknown(word)

    @classmethod
    def _unknown(cls, word: object) -> PydanticCustomError:
        allowed = ", ".join(f"{member.value} ({member.title_sv})" for member in cls)
        if not isinstance(word, str):
            return refuse("TK-C030", allowed=allowed)
        if (guess := nearest(as_compared(word), _names_of(cls))) is not None:
            return refuse("TK-C031", allowed=allowed, guess=guess)
        titles = {member.title_sv: member.value for member in cls}
        held = [f"{titles[title]} ({title})" for title in titles_with(word, titles)]
        if len(held) > 1:  # a single one may be the contrary: `kommunen` of `utanför kommunen`
            return refuse("TK-C099", guesses=", ".join(held))
        return refuse("TK-C030", allowed=allowed)


@cache
def _names_of(choice: type[TitledChoice]) -> dict[str, str]:
    """Everything that a word of the list is called, as_compared, with the word."""
    own = {member.value: member.value for member in choice}
    spaced = {word.replace("_", " "): word for word in own}
    titles = {member.title_sv: member.value for member in choice}
    return {
        as_compared(name): word for name, word in {**spaced, **other_names(choice.__name__), **titles, **own}.items()
    }


def _spellings(name: str) -> Iterator[str]:
    """The name as JSON Schema looks for it: with a small letter or a capital first, and an abbreviation in capitals."""
    first, gap, rest = name.partition(" ")
    yield _exactly(name)
    yield _exactly(name.capitalize())
    if len(first) <= _ABBREVIATED:
        yield _exactly(f"{first.upper()}{gap}{rest}")


def _exactly(name: str) -> str:
    return re.sub(r"([().?*+|])", r"\\\1", name)


class Law(TitledChoice):
    """The act that the procurement follows."""

    LOU = "LOU", "lagen om offentlig upphandling"
    LUF = "LUF", "lagen om upphandling inom försörjningssektorerna"
    LUK = "LUK", "lagen om upphandling av koncessioner"

    @classmethod
    def understand(cls, word: object) -> Understood:
        """The member for the word; the two acts that we know but don't handle are refused by name."""
        if isinstance(word, str) and (act := _OTHER_ACTS.get(as_compared(word))) is not None:
            raise refuse("TK-C032", law=act[0], title=act[1])
        return super().understand(word)


_VALFRIHET = ("LOV", "lagen om valfrihetssystem")
_DEFENCE = ("LUFS", "lagen om upphandling på försvars- och säkerhetsområdet")
_OTHER_ACTS = {as_compared(name): act for act in (_VALFRIHET, _DEFENCE) for name in act}


class MatchingUnitForm(TitledChoice):
    """How the matching unit stands to the contracting authority; decides who may see what."""

    SAME_AUTHORITY = "same_authority", "enhet inom myndigheten"
    OTHER_AUTHORITY = "other_authority", "annan myndighet"
    CONTRACTED = "contracted", "anlitad utförare"


class ProcedureKind(TitledChoice):
    """How the procurement is carried out."""

    OPEN = "open", "öppet förfarande"
    RESTRICTED = "restricted", "selektivt förfarande"
    NEGOTIATED = "negotiated", "förhandlat förfarande"
    BELOW_THRESHOLD = "below_threshold", "annonspliktig upphandling under tröskelvärdet"
    DIRECT_AWARD = "direct_award", "direktupphandling"
    CALL_OFF = "call_off", "avrop från ramavtal"
    MINI_COMPETITION = "mini_competition", "förnyad konkurrensutsättning"
    RESERVED = "reserved", "reserverad upphandling"


class Subject(TitledChoice):
    """What is bought; decides the threshold and the word for the other party, and is never derived from CPV."""

    GOODS = "goods", "varor"
    SERVICES = "services", "tjänster"
    CONSULTANCY = "consultancy", "konsulttjänster"
    WORKS = "works", "byggentreprenad"


class ContractForm(TitledChoice):
    """One contract, or terms for later contracts."""

    CONTRACT = "contract", "kontrakt"
    FRAMEWORK_AGREEMENT = "framework_agreement", "ramavtal"


class PriceForm(TitledChoice):
    """How the contract is priced; only a fixed price is a sum that a cap can be a share of."""

    FIXED = "fixed", "fast pris"
    UNIT_PRICES = "unit_prices", "à-priser"
    RUNNING = "running", "löpande räkning"


class CallOffBy(TitledChoice):
    """How call-offs are made from the framework agreement."""

    FIXED_TERMS = "fixed_terms", "avrop på fastställda villkor"
    RENEWED_COMPETITION = "renewed_competition", "förnyad konkurrensutsättning"
    BOTH = "both", "både fastställda villkor och förnyad konkurrensutsättning"


class Location(TitledChoice):
    """Where the contract is performed (report l. 30 and 406)."""

    WITHIN_MUNICIPALITY = "within_municipality", "inom kommunens gränser"
    IMMEDIATE_VICINITY = "immediate_vicinity", "i kommunens omedelbara närhet"
    OUTSIDE = "outside", "utanför kommunen och dess närhet"


class TargetGroup(TitledChoice):
    """Whom the requirement is for. Never a group defined by where the person lives."""

    FAR_FROM_LABOUR_MARKET = "far_from_labour_market", "personer som står långt från arbetsmarknaden"
    LONG_TERM_UNEMPLOYED = "long_term_unemployed", "långtidsarbetslösa"
    YOUNG_PEOPLE = "young_people", "unga"
    NEWLY_ARRIVED = "newly_arrived", "nyanlända"
    REDUCED_WORK_CAPACITY = "reduced_work_capacity", "personer med nedsatt arbetsförmåga"


class RequirementKind(TitledChoice):
    """What kind of employment requirement it is; a requirement can be both."""

    DIALOGUE = "dialogue", "krav på sysselsättningsdialog"
    PLACES = "places", "krav på ett antal platser"


class Initiative(TitledChoice):
    """Who takes the first step to the employment dialogue."""

    RECRUITER = "recruiter", "rekryteraren"
    SUPPLIER = "supplier", "leverantören"


class DialogueStart(TitledChoice):
    """The day from which the time to the first meeting is counted."""

    CONTRACT_SIGNED = "contract_signed", "avtalets undertecknande"
    CONTRACT_START = "contract_start", "avtalsstarten"


class DialogueSanction(TitledChoice):
    """What happens when the supplier does not take part in the dialogue."""

    NONE = "none", "ingen sanktion"
    EXCLUSION_FROM_CALL_OFF = "exclusion_from_call_off", "uteslutning från avrop"


class PlacementKind(TitledChoice):
    """The kinds of place that fulfil the requirement (report l. 146)."""

    EMPLOYMENT = "employment", "anställning"
    INTERNSHIP = "internship", "praktik"
    APPRENTICESHIP = "apprenticeship", "lärlingsperiod"


class PlacesBasis(TitledChoice):
    """What the number of places is measured against."""

    FIXED = "fixed", "ett fast antal"
    PER_CALLED_OFF_SEK = "per_called_off_sek", "efter avropat belopp"
    PER_YEAR = "per_year", "ett antal per år"
    FULL_TIME_MONTHS = "full_time_months", "ett antal månader av heltid"


class CountedPer(TitledChoice):
    """Whether each contract, each supplier or each lot has the number."""

    CONTRACT = "contract", "per avtal"
    SUPPLIER = "supplier", "per leverantör"
    LOT = "lot", "per anbudsområde"


class KindChosenBy(TitledChoice):
    """Who decides which kind of place it will be."""

    SUPPLIER = "supplier", "leverantören"
    AUTHORITY = "authority", "den upphandlande myndigheten"
    JOINTLY = "jointly", "parterna gemensamt"


class PlacesStart(TitledChoice):
    """The day from which the time to the start of a place is counted."""

    CONTRACT_SIGNED = "contract_signed", "avtalets undertecknande"
    CONTRACT_START = "contract_start", "avtalsstarten"
    CALL_OFF = "call_off", "avropet"


class Fulfiller(TitledChoice):
    """Who may provide the place."""

    SUPPLIER = "supplier", "leverantören"
    SUBCONTRACTOR = "subcontractor", "underleverantör"
    SAME_GROUP = "same_group", "bolag i samma koncern"


class ExistingStaff(TitledChoice):
    """What of the staff that the supplier already has counts as a place."""

    NONE = "none", "ingen befintlig personal räknas"
    RENEWED_OR_EXTENDED = "renewed_or_extended", "förnyad eller förlängd anställning räknas"


class TextLength(TitledChoice):
    """How much of what follows from law and general terms the clauses spell out."""

    SHORT = "short", "kort text"
    FULL = "full", "fullständig text"


class PenaltyPer(TitledChoice):
    """What each penalty amount is paid for."""

    MISSING_PLACE = "missing_place", "utebliven plats"
    STARTED_WEEK = "started_week", "påbörjad vecka"
    MISSING_MONTH = "missing_month", "utebliven månad"


class CapBase(TitledChoice):
    """What the penalty's cap is a share of."""

    CONTRACT_PRICE = "contract_price", "kontraktssumman"
    CALLED_OFF_VALUE = "called_off_value", "det avropade värdet"
    ESTIMATED_VALUE = "estimated_value", "det uppskattade värdet"


class NoticeStart(TitledChoice):
    """The event from which the time to remedy a shortfall is counted."""

    WRITTEN_NOTICE = "written_notice", "skriftlig anmaning"


class Role(TitledChoice):
    """The four roles of the report (l. 16-20)."""

    REQUESTER = "requester", "beställare"
    PROCUREMENT_OFFICER = "procurement_officer", "upphandlare"
    COORDINATOR = "coordinator", "samordnare"
    RECRUITER = "recruiter", "rekryterare"


class ConfirmationQuestion(TitledChoice):
    """The questions that a person may answer where neither the case nor the law table can."""

    VALUE_ABOVE_THRESHOLD = "value_above_threshold", "ligger värdet över tröskelvärdet?"
