import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path, PurePath

import pytest

from given.matching_text import KIM, SOUND, folder_of_format_one, read, spoiled
from tenderkit.problems import NotAllowedYetError
from tenderkit.readers.matching.matching_reader import read_matching
from tenderkit.readers.yaml.yaml_changes import Edit
from tenderkit.readers.yaml.yaml_editor import edited
from tenderkit.workflows.privacy import prune as prune_module
from tenderkit.workflows.privacy.prune import prune
from tenderkit.writers.refusals import ChangedMeanwhileError

DAY = date(2028, 1, 1)
RETENTION = "retention: {decision: KS 2026/88, remove_after_months: 24}\n"
PERSONAL = """\
    name: Kim Exempel  # ringt två gånger
    birth_date: 2000-03-01
    waiver: {date: 2027-05-02, covers: "Namnet, till arbetsgivaren."}
    recommendation:
      consent: 2027-11-20
      text: |
        Kim Exempel har varit bra.
        # inte en kommentar
      by: {name: Bo Exempel, title: arbetsledare}
    reference: {consent: 2027-11-20, person: {name: Bo Exempel}}
"""
PRUNED = """\
    name: null  # ringt två gånger
    birth_date: null
    waiver: null
    recommendation: null
    reference: null
"""
FULL = spoiled((KIM, PERSONAL)) + RETENTION
LOCK = f"""\
format: 1
documents:
  intyg-p-01: {{date: 2027-12-01, template: {"0" * 64}, clauses: [], outputs: {{intyg-p-01.docx: {"1" * 64}}}}}
  intyg-p-010: {{date: 2027-12-01, template: {"0" * 64}, clauses: [], outputs: {{intyg-p-010.docx: {"2" * 64}}}}}
  intyg-p-02: {{date: 2027-12-01, template: {"0" * 64}, clauses: [], outputs: {{intyg-p-02.docx: {"3" * 64}}}}}
issued:
  - {{document: intyg-p-01, number: 1, date: 2027-12-01, template: {"0" * 64}, clauses: [], outputs: {{intyg-P-01-1.docx: {"4" * 64}}}}}
"""


def tenderkit(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tenderkit", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def text_of(folder: Path) -> str:
    return (folder / "placeringar.yaml").read_bytes().decode("utf-8")


def test_without_yes_nothing_changes_and_what_would_go_is_listed(tmp_path: Path) -> None:
    folder = folder_of_format_one(tmp_path, FULL)

    result = prune(folder, DAY, remove=False)

    assert [(item.id, item.fields) for item in result.items] == [
        ("P-01", ("name", "birth_date", "waiver", "recommendation", "reference"))
    ]
    assert result.not_ended == ("P-02",)
    assert text_of(folder) == FULL


def test_with_yes_the_person_goes_and_every_other_byte_stays(tmp_path: Path) -> None:
    folder = folder_of_format_one(tmp_path, FULL)

    result = prune(folder, DAY, remove=True)

    assert text_of(folder) == FULL.replace(PERSONAL, PRUNED)
    assert result.left_over == ()
    kept = read_matching(folder)[0].placements[0]
    assert (kept.id, kept.name, kept.starts, kept.outcome) == ("P-01", None, date(2027, 6, 1), "completed")
    assert prune(folder, DAY, remove=True).items == ()


@pytest.mark.parametrize(
    ("day", "listed"),
    [
        pytest.param(date(2027, 11, 30), 0, id="the day it ended is not before itself"),
        pytest.param(date(2027, 12, 1), 1, id="the day after"),
    ],
)
def test_only_what_ended_before_the_day_goes(tmp_path: Path, day: date, listed: int) -> None:
    assert len(prune(folder_of_format_one(tmp_path, FULL), day, remove=False).items) == listed


def test_without_a_decision_nothing_is_removed(tmp_path: Path) -> None:
    folder = folder_of_format_one(tmp_path)

    with pytest.raises(NotAllowedYetError) as raised:
        prune(folder, DAY, remove=True)

    assert [reason.code for reason in raised.value.reasons] == ["TK-M055"]
    assert text_of(folder) == SOUND
    assert prune(folder, DAY, remove=False).retention is None


def test_built_documents_are_named_by_their_files(tmp_path: Path) -> None:
    folder = folder_of_format_one(tmp_path, FULL)
    (folder / "upphandling.lock.yaml").write_text(LOCK, "utf-8")

    assert prune(folder, DAY, remove=False).files == ("intyg-p-01.docx", "intyg-P-01-1.docx")


def test_what_stands_in_comments_is_pointed_out(tmp_path: Path) -> None:
    text = FULL.replace("# Rekryterarens fil", "# Kim Exempel började först").replace(
        "    tasks: [sköta grönytor]", "    tasks: [sköta grönytor]  # som exempel, se 2000-03-01"
    )

    result = prune(folder_of_format_one(tmp_path, text), DAY, remove=True)

    assert result.left_over == (1, 1 + text_of(tmp_path).split("sköta")[0].count("\n"))


@pytest.mark.parametrize(
    ("typed", "instead"),
    [
        pytest.param(("name: Kim Exempel  #", "name:\tKim Exempel\t#"), "name:\tnull\t#", id="tabs beside the name"),
        pytest.param(("name: Kim Exempel  # ringt två gånger", "name: Kim Exempel\t"), "name: null\t", id="a tab at the end of a line"),
        pytest.param(("name: Kim Exempel  # ringt", "name: # Kim\n      Kim Exempel # ringt"), "name: null # Kim #", id="a name below its key"),
    ],
)  # fmt: skip
def test_what_check_reads_is_pruned(tmp_path: Path, typed: tuple[str, str], instead: str) -> None:
    assert typed[0] in FULL
    folder = folder_of_format_one(tmp_path, FULL.replace(*typed))

    prune(folder, DAY, remove=True)

    assert instead in text_of(folder)
    assert read_matching(folder)[0].placements[0].name is None


@pytest.mark.parametrize("line_end", ["\r", "\r\n"])
def test_any_line_end_is_pruned_and_kept(tmp_path: Path, line_end: str) -> None:
    folder = folder_of_format_one(tmp_path, FULL.replace("\n", line_end))

    prune(folder, DAY, remove=True)

    assert text_of(folder) == FULL.replace(PERSONAL, PRUNED).replace("\n", line_end)


def test_what_somebody_saved_meanwhile_is_not_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = folder_of_format_one(tmp_path, FULL)

    def saved_meanwhile(data: bytes, name: PurePath, edits: Sequence[Edit]) -> bytes:
        (folder / "placeringar.yaml").write_text(FULL + "# sparat\n", "utf-8")
        return edited(data, name, edits)

    monkeypatch.setattr(prune_module, "edited", saved_meanwhile)

    prune(folder, DAY, remove=True)

    assert text_of(folder).endswith("# sparat\n")
    assert "Kim Exempel" not in text_of(folder)


def test_who_saves_all_the_time_is_told_to_run_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = folder_of_format_one(tmp_path, FULL)

    def saved_again(data: bytes, name: PurePath, edits: Sequence[Edit]) -> bytes:
        (folder / "placeringar.yaml").write_bytes(data + b"# sparat\n")
        return edited(data, name, edits)

    monkeypatch.setattr(prune_module, "edited", saved_again)

    with pytest.raises(ChangedMeanwhileError, match="TK-F018"):
        prune(folder, DAY, remove=True)

    assert text_of(folder) == FULL + "# sparat\n" * 2


def test_the_screen_names_ids_and_keys_and_never_the_person(tmp_path: Path) -> None:
    folder = folder_of_format_one(tmp_path, FULL.replace("# Rekryterarens fil", "# Kim Exempel började först"))
    (folder / "upphandling.lock.yaml").write_text(LOCK, "utf-8")

    shown = tenderkit("prune", folder, "--before", "2028-01-01")
    done = tenderkit("prune", folder, "--before", "2028-01-01", "--yes")

    assert (shown.returncode, done.returncode) == (0, 0)
    assert shown.stdout.splitlines() == [
        "Gallring av placeringar som har slutat före 2028-01-01",
        "Gallringsbeslut: KS 2026/88. Uppgifter tas bort 24 månader efter att placeringen slutade.",
        "P-01, slutade 2027-11-30: name, birth_date, waiver, recommendation, reference",
        "Skulle ha slutat före dagen men har inget ended som stämmer, och rörs därför inte: P-02.",
        "Byggda dokument som handlar om placeringen. Gå igenom dem och gallra dem för hand: intyg-p-01.docx, intyg-P-01-1.docx.",
        "Inget har ändrats. Kör om med --yes för att ta bort uppgifterna.",
    ]
    assert done.stdout.splitlines()[-1] == f"Gallrade placeringar: 1. Ändrad fil: {folder / 'placeringar.yaml'}"
    assert "rad 1 " in done.stderr
    assert not any(name in shown.stdout + shown.stderr + done.stdout + done.stderr for name in ("Kim", "2000-03-01"))


def test_the_screen_says_that_a_decision_is_missing(tmp_path: Path) -> None:
    folder = folder_of_format_one(tmp_path)

    shown = tenderkit("prune", folder, "--before", "2028-01-01")
    refused = tenderkit("prune", folder, "--before", "2028-01-01", "--yes")

    assert (shown.returncode, refused.returncode) == (0, 4)
    assert "TK-M055" in shown.stderr
    assert "P-01" in shown.stdout
    assert "TK-M055" in refused.stdout + refused.stderr
    assert text_of(folder) == SOUND


def test_nothing_to_remove_is_said(tmp_path: Path) -> None:
    shown = tenderkit("prune", folder_of_format_one(tmp_path, FULL), "--before", "2027-01-01")

    assert shown.stdout.splitlines()[-1] == "Inget att gallra."


def test_the_sound_file_of_these_tests_is_sound() -> None:
    assert read(FULL).placements[0].recommendation is not None
