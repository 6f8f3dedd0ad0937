"""The retention decision is applied, and nothing earlier: who goes, what goes with them, and what is only named."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from given.named_case import PERSONS, named_folder
from tenderkit.problems import NotAllowedYetError, RefusedError, TenderkitError
from tenderkit.workflows.privacy.prune_persons import prune_persons

PLACES = "places:\n  - id: P-01\n"
DECISION = f"retention: {{decision: KS 2026/88, remove_after_months: 24}}\n{PLACES}"
LAST_DAY_KEPT, FIRST_DAY_GONE = date(2029, 11, 30), date(2029, 12, 1)
GONE = """\
format: 2
persons:
  - place: P-01
  - place: P-02
    name: Björn Stenhittare
    tasks: [skötte redskap]
"""
OLDER = """\
format: 1
placements:
  - id: P-01
    name: Robin Påhittsson
    kind: internship
    supervisor: {name: Bo Påhittsson}
  - id: P-02
    name: Björn Stenhittare
"""
OLDER_GONE = """\
format: 1
placements:
  - id: P-01
    kind: internship
  - id: P-02
    name: Björn Stenhittare
"""
LOCK = f"""\
format: 1
documents:
  intyg-p-01: {{date: 2027-12-01, template: {"0" * 64}, clauses: [], outputs: {{intyg-p-01.docx: {"1" * 64}}}}}
  intyg-p-02: {{date: 2027-12-01, template: {"0" * 64}, clauses: [], outputs: {{intyg-p-02.docx: {"3" * 64}}}}}
issued: []
"""


def decided(parent: Path, *changes: tuple[str, str]) -> Path:
    return named_folder(parent / "arende", (PLACES, DECISION), *changes)


def tenderkit(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tenderkit", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def persons_of(home: Path) -> str:
    return (home / "personer.yaml").read_text("utf-8")


def test_a_person_is_kept_until_the_months_of_the_decision_have_passed(tmp_path: Path) -> None:
    home = decided(tmp_path)

    kept = prune_persons(home, LAST_DAY_KEPT, remove=True)
    assert (kept.items, persons_of(home)) == ((), PERSONS)

    gone = prune_persons(home, FIRST_DAY_GONE, remove=True)
    assert [(item.id, item.ended) for item in gone.items] == [("P-01", date(2027, 11, 30))]
    assert persons_of(home) == GONE


def test_supervisors_issuers_and_needs_go_with_the_person(tmp_path: Path) -> None:
    (item,) = prune_persons(decided(tmp_path), FIRST_DAY_GONE, remove=False).items

    assert item.fields == ("name", "birth_date", "tasks", "supervisor", "issuer", "recommendation", "needs")


def test_what_would_go_is_listed_and_nothing_is_changed(tmp_path: Path) -> None:
    home = decided(tmp_path)
    (home / "upphandling.lock.yaml").write_text(LOCK, "utf-8")

    result = prune_persons(home, FIRST_DAY_GONE, remove=False)

    assert (result.files, result.not_ended) == (("intyg-p-01.docx",), ("P-02",))
    assert persons_of(home) == PERSONS


def test_without_a_decision_nothing_goes(tmp_path: Path) -> None:
    home = named_folder(tmp_path / "arende")

    with pytest.raises(NotAllowedYetError) as raised:
        prune_persons(home, date(2050, 1, 1), remove=True)

    assert [reason.code for reason in raised.value.reasons] == ["TK-M055"]
    assert prune_persons(home, date(2050, 1, 1), remove=False).items == ()
    assert persons_of(home) == PERSONS


def test_an_end_that_was_corrected_counts_from_its_own_day(tmp_path: Path) -> None:
    ended = "  - {date: 2027-11-30, event: ended, place: P-01, ended_by: nobody, ground: planned"
    later = ended.replace("2027-11-30", "2027-12-15, written: 2027-12-20, corrects: H-1")
    home = decided(tmp_path, (ended + "}", f"{ended}, id: H-1}}\n{later}}}"))

    assert prune_persons(home, date(2029, 12, 15), remove=False).items == ()
    assert len(prune_persons(home, date(2029, 12, 16), remove=False).items) == 1


def test_the_older_file_that_a_migration_left_loses_the_same(tmp_path: Path) -> None:
    home = decided(tmp_path)
    (home / "placeringar.format-1.yaml").write_text(OLDER, "utf-8")

    assert prune_persons(home, LAST_DAY_KEPT, remove=True).older == ()
    assert prune_persons(home, FIRST_DAY_GONE, remove=True).older == ("P-01",)

    assert (home / "placeringar.format-1.yaml").read_text("utf-8") == OLDER_GONE
    assert prune_persons(home, FIRST_DAY_GONE, remove=True).older == ()


def test_the_older_file_is_pruned_also_when_the_persons_file_was_pruned_before(tmp_path: Path) -> None:
    home = decided(tmp_path)
    prune_persons(home, FIRST_DAY_GONE, remove=True)
    (home / "placeringar.format-1.yaml").write_text(OLDER, "utf-8")

    result = prune_persons(home, FIRST_DAY_GONE, remove=True)

    assert (result.items, result.older) == ((), ("P-01",))
    assert (home / "placeringar.format-1.yaml").read_text("utf-8") == OLDER_GONE


def test_a_name_that_is_left_in_a_comment_is_pointed_out(tmp_path: Path) -> None:
    home = decided(tmp_path, ("    tasks: [skötte redskap]", "    tasks: [skötte redskap]  # efter Robin, 2001-04-12"))

    (left,) = prune_persons(home, FIRST_DAY_GONE, remove=True).left_over

    assert left[0] == home / "personer.yaml"
    assert "efter Robin" in persons_of(home).splitlines()[left[1] - 1]


def test_persons_in_a_folder_of_their_own_are_pruned_there(tmp_path: Path) -> None:
    home, persons = decided(tmp_path / "kommun"), tmp_path / "rekryterare" / "arende"
    (tmp_path / "kommun" / "tenderkit.toml").write_text('persons = "../rekryterare"\n', "utf-8")
    persons.mkdir(parents=True)
    (home / "personer.yaml").rename(persons / "personer.yaml")

    prune_persons(home, FIRST_DAY_GONE, remove=True)

    assert persons_of(persons) == GONE
    assert not (home / "personer.yaml").exists()


def test_where_the_persons_file_cannot_be_reached_that_is_said(tmp_path: Path) -> None:
    home = named_folder(tmp_path / "arende", persons=None)

    with pytest.raises(RefusedError, match="TK-M235"):
        prune_persons(home, FIRST_DAY_GONE, remove=False)


def test_a_folder_without_places_is_named(tmp_path: Path) -> None:
    with pytest.raises(TenderkitError) as raised:
        prune_persons(tmp_path, FIRST_DAY_GONE, remove=False)

    assert raised.value.message.code == "TK-M004"
    assert str(tmp_path) in str(raised.value)


def test_the_case_is_found_by_its_folder_the_case_or_the_file_itself(tmp_path: Path) -> None:
    home = decided(tmp_path)

    found = [
        prune_persons(home / name, FIRST_DAY_GONE, remove=False)
        for name in ("", "upphandling.yaml", "placeringar.yaml")
    ]

    assert found == [found[0]] * 3


def test_the_screen_lists_first_then_removes_and_never_names_anybody(tmp_path: Path) -> None:
    home = decided(tmp_path)
    (home / "placeringar.format-1.yaml").write_text(OLDER, "utf-8")
    (home / "upphandling.lock.yaml").write_text(LOCK, "utf-8")

    shown = tenderkit("prune", home, "--date", "2029-12-01", "--dry-run")
    after_showing = persons_of(home)
    done = tenderkit("prune", home, "--date", "2029-12-01")

    assert (shown.returncode, done.returncode) == (0, 0)
    assert shown.stdout.splitlines() == [
        "Gallring den 2029-12-01",
        "Gallringsbeslut: KS 2026/88. Uppgifter tas bort 24 månader efter att placeringen slutade.",
        "P-01, slutade 2027-11-30: name, birth_date, tasks, supervisor, issuer, recommendation, needs",
        "Den äldre filen placeringar.format-1.yaml berättar också om: P-01.",
        "Skulle ha slutat före dagen men saknar ended, och rörs därför inte: P-02.",
        "Byggda dokument som handlar om placeringen. Gå igenom dem och gallra dem för hand: intyg-p-01.docx.",
        "Inget har ändrats. Kör om utan --dry-run för att ta bort uppgifterna.",
    ]
    assert after_showing == PERSONS
    assert done.stdout.splitlines()[-1] == f"Gallrade personer: 1. Ändrad fil: {home / 'personer.yaml'}"
    assert persons_of(home) == GONE
    assert not any(name in shown.stdout + shown.stderr + done.stdout + done.stderr for name in ("Påhitt", "Robin"))


def test_the_screen_says_what_is_left_and_that_nothing_goes(tmp_path: Path) -> None:
    home = decided(tmp_path, ("    tasks: [skötte redskap]", "    tasks: [skötte redskap]  # efter Robin"))

    nothing = tenderkit("prune", home, "--date", "2027-12-01")
    left = tenderkit("prune", home, "--date", "2029-12-01")
    asked = tenderkit("prune", home)

    assert "Inget att gallra." in nothing.stdout
    assert "rad 6 " in left.stderr
    assert (asked.returncode, "--date" in asked.stderr) == (2, True)
