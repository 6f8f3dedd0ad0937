"""A case and a recruiter's file where every fact is stated, each as a word of its own, and how those words are found again."""

import io
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path, PurePath
from zipfile import ZipFile, is_zipfile

from pydantic import BaseModel

from given.format_two import both_texts
from tenderkit.model.case.case import Procurement
from tenderkit.model.matching.matching import Matching
from tenderkit.project.places import CASE_FILE, MATCHING_FILE
from tenderkit.readers.case.case_reader import parse_case
from tenderkit.readers.journal.record_reader import parse_persons, parse_record
from tenderkit.readers.yaml.yaml_reader import parse_yaml
from tenderkit.rules.journal.event_texts import event_texts
from tenderkit.rules.journal.view import view_on
from tenderkit.rules.language.wording import write_date

# What a document may not hold begins with "kanarie" or is a number, an address or a day that occurs only once.
CASE = """\
format: 1
title: Kanarieupphandlingen
source: {report_closed: 1991-07, note: kanarienot}
registry: {procurement: TF 2025/412, contract: kanariediarienummer}
authority:
  name: Östersunds kommun
  organisation_number: 212000-2528
  unit: Teknisk förvaltning
  email: kanariekommun@example.se
matching_unit:
  name: Kanarieenheten
  form: same_authority
  role_title: kanariematchare
  contact:
    {name: Kanarienamn, title: kanarietitel, unit: kanarieavdelning, phone: 070-1740601, email: kanariematchning@example.se}
  data_protection:
    {controller: Kanarienämnden, contact: kanarieombud@example.se, legal_basis: kanariegrund, retention: kanarielagring}
law: LOU
procedure:
  kind: open
  begins: 2025-01-02
  published: 2025-01-23
  tender_deadline: 2025-03-04
  awarded: 2025-04-05
  standstill_ends: 2025-04-26
  contract_signed: 2025-05-06
market_dialogue: MARKET
contract:
  subject: goods
  form: framework_agreement
  call_off_by: both
  supplier_count: 3
  estimated_value: 87 654 321
  contract_price: 76 543 210
  price_form: unit_prices
  starts: 2025-09-01
  months: 36
  option_months: 24
  extensions: 2
  special_reasons: kanarieskäl
  place: within_municipality
  employees_needed: 40
  follow_up_feasible: true
  branch_conditions_doubtful: false
  cpv: 34110000-1
  workplace_checks: [kanariekörkort]
  lots: [{id: A, title: Kanarielotten, employees_needed: 40}]
requirement:
  purpose: kanariesyfte
  target_groups: [far_from_labour_market]
  dialogue:
    initiative: recruiter
    first_meeting_within_days: 30
    counted_from: contract_signed
    plan_within_days: 30
    reply_within_days: 14
    repeat_every_months: 6
    remedy_days: 14
    sanction: exclusion_from_call_off
    no_sanction_reason: kanarieundantag
    agreement: {maximum_places: 2, kinds: [internship], maximum_months: 6, maximum_sanction: 15000}
  places:
    basis: fixed
    count: 4
    counted_per: supplier
    kinds: [employment, internship]
    kind_chosen_by: supplier
    minimum_months: 3
    extent_percent: 75
    start_within_months: 6
    counted_from: call_off
    may_fulfil: [supplier, subcontractor]
    no_subcontractor_reason: kanarieegen
    existing_staff: none
    offer_open_weeks: 4
    part_done_percent: 75
    replacement_weeks: 6
  penalty:
    amount: 50000
    per: missing_place
    cap: {percent: 17.37, of: called_off_value}
    remedy_days: 30
    counted_from: written_notice
    claim_within_months: 12
    set_off: true
  follow_up: {report_every_months: 6, report_within_days: 14, meetings_per_year: 2}
  termination: {allowed: true}
  exclusion: {months: 6}
text: full
roles:
  requester: {name: Kanariebeställare, title: kanariechef, unit: kanariegata, phone: 070-1740602, email: kanarie2@example.se}
  procurement_officer:
    {name: Kanarieupphandlare, title: kanarieköp, unit: kanarieinköp, phone: 070-1740603, email: kanarie3@example.se}
  coordinator:
    {name: Kanariesamordnare, title: kanariesamråd, unit: kanariekansli, phone: 070-1740604, email: kanarie4@example.se}
  recruiter: {name: Kanarierekryterare, title: kanarieråd, unit: kanariehus, phone: 070-1740605, email: kanarie5@example.se}
suppliers:
  - name: Kanariebolaget AB
    organisation_number: 559999-1238
    contact: {name: Kanarieägare, title: kanarievd, unit: kanarielager, phone: 070-1740606, email: kanarie6@example.se}
    lots: [A]
    called_off_value: 65 432 109
  - name: Kanarieselskapet AS
    country: "NO"
    registration: kanarieregister
    contact: {name: Kanarienorrman, phone: 070-1740607}
    called_off_value: 54 321 098
confirmations:
  - {question: value_above_threshold, answer: ja, by: kanariebekräftare, date: 2025-01-07, source: kanariekälla}
answers: [{words: kanarieord, reason: kanarieförklaring, by: kanariesvarande, date: 2025-01-08}]
changes:
  - {date: 2025-12-13, decision: kanarieändring, support: kanariestöd, authority_agreed: 2025-12-11, supplier_agreed: 2025-12-12,
     terms: [{fact: requirement.penalty.amount, value: 50 000.0}]}
assessment:
  proportionality: kanarieproportion
  market_conditions: kanariemarknad
  branch_suitability: kanariebransch
  location: kanarieläge
  contract_period: kanarietid
  decision_reasons: kanariebeslut
  requester_mandate: kanarieuppdrag
tender_questions: [{received: 2025-02-08, question: kanariefråga, answer: kanariesvar, answered: 2025-02-09}]
handover:
  agreed_dates: [{date: 2025-06-10, what: kanarieavtalat}]
  planning: kanarieplanering
  notes: kanarieanteckning
  left_to_do: [{what: kanariekvar, who: recruiter, by: 2025-06-11}]
"""
MARKET_DIALOGUES = [
    "{held: 2025-01-11, industry: kanarieindustri, notes: kanariedialog}",
    "{not_held: kanarieavstått}",
]
SUPPLIER = "Kanariebolaget AB"
MATCHING = """\
format: 1
start_meetings:
  - supplier: Kanariebolaget AB
    held: 2025-05-13
    recruitment: both
    own_reporting: {what: kanarieredovisas, when: kanarienär, how: kanariehur}
    plan: kanariemötesplan
    pre_checks: [kanariekontroll]
dialogues:
  - {supplier: Kanariebolaget AB, held: 2025-05-20, plan_received: 2025-06-17, outcome: places_offered, places_offered: 2}
  - {supplier: Kanariebolaget AB, held: 2026-05-21, outcome: no_places, reasons: kanarieavböjde}
profiles:
  - id: K-1
    supplier: Kanariebolaget AB
    job: kanarieyrke
    kind: internship
    count: 2
    workplace: kanarieprofilplats
    tasks: [kanarieprofiluppgift]
    requirements: [kanariebehörighet]
    starts: 2025-10-07
    months: 6
    extent_percent: 75
    supervisor:
      {name: Kanarieprofil Handledare, title: kanariefortitel, unit: kanarieprofilenhet, phone: 070-1740611, email: kanarie11@example.se}
    conditions: kanarieförutsättning
    equipment: kanarieutrustning
    recruitment: kanarierekrytering
    reply_by: 2025-09-08
agreements:
  - id: A-1
    supplier: Kanariebolaget AB
    dialogue_held: 2025-05-20
    places: 2
    kinds: [internship]
    months: 4
    extent_percent: 60
    starts: 2025-10-14
    workplace: kanarieavtalsplats
    tasks: kanarieavtalsuppgift
    supervisor_title: kanariehandledartitel
    candidate_within_days: 31
    reply_within_days: 11
    follow_up_every_weeks: 5
    remedy_days: 33
    replacement_weeks: 7
    sanction: {amount: 12 345, per: missing_month, cap: 14 567}
    valid_from: 2025-10-01
    valid_to: 2026-09-30
    notice_days: 34
    deviations: [kanarieavvikelse]
    signatories:
      authority: {name: Kanariekommunens Undertecknare, title: kanarieförvaltare, mandate: kanariedelegation}
      supplier: {name: Kanariebolagets Undertecknare, title: kanariefirma, mandate: kanariefullmakt}
    signed: 2025-09-24
placements:
  - id: P-01
    name: Kanariekim Exempelsson
    birth_date: 1990-02-03
    supplier: Kanariebolaget AB
    employer: {name: Kanarieunderleverantören AB, organisation_number: 559999-2343}
    kind: employment
    workplace: kanariearbetsplats
    starts: 2025-11-03
    planned_end: 2026-02-27
    ended: 2026-02-26
    outcome: completed
    extent_percent: 83
    hours_per_week: 31.25
    total_hours: 456
    tasks: [kanariearbetade]
    skills: [kanariekunskap]
    supervisor:
      {name: Kanariehandledare Exempelsson, title: kanarieledare, unit: kanarieteam, phone: 070-1740612, email: kanarie12@example.se}
    issuer:
      {name: Kanarieutfärdare Exempelsson, title: kanarieplatschef, unit: kanariekontor, phone: 070-1740613, email: kanarie13@example.se}
    continued: true
    waiver: {date: 2025-10-21, covers: kanariemedgivande}
    recommendation:
      consent: 2026-02-23
      text: kanarieberöm
      by: {name: Kanarieberömmare Exempelsson, title: kanariebas, unit: kanariebod, phone: 070-1740614, email: kanarie14@example.se}
    reference:
      consent: 2026-02-24
      person: {name: Kanariereferent Exempelsson, title: kanarieförman, unit: kanariesal, phone: 070-1740615, email: kanarie15@example.se}
      about: kanarieomdöme
    needs: [certificate, recommendation, reference]
  - id: P-02
    name: Kanarielo Påhittsson
    birth_date: 1991-03-04
    supplier: Kanariebolaget AB
    agreement: A-1
    kind: internship
    workplace: kanarieandraplats
    starts: 2025-10-15
    planned_end: 2026-02-19
    ended: 2025-12-11
    outcome: ended_early
    hours_per_week: 29.75
    tasks: [kanarieprövade]
    waiver: {date: 2025-10-09, covers: kanarieandramedgivande}
    early_end: {date: 2025-12-11, cause: other, noticed: 2025-12-12}
breaches:
  - id: B-1
    supplier: Kanariebolaget AB
    clause: platser-antal
    noticed: 2026-06-03
    missing_places: 1
    facts: kanariebrist
    later: kanariesedan
    lot: A
    request: {sent: 2026-06-04, received: 2026-06-05}
    offered: 2026-08-24
    remedied: 2026-08-25
    claim: {date: 2026-08-19, heard: 2026-08-12}
  - id: B-2
    supplier: Kanariebolaget AB
    clause: platser-ersattning
    noticed: 2026-03-10
    missing_places: 1
    facts: kanarieandrabrist
    request: {sent: 2026-03-11}
    waived:
      date: 2026-04-28
      reasons: kanarieavstår
      by: {name: Kanariebeslutare Exempelsson, title: kanariedirektör, unit: kanariestab, phone: 070-1740616, email: kanarie16@example.se}
  - id: B-3
    supplier: Kanariebolaget AB
    clause: dialog-overenskommelse
    agreement: A-1
    noticed: 2026-01-13
    missing_places: 1
    facts: kanarietredjebrist
    request: {sent: 2026-01-14}
    second_request: {sent: 2026-07-13, received: 2026-07-14}
retention: {decision: kanariegallring, remove_after_months: 24}
"""


_JOINT = """\
joint:
  form: joint_procurement
  claimed_by: leading
  authorities:
    - name: Kanariekommunen
      organisation_number: 559999-4562
      unit: kanariegemensam
      email: kanarie8@example.se
      contact: {name: Kanariekontakt, title: kanarietjänst, unit: kanariebyrå, phone: 070-1740608, email: kanarie9@example.se}
      matching_unit:
        name: Kanariesamverkan
        form: same_authority
        role_title: kanariecoach
        contact: {name: Kanarieledsagare, title: kanarielots, unit: kanarietorget, phone: 070-1740609, email: kanarie10@example.se}
        data_protection: {controller: Kanariestyrelsen, contact: kanarie11@example.se, legal_basis: kanarierätt, retention: kanariegallring}
"""
_OWN_GROUPS = """\
  own_groups:
    - {title: kanariegruppen, definition: de som har kanariefåglar, proof: ett kanarieintyg, reason: kanariegruppskäl, by: none}
"""
_IN_THE_SECOND_FORMAT = (
    ("format: 1\n", "format: 2\n"),
    ("law: LOU\n", f"{_JOINT}law: LOU\n"),
    ("  target_groups: [far_from_labour_market]\n", f"  target_groups: [far_from_labour_market]\n{_OWN_GROUPS}"),
    ("sanction: exclusion_from_call_off\n", "sanction: penalty\n    penalty: {amount: 3 217, most: 12 868}\n"),
    ("    kind_chosen_by: supplier\n", "    kind_chosen_by: supplier\n    another_kind: {kind: apprenticeship, sought_weeks: 11}\n    per_kind: {employment: {count: 2, minimum_months: 7}, internship: {minimum_weeks: 17}}\n"),
    ("    remedy_days: 30\n", "    remedy_days: 30\n    second: {amount: 61 243, remedy_days: 19}\n"),
    ("answered: 2028-02-09}]", "answered: 2028-02-09, changes_terms: ja, corrected: 2028-02-10, time_reviewed: 2028-02-11},\n  {received: 2028-02-12, question: kanariefundering, standard: svar-bosattning, answered: 2028-02-13}]"),
    ("meetings_per_year: 2}", "meetings_per_year: 2, report_penalty: {amount: 1 319, most: 5 276}}"),
)  # fmt: skip
_DAY = re.compile(r"\b(20[0-9]{2})(-[0-9]{2}-[0-9]{2})\b")
_YEARS_ON = 3


def years_on(text: str) -> str:
    """The same file with every day so much later that the second edition of the clauses holds."""
    return _DAY.sub(lambda found: f"{int(found[1]) + _YEARS_ON}{found[2]}", text)


def later_matching() -> str:
    """The recruiter's file years on, where each item is of one of several authorities."""
    text = years_on(MATCHING)
    for item in ("  - id: K-1\n", "  - id: A-1\n", "  - id: B-1\n", "  - id: B-2\n"):
        assert text.count(item) == 1, item
        text = text.replace(item, f"{item}    for_authority: Kanariekommunen\n")
    return text


def later_case(market: str) -> str:
    """The case years on, with what the second format can state beside the rest."""
    text = years_on(case_with(market))
    for old, new in _IN_THE_SECOND_FORMAT:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def case_with(market: str) -> str:
    """The case's text with one of the market dialogues."""
    return CASE.replace("MARKET", market)


def read_case(text: str) -> Procurement:
    return parse_case(parse_yaml(text, PurePath(CASE_FILE)))


# What format 2 can tell beside the rest, in the file of the places and in that of the persons.
_MORE_OF_PLACES = (
    ("    workplace: kanarieandraplats\n", "    workplace: kanarieandraplats\n    job_title: kanariebefattning\n    lot: A\n"),
    ("journal:\n", """\
  - id: P-03
    supplier: Kanariebolaget AB
    kind: internship
    workplace: kanarietredjeplats
    lot: A
    extent_percent: 76
    planned: {starts: 2026-09-08, ends: 2027-03-09}
    replaces: P-02

  - id: P-04
    supplier: Kanariebolaget AB
    kind: internship
    workplace: kanariefjärdeplats
    lot: A
    extent_percent: 77
    planned: {starts: 2025-11-24, ends: 2026-03-23}

journal:
"""),
    ("  - {date: 2025-12-11, event: ended", "  - {date: 2025-11-24, event: started, place: P-04}\n  - {date: 2025-12-11, event: ended"),
    ("  - date: 2026-04-28\n", "  - {date: 2026-03-23, event: ended, place: P-04, ended_by: nobody, ground: planned}\n  - date: 2026-04-28\n"),
    ("place: P-01, ended_by: authority, ground: decision_changed", "place: P-01, ended_by: individual, ground: resigned"),
    ("place: P-02, ended_by: authority, ground: decision_changed", "place: P-02, ended_by: individual, ground: resigned"),
    ("facts: kanariebrist\n", "facts: kanariebrist\n    of: [P-02]\n"),
    ("  - {date: 2026-08-25, event: remedied", "  - {date: 2026-08-24, event: offered, place: P-03}\n  - {date: 2026-08-25, event: remedied"),
    ("outcome: places_offered, places: 2}\n  - {date: 2025-06-17, event: plan_received, supplier: Kanariebolaget AB}", "outcome: open, reasons: kanariesamtalsskäl}\n  - {date: 2025-06-17, event: plan_received, supplier: Kanariebolaget AB, outcome: places_offered, places: 2, reasons: kanarieplanskäl}"),
    ("  - {date: 2025-10-15, event: started, place: P-02}\n", """\
  - {date: 2025-10-10, event: advertised, place: P-02, where: kanarieskyltfönster}
  - {date: 2025-10-11, event: offered, place: P-02, where: kanariemottagarlista}
  - {date: 2025-10-15, event: started, place: P-02}
"""),
    ("  - {date: 2026-01-14, event: notice_sent, deficiency: B-3}\n", """\
  - {date: 2026-01-14, event: notice_sent, deficiency: B-3}
  - date: 2026-01-18
    event: assessed
    matter: place_counts
    place: P-02
    holds: false
    reasons: kanariebedömningsskäl
    decided_by: {name: Kanariebedömare Exempelsson, title: kanariebedömartitel, unit: kanariebedömarenhet, phone: 070-1740618, email: kanarie18@example.se}
  - {date: 2026-01-28, event: hindrance_notified, deficiency: B-3, facts: kanariehinder}
"""),
    ("    event: not_claimed\n", "    event: not_claimed\n    facts: kanarieeftergiftsord\n"),
    ("event: claimed, deficiency: B-1, places: 1}", "event: claimed, deficiency: B-1, places: 1, facts: kanariekravsord}"),
    ("\nretention:", "  - {date: 2026-09-08, event: started, place: P-03}\n  - {date: 2027-03-09, event: ended, place: P-03, ended_by: nobody, ground: planned}\n\nretention:"),
    ("  - {date: 2026-02-26, event: ended", "  - {date: 2026-02-02, event: meeting_called, supplier: Kanariebolaget AB, lot: A, meeting: follow_up, to_be_held: 2026-03-18, time: kanarietimme, where: kanariemötesrum}\n  - {date: 2026-02-26, event: ended"),
)  # fmt: skip
_MORE_OF_PERSONS = (
    ("    total_hours: 456\n", """\
    total_hours: 456
    employment_form: seasonal
    proposal: {date: 2025-10-22, consent: 2025-10-16, can_start: 2025-10-30, relevant: [kanariemerit]}
    introduction:
      report_to: {name: Kanariemottagare Exempelsson, title: kanarievärd, unit: kanariehall, phone: 070-1740617, email: kanarie17@example.se}
      time: kanarieklockan
      days: [kanarierundtur]
      tutor_course: 2025-10-27
    problems: [{date: 2025-12-16, what: kanarieproblem, done: kanarieåtgärd}]
"""),
    ("  - place: P-02\n", """\
  - place: P-03
    name: Kanariemaja Hittepåsson
    tasks: [kanariehopsamlade]
    waiver: {date: 2026-09-02, covers: kanariesamtyckte}
  - place: P-04
    name: Kanarieninni Låtsassson
    tasks: [kanarieutplockade]
    waiver: {date: 2025-11-13, covers: kanariegodtog}
  - place: P-02
"""),
)  # fmt: skip


_OF_ONE_AUTHORITY = ("event: meeting_called, ", "event: meeting_called, for_authority: Kanariekommunen, ")


def canary_files(text: str = MATCHING) -> tuple[str, str]:
    """The recruiter's two files, with what only they can tell; as much later as the text is."""
    later = "2028-11-03" in text
    record, persons = both_texts(text)
    of_places = (*_MORE_OF_PLACES, _OF_ONE_AUTHORITY) if later else _MORE_OF_PLACES
    return _with_more(record, of_places, later=later), _with_more(persons, _MORE_OF_PERSONS, later=later)


def _with_more(file: str, more: tuple[tuple[str, str], ...], *, later: bool) -> str:
    for old, new in more:
        was, becomes = (years_on(each) if later else each for each in (old, new))
        assert file.count(was) == 1, was
        file = file.replace(was, becomes)
    return file


def canary_event_texts(text: str = MATCHING) -> tuple[tuple[str, object], ...]:
    """What is written freely of events, with paths that no kind allows."""
    return tuple(event_texts(parse_record(parse_yaml(canary_files(text)[0], PurePath(MATCHING_FILE)))))


def read_canary_matching(text: str = MATCHING) -> Matching:
    record, persons = (parse_yaml(each, PurePath(MATCHING_FILE)) for each in canary_files(text))
    return view_on(parse_record(record), parse_persons(persons), None).matching


def leaves(model: BaseModel, path: str = "") -> Iterator[tuple[str, object]]:
    """Every fact with its path, stated or not; the items of a list share one path."""
    for name in type(model).model_fields:
        value, here = getattr(model, name), f"{path}.{name}".lstrip(".")
        items = value if isinstance(value, tuple) else (value,)
        for item in items or (None,):
            if isinstance(item, BaseModel):
                yield from leaves(item, here)
            else:
                yield here, item


def forms(value: object) -> Iterator[str]:
    """How a value could be printed; what is one of a few words, a yes or a small number tells nothing."""
    match value:
        case Enum() | bool() | int() | None:
            return
        case date():
            yield from (value.isoformat(), write_date(value).replace("\N{NO-BREAK SPACE}", " "))
        case Decimal():
            yield from {f"{value:f}", f"{value:f}".replace(".", ","), f"{value:,f}".replace(",", " ")}
        case _:
            yield str(value)


def words_of(path: Path) -> str:
    """Everything that a file holds, its name and the names of its parts included."""
    return plain(f"{path.name}\n{_content(path.read_bytes())}")


def holds(words: str, form: str) -> bool:
    """Whether the words hold the form; `1 oktober` isn't found in `21 oktober`."""
    return form in words and re.search(rf"(?<!\d){re.escape(form)}(?!\d)", words) is not None


def plain(text: str) -> str:
    """Numbers are printed with spaces that don't break."""
    return text.replace("\N{NO-BREAK SPACE}", " ").casefold()


_COLOURS = "xl/theme/theme1.xml"  # Office's own, full of round numbers


def _content(data: bytes) -> str:
    if not is_zipfile(io.BytesIO(data)):
        return data.decode("utf-8")
    with ZipFile(io.BytesIO(data)) as package:
        told = [entry for entry in package.infolist() if entry.filename != _COLOURS]
        parts = (f"{entry.filename}\n{_content(package.read(entry))}" for entry in told)
        return "\n".join((*parts, package.comment.decode("utf-8")))
