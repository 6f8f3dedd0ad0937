"""A sound case with both of the recruiter's files of format 2, as people write them, for tests to spoil one line of."""

from pathlib import Path

from given import matching_text

CASE = matching_text.CASE
RECORD = """\
# Det som har hänt i Väghyveln
format: 2
profiles:
  - id: K-1
    job: anläggningsarbetare
    workplace: Depån
    tasks: [lägga kantsten]
    starts: 2027-06-01
    months: 6
    extent_percent: 75

places:
  - {id: P-01, kind: internship, workplace: Depån, profile: K-1, extent_percent: 75, planned: {starts: 2027-06-01, ends: 2027-11-30}}
  - {id: P-02, kind: internship, workplace: Depån, extent_percent: 75, planned: {starts: 2027-06-01, ends: 2027-11-30}}
  - {id: P-03, kind: employment, workplace: Förrådet, hours_per_week: 30, planned: {starts: 2027-08-16}, replaces: P-02}

journal:
  - {id: H-1, date: 2027-02-05, event: meeting_called, meeting: start, to_be_held: 2027-02-10}
  - {id: H-2, date: 2027-02-10, event: meeting_held, meeting: start}
  - {id: H-3, date: 2027-02-20, event: dialogue_held, outcome: places_offered, places: 2}
  - {id: H-4, date: 2027-03-10, event: plan_received}
  - {id: H-5, date: 2027-04-01, event: offered, place: P-01}
  - {id: H-6, date: 2027-04-10, event: candidate_proposed, place: P-01, number: 2, by: authority}
  - {id: H-7, date: 2027-04-20, event: candidate_answered, place: P-01, number: 1, answer: declined}
  - {id: H-8, date: 2027-04-21, event: candidate_answered, place: P-01, number: 1, answer: got_the_place}
  - {id: H-9, date: 2027-04-22, event: decision_applied_for, place: P-01}
  - {id: H-10, date: 2027-05-10, event: decision_given, place: P-01, until: 2027-11-30}
  # Här börjar platserna.
  - {id: H-11, date: 2027-06-01, event: started, place: P-01}
  - {id: H-12, date: 2027-06-01, event: started, place: P-02}
  - {id: H-13, date: 2027-07-15, event: ended, place: P-02, ended_by: individual, ground: resigned}
  - {id: H-14, date: 2027-07-16, event: end_notified, place: P-02}
  - {id: H-15, date: 2027-08-16, event: started, place: P-03}
  - {id: H-16, date: 2027-08-17, event: started, place: P-03, corrects: H-15, written: 2027-08-20}
  - {id: H-17, date: 2027-08-20, event: extent_changed, place: P-01, at_request_of: individual, extent_percent: 80}
  - {id: H-18, date: 2027-09-02, event: deficiency_found, deficiency: B-1, clause: uppfoljning, facts: En rapport saknades.}
  - {id: H-19, date: 2027-09-10, event: notice_sent, deficiency: B-1}
  - {id: H-20, date: 2027-09-11, event: notice_received, deficiency: B-1}
  - {id: H-21, date: 2027-09-14, event: report_received, period_ends: 2027-08-31}
  - {id: H-22, date: 2027-10-01, event: remedied, deficiency: B-1}
  - {id: H-23, date: 2027-11-30, event: ended, place: P-01, ended_by: nobody, ground: planned, stays: nej}
  - {id: H-24, date: 2027-11-30, event: certificate_handed_over, place: P-01}
  - {id: H-25, date: 2027-12-10, event: evaluation_received, place: P-01, added_value: yes}
  - {id: H-26, date: 2027-12-12, event: assessed, matter: place_counts, holds: ja, reasons: Platsen räknas., place: P-01}
"""
PERSONS = """\
format: 2
persons:
  - {place: P-01, name: Kim Exempel, birth_date: 2001-04-12, tasks: [lägga kantsten]}
  - {place: P-02, name: Li Prov}
  - {place: P-03, name: Sam Påhittslund}
"""


def written_to(folder: Path, *, record: str = RECORD, persons: str | None = PERSONS, case: str = CASE) -> Path:
    """The case folder with its files; without the persons' file for an officer."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "upphandling.yaml").write_text(case, "utf-8")
    (folder / "placeringar.yaml").write_text(record, "utf-8")
    if persons is not None:
        (folder / "personer.yaml").write_text(persons, "utf-8")
    return folder
