"""A case with a journal and a persons' file, where names can be written into any text for somebody else."""

from pathlib import Path

from given.matching_text import CASE

SUPPLIER = "Exempel Anläggning AB"
RECORD = """\
format: 2
profiles:
  - {id: K-1, job: anläggningsarbetare, workplace: Depån, tasks: [lägga kantsten], starts: 2027-06-01, months: 6, extent_percent: 75}
places:
  - id: P-01
    kind: internship
    job_title: anläggningsarbetare
    workplace: Depån
    extent_percent: 75
    planned: {starts: 2027-06-01, ends: 2027-11-30}
  - id: P-02
    kind: internship
    workplace: Förrådet
    extent_percent: 75
    planned: {starts: 2027-06-01, ends: 2027-11-30}
journal:
  - {date: 2027-02-10, event: meeting_held, meeting: start}
  - {date: 2027-02-20, event: dialogue_held, outcome: no_places, reasons: Arbetet utförs av två personer.}
  - {date: 2027-06-01, event: started, place: P-01}
  - {date: 2027-06-01, event: started, place: P-02}
  - {date: 2027-09-02, event: deficiency_found, deficiency: B-1, clause: platser-antal, places: 2, facts: Två platser hade börjat.}
  - {date: 2027-09-10, event: notice_sent, deficiency: B-1}
  - {date: 2027-11-30, event: ended, place: P-01, ended_by: nobody, ground: planned}
"""
PERSONS = """\
format: 2
persons:
  - place: P-01
    name: Robin Påhittsson
    birth_date: 2001-04-12
    tasks: [lade kantsten]
    supervisor: {name: Bo Påhittsson, title: arbetsledare, phone: 063-00 00 00}
    issuer: {name: Bo Påhittsson, title: arbetsledare, phone: 063-00 00 00}
    recommendation: {consent: 2027-11-20, text: Robin är alltid i tid., by: {name: Bo Påhittsson, title: arbetsledare}}
    needs: [certificate]
  - place: P-02
    name: Björn Stenhittare
    tasks: [skötte redskap]
"""


def named_folder(parent: Path, *changes: tuple[str, str], persons: str | None = PERSONS, case: str = CASE) -> Path:
    """A case folder with its files, some pieces of them written otherwise; without the persons' file where there is none."""
    texts = {"upphandling.yaml": case, "placeringar.yaml": RECORD, "personer.yaml": persons}
    parent.mkdir(parents=True, exist_ok=True)
    for old, new in changes:
        assert sum(text.count(old) for text in texts.values() if text is not None) == 1, old
        texts = {name: text.replace(old, new) if text is not None else None for name, text in texts.items()}
    for name, text in texts.items():
        if text is not None:
            (parent / name).write_text(text, "utf-8")
    return parent
