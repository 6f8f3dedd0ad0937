"""The words that `placeringar.yaml` may choose between."""

from tenderkit.model.case.titled_choice import TitledChoice


class Recruitment(TitledChoice):
    """Who finds the person. The supplier may always do it (report l. 229)."""

    OWN = "own", "leverantören rekryterar själv"
    MUNICIPAL = "municipal", "rekrytering genom kommunen"
    BOTH = "both", "både egen och kommunal rekrytering"


class DialogueOutcome(TitledChoice):
    """What the supplier answered; no places is a permitted answer when the reasons are given."""

    PLACES_OFFERED = "places_offered", "platser erbjuds"
    NO_PLACES = "no_places", "inga platser är möjliga"
    OPEN = "open", "svaret väntas"


class CalledMeeting(TitledChoice):
    """What the supplier is called to."""

    START = "start", "startmöte"
    FOLLOW_UP = "follow_up", "uppföljningsmöte"
    DIALOGUE = "dialogue", "sysselsättningsdialog"


class PlacementOutcome(TitledChoice):
    """How a placement ended."""

    COMPLETED = "completed", "genomförd"
    ENDED_EARLY = "ended_early", "avslutad i förtid"


class EarlyEndCause(TitledChoice):
    """Who ended the placement. A closed list, so that no reason of the person's can be told."""

    SUPPLIER = "supplier", "leverantören eller den som gav platsen"
    INDIVIDUAL = "individual", "personen"
    OTHER = "other", "någon annan"


class CertificateNeed(TitledChoice):
    """The papers that a person may need for the next step (report l. 240)."""

    CERTIFICATE = "certificate", "intyg över platsen"
    RECOMMENDATION = "recommendation", "rekommendation"
    REFERENCE = "reference", "referens"
    EMPLOYER_CERTIFICATE = "employer_certificate", "arbetsgivarintyg till arbetslöshetskassan"
    GRADE = "grade", "betyg med omdöme"


class EmploymentForm(TitledChoice):
    """Forms of employment by 4-6 §§ lagen (1982:80) om anställningsskydd."""

    UNTIL_FURTHER_NOTICE = "until_further_notice", "tillsvidareanställning"
    SPECIAL_FIXED_TERM = "special_fixed_term", "särskild visstidsanställning"
    SUBSTITUTE = "substitute", "vikariat"
    SEASONAL = "seasonal", "säsongsanställning"
    TRIAL = "trial", "provanställning"
