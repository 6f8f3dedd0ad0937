"""A case where everything is stated, and what surrounds one person's placement is a word of its own: none may come along.

Everything that no paper of the person may hold begins with "kanarie", or is a number, a day or an address that stands once.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path, PurePath

from pydantic import BaseModel

from given.format_two import viewed, write_both
from tenderkit.model.case.case import Procurement
from tenderkit.model.matching.matching import Matching
from tenderkit.model.papers.kind import Kind
from tenderkit.readers.case.case_reader import parse_case
from tenderkit.readers.yaml.yaml_reader import parse_yaml
from tenderkit.rules.language.wording import write_date, write_number

CASE_FILE, MATCHING_FILE = PurePath("upphandling.yaml"), PurePath("placeringar.yaml")

SUPPLIER = """\
  - name: Väg & Berg i Norr AB
    organisation_number: 556000-0001
    contact: {name: Kanarieägare, title: kanarievd, unit: kanarielager, phone: 070-1740606, email: kanarie6@example.se}
    lots: [A]
    called_off_value: 65 432 109
"""
SOLE_TRADER = """\
  - {name: Åkessons Trädgård, organisation_number: 811218-9876, sole_trader: true, lots: [A]}
"""
FOREIGN = """\
  - {name: Vei og Fjell AS, country: "NO", registration: NO 999 888 777 MVA, lots: [A]}
"""

CASE = f"""\
format: 1
text: full
title: Kanarieupphandlingen
source: {{report_closed: 1991-07, note: kanarienot}}
registry: {{procurement: KANARIE 2025/412, contract: kanarieavtalsnummer}}
authority: {{name: Kanariekommun, organisation_number: 212000-2528, unit: Kanarieförvaltningen, email: kanariekommun@example.se}}
matching_unit:
  name: Kanariematchningen
  form: same_authority
  role_title: kanarierekryterare
  contact: {{name: Kanarienamn, title: kanarietitel, unit: kanarieenhet, phone: 070-1740601, email: kanariematchning@example.se}}
  data_protection:
    {{controller: Kanarienämnden, contact: kanarieskydd@example.se, legal_basis: kanariegrund, retention: kanarietvåår}}
law: LOU
procedure:
  kind: open
  begins: 2025-01-02
  published: 2025-01-23
  tender_deadline: 2025-03-04
  awarded: 2025-04-05
  standstill_ends: 2025-04-26
  contract_signed: 2025-05-06
market_dialogue: {{held: 2024-12-11, industry: kanarieindustri, notes: kanariedialog}}
contract:
  subject: services
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
  employees_needed: 41
  follow_up_feasible: true
  branch_conditions_doubtful: false
  cpv: 34110000-1
  workplace_checks: [kanariekontroll]
  lots: [{{id: A, title: Kanarieområdet, employees_needed: 41}}]
requirement:
  purpose: Kanariesyftet.
  target_groups: [far_from_labour_market]
  dialogue:
    initiative: recruiter
    first_meeting_within_days: 31
    counted_from: contract_signed
    plan_within_days: 32
    reply_within_days: 14
    repeat_every_months: 6
    remedy_days: 14
    sanction: exclusion_from_call_off
    no_sanction_reason: kanariepåföljdsskäl
    agreement: {{maximum_places: 2, kinds: [internship], maximum_months: 6, maximum_sanction: 15432}}
  places:
    basis: fixed
    count: 4
    counted_per: supplier
    kinds: [employment, internship, apprenticeship]
    kind_chosen_by: supplier
    minimum_months: 3
    extent_percent: 76
    start_within_months: 6
    counted_from: call_off
    may_fulfil: [supplier, subcontractor]
    no_subcontractor_reason: kanarieleverantörsskäl
    existing_staff: none
    offer_open_weeks: 4
    part_done_percent: 77
    replacement_weeks: 6
  penalty:
    amount: 54321
    per: missing_place
    cap: {{percent: 17.37, of: called_off_value}}
    remedy_days: 30
    counted_from: written_notice
    claim_within_months: 12
    set_off: true
  follow_up: {{report_every_months: 6, report_within_days: 14, meetings_per_year: 2}}
  termination: {{allowed: true}}
  exclusion: {{months: 6}}
roles:
  requester: {{name: Kanariebeställare, title: kanariechef, unit: kanariegata, phone: 070-1740602, email: kanarie2@example.se}}
  procurement_officer:
    {{name: Kanarieupphandlare, title: kanarieköp, unit: kanarieinköp, phone: 070-1740603, email: kanarie3@example.se}}
  coordinator:
    {{name: Kanariesamordnare, title: kanariesamråd, unit: kanariekansli, phone: 070-1740604, email: kanarie4@example.se}}
  recruiter: {{name: Kanariehandläggare, title: kanarieråd, unit: kanariehus, phone: 070-1740605, email: kanarie5@example.se}}
suppliers:
{SUPPLIER}\
  - {{name: Kanarieselskapet AS, country: DK, registration: kanarieregister, contact: {{name: Kanarienorrman}}}}
confirmations:
  - {{question: value_above_threshold, answer: ja, by: kanariebekräftare, date: 2025-01-07, source: kanariekälla}}
answers: [{{words: kanarieord, reason: kanarieförklaring, by: kanariesvarande, date: 2025-01-08}}]
changes:
  - {{date: 2025-12-13, decision: kanarieändring, support: kanariestöd, authority_agreed: 2025-12-11, supplier_agreed: 2025-12-12,
     terms: [{{fact: requirement.penalty.amount, value: 54 321.0}}]}}
assessment:
  proportionality: kanarieproportion
  market_conditions: kanariemarknad
  branch_suitability: kanariebransch
  location: kanarieläge
  contract_period: kanarietid
  decision_reasons: kanariebeslut
  requester_mandate: kanarieuppdrag
tender_questions: [{{received: 2025-02-08, question: kanariefråga, answer: kanariesvar, answered: 2025-02-09}}]
handover:
  agreed_dates: [{{date: 2025-06-10, what: kanarieavtalat}}]
  planning: kanarieplanering
  notes: kanarieanteckning
  left_to_do: [{{what: kanariekvar, who: recruiter, by: 2025-06-11}}]
"""

AROUND = """\
start_meetings:
  - supplier: Väg & Berg i Norr AB
    held: 2025-05-20
    recruitment: own
    own_reporting: {what: kanarievad, when: kanarienär, how: kanariehur}
    plan: kanarieplan
    pre_checks: [kanarieförsäkring]
dialogues:
  - supplier: Väg & Berg i Norr AB
    held: 2025-05-21
    plan_received: 2025-06-05
    outcome: places_offered
    reasons: kanarieskälen
    places_offered: 2
profiles:
  - id: K-9
    supplier: Väg & Berg i Norr AB
    job: kanarieyrke
    workplace: kanarieprofilplats
    tasks: [kanarieprofilsyssla]
    requirements: [kanarieförkunskap]
    starts: 2025-10-02
    months: 6
    extent_percent: 78
    supervisor: {name: Kanarieprofilnamn, title: kanarieprofiltitel, unit: kanarieprofilenhet, phone: 070-1740607, email: kanarie7@example.se}
    conditions: kanarieförutsättning
    equipment: kanarieutrustning
    recruitment: kanarierekrytering
    reply_by: 2025-09-21
agreements:
  - id: A-9
    supplier: Väg & Berg i Norr AB
    dialogue_held: 2025-05-21
    places: 1
    kinds: [internship]
    months: 6
    extent_percent: 79
    starts: 2025-10-04
    workplace: kanarieavtalsplats
    tasks: kanarieavtalssyssla
    supervisor_title: kanarieavtalshandledare
    candidate_within_days: 33
    reply_within_days: 11
    follow_up_every_weeks: 5
    remedy_days: 35
    replacement_weeks: 7
    sanction: {amount: 3333, per: missing_month, cap: 12345}
    valid_from: 2025-09-15
    valid_to: 2026-05-16
    notice_days: 34
    deviations: [kanarieavvikelse]
    signatories:
      authority: {name: Kanarieavtalsnamn, title: kanarieenhetschef, mandate: kanariedelegation}
      supplier: {name: Kanariefirmanamn, title: kanariedirektör, mandate: kanariefirmatecknare}
    signed: 2025-09-12
breaches:
  - id: B-9
    supplier: Väg & Berg i Norr AB
    clause: platser-antal
    noticed: 2026-03-03
    missing_places: 1
    late_weeks: 2
    late_months: 3
    facts: kanariesakläge
    lot: A
    agreement: A-9
    later: kanariesedermera
    request: {sent: 2026-03-05, received: 2026-03-09}
    offered: 2026-03-17
    remedied: 2026-03-25
  - id: B-10
    supplier: Väg & Berg i Norr AB
    clause: platser-antal
    noticed: 2026-04-07
    missing_places: 1
    facts: kanariesakläget
    request: {sent: 2026-04-08}
    claim: {date: 2026-06-17, heard: 2026-06-16}
  - id: B-11
    supplier: Väg & Berg i Norr AB
    clause: platser-antal
    noticed: 2026-07-07
    missing_places: 1
    facts: kanariesakläges
    request: {sent: 2026-07-08}
    waived: {date: 2026-09-17, reasons: kanarieavstår utan att rubba likabehandlingen, by: {name: Kanarieavstårnamn, title: kanarieavstårtitel, unit: kanarieavstårenhet, phone: 070-1740608, email: kanarie8@example.se}}
retention: {decision: kanariegallring, remove_after_months: 24}
"""
OTHERS = """\
  - id: P-72
    name: Kanariefågel Annanperson
    birth_date: 1971-03-14
    supplier: Väg & Berg i Norr AB
    employer: {name: Kanarieunderleverantör AB, organisation_number: 559999-2343}
    agreement: A-9
    kind: internship
    workplace: kanariearbetsplats
    starts: 2025-10-14
    planned_end: 2026-04-15
    ended: 2026-01-17
    outcome: ended_early
    extent_percent: 81
    hours_per_week: 31,25
    total_hours: 411
    tasks: [kanariesyssla]
    skills: [kanariekunskap]
    supervisor: {name: Kanariehandledare, title: kanariehandledartitel, unit: kanariehandledarenhet, phone: 070-1740609, email: kanarie9@example.se}
    issuer: {name: Kanarieutfärdare, title: kanarieutfärdartitel, unit: kanarieutfärdarenhet, phone: 070-1740610, email: kanarie10@example.se}
    continued: false
    waiver: {date: 2025-09-16, covers: kanariemedgivande}
    recommendation: {consent: 2026-01-18, text: kanarieord, by: {name: Kanarierekommenderare, title: kanarielovtitel, unit: kanarielovenhet, phone: 070-1740611, email: kanarie11@example.se}}
    reference: {consent: 2026-01-19, person: {name: Kanariereferens, title: kanariereftitel, unit: kanarierefenhet, phone: 070-1740612, email: kanarie12@example.se}, about: kanarieomfråga}
    needs: [certificate, recommendation, reference]
    early_end: {date: 2026-01-17, cause: individual, noticed: 2026-01-21}
"""
PERSON = """\
  - id: P-01
    name: Kim Exempel
    birth_date: 2001-04-12
    supplier: Väg & Berg i Norr AB
    employer: {name: Mark & Anläggning i Norr AB, organisation_number: 559999-0123}
    kind: internship
    workplace: Depån i Torvalla
    starts: 2025-10-06
    planned_end: 2026-04-22
    ended: 2026-04-11
    outcome: completed
    hours_per_week: 37,5
    total_hours: 943
    tasks: [lägga kantsten, sätta plattor, köra minigrävare]
    skills: [köra vibroplatta, läsa ritningar]
    supervisor: {name: Bo Lagbas, title: lagbas, unit: kanariebasenhet, phone: 070-1740613, email: kanarie13@example.se}
    issuer: {name: Eva Platschef, title: platschef, unit: kanariechefsenhet, phone: 063-14 00 00, email: kanarie14@example.se}
    continued: true
    waiver: {date: 2025-09-23, covers: kanarieomfattning}
    recommendation: {consent: 2026-04-02, text: "Kim kom i tid varje dag och lärde sig våra maskiner.\\nVi tar gärna emot Kim igen.", by: {name: Ulf Chefen, title: driftchef, unit: kanariechefenhet, phone: 063-14 00 02, email: kanarie15@example.se}}
    reference: {consent: 2026-04-03, person: {name: Siv Referensen, title: förman, unit: kanariesvarenhet, phone: 063-14 00 01, email: siv@example.se}, about: Arbetet på depån och de maskiner som användes.}
    needs: [certificate, reference]
"""
MATCHING = f"format: 1\n{AROUND}placements:\n{PERSON}{OTHERS}"

Fact = tuple[tuple[str, ...], object]


def person_folder(parent: Path, matching: str = MATCHING, case: str = CASE) -> Path:
    """A case folder with both files."""
    folder = parent / "arende"
    folder.mkdir(parents=True)
    (folder / CASE_FILE).write_text(case, "utf-8")
    write_both(folder, matching)
    return folder


def changed(*changes: tuple[str, str], text: str = MATCHING) -> str:
    """The recruiter's file with pieces of it written otherwise."""
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    return text


def read_case(text: str = CASE) -> Procurement:
    return parse_case(parse_yaml(text, CASE_FILE))


def read_matching(text: str = MATCHING) -> Matching:
    return viewed(text)


def facts() -> Iterator[Fact]:
    """Every leaf of both files with every path it has in a document about P-01, stated or not."""
    yield from _leaves(read_case(), (), "suppliers", "supplier")
    for paths, value in _leaves(read_matching(), (), "placements", "placement"):
        yield tuple(path if path.startswith("placement.") else f"matching.{path}" for path in paths), value


def is_allowed(kind: Kind, fact: Fact) -> bool:
    return any(map(kind.allows, fact[0]))


def forms(value: object) -> Iterator[str]:
    """How a value could be printed; what is one of a few words, a yes or a whole number tells nothing."""
    match value:
        case Enum() | bool() | int() | None:
            return
        case date():
            yield from (value.isoformat(), plain(write_date(value)))
        case Decimal():
            yield from dict.fromkeys((f"{value:f}", plain(write_number(value))))
        case _:
            yield plain(str(value))


def plain(text: str) -> str:
    """Numbers are printed with spaces that don't break."""
    return text.replace("\N{NO-BREAK SPACE}", " ").casefold()


def _leaves(model: BaseModel, path: tuple[str, ...], listed: str, first: str) -> Iterator[Fact]:
    """The items of a list share one path; the first of `listed` has also the name that a document knows it by."""
    for name in type(model).model_fields:
        value, here = getattr(model, name), (*path, name)
        items = value if isinstance(value, tuple) else (value,)
        for at, item in enumerate(items or (None,)):
            if isinstance(item, BaseModel):
                for paths, leaf in _leaves(item, here, listed, first):
                    own = paths[0].removeprefix(f"{listed}.")
                    known = own != paths[0] and here == (listed,) and at == 0
                    yield (*paths, f"{first}.{own}") if known else paths, leaf
            else:
                yield (".".join(here),), item
