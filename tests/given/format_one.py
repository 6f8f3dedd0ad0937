"""A recruiter's file of format 1, with one of everything that it could hold, for what brings it over to format 2."""

from pathlib import Path, PurePath

from given.cases import WITH_PLACES, case_folder
from given.matching_text import CASE
from tenderkit.model.case.case import Procurement
from tenderkit.readers.case.case_reader import parse_case
from tenderkit.readers.journal.record_reader import parse_persons, parse_record
from tenderkit.readers.matching.format_one_reader import parse_format_one
from tenderkit.readers.yaml.yaml_reader import parse_yaml
from tenderkit.rules.journal.from_format_one import InFormatTwo, in_format_two
from tenderkit.workflows.matching.record_text import TwoFiles, two_files

NAME = PurePath("placeringar.yaml")

OLD = """\
# Rekryterarens fil för depån
format: 1

start_meetings:
  - {held: 2027-02-10, recruitment: municipal} # på depån

# Två dialoger hölls
dialogues:
  # den första
  - {held: 2027-02-20, plan_received: 2027-03-10, outcome: places_offered, places_offered: 2}

profiles:
  - id: K-1
    job: anläggningsarbetare
    workplace: Depån
    tasks: [lägga kantsten]
    starts: 2027-06-01
    months: 6
    extent_percent: 75

placements:
  # Robin ringer helst på morgonen
  - id: P-01
    name: Robin Påhittsson
    birth_date: 1994-08-23
    kind: internship
    workplace: Depån
    starts: 2027-06-01
    planned_end: 2027-11-30
    ended: 2027-11-30
    outcome: completed
    extent_percent: 75
    hours_per_week: 30
    total_hours: 1 000
    tasks: [lägga kantsten]
    skills: [köra vibroplatta]
    supervisor: {name: Bo Handledare, title: arbetsledare}
    continued: true
    waiver: {date: 2027-05-02, covers: "Namnet, till Exempel Anläggning AB."}
    needs: [certificate]
  - id: P-02 # avslutades i förtid
    name: Alex Provström
    kind: internship
    workplace: Depån
    starts: 2027-06-01
    planned_end: 2027-09-30
    ended: 2027-07-15
    outcome: ended_early
    hours_per_week: 30
    tasks: [sköta grönytor]
    early_end: {date: 2027-07-15, cause: individual, noticed: 2027-07-20}
  - id: P-03
    name: Li Ersättare
    kind: internship
    workplace: Depån
    starts: 2027-10-11
    planned_end: 2028-01-14
    extent_percent: 75
    tasks: [sköta grönytor]

breaches:
  # Robin har inte med bristen att göra
  # förvaltaren ringde
  - id: B-1
    clause: platser-ersattning
    noticed: 2027-09-02
    missing_places: 1
    facts: En plats avslutades den 15 juli 2027. En ny hade inte börjat den 1 september 2027.
    later: >-
      En ny plats erbjöds den 5 oktober 2027 och började den 11 oktober 2027. Leverantören hade då redan meddelat att den
      skulle dröja.
    request: {sent: 2027-09-03, received: 2027-09-04}
    second_request: {sent: 2027-10-01}
    offered: 2027-10-05
    remedied: 2027-10-11
    claim: {date: 2027-10-20, heard: 2027-10-15}

retention: {decision: KS 2026/88, remove_after_months: 24}
"""


def old(*changes: tuple[str, str], text: str = OLD) -> str:
    """The old file with pieces of it written otherwise."""
    for was, new in changes:
        assert text.count(was) == 1, f"{was!r} stands {text.count(was)} times"
        text = text.replace(was, new)
    return text


def brought_over(text: str = OLD, case: str = CASE) -> InFormatTwo:
    """The places, persons and events that the old file becomes."""
    source = parse_yaml(text, NAME)
    return in_format_two(_case(case), parse_format_one(source), source.data)


def both_files(text: str = OLD, case: str = CASE) -> TwoFiles:
    """The text of both files, which can be read."""
    files = two_files(text, parse_yaml(text, NAME).data, brought_over(text, case))
    parse_record(parse_yaml(files.record, NAME))
    parse_persons(parse_yaml(files.persons, NAME))
    return files


def old_folder(parent: Path, text: str = OLD, case: str = WITH_PLACES) -> Path:
    """A case folder whose two files are of format 1."""
    folder = case_folder(parent, case)
    (folder / NAME).write_text(text, "utf-8")
    return folder


def _case(text: str) -> Procurement:
    return parse_case(parse_yaml(text, PurePath("upphandling.yaml")))
