"""What a document may not hold is nowhere in it: each forbidden fact is a word of its own, looked for in every file."""

import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path, PurePath
from zipfile import ZipFile, is_zipfile

import pytest
from pydantic import BaseModel

import checkout
from tenderkit.model.case import Procurement
from tenderkit.model.kind import Kind
from tenderkit.project.places import CASE_FILE, LOCK_FILE
from tenderkit.readers.case_reader import parse_case
from tenderkit.readers.kind_reader import read_kind
from tenderkit.readers.yaml_reader import parse_yaml
from tenderkit.rules.wording import write_date
from tenderkit.workflows.build import DEFAULT_KIND, BuildOptions, build

# A case where everything is stated. What the requirements section may not hold begins with "kanarie" or is a number,
# an address or a day that occurs only once.
CASE = """\
format: 1
title: Provet
source: {report_closed: 1991-07, note: kanarienot}
registry: {procurement: TF 2025/412, contract: kanariediarienummer}
authority:
  name: Östersunds kommun
  organisation_number: 212000-2528
  unit: Teknisk förvaltning
  email: kanariekommun@example.se
matching_unit:
  name: Matchningsenheten
  form: same_authority
  role_title: rekryterare
  contact:
    {name: Kanarienamn, title: kanarietitel, unit: kanarieenhet, phone: 070-1740601, email: kanariematchning@example.se}
  data_protection:
    {controller: Nämnden, contact: dataskydd@example.se, legal_basis: allmänt intresse, retention: två år}
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
  starts: 2025-09-01
  months: 36
  option_months: 24
  special_reasons: kanarieskäl
  place: within_municipality
  employees_needed: 40
  follow_up_feasible: true
  branch_conditions_doubtful: false
  cpv: 34110000-1
  workplace_checks: [giltigt körkort]
  lots: [{id: A, title: Norr}]
requirement:
  purpose: Fler ska få arbete i tillåtelsen.
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
    existing_staff: none
    offer_open_weeks: 4
    part_done_percent: 75
    replacement_weeks: 6
  penalty:
    amount: 50000
    per: missing_place
    cap: {percent: 5, of: called_off_value}
    remedy_days: 30
    counted_from: written_notice
    claim_within_months: 12
    set_off: true
  follow_up: {report_every_months: 6, report_within_days: 14, meetings_per_year: 2}
  termination: {allowed: true}
  exclusion: {months: 6}
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
  - {name: Kanarieselskapet AS, country: "NO", registration: kanarieregister, contact: {name: Kanarienorrman}}
confirmations:
  - {question: value_above_threshold, answer: ja, by: kanariebekräftare, date: 2025-01-07, source: kanariekälla}
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
ALLOWED = {"tillåtelsen", "Provet", "TF 2025/412", "Matchningsenheten"}  # what a search that works must find
NOT_DISTINCTIVE = {"confirmations.question", "confirmations.answer", "suppliers.country", "suppliers.lots"}
DAY_OF_THE_DOCUMENT = "procedure.published"  # the lock's own date


@pytest.mark.parametrize("market", MARKET_DIALOGUES, ids=["held", "not held"])
@pytest.mark.parametrize("paste", [False, True], ids=["documents", "paste blocks"])
def test_no_forbidden_fact_is_in_any_file(market: str, *, paste: bool, tmp_path: Path) -> None:
    text = CASE.replace("MARKET", market)
    said = dict(_built(text, tmp_path, paste=paste))

    found = [
        (path, form, place)
        for path, value in _forbidden_facts(text)
        for form in _forms(value)
        for place, words in said.items()
        if form.casefold() in words and not (place == LOCK_FILE and path == DAY_OF_THE_DOCUMENT)
    ]

    assert found == []


def test_the_search_finds_what_is_allowed(tmp_path: Path) -> None:
    said = dict(_built(CASE.replace("MARKET", MARKET_DIALOGUES[0]), tmp_path))

    assert {fact for fact in ALLOWED if fact.casefold() not in said["kravavsnitt.docx"]} == set()
    assert "tillåtelsen" in said["kravavsnitt.html"]
    assert "tillåtelsen" in said["kravavsnitt.txt"]
    assert "4 platser" in said["kravlista.xlsx"]
    assert "4 platser" in said[LOCK_FILE]
    assert "2025-01-23" in said[LOCK_FILE]


def test_every_forbidden_fact_is_stated_in_one_of_the_cases() -> None:
    facts = [fact for market in MARKET_DIALOGUES for fact in _facts(_read(CASE.replace("MARKET", market)))]

    stated = {path for path, value in facts if value not in (None, ())}
    assert {path for path, _ in facts if not _kind().allows(path)} - stated == set()


def test_every_forbidden_fact_stands_alone() -> None:
    """A fact that is also an allowed one, or part of one, would be found for another's sake."""
    text = CASE.replace("MARKET", MARKET_DIALOGUES[0])
    allowed = " ".join(_form for path, value in _facts(_read(text)) if _kind().allows(path) for _form in _forms(value))

    forms = [form for _, value in _forbidden_facts(text) for form in _forms(value)]
    assert [form for form in forms if form in allowed] == []
    assert len(forms) == len(set(forms))


def _kind() -> Kind:
    return read_kind(checkout.ROOT / "templates" / DEFAULT_KIND)


def _read(text: str) -> Procurement:
    return parse_case(parse_yaml(text, PurePath(CASE_FILE)))


def _built(text: str, folder: Path, *, paste: bool = False) -> Iterator[tuple[str, str]]:
    """The words of each file that a build wrote, its name and the names of its parts included."""
    case = folder / "arende"
    case.mkdir()
    (case / CASE_FILE).write_text(text, "utf-8")
    result = build(case, BuildOptions(to=folder / "ut", paste=paste))
    for path in (*result.files, case / LOCK_FILE):
        yield path.name, _plain(f"{path.name}\n{_content(path.read_bytes())}")


def _content(data: bytes) -> str:
    if not is_zipfile(io.BytesIO(data)):
        return data.decode("utf-8")
    with ZipFile(io.BytesIO(data)) as package:
        parts = (f"{entry.filename}\n{package.read(entry).decode('utf-8')}" for entry in package.infolist())
        return "\n".join((*parts, package.comment.decode("utf-8")))


def _plain(text: str) -> str:
    """Numbers are printed with spaces that don't break."""
    return text.replace("\N{NO-BREAK SPACE}", " ").casefold()


def _forbidden_facts(text: str) -> Iterator[tuple[str, object]]:
    kind = _kind()
    for path, value in _facts(_read(text)):
        if not kind.allows(path) and path not in NOT_DISTINCTIVE:
            yield path, value


def _facts(model: BaseModel, path: str = "") -> Iterator[tuple[str, object]]:
    """Every leaf of the case with its path, stated or not; the items of a list share one path."""
    for name in type(model).model_fields:
        value, here = getattr(model, name), f"{path}.{name}".lstrip(".")
        items = value if isinstance(value, tuple) else (value,)
        for item in items or (None,):
            if isinstance(item, BaseModel):
                yield from _facts(item, here)
            else:
                yield here, item


def _forms(value: object) -> Iterator[str]:
    """How a value could be printed; what is one of a few words, a yes or a small number tells nothing."""
    match value:
        case Enum() | bool() | int() | None:
            return
        case date():
            yield from (value.isoformat(), write_date(value).replace("\N{NO-BREAK SPACE}", " "))
        case Decimal():
            yield from (f"{value:f}", f"{value:,f}".replace(",", " "))
        case _:
            yield str(value)
