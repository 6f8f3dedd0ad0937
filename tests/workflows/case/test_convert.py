"""A case from YAML to a form and back: the same values, the old file kept, nothing written over."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from given.case_forms import WITH_LOTS, edited, form_folder, form_of, typed
from given.cases import WITH_DIALOGUE, WITH_PLACES, case_folder
from judges.as_a_user import user_runs
from tenderkit.problems import RefusedError
from tenderkit.readers.case.case_source import read_case_source
from tenderkit.workflows.case import convert as convert_module
from tenderkit.workflows.case.convert import convert
from tenderkit.workflows.case.sound_case import load_sound_case
from tenderkit.writers.output import Output, place


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_case_becomes_a_form_and_a_case_again_with_the_same_values(tmp_path: Path) -> None:
    case = case_folder(tmp_path, WITH_PLACES)
    read = load_sound_case(case).case

    there = user_runs("convert", case, "--form", "xlsx")
    as_form = load_sound_case(case).case
    back = user_runs("convert", case, "--form", "yaml")

    assert (there.code, back.code) == (0, 0)
    assert "Kommentarer och egna anteckningar följer inte med." in there.text
    assert as_form == load_sound_case(case).case == read
    assert _names(case) == [
        "upphandling.innan.xlsx",
        "upphandling.innan.yaml",
        "upphandling.schema.json",
        "upphandling.yaml",
    ]
    assert (case / "upphandling.innan.yaml").read_text("utf-8") == WITH_PLACES


def test_yaml_of_a_form_is_in_the_order_of_the_file_and_typed_as_by_hand(tmp_path: Path) -> None:
    case = form_folder(tmp_path, form_of(WITH_LOTS))

    convert(case, to_form=False, write=True)

    text = (case / "upphandling.yaml").read_text("utf-8")
    assert text.startswith('format: 1\n\ntitle: Väghyveln\n\nregistry: {procurement: "TF 2026/412"}\n\nauthority:')
    assert text.index("\ncontract:") < text.index("\nrequirement:") < text.index("\nchanges:")


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    case = case_folder(tmp_path, WITH_PLACES)

    seen = user_runs("convert", case, "--form", "xlsx", "--dry-run")

    assert "Inget är skrivet." in seen.text
    assert _names(case) == ["upphandling.yaml"]


def test_a_case_that_has_the_format_stays_as_it_is(tmp_path: Path) -> None:
    case = case_folder(tmp_path, WITH_PLACES)

    seen = user_runs("convert", case, "--form", "yaml")

    assert (seen.code, _names(case)) == (0, ["upphandling.yaml"])
    assert "har formatet redan" in seen.text


def test_a_case_with_faults_is_not_converted_and_its_faults_are_told(tmp_path: Path) -> None:
    case = form_folder(tmp_path, typed({"Planering!B5": None}))

    seen = user_runs("convert", case, "--form", "yaml")

    assert (seen.code, seen.findings) == (1, ["Planering!B5 TK-N101"])
    assert _names(case) == ["upphandling.xlsx"]


@pytest.mark.parametrize("name", ["upphandling.innan.yaml", "ärende.xlsx"])
def test_a_file_that_stands_in_the_way_is_never_written_over(tmp_path: Path, name: str) -> None:
    case = case_folder(tmp_path, WITH_PLACES)
    named = (case / "upphandling.yaml").rename(case / "ärende.yaml") if name == "ärende.xlsx" else case
    (case / name).write_text("mitt eget", "utf-8")

    seen = user_runs("convert", named, "--form", "xlsx")

    assert (seen.code, seen.findings) == (3, ["TK-N117"])
    assert (case / name).read_text("utf-8") == "mitt eget"


def test_what_a_cell_cannot_hold_as_it_is_stops_the_conversion(tmp_path: Path) -> None:
    case = case_folder(tmp_path, WITH_PLACES.replace("title: Väghyveln", "title: Väg_x005F_hyveln"))

    seen = user_runs("convert", case, "--form", "xlsx")

    assert (seen.code, seen.findings) == (3, ["TK-N118"])
    assert _names(case) == ["upphandling.yaml"]


def test_a_file_saved_meanwhile_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = case_folder(tmp_path, WITH_PLACES)
    file = case / "upphandling.yaml"

    def place_while_somebody_saves(outputs: Sequence[Output]) -> None:
        place(outputs)
        file.write_text(WITH_DIALOGUE, "utf-8")

    monkeypatch.setattr(convert_module, "place", place_while_somebody_saves)

    convert(case, to_form=True, write=True)

    assert file.read_text("utf-8") == WITH_DIALOGUE
    with pytest.raises(RefusedError, match="TK-N116"):
        read_case_source(file)


def test_a_conversion_that_was_killed_before_its_last_step_is_finished_by_the_next(tmp_path: Path) -> None:
    case = case_folder(tmp_path, WITH_PLACES)
    convert(case, to_form=True, write=True)
    (case / "upphandling.yaml").write_text(WITH_PLACES, "utf-8")
    refused = user_runs("check", case)

    finished = user_runs("convert", case, "--form", "xlsx")

    assert (refused.findings, finished.code) == (["TK-N116"], 0)
    assert _names(case) == ["upphandling.innan.yaml", "upphandling.xlsx"]


def test_a_folder_without_a_case_has_nothing_to_convert(tmp_path: Path) -> None:
    assert user_runs("convert", tmp_path, "--form", "xlsx").findings == ["TK-S001"]


def test_the_form_of_an_older_format_is_left_to_its_owner(tmp_path: Path) -> None:
    case = form_folder(tmp_path, form_of(WITH_PLACES))

    seen = user_runs("migrate", case)

    assert (seen.code, seen.findings) == (3, ["TK-N121"])
    assert "Skriv 2 vid Filformat på bladet Om filen (Om filen!B5)." in seen.text


def test_a_form_of_the_newest_format_has_nothing_to_migrate(tmp_path: Path) -> None:
    case = form_folder(tmp_path, form_of(WITH_PLACES.replace("format: 1", "format: 2")))

    assert "har redan format 2" in user_runs("migrate", case).text


def test_a_new_case_begins_with_last_years_form_in_either_format(tmp_path: Path) -> None:
    last_year = form_folder(tmp_path, form_of(WITH_PLACES))

    in_yaml = user_runs("new", tmp_path / "i-yaml", "--from", last_year)
    in_form = user_runs("new", tmp_path / "i-formulär", "--from", last_year, "--form", "xlsx")

    assert (in_yaml.code, in_form.code) == (0, 0)
    assert (
        in_yaml.text.replace("i-yaml", "").replace("upphandling.yaml", "").splitlines()[2:-1]
        == (in_form.text.replace("i-formulär", "").replace("upphandling.xlsx", "").splitlines()[1:-1])
    )
    assert user_runs("check", tmp_path / "i-formulär").findings[0].endswith("TK-N101")


def test_what_still_tells_of_last_year_is_told_at_its_cell(tmp_path: Path) -> None:
    last_year = case_folder(tmp_path, WITH_PLACES.replace("Fler ska", "Enligt TF 2026/412 ska fler"))

    seen = user_runs("new", tmp_path / "nytt", "--from", last_year, "--form", "xlsx")

    assert "Kravet!B6 TK-S014" in seen.findings


def test_a_lot_added_by_hand_in_the_form_is_in_the_file(tmp_path: Path) -> None:
    def one_more(book: Workbook) -> None:
        sheet = book["Anbudsområden"]
        sheet["A7"], sheet["B7"] = "A", "Norr"

    case = form_folder(tmp_path, edited(one_more))
    convert(case, to_form=False, write=True)

    assert "{id: A, title: Norr}" in (case / "upphandling.yaml").read_text("utf-8")
