"""An awarded case with everything stated, and its recruiter's file: what a handover, a start meeting and a profile may not hold is a canary."""

import io
from pathlib import Path
from zipfile import ZipFile, is_zipfile

from given.cases import PLACES, WITH_DIALOGUE, case_folder
from given.format_two import write_both
from tenderkit.workflows.papers.build import BuildOptions, build

SUPPLIER = "Exempel Park & Is AB"
SIGNED = ", contract_signed: 2025-06-25"
DATES = f"begins: 2025-03-01, awarded: 2025-06-10, standstill_ends: 2025-06-20{SIGNED}"
CASE = (
    (WITH_DIALOGUE + PLACES)
    .replace("{procurement: TF 2025/1}", "{procurement: TF 2025/1, contract: TF 2025/1-7}")
    .replace("begins: 2025-03-01", DATES)
    .replace("{held: 2025-02-01}", "{held: 2025-02-01, notes: Kanarieanteckning från branschdialogen.}")
    .replace("  months: 24\n", "  months: 24\n  option_months: 12\n  workplace_checks: [giltigt körkort]\n")
    .replace("value: 5000000\n", "value: 5000000\n  contract_price: 4 876 543\n")
    + f"""\
matching_unit:
  name: Matchningsenheten
  form: same_authority
  contact: {{title: rekryterare, phone: 063-00 00 00, email: matchning@example.se}}
roles:
  requester: {{name: Kanarie Beställare, title: kanariechef, email: kanariebestallare@example.se}}
  procurement_officer: {{name: Kanarie Upphandlare, title: upphandlare, email: upphandlare@example.se}}
  coordinator: {{name: Kanarie Samordnare, title: samordnare, phone: 070-1740602}}
  recruiter: {{name: Kanarie Rekryterare, title: rekryterare, phone: 070-1740603}}
suppliers:
  - name: {SUPPLIER}
    organisation_number: 556000-0001
    contact: {{name: Eva Exempel, title: driftchef, phone: 063-00 00 01, email: drift@example.com}}
    called_off_value: 3 219 876
assessment: {{decision_reasons: Kanarieskäl som bara hör till bedömningen.}}
tender_questions: [{{received: 2025-04-08, question: Räknas en praktik som en plats?, answer: Bara om kravet säger det., answered: 2025-04-10}}]
handover:
  agreed_dates:
    - {{date: 2025-07-01, what: startmöte}}
    - {{date: 2025-09-15, what: plan för platserna}}
  planning: De första platserna börjar i oktober.
  notes: Ny driftchef från augusti.
  left_to_do:
    - {{what: boka startmötet, who: recruiter, by: 2025-06-27}}
    - {{what: föra in avtalet i registret, who: coordinator, by: 2025-07-04}}
"""
)
MATCHING = """\
format: 1
start_meetings:
  - held: 2025-07-01
    recruitment: both
    own_reporting: {what: Antal platser och deras form., when: Vid varje månadsskifte., how: Skriftlig rapport.}
    plan: Två platser börjar i oktober och två i april.
    pre_checks: [handledare finns, introduktionen är planerad]
profiles:
  - id: K-1
    job: parkarbetare
    kind: internship
    count: 2
    workplace: Badhusparken
    tasks: [spola is, ploga gångvägar]
    requirements: [kunna arbeta utomhus]
    starts: 2025-11-03
    months: 4
    extent_percent: 75
    supervisor: {name: Kanarie Handledare, title: arbetsledare, phone: 070-1740604}
    conditions: Arbetet börjar klockan 7. Buss går till parken.
    equipment: varma arbetskläder, som lånas ut
    recruitment: Studiebesök och ett kort samtal.
    reply_by: 2025-10-01
placements:
  - id: P-01
    name: Kanarie Ettperson
    birth_date: 2001-04-12
    kind: employment
    workplace: Kanariearbetsplatsen
    starts: 2025-11-03
    planned_end: 2026-03-02
    tasks: [kanariesyssla i parken]
"""
OTHER = "  - {name: Kanariekonkurrenten AB, organisation_number: 556000-0019, contact: {name: Kanarie Annan, email: kanarie@example.org}}\n"
WITH_OTHER = CASE.replace("assessment:", f"{OTHER}assessment:")


def changed(old: str, new: str, text: str = CASE) -> str:
    """The text with one piece of it written otherwise."""
    assert text.count(old) == 1, old
    return text.replace(old, new)


def built(home: Path, kind: str, case: str = CASE, matching: str = MATCHING) -> Path:
    """The folder with the requirements section and the documents of the kind."""
    folder = case_folder(home, case)
    write_both(folder, matching)
    build(folder, BuildOptions())
    build(folder, BuildOptions(kinds=(kind,)))
    return folder / "dokument"


def words_of(path: Path) -> str:
    """A plain text with ordinary spaces."""
    return path.read_text("utf-8").replace("\u00a0", " ")


def everything_in(folder: Path, kind: str) -> str:
    """Every file of the kind, its name and the names and content of its parts."""
    return "\n".join(f"{path.name}\n{_content(path.read_bytes())}" for path in sorted(folder.glob(f"{kind}*")))


def _content(data: bytes) -> str:
    if not is_zipfile(io.BytesIO(data)):
        return data.decode("utf-8").replace("\u00a0", " ")
    with ZipFile(io.BytesIO(data)) as package:
        return "\n".join(
            f"{entry.filename}\n{package.read(entry).decode('utf-8')}" for entry in package.infolist()
        ).replace("\u00a0", " ")
