"""A signed case with everything answered, and placements to write beside it, for what the recruiter reports: counts, never people."""

from datetime import date
from pathlib import Path

from given import canaries
from given.cases import case_folder
from given.format_two import write_both
from given.matching_text import CASE as _CASE
from given.matching_text import SUPPLIER
from tenderkit.problems import NotAllowedYetError
from tenderkit.workflows.papers.build import BuildOptions, build

LINE = f"  - {{name: {SUPPLIER}, organisation_number: 556000-0001}}\n"
CASE = (
    _CASE.replace("    initiative: supplier\n", "    initiative: supplier\n    reply_within_days: 10\n")
    .replace("    part_done_percent", "    offer_open_weeks: 4\n    existing_staff: none\n    part_done_percent")
    .replace(
        "suppliers:\n",
        """\
  follow_up: {report_every_months: 6, report_within_days: 14, meetings_per_year: 1}
roles:
  requester: {name: Kanarie Beställare, title: enhetschef gata och väg}
  procurement_officer: {name: Kanarie Upphandlare, title: upphandlare}
  coordinator: {name: Kanarie Samordnare, title: samordnare}
  recruiter: {name: Kanarie Rekryterare, title: rekryterare}
confirmations:
  - {question: value_above_threshold, answer: ja, by: upphandlaren, date: 2026-11-01, source: kontrollerat av oss}
suppliers:
""",
    )
)
DIALOGUE_ONLY = CASE[: CASE.index("  places:\n")] + CASE[CASE.index("  follow_up:") :]
FIRST, SECOND = "Första Exempel AB", "Andra Exempel AB"
TWO = (
    CASE.replace(
        LINE,
        f"  - {{name: {FIRST}, organisation_number: 556000-0001, called_off_value: 40000000}}\n"
        f"  - {{name: {SECOND}, organisation_number: 556000-0019, called_off_value: 20000000}}\n",
    )
    .replace("form: contract\n", "form: framework_agreement\n  call_off_by: both\n  supplier_count: 2\n")
    .replace("of: contract_price", "of: called_off_value")
    .replace("counted_from: contract_start", "counted_from: call_off")
)
YEARLY = CASE.replace("basis: fixed", "basis: per_year").replace("count: 4", "count: 1")
DIALOGUE = "  - {held: 2027-02-20, plan_received: 2027-03-10, outcome: places_offered, places_offered: 2}\n"
AGREEMENT = """\
agreements:
  - id: A-1
    dialogue_held: 2027-02-20
    places: 1
    kinds: [internship]
    months: 4
    extent_percent: 75
    starts: 2027-06-01
    workplace: Kanariedepån
    candidate_within_days: 30
    reply_within_days: 10
    follow_up_every_weeks: 4
    remedy_days: 30
    replacement_weeks: 6
    sanction: {amount: 5000, per: missing_month, cap: 10000}
    valid_from: 2027-05-01
    valid_to: 2028-04-30
    notice_days: 30
    signatories:
      authority: {name: Kanarie Chef, title: kanarietitel, mandate: kanariemandat}
      supplier: {name: Kanarie Vd, title: kanarievd, mandate: kanariefirma}
    signed: 2027-04-20
"""


def changed(old: str, new: str, text: str = CASE) -> str:
    """The text with one piece of it written otherwise."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    return text.replace(old, new)


def placement(number: int, **stated: str) -> str:
    """A placement whose person, workplace and tasks are canaries."""
    values = {"kind": "internship", "starts": "2027-06-01", "planned_end": "2027-11-30", **stated}
    lines = "".join(f"    {name}: {value}\n" for name, value in values.items())
    return (
        f"  - id: P-{number:02}\n    name: Kanarieperson{number} Hemlig\n    workplace: kanariearbetsplats{number}\n"
        f"    tasks: [kanarieuppgift{number}]\n{lines}"
    )


def done(number: int, ended: str = "2027-11-30", **stated: str) -> str:
    return placement(number, ended=ended, outcome="completed", **stated)


def ended_early(number: int, cause: str, ended: str = "2027-07-15", noticed: str = "2027-07-20", **stated: str) -> str:
    early = f"{{date: {ended}, cause: {cause}, noticed: {noticed}}}"
    return placement(number, ended=ended, outcome="ended_early", early_end=early, **stated)


def file_with(*placements: str, dialogues: str = DIALOGUE, agreements: str = "") -> str:
    """The recruiter's file."""
    held = f"dialogues:\n{dialogues}" if dialogues else ""
    placed = f"placements:\n{''.join(placements)}" if placements else ""
    return f"format: 1\n{held}{agreements}{placed}"


FOUR = tuple(done(number) for number in range(1, 5))


def built(home: Path, kind: str, matching: str, case: str = CASE, day: date | None = None) -> Path:
    """The folder with the requirements section and the documents of the kind."""
    folder = case_folder(home, case)
    if matching:
        write_both(folder, matching)
    build(folder, BuildOptions())
    build(folder, BuildOptions(kinds=(kind,), day=day))
    return folder / "dokument"


def words_of(path: Path) -> str:
    """A plain text with ordinary spaces."""
    return path.read_text("utf-8").replace("\u00a0", " ")


def refused(home: Path, kind: str, matching: str, case: str = CASE, day: date | None = None) -> list[str]:
    """Why the kind can't be written yet; nothing of it may lie in the folder."""
    try:
        built(home, kind, matching, case, day)
    except NotAllowedYetError as error:
        assert not list(home.rglob(f"{kind}*")), "nothing is written"
        return [reason.facts["says"] for reason in error.reasons]
    return []


def canaries_in(folder: Path, kind: str) -> list[str]:
    """The files of the kind in which any part, name or property says something of a person, a workplace or a role's holder."""
    return [path.name for path in sorted(folder.glob(f"{kind}*")) if "kanarie" in canaries.words_of(path)]
