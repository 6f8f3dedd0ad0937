"""A signed case in the second format: the recruiter's journal, and the persons in a file of their own."""

from pathlib import Path

from given.cases import case_folder
from given.reported_case import CASE as _REPORTED
from tenderkit.workflows.papers.build import BuildOptions, build

NAME = "Robin Påhittsson"
CASE = _REPORTED.replace(
    "    initiative: supplier\n", "    initiative: recruiter\n    repeat_every_months: 6\n"
).replace(
    "suppliers:\n",
    """\
matching_unit:
  name: Kanarieenheten
  form: same_authority
  contact: {name: Anna Exempel, title: rekryterare, phone: 063-00 00 00, email: matchning@example.se}
suppliers:
""",
)
RECORD = """\
format: 2
places:
  - id: P-01
    kind: internship
    job_title: anläggningsarbetare
    workplace: Depån i Torvalla
    extent_percent: 75
    planned: {starts: 2027-06-01, ends: 2027-11-30}
  - id: P-02
    kind: employment
    job_title: anläggningsarbetare
    workplace: Depån i Torvalla
    extent_percent: 100
    planned: {starts: 2027-08-16, ends: 2028-02-15}
journal:
  - {date: 2027-02-08, event: meeting_called, meeting: start, to_be_held: 2027-02-10, time: kl. 9–10, where: Depån i Torvalla}
  - {date: 2027-02-10, event: meeting_held, meeting: start}
  - {date: 2027-02-09, event: dialogue_called, to_be_held: 2027-02-20}
  - {date: 2027-02-20, event: dialogue_held, outcome: places_offered, places: 2}
  - {date: 2027-06-01, event: started, place: P-01}
  - {date: 2027-08-12, event: dialogue_called, to_be_held: 2027-08-20}
  - {date: 2027-09-01, event: meeting_called, meeting: follow_up, to_be_held: 2027-09-15, time: kl. 13}
  - {date: 2027-11-30, event: ended, place: P-01, ended_by: nobody, ground: planned}
retention: {decision: Gallringsbeslut KS 2026/88, remove_after_months: 24}
"""
PERSONS = f"""\
format: 2
persons:
  - place: P-01
    name: {NAME}
    tasks: [lägga kantsten]
    supervisor: {{name: Bo Exempel, title: lagbas, phone: 063-00 00 01}}
    waiver: {{date: 2027-05-02, covers: "Namnet, till arbetsgivaren."}}
    proposal: {{date: 2027-05-03, consent: 2027-04-28, can_start: 2027-06-01, relevant: [truckkort, B-körkort]}}
    introduction:
      report_to: {{name: Eva Exempel, title: arbetsledare, phone: 063-00 00 02}}
      time: kl. 7 vid grinden
      days: ["måndag: rundtur, skydd och kläder", "tisdag: kantsten med handledaren"]
      tutor_course: 2027-05-20
    problems:
      - {{date: 2027-07-01, what: Arbetskläderna kom för sent., done: Nya beställdes samma dag.}}
      - {{date: 2027-08-03, what: Handledaren var borta i två veckor.}}
  - place: P-02
    name: Kim Exempelsson
    tasks: [lägga kantsten]
    proposal: {{date: 2027-08-01, consent: 2027-07-30}}
"""
NOBODY = "format: 2\npersons: []\n"


def changed(text: str, *changes: tuple[str, str]) -> str:
    """A file with pieces of it written otherwise."""
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    return text


def first_weeks_folder(parent: Path, case: str = CASE, record: str = RECORD, persons: str = PERSONS) -> Path:
    """A case folder with all three files."""
    folder = case_folder(parent, case)
    (folder / "placeringar.yaml").write_text(record, "utf-8")
    (folder / "personer.yaml").write_text(persons, "utf-8")
    return folder


def built(folder: Path, kind: str) -> dict[str, str]:
    """The words of each text file of the kind, by the file's stem."""
    files = build(folder, BuildOptions(kinds=(kind,))).files
    texts = (file for file in files if file.suffix == ".txt")
    return {file.stem: file.read_text("utf-8").replace("\N{NO-BREAK SPACE}", " ") for file in texts}
