"""A sound matching beside a sound case, told in one text that becomes the recruiter's two files, for tests to spoil one line of."""

import atexit
from contextvars import copy_context
from functools import cache
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from given import cases
from given.format_two import viewed, write_both
from tenderkit.model.case.case import Procurement
from tenderkit.model.matching.matching import Matching
from tenderkit.problems import InvalidInputError, Problem
from tenderkit.project.one_run import one_run
from tenderkit.project.places import built_in_root
from tenderkit.readers.privacy.private_words_reader import read_private_words
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import parse_yaml
from tenderkit.rules.privacy.private_words import PrivateWords
from tenderkit.workflows.case.sound_case import SoundCase, examined_case
from tenderkit.workflows.matching.recruiters_file import read_sound_matching

NAME = PurePath("placeringar.yaml")
_ONE_RUN, _READING = copy_context(), one_run()  # the library's words and roles are read once for all the tests
_ONE_RUN.run(_READING.__enter__)
atexit.register(_ONE_RUN.run, _READING.__exit__, None, None, None)
SUPPLIER = "Exempel Anläggning AB"
KIM = "    name: Kim Exempel\n"

CASE = (
    cases.WITH_PLACES.replace(
        "  begins: 2026-11-01\n",
        "  begins: 2026-11-01\n  awarded: 2027-01-20\n  standstill_ends: 2027-02-01\n  contract_signed: 2027-02-05\n",
    )
    .replace("  months: 30\n", "  months: 30\n  option_months: 12\n")
    .replace(
        "  places:\n",
        """\
  dialogue:
    initiative: supplier
    first_meeting_within_days: 30
    counted_from: contract_signed
    plan_within_days: 30
    remedy_days: 14
    sanction: none
    agreement:
      maximum_places: 3
      kinds: [internship, apprenticeship]
      maximum_months: 6
      maximum_sanction: 15000
  places:
    part_done_percent: 75
    replacement_weeks: 6
""",
    )
    .replace("    remedy_days: 30\n", "    remedy_days: 30\n    claim_within_months: 12\n")
    + f"suppliers:\n  - {{name: {SUPPLIER}, organisation_number: 556000-0001}}\n"
)

SOUND = """\
# Rekryterarens fil
format: 1
start_meetings:
  - {held: 2027-02-10, recruitment: municipal}
dialogues:
  - {held: 2027-02-20, plan_received: 2027-03-10, outcome: places_offered, places_offered: 2}
profiles:
  - id: K-1
    job: anläggningsarbetare
    workplace: Depån
    tasks: [lägga kantsten]
    starts: 2027-06-01
    months: 6
    extent_percent: 75
agreements:
  - id: A-1
    dialogue_held: 2027-02-20
    places: 1
    kinds: [internship]
    months: 4
    extent_percent: 75
    starts: 2027-06-01
    workplace: Depån
    candidate_within_days: 30
    reply_within_days: 10
    follow_up_every_weeks: 4
    remedy_days: 30
    sanction: {amount: 5000, per: missing_month, cap: 10000}
    valid_from: 2027-05-01
    valid_to: 2028-04-30
    notice_days: 30
    signatories:
      authority: {title: enhetschef, mandate: delegationsordning}
      supplier: {title: vd, mandate: firmatecknare}
    signed: 2027-04-20
placements:
  - id: P-01
    name: Kim Exempel
    kind: internship
    workplace: Depån
    starts: 2027-06-01
    planned_end: 2027-11-30
    ended: 2027-11-30
    outcome: completed
    hours_per_week: 37,5
    tasks: [lägga kantsten]
  - id: P-02
    name: Li Prov
    birth_date: 2001-04-12
    agreement: A-1
    kind: internship
    workplace: Depån
    starts: 2027-06-01
    planned_end: 2027-09-30
    tasks: [sköta grönytor]
breaches:
  - id: B-1
    clause: platser-antal
    noticed: 2027-09-02
    missing_places: 1
    facts: Två platser hade börjat den 1 september.
    request: {sent: 2027-09-10}
    claim: {date: 2027-10-20, heard: 2027-10-15}
"""


def spoiled(*changes: tuple[str, str], text: str = SOUND) -> str:
    """The sound file with pieces of it written otherwise."""
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    return text


def case_of(text: str = CASE) -> Procurement:
    return cases.read(text)


def read(text: str) -> Matching:
    """What the text holds, as the two files of format 2 tell it."""
    return viewed(text)


def read_model(text: str) -> Matching:
    """The matching with every key as it stands here, also what no event says: for what counts with them."""
    return validate(Matching, parse_yaml(text.removeprefix("format: 1\n") or "{}", NAME))


def lines_of(text: str, case: str = CASE) -> list[str]:
    """Everything that is wrong with the files of the text, beside their case, as `line:column: code what`."""
    with TemporaryDirectory() as folder:
        write_both(Path(folder), text)
        problems = _ONE_RUN.run(_problems_in, replace(_read_case(case), folder=Path(folder)))
    return [f"{problem.line}:{problem.column}: {problem.message.code} {problem.message.what}" for problem in problems]


def _problems_in(sound: SoundCase) -> tuple[Problem, ...]:
    try:
        return read_sound_matching(sound)[1]
    except InvalidInputError as error:
        return error.problems


@cache
def _read_case(text: str) -> SoundCase:
    with TemporaryDirectory() as folder:
        return examined_case(cases.case_folder(Path(folder), text))


@cache
def private() -> PrivateWords:
    """The words of the shipped library."""
    return read_private_words((built_in_root() / "clauses",))[0]


def codes_of(text: str, case: str = CASE) -> list[str]:
    """Only the codes."""
    return [line.split(" ")[1] for line in lines_of(text, case)]


def matching_folder(parent: Path, text: str = SOUND, case: str = CASE) -> Path:
    """A case folder with both files."""
    parent.mkdir(parents=True, exist_ok=True)
    (parent / "upphandling.yaml").write_text(case, "utf-8")
    write_both(parent, text)
    return parent
