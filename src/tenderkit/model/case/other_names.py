"""What people call the words of the closed lists, beside their titles. Only names that say exactly the same stand here."""

from collections.abc import Mapping

# A name that could be another word of its list, or that says less than the word does, is left out: it is asked about.
OTHER_NAMES: Mapping[str, Mapping[str, str]] = {
    "Law": {
        "LOU": "lou (2016:1145)|lag (2016:1145) om offentlig upphandling|lagen (2016:1145) om offentlig upphandling",
        "LUF": "luf (2016:1146)|lag (2016:1146) om upphandling inom försörjningssektorerna",
        "LUK": "luk (2016:1147)|lag (2016:1147) om upphandling av koncessioner",
    },
    "MatchingUnitForm": {
        "same_authority": "inom myndigheten|en enhet inom myndigheten|samma myndighet",
        "other_authority": "en annan myndighet",
        "contracted": "en anlitad utförare",
    },
    "ProcedureKind": {
        "open": "öppet",
        "restricted": "selektivt",
        "negotiated": "förhandlat",
        "below_threshold": "annonspliktig upphandling|annonspliktig upphandling under tröskelvärdena",
        "direct_award": "en direktupphandling",
        "call_off": "avrop|avrop från ramavtalet|avrop på ramavtal",
        "mini_competition": "fku|förnyad konkurrensutsättning (fku)",
        "reserved": "reserverad",
    },
    "Subject": {
        "goods": "vara",
        "services": "tjänst",
        "consultancy": "konsulttjänst|konsulter|konsult",
        "works": "entreprenad|entreprenader|byggentreprenader|bygg- och anläggningsentreprenad",
    },
    "ContractForm": {"contract": "ett kontrakt", "framework_agreement": "ett ramavtal"},
    "PriceForm": {
        "fixed": "fast|fastpris|ett fast pris",
        "unit_prices": "à-pris|a-priser|a-pris|á-priser|á-pris|enhetspriser",
        "running": "löpande|på löpande räkning",
    },
    "CallOffBy": {
        "fixed_terms": "fastställda villkor",
        "renewed_competition": "fku|förnyad konkurrensutsättning (fku)",
        "both": "båda",
    },
    "Location": {
        "within_municipality": "inom kommunen|i kommunen|inom kommunens gräns",
        "immediate_vicinity": "i omedelbar närhet|kommunens omedelbara närhet",
    },
    "TargetGroup": {
        "far_from_labour_market": "långt från arbetsmarknaden|står långt från arbetsmarknaden|"
        "personer långt från arbetsmarknaden",
        "long_term_unemployed": "långtidsarbetslös|långtidsarbetslösa personer",
        "young_people": "ungdomar|unga personer",
        "newly_arrived": "nyanländ|nyanlända personer",
        "reduced_work_capacity": "nedsatt arbetsförmåga",
    },
    "Initiative": {"recruiter": "rekryterare|kommunens rekryterare", "supplier": "leverantör"},
    "DialogueStart": {
        "contract_signed": "undertecknandet|när avtalet undertecknas",
        "contract_start": "avtalsstart|avtalets start",
    },
    "DialogueSanction": {"none": "ingen|inga sanktioner", "exclusion_from_call_off": "uteslutning"},
    "PlacementKind": {
        "employment": "anställningar|en anställning",
        "internship": "praktikplats|praktikplatser|en praktikplats",
        "summer_job": "ett sommarjobb",
        "apprenticeship": "lärling|lärlingar|lärlingsplats|lärlingsplatser|lärlingsperioder",
    },
    "PlacesBasis": {
        "fixed": "fast|fast antal",
        "per_called_off_sek": "avropat belopp|per avropat belopp",
        "per_year": "per år|antal per år",
        "full_time_months": "månader av heltid|heltidsmånader",
        "per_contract_value": "avtalets värde",
    },
    "CountedPer": {
        "contract": "avtal|kontrakt|per kontrakt",
        "supplier": "leverantör",
        "lot": "anbudsområde",
        "call_off": "avrop|varje avrop",
    },
    "KindChosenBy": {
        "supplier": "leverantör|av leverantören",
        "authority": "myndigheten|upphandlande myndighet|av myndigheten",
        "jointly": "parterna|gemensamt|parterna tillsammans",
    },
    "PlacesStart": {
        "contract_signed": "undertecknandet|när avtalet undertecknas",
        "contract_start": "avtalsstart|avtalets start",
        "call_off": "avrop",
    },
    "Fulfiller": {
        "supplier": "leverantör",
        "subcontractor": "underleverantörer|underleverantören",
        "same_group": "koncernbolag|bolag i koncernen",
    },
    "ExistingStaff": {"none": "ingen|inga|ingen befintlig personal"},
    "PenaltyPer": {
        "missing_place": "utebliven plats|per utebliven plats|varje utebliven plats|per plats som saknas|varje plats som saknas",
        "started_week": "per påbörjad vecka|varje påbörjad vecka",
        "started_day": "per påbörjad dag|varje påbörjad dag",
        "missing_month": "utebliven månad|per utebliven månad|varje utebliven månad|per månad som saknas|varje månad som saknas",
    },
    "CapBase": {
        "contract_price": "av kontraktssumman|kontraktssumma",
        "called_off_value": "av det avropade värdet|avropat värde",
        "estimated_value": "av det uppskattade värdet|uppskattat värde",
    },
    "NoticeStart": {"written_notice": "en skriftlig anmaning|från skriftlig anmaning"},
    "Role": {
        "requester": "beställaren",
        "procurement_officer": "upphandlaren",
        "coordinator": "samordnaren",
        "recruiter": "rekryteraren",
    },
    "EventKind": {
        "meeting_called": "kallade till möte|kallelse till mötet",
        "meeting_held": "höll möte|mötet hölls",
        "dialogue_called": "kallade till sysselsättningsdialog|kallade till dialog|kallelse till dialog",
        "dialogue_held": "dialog hållen|dialogen hölls|höll dialog",
        "plan_received": "planen kom in|plan kom in",
        "report_received": "rapporten kom in|rapport inkommen",
        "extension_used": "förlängningen utnyttjad|avtalet förlängt|avtalet förlängdes",
        "extension_not_used": "förlängningen inte utnyttjad|avtalet förlängdes inte",
        "called_off": "avropat|avropades|det avropade värdet",
        "scope_reduced": "omfattningen minskades",
        "offered": "erbjuden|erbjöds|platsen erbjöds",
        "advertised": "annonserad|annonserades|platsen annonserades",
        "candidate_proposed": "föreslagen|kandidaten föreslogs|kandidat föreslogs",
        "candidate_answered": "besvarad|kandidaten fick svar|kandidat fick svar",
        "accounted": "redovisad|redovisades",
        "decision_applied_for": "sökte beslut|beslut söktes|ansökan om beslut",
        "decision_given": "beslutet lämnades|bifall",
        "decision_refused": "beslutet nekades|beslut nekat",
        "started": "började|startade|platsen började|har börjat",
        "extent_changed": "omfattningen ändrades|omfattningen ändrad",
        "ended": "slutade|avslutad|avslutades|platsen slutade|har slutat",
        "end_notified": "leverantören meddelade slutet|avslut meddelat",
        "certificate_handed_over": "intyget lämnades|intyget lämnat|lämnade intyg",
        "evaluation_received": "utvärderingen kom in",
        "assessed": "bedömning|bedömd",
        "deficiency_found": "bristen känd|brist upptäckt|bristen upptäcktes",
        "notice_sent": "anmanad|anmaningen skickades|anmaningen skickad",
        "notice_received": "anmaningen kom fram",
        "hindrance_notified": "hindret meddelades|meddelade hinder",
        "heard": "fick yttra sig|leverantören yttrade sig",
        "remedied": "rättad|åtgärdad|bristen rättad|bristen rättades",
        "claimed": "krävde vite|vitet krävdes",
        "not_claimed": "krävde inte vite|vitet krävdes inte",
    },
    "TextLength": {
        "short": "kort|korta",
        "full": "lång|långa|fullständig|hel",
    },
}


def other_names(closed_list: str) -> dict[str, str]:
    """Each name with the word that it stands for, for the closed list of that name."""
    names = OTHER_NAMES.get(closed_list, {})
    return {name: word for word, listed in names.items() for name in listed.split("|")}
