"""The words that the journal may choose between. None of them is a conclusion: what follows from an event is computed."""

from tenderkit.model.case.titled_choice import TitledChoice


class EventKind(TitledChoice):
    """What can happen from the award on (report l. 225-245). What each one tells stands in `event_keys`."""

    MEETING_CALLED = "meeting_called", "kallelse till möte"
    MEETING_HELD = "meeting_held", "möte hållet"
    DIALOGUE_CALLED = "dialogue_called", "kallelse till sysselsättningsdialog"
    DIALOGUE_HELD = "dialogue_held", "sysselsättningsdialog hållen"
    PLAN_RECEIVED = "plan_received", "leverantörens plan kom in"
    REPORT_RECEIVED = "report_received", "rapport kom in"
    EXTENSION_USED = "extension_used", "förlängning utnyttjad"
    EXTENSION_NOT_USED = "extension_not_used", "förlängning inte utnyttjad"
    CALLED_OFF = "called_off", "avropat värde"
    SCOPE_REDUCED = "scope_reduced", "omfattningen minskad"
    OFFERED = "offered", "plats erbjuden"
    ADVERTISED = "advertised", "plats annonserad"
    CANDIDATES_ASKED_FOR = "candidates_asked_for", "plats beskriven för matchningsstödet"
    NO_CANDIDATE = "no_candidate", "matchningsstödet hade ingen kandidat"
    CANDIDATE_PROPOSED = "candidate_proposed", "kandidat föreslagen"
    CANDIDATE_ANSWERED = "candidate_answered", "kandidat besvarad"
    ACCOUNTED = "accounted", "redovisning av en plats som ingen fick"
    DECISION_APPLIED_FOR = "decision_applied_for", "beslut sökt"
    DECISION_GIVEN = "decision_given", "beslut lämnat"
    DECISION_REFUSED = "decision_refused", "avslag"
    STARTED = "started", "plats började"
    EXTENT_CHANGED = "extent_changed", "omfattning ändrad"
    ENDED = "ended", "plats slutade"
    END_NOTIFIED = "end_notified", "leverantören meddelade att en plats slutade"
    CERTIFICATE_HANDED_OVER = "certificate_handed_over", "intyg lämnat"
    EVALUATION_RECEIVED = "evaluation_received", "utvärdering kom in"
    ASSESSED = "assessed", "upphandlarens bedömning"
    DEFICIENCY_FOUND = "deficiency_found", "brist känd"
    NOTICE_SENT = "notice_sent", "anmaning skickad"
    NOTICE_RECEIVED = "notice_received", "anmaning kom fram"
    HINDRANCE_NOTIFIED = "hindrance_notified", "hinder meddelat"
    HEARD = "heard", "leverantören fick yttra sig"
    REMEDIED = "remedied", "brist rättad"
    CLAIMED = "claimed", "vite krävt"
    NOT_CLAIMED = "not_claimed", "beslut att inte kräva vite"


class MeetingKind(TitledChoice):
    """Which meeting it is (report l. 229; uppfoljning.k9)."""

    START = "start", "startmöte"
    FOLLOW_UP = "follow_up", "uppföljningsmöte"


class EndedBy(TitledChoice):
    """Who ended a place. A closed list, so that no reason of the person's can be told."""

    INDIVIDUAL = "individual", "personen"
    SUPPLIER = "supplier", "leverantören eller den som gav platsen"
    AUTHORITY = "authority", "en myndighet"
    NOBODY = "nobody", "ingen: tiden var slut"
    NOT_TOLD = "not_told", "det är inte angivet vem"


class EndGround(TitledChoice):
    """On which of the clause's grounds, as the parties say it (platser-uppfyllelse.s9, s18). Never misconduct, never health."""

    PLANNED = "planned", "den planerade tiden var slut"
    RESIGNED = "resigned", "personen slutade"
    OF_THE_CLAUSE = "of_the_clause", "en annan grund i villkoret som leverantören inte ansvarar för"
    DECISION_CHANGED = "decision_changed", "en myndighet ändrade sitt beslut"
    WORK_LACKING_BY_AUTHORITY = "work_lacking_by_authority", "arbetet minskade av skäl som beror på myndigheten"
    WORK_LACKING = "work_lacking", "arbetsbrist"
    TRIAL_ENDED = "trial_ended", "arbetsgivaren avbröt en provanställning"
    OWN_BREACH = "own_breach", "leverantören följde inte villkoren"
    NOT_TOLD = "not_told", "grunden är inte angiven"


class AtRequestOf(TitledChoice):
    """Who wanted another extent; the person may have less than is required (platser-tid.s1)."""

    INDIVIDUAL = "individual", "personen"
    DECISION = "decision", "en myndighets beslut"
    EMPLOYER = "employer", "den som ger platsen"


class ProposedBy(TitledChoice):
    """Who proposed a candidate, or whether the person applied without being proposed."""

    AUTHORITY = "authority", "matchningsstödet"
    SUPPLIER = "supplier", "leverantören"
    APPLIED = "applied", "personen sökte själv"


class CandidateAnswer(TitledChoice):
    """What a candidate was answered, in numbers; never who, never why."""

    GOT_THE_PLACE = "got_the_place", "fick platsen"
    DECLINED = "declined", "tackade nej"
    NOT_SUITABLE = "not_suitable", "kunde inte få platsen"


class AddedValue(TitledChoice):
    """What a supplier answered about added value in the evaluation (report l. 142)."""

    YES = "yes", "ja"
    NO = "no", "nej"
    NO_ANSWER = "no_answer", "inget svar"


class AssessedMatter(TitledChoice):
    """What the officer's assessment is of, when the events alone don't decide."""

    PLACE_COUNTS = "place_counts", "om platsen räknas"
    SUPPLIER_RESPONSIBLE = "supplier_responsible", "om leverantören ansvarar för avslutet"
    HINDRANCE = "hindrance", "om ett hinder har funnits"
    FORM_AND_CONTENT = "form_and_content", "om platsens form, innehåll, introduktion och handledning var rätt"
    CROWDED_OUT = "crowded_out", "om någon trängdes undan"
    TARGET_GROUP = "target_group", "om personen räknas"
    ANOTHER_KIND = "another_kind", "om den andra formen får räknas"
