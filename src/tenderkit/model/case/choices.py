"""The words that a case file may choose between; each knows what it is called in Swedish."""

from tenderkit.model.case.titled_choice import TitledChoice
from tenderkit.model.case.written import refuse
from tenderkit.model.reading.understood import Understood
from tenderkit.model.reading.words import as_compared


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


class JointForm(TitledChoice):
    """How several contracting authorities buy together."""

    JOINT_PROCUREMENT = "joint_procurement", "gemensam upphandling"
    PURCHASING_CENTRE = "purchasing_centre", "inköpscentral"


class ClaimedBy(TitledChoice):
    """Which of several contracting authorities claims a penalty."""

    EACH = "each", "var och en för sitt avtal eller sina avrop"
    LEADING = "leading", "den ledande myndigheten för alla"


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


class GroupedBy(TitledChoice):
    """What a municipality's own target group rests on, where the law asks for care."""

    NONE = "none", "inget av detta"
    AGE = "age", "ålder"
    ORIGIN = "origin", "ursprung"


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
    PENALTY = "penalty", "vite"


class PlacementKind(TitledChoice):
    """The kinds of place that fulfil the requirement (report l. 146)."""

    EMPLOYMENT = "employment", "anställning"
    INTERNSHIP = "internship", "praktik"
    APPRENTICESHIP = "apprenticeship", "lärlingsperiod"
    SUMMER_JOB = "summer_job", "sommarjobb"


class PlacesBasis(TitledChoice):
    """What the number of places is measured against."""

    FIXED = "fixed", "ett fast antal"
    PER_CALLED_OFF_SEK = "per_called_off_sek", "efter avropat belopp"
    PER_YEAR = "per_year", "ett antal per år"
    FULL_TIME_MONTHS = "full_time_months", "ett antal månader av heltid"
    PER_CONTRACT_VALUE = "per_contract_value", "efter avtalets värde"


class ValuePart(TitledChoice):
    """Whether an amount of the contract's value counts when it is whole, or as soon as it has begun."""

    STARTED = "started", "för varje påbörjat belopp"
    WHOLE = "whole", "för varje helt belopp"


class CountedPer(TitledChoice):
    """Whether each contract, each supplier, each lot or each call-off has the number."""

    CONTRACT = "contract", "per avtal"
    SUPPLIER = "supplier", "per leverantör"
    LOT = "lot", "per anbudsområde"
    CALL_OFF = "call_off", "per avrop"


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

    MISSING_PLACE = "missing_place", "plats som saknas"
    STARTED_WEEK = "started_week", "påbörjad vecka"
    MISSING_MONTH = "missing_month", "månad som saknas"
    STARTED_DAY = "started_day", "påbörjad dag"


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
