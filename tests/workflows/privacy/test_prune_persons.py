"""The retention decision is applied, and nothing earlier: who goes, what goes with them, and what is only named."""

from datetime import date
from pathlib import Path

import pytest

from given.named_case import PERSONS, named_folder
from judges.standing_by import text_of_program as tenderkit
from tenderkit.problems import InvalidInputError, NotAllowedYetError, RefusedError, TenderkitError
from tenderkit.workflows.papers.build import BuildOptions, build
from tenderkit.workflows.privacy import prune_persons as prune_module
from tenderkit.workflows.privacy.prune_persons import prune_persons
from tenderkit.writers.output import place

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
    done = tenderkit("prune", home, "--date", "2029-12-01", "--yes")
    again = tenderkit("prune", home, "--date", "2029-12-01", "--yes")

    assert (shown.returncode, done.returncode) == (0, 0)
    assert shown.stdout.splitlines() == [
        "Gallring den 2029-12-01",
        "Gallringsbeslut: KS 2026/88. Uppgifter tas bort 24 månader efter att placeringen slutade.",
        "P-01, slutade 2027-11-30: name, birth_date, tasks, supervisor, issuer, recommendation, needs",
        "Den äldre filen placeringar.format-1.yaml berättar också om: P-01.",
        "Skulle ha slutat före dagen men har inget ended som stämmer, och rörs därför inte: P-02.",
        "Byggda dokument som handlar om placeringen. Gå igenom dem och gallra dem för hand: intyg-p-01.docx.",
        "Inget har ändrats. Kör om utan --dry-run för att ta bort uppgifterna.",
    ]
    assert after_showing == PERSONS
    assert done.stdout.splitlines()[-1] == f"Gallrade personer: 1. Ändrad fil: {home / 'personer.yaml'}"
    assert persons_of(home) == GONE
    assert again.stdout.splitlines()[2:] == [
        "Inget att gallra.",
        "Skulle ha slutat före dagen men har inget ended som stämmer, och rörs därför inte: P-02.",
    ]
    assert not any(name in shown.stdout + shown.stderr + done.stdout + done.stderr for name in ("Påhitt", "Robin"))


def test_the_screen_says_what_is_left_and_that_nothing_goes(tmp_path: Path) -> None:
    home = decided(tmp_path, ("    tasks: [skötte redskap]", "    tasks: [skötte redskap]  # efter Robin"))

    nothing = tenderkit("prune", home, "--date", "2025-12-01")
    left = tenderkit("prune", home, "--date", "2029-12-01", "--yes")
    asked = tenderkit("prune", home)

    assert "Inget att gallra." in nothing.stdout
    assert "rad 6 " in left.stderr
    assert (asked.returncode, "--date" in asked.stderr) == (2, True)


def test_a_day_that_has_not_come_removes_nothing_by_a_slip(tmp_path: Path) -> None:
    home = decided(tmp_path)

    slip = tenderkit("prune", home, "--date", "2129-12-01")

    assert (slip.returncode, slip.stderr.split()[0], persons_of(home)) == (3, "TK-M262", PERSONS)
    assert tenderkit("prune", home, "--date", "2129-12-01", "--dry-run").returncode == 0


def test_the_screen_says_that_there_is_no_decision_and_nothing_goes(tmp_path: Path) -> None:
    home = named_folder(tmp_path / "arende")

    shown = tenderkit("prune", home, "--date", "2040-01-01", "--dry-run")
    done = tenderkit("prune", home, "--date", "2040-01-01", "--yes")

    assert (shown.returncode, done.returncode) == (0, 4)
    assert "Inget att gallra." in shown.stdout
    assert "TK-M055" in shown.stderr
    assert persons_of(home) == PERSONS


SECOND_PLACE = """\
  - place: P-02
    name: Robin Påhittsson
    tasks: [skötte redskap]
"""


def test_a_person_whose_other_place_goes_on_keeps_what_is_told_of_that(tmp_path: Path) -> None:
    home = decided(
        tmp_path, ("  - place: P-02\n    name: Björn Stenhittare\n    tasks: [skötte redskap]\n", SECOND_PLACE)
    )

    gone = prune_persons(home, FIRST_DAY_GONE, remove=True)

    assert [item.id for item in gone.items] == ["P-01"]
    assert SECOND_PLACE in persons_of(home)


def test_a_place_that_never_began_is_told_and_left_alone(tmp_path: Path) -> None:
    planned = "    planned: {starts: 2027-06-01, ends: 2027-11-30}\n"
    home = decided(
        tmp_path,
        (
            "    workplace: Förrådet\n    extent_percent: 75\n" + planned,
            "    workplace: Förrådet\n    extent_percent: 75\n    planned: {starts: 2027-06-01}\n",
        ),
        ("  - {date: 2027-06-01, event: started, place: P-02}\n", ""),
    )

    result = prune_persons(home, date(2050, 1, 1), remove=True)

    assert ([item.id for item in result.items], result.not_ended) == (["P-01"], ("P-02",))
    assert "Björn Stenhittare" in persons_of(home)


def test_an_end_before_the_start_is_a_slip_that_removes_nothing(tmp_path: Path) -> None:
    home = decided(tmp_path, ("{date: 2027-11-30, event: ended", "{date: 2017-11-30, event: ended"))

    result = prune_persons(home, date(2029, 1, 1), remove=True)

    assert (result.items, result.not_ended, persons_of(home)) == ((), ("P-01", "P-02"), PERSONS)


def test_an_end_that_was_withdrawn_or_lies_after_the_day_removes_nothing(tmp_path: Path) -> None:
    ended = "  - {date: 2027-11-30, event: ended, place: P-01, ended_by: nobody, ground: planned"
    withdrawn = "  - {date: 2027-11-30, written: 2027-12-20, corrects: H-1, withdrawn: true, event: ended, place: P-01, ended_by: nobody"
    home = decided(tmp_path, (ended + "}", f"{ended}, id: H-1}}\n{withdrawn}}}"))

    assert prune_persons(home, date(2040, 1, 1), remove=True).items == ()
    assert prune_persons(decided(tmp_path / "b"), date(2027, 11, 1), remove=True).items == ()


def test_papers_in_both_folders_are_named_as_long_as_they_stand(tmp_path: Path) -> None:
    home, persons = decided(tmp_path / "kommun"), tmp_path / "rekryterare" / "arende"
    (tmp_path / "kommun" / "tenderkit.toml").write_text('persons = "../rekryterare"\n', "utf-8")
    persons.mkdir(parents=True)
    text = persons_of(home).replace("needs: [certificate]", "problems: [{date: 2027-07-01, what: Skorna kom sent.}]")
    (home / "personer.yaml").unlink()
    (persons / "personer.yaml").write_text(text, "utf-8")
    build(home, BuildOptions())
    build(home, BuildOptions(kinds=("intygsbehov", "problemnotering", "avslutad-placering")))

    shown = prune_persons(home, FIRST_DAY_GONE, remove=True)
    for path in map(Path, shown.files):
        path.unlink()
    again = prune_persons(home, FIRST_DAY_GONE, remove=True)

    assert "problems" in shown.items[0].fields
    assert {Path(path).relative_to(tmp_path).as_posix() for path in shown.files if path.endswith(".txt")} == {
        "rekryterare/arende/dokument/intygsbehov-p-01.txt",
        "rekryterare/arende/dokument/problemnotering-p-01-1.txt",
        "kommun/arende/dokument/avslutad-placering-p-01.txt",
    }
    assert (again.items, again.older, again.files, again.left_over) == ((), (), (), ())


@pytest.mark.parametrize("to", ["../borta", "../fil", f"../{'x' * 300}"])
def test_a_persons_folder_out_of_reach_is_said_and_nothing_is_made(tmp_path: Path, to: str) -> None:
    home = decided(tmp_path / "kommun")
    (tmp_path / "kommun" / "tenderkit.toml").write_text(f'persons = "{to}"\n', "utf-8")
    (tmp_path / "fil").write_text("", "utf-8")

    for remove in (False, True):
        with pytest.raises(RefusedError, match="TK-M235"):
            prune_persons(home, FIRST_DAY_GONE, remove=remove)
    assert not (tmp_path / "borta").exists()


def test_a_persons_file_that_has_lost_its_words_is_no_file_without_persons(tmp_path: Path) -> None:
    home = decided(tmp_path)
    (home / "personer.yaml").write_text("", "utf-8")

    with pytest.raises(InvalidInputError) as refused:
        prune_persons(home, FIRST_DAY_GONE, remove=False)

    assert [each.message.code for each in refused.value.problems] == ["TK-C015"]


def test_the_older_file_is_pruned_where_it_stands_alone(tmp_path: Path) -> None:
    home = decided(tmp_path)
    (home / "personer.yaml").unlink()
    (home / "placeringar.format-1.yaml").write_text(OLDER, "utf-8")

    done = tenderkit("prune", home, "--date", "2029-12-01", "--yes")

    assert done.stdout.splitlines()[-1] == f"Gallrade personer: 1. Ändrad fil: {home / 'placeringar.format-1.yaml'}"
    assert (home / "placeringar.format-1.yaml").read_text("utf-8") == OLDER_GONE
    assert not (home / "personer.yaml").exists()


def test_what_somebody_saves_meanwhile_is_not_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = decided(tmp_path)
    file = home / "personer.yaml"
    saved: list[int] = []

    def saving(*given: object, **named: object) -> object:
        if not saved:
            saved.append(file.write_text(PERSONS.replace("skötte redskap", "skötte maskiner"), "utf-8"))
        return place(*given, **named)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(prune_module, "place", saving)
    prune_persons(home, FIRST_DAY_GONE, remove=True)

    assert persons_of(home) == GONE.replace("skötte redskap", "skötte maskiner")
