"""The recruiter's file from format 1 to format 2: what happened is kept, what was concluded is told, and names stay with the persons."""

import os
import stat
from pathlib import Path

import pytest

from given.format_one import OLD, both_files, old, old_folder
from given.matching_text import CASE
from judges.as_a_user import user_runs
from tenderkit.messages import Gravity
from tenderkit.workflows.check.check import check

RECORD = """\
# Rekryterarens fil för depån
format: 2

start_meetings:
  - {held: 2027-02-10, recruitment: municipal} # på depån

profiles:
  - id: K-1
    job: anläggningsarbetare
    workplace: Depån
    tasks: [lägga kantsten]
    starts: 2027-06-01
    months: 6
    extent_percent: 75

places:
  - id: P-01
    kind: internship
    workplace: Depån
    extent_percent: 75
    hours_per_week: 30
    planned: {starts: 2027-06-01, ends: 2027-11-30}

  - id: P-02
    kind: internship
    workplace: Depån
    hours_per_week: 30
    planned: {starts: 2027-06-01, ends: 2027-09-30}

  - id: P-03
    kind: internship
    workplace: Depån
    extent_percent: 75
    planned: {starts: 2027-10-11, ends: 2028-01-14}

# Två dialoger hölls
journal:
  # den första
  - {date: 2027-02-20, event: dialogue_held, outcome: places_offered, places: 2}
  - {date: 2027-03-10, event: plan_received}
  - {date: 2027-06-01, event: started, place: P-01}
  - {date: 2027-06-01, event: started, place: P-02}
  - {date: 2027-07-15, event: ended, place: P-02, ended_by: individual, ground: not_told}
  - {date: 2027-07-20, event: end_notified, place: P-02}
  # förvaltaren ringde
  - date: 2027-09-02
    event: deficiency_found
    deficiency: B-1
    clause: platser-ersattning
    places: 1
    of: [P-03]
    facts: En plats avslutades den 15 juli 2027. En ny hade inte börjat den 1 september 2027.
  - {date: 2027-09-03, event: notice_sent, deficiency: B-1}
  - {date: 2027-09-04, event: notice_received, deficiency: B-1}
  - {date: 2027-10-01, event: notice_sent, deficiency: B-1}
  - {date: 2027-10-05, event: offered, place: P-03}
  - {date: 2027-10-11, event: started, place: P-03}
  - date: 2027-10-11
    event: remedied
    deficiency: B-1
    facts: >-
      En ny plats erbjöds den 5 oktober 2027 och började den 11 oktober 2027. Leverantören hade då redan meddelat att
      den skulle dröja.
  - {date: 2027-10-15, event: heard, deficiency: B-1}
  - {date: 2027-10-20, event: claimed, deficiency: B-1, places: 1}
  - {date: 2027-11-30, event: ended, place: P-01, ended_by: nobody, ground: planned, stays: true}

retention: {decision: KS 2026/88, remove_after_months: 24}
"""


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_journal_is_written_as_by_hand_in_the_order_of_days() -> None:
    assert both_files().record == RECORD


def test_everything_about_a_person_and_every_word_with_a_name_goes_with_the_persons() -> None:
    assert both_files().persons == (
        """\
# Rekryterarens egen fil. Här, och ingen annanstans, står namnen på dem som har eller har haft en plats.
# Platserna och det som har hänt står i placeringar.yaml.
# Robin har inte med bristen att göra
format: 2

persons:
  # Robin ringer helst på morgonen
  - place: P-01
    name: Robin Påhittsson
    birth_date: 1994-08-23
    tasks: [lägga kantsten]
    skills: [köra vibroplatta]
    total_hours: 1 000
    supervisor: {name: Bo Handledare, title: arbetsledare}
    waiver: {date: 2027-05-02, covers: "Namnet, till Exempel Anläggning AB."}
    needs: [certificate]

  # avslutades i förtid
  - place: P-02
    name: Alex Provström
    tasks: [sköta grönytor]

  - place: P-03
    name: Li Ersättare
    tasks: [sköta grönytor]
"""
    )


def test_both_files_and_the_old_one_stand_afterwards_and_names_only_where_the_owner_reads(tmp_path: Path) -> None:
    folder = old_folder(tmp_path, case=CASE)

    seen = user_runs("migrate", folder)

    assert seen.code == 0, seen.text
    assert (folder / "placeringar.format-1.yaml").read_text("utf-8") == OLD
    assert (folder / "placeringar.yaml").read_text("utf-8") == both_files().record
    assert (folder / "personer.yaml").read_text("utf-8") == both_files().persons
    named = sorted(name for name, data in files_of(folder).items() if b"Robin" in data or b"Provstr" in data)
    assert named == ["personer.yaml", "placeringar.format-1.yaml"]
    if os.name != "nt":
        assert [stat.S_IMODE((folder / name).stat().st_mode) for name in named] == [0o600, 0o600]


def test_it_is_told_what_becomes_of_each_entry_and_nobody_is_named(tmp_path: Path) -> None:
    seen = user_runs("migrate", old_folder(tmp_path, case=CASE), "--dry-run")

    assert (
        "    dialogen 2027-02-20 → sysselsättningsdialog hållen 2027-02-20; leverantörens plan kom in 2027-03-10"
        in seen.out
    )
    assert "    P-01 → en plats och en person; plats började 2027-06-01; plats slutade 2027-11-30" in seen.out
    assert "    B-1 → brist känd 2027-09-02; anmaning skickad 2027-09-03; anmaning kom fram 2027-09-04;" in seen.out
    assert [name for name in ("Robin", "Påhittsson", "Alex", "Handledare") if name in seen.text] == []


def test_what_it_cannot_know_is_listed_at_its_line(tmp_path: Path) -> None:
    seen = user_runs("migrate", old_folder(tmp_path, case=CASE), "--dry-run")

    assert seen.findings == ["49:5 TK-M186", "51:5 TK-M185", "56:5 TK-M189", "74:5 TK-M182"]
    assert "P-02: den gamla filen säger inte allt om slutet, så det står not_told vid ground" in seen.text


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    folder = old_folder(tmp_path, case=CASE)
    before = files_of(folder)

    seen = user_runs("migrate", folder, "--dry-run")

    assert "Inget har ändrats. Den gamla filen skulle sparas som" in seen.out
    assert files_of(folder) == before


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    folder = old_folder(tmp_path, case=CASE)
    user_runs("migrate", folder)
    once = files_of(folder)

    seen = user_runs("migrate", folder)

    assert seen.code == 0
    assert f"{folder / 'placeringar.yaml'} har redan format 2." in seen.out
    assert files_of(folder) == once


def test_a_file_of_persons_that_stands_there_is_never_written_over(tmp_path: Path) -> None:
    folder = old_folder(tmp_path, case=CASE)
    (folder / "personer.yaml").write_text("mitt eget", "utf-8")
    before = files_of(folder)

    seen = user_runs("migrate", folder)

    assert seen.code == 3
    assert files_of(folder) == before


def test_check_says_no_more_of_the_new_files_than_that_the_old_one_was_not_read(tmp_path: Path) -> None:
    folder = old_folder(tmp_path, old(("    second_request: {sent: 2027-10-01}\n", "")), CASE)
    before = [each.message.code for each in check(folder, ()).problems]

    user_runs("migrate", folder)

    after = [each.message.code for each in check(folder, ()).problems]
    assert ["TK-M180", *after] == before
    assert [each for each in check(folder, ()).problems if each.gravity is Gravity.ERROR] == []


@pytest.mark.parametrize(
    ("change", "found"),
    [
        pytest.param(("cause: individual, noticed", "cause: other, noticed"), "51:5 TK-M185", id="somebody else"),
        pytest.param(("    ended: 2027-07-15\n", "    ended: 2027-07-16\n"), "47:5 TK-M181", id="two last days"),
        pytest.param(("    ended: 2027-11-30\n", "    ended: 2027-05-30\n"), "30:5 TK-M181", id="an end before the start"),
        pytest.param(("    ended: 2027-11-30\n", "    ended: 2027-10-29\n"), "31:5 TK-M183", id="completed before its time"),
        pytest.param(("missing_places: 1", "missing_places: 4"), "67:5 TK-M184", id="more missing than can be"),
        pytest.param(("    remedied: 2027-10-11\n", ""), "74:5 TK-M187", id="an offer of no place"),
        pytest.param(("börjat den 1 september", "börjat för Alex Provströms del"), "68:5 TK-M188", id="a name in a text"),
    ],
)  # fmt: skip
def test_a_conclusion_that_the_days_contradict_is_told_with_its_id(
    change: tuple[str, str], found: str, tmp_path: Path
) -> None:
    seen = user_runs("migrate", old_folder(tmp_path, old(change), CASE))

    assert found in seen.findings
    assert seen.reads_well()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(("    ended: 2027-07-15\n", "    ended: 2027-07-16\n"), id="two last days"),
        pytest.param(("workplace: Depån\n    starts: 2027-10", "workplace: hos Robin Påhittssons far\n    starts: 2027-10"), id="a name"),
        pytest.param(("kind: internship\n    workplace: Depån\n    starts: 2027-10", "kind: praktk\n    workplace: Depån\n    starts: 2027-10"), id="a slip"),
        pytest.param(("format: 1", "format: 3"), id="a format that nobody knows"),
    ],
)  # fmt: skip
def test_a_file_that_no_event_can_be_made_of_is_told_and_nothing_is_written(
    change: tuple[str, str], tmp_path: Path
) -> None:
    folder = old_folder(tmp_path, old(change))
    before = files_of(folder)

    seen = user_runs("migrate", folder)

    assert seen.code == 1
    assert seen.reads_well()
    assert files_of(folder) == before


def test_line_ends_and_a_file_in_braces_are_taken_as_they_are(tmp_path: Path) -> None:
    folder = old_folder(tmp_path, OLD.replace("\n", "\r\n"), CASE)
    (folder / "placeringar.yaml").write_bytes(OLD.replace("\n", "\r\n").encode())

    user_runs("migrate", folder)

    assert (folder / "placeringar.yaml").read_bytes() == both_files().record.replace("\n", "\r\n").encode()
    in_braces = both_files('{"format": 1, "retention": {"decision": "KS 2026/88", "remove_after_months": 24}}')
    assert in_braces.record == 'format: 2\n\nretention: {decision: "KS 2026/88", remove_after_months: 24}\n'
    assert in_braces.persons_say == {"format": "2", "persons": []}
