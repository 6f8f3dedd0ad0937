"""The officer's way in without YAML: a form begun, filled in, checked with comments, and built as any case."""

import io
import json
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from given.case_forms import edited, form_folder, form_of, typed
from given.cases import WITH_DIALOGUE, WITH_PLACES, case_folder
from judges.as_a_user import user_runs
from judges.checkout import ROOT
from judges.programs import soffice_sheet

SAMPLE = ROOT / "samples" / "vaghyveln"
GREEN = PatternFill("solid", fgColor="00FF00")


def _as_form(parent: Path) -> Path:
    """The sample with its recruiter's files, its case file a form."""
    folder = form_folder(parent, form_of((SAMPLE / "upphandling.yaml").read_text("utf-8")), "vaghyveln")
    for name in ("placeringar.yaml", "personer.yaml"):
        shutil.copy(SAMPLE / name, folder)
    return folder


def test_a_new_form_is_checked_cell_by_cell(tmp_path: Path) -> None:
    begun = user_runs("new", tmp_path / "nytt", "--form", "xlsx")
    checked = user_runs("check", tmp_path / "nytt")

    assert begun.code == 0
    assert [path.name for path in (tmp_path / "nytt").iterdir()] == ["upphandling.xlsx"]
    assert f"Öppna {tmp_path / 'nytt'}/upphandling.xlsx" in begun.text
    assert (checked.code, checked.findings[0]) == (1, "Planering!B5 TK-N101")
    assert checked.reads_well()


@pytest.mark.parametrize(
    ("options", "asked", "not_asked"),
    [
        pytest.param(["--kind", "dialogue"], "requirement.dialogue", "requirement.penalty", id="dialogue"),
        pytest.param(["--kind", "places"], "requirement.penalty", "requirement.dialogue", id="places"),
        pytest.param([], "requirement.dialogue", "contract.lots[].requirement.penalty", id="without lots"),
        pytest.param(["--lots"], "contract.lots[].requirement.penalty", "source.note", id="with lots"),
    ],
)
def test_a_form_asks_only_what_its_kind_of_requirement_needs(
    tmp_path: Path, options: list[str], asked: str, not_asked: str
) -> None:
    user_runs("new", tmp_path / "nytt", "--form", "xlsx", *options)

    book = load_workbook(tmp_path / "nytt" / "upphandling.xlsx")
    keys = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert asked in keys
    assert not_asked not in keys


@pytest.mark.parametrize("file", ["upphandling.yaml", "upphandling.xlsx"])
def test_a_case_that_has_been_begun_is_never_begun_again(tmp_path: Path, file: str) -> None:
    (tmp_path / "nytt").mkdir()
    (tmp_path / "nytt" / file).write_bytes(b"mitt eget")

    for form in ("yaml", "xlsx"):
        assert user_runs("new", tmp_path / "nytt", "--form", form).findings == ["TK-S005"]
    assert (tmp_path / "nytt" / file).read_bytes() == b"mitt eget"


def test_every_command_takes_a_form_as_it_takes_yaml(tmp_path: Path) -> None:
    as_form, as_yaml = _as_form(tmp_path / "form"), tmp_path / "yaml" / "vaghyveln"
    shutil.copytree(SAMPLE, as_yaml)

    for arguments in (
        ("build", "--all"),
        ("explain",),
        ("simulate",),
        ("due", "--date", "2028-05-01"),
        ("register", "--date", "2028-05-01"),
        ("issue", "--override", "prov", "--by", "Provaren"),
        ("upgrade",),
    ):
        ours, theirs = (user_runs(arguments[0], folder, *arguments[1:]) for folder in (as_form, as_yaml))
        assert (ours.code, ours.out.replace("/form/", "/yaml/").replace(".xlsx", ".yaml")) == (
            theirs.code,
            theirs.out.replace(".xlsx", ".yaml"),
        ), arguments
    assert (as_form / "dokument" / "kravavsnitt.txt").read_bytes() == (
        as_yaml / "dokument" / "kravavsnitt.txt"
    ).read_bytes()
    assert (as_form / "upphandling.lock.yaml").read_bytes() == (as_yaml / "upphandling.lock.yaml").read_bytes()


def test_the_forms_file_itself_is_a_case_to_check_explain_and_build(tmp_path: Path) -> None:
    file = form_folder(tmp_path, form_of(WITH_DIALOGUE)) / "upphandling.xlsx"

    assert [user_runs(command, file).code for command in ("check", "explain", "build")] == [0, 0, 0]
    assert (tmp_path / "arende" / "dokument" / "kravavsnitt.docx").is_file()


def test_a_folder_of_cases_finds_forms_too(tmp_path: Path) -> None:
    form_folder(tmp_path, form_of(WITH_DIALOGUE), "formulär")
    case_folder(tmp_path, WITH_DIALOGUE, "yaml")

    assert user_runs("check", tmp_path).out.startswith("2 kontrollerade")


@pytest.mark.parametrize("arguments", [("check",), ("build",), ("explain",), ("convert", "--form", "xlsx")])
def test_two_case_files_in_a_folder_are_one_refusal(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    folder = form_folder(tmp_path)
    (folder / "upphandling.yaml").write_text(WITH_DIALOGUE, "utf-8")

    seen = user_runs(arguments[0], folder, *arguments[1:])

    assert (seen.code, seen.findings) == (3, ["TK-N116"])
    assert "Behåll den som gäller" in seen.text


def test_a_program_gets_sheet_and_cell(tmp_path: Path) -> None:
    folder = form_folder(tmp_path, typed({"Planering!B5": None}))

    first = json.loads(user_runs("check", folder, "--format", "json").out)[0]

    assert (first["sheet"], first["cell"], first["line"], first["code"]) == ("Planering", "B5", None, "TK-N101")


def _own_look(book: Workbook) -> None:
    book["Planering"]["B5"].value = None
    book["Planering"]["B5"].fill = GREEN
    book["Planering"]["B5"].comment = Comment("Fråga chefen", "Anna")
    book["Planering"]["B7"] = "=1+1"
    book["Planering"]["B7"].data_type = "s"
    book["Analys"].column_dimensions["B"].width = 71


def test_faults_are_comments_in_a_copy_that_keeps_the_users_own_look(tmp_path: Path) -> None:
    folder, copy = form_folder(tmp_path, edited(_own_look)), tmp_path / "kopia.xlsx"
    before = (folder / "upphandling.xlsx").read_bytes()

    seen = user_runs("check", folder, "--annotate", copy)

    assert seen.code == 1
    assert f"Skrev {copy}: kommentarer vid" in seen.err
    assert (folder / "upphandling.xlsx").read_bytes() == before
    cell = load_workbook(copy)["Planering"]["B5"]
    assert cell.comment is not None
    assert cell.comment.text.startswith("Fråga chefen\n\nTK-N101: ”Upphandlingens namn” är inte ifyllt (title)")
    assert cell.fill.fgColor.rgb == "0000FF00"
    assert load_workbook(copy)["Planering"]["B7"].data_type == "s"
    assert load_workbook(copy)["Analys"].column_dimensions["B"].width == 71


def test_the_copy_with_comments_opens_in_libreoffice(tmp_path: Path) -> None:
    folder, copy = form_folder(tmp_path, edited(_own_look)), tmp_path / "kopia.xlsx"
    user_runs("check", folder, "--annotate", copy)

    saved = load_workbook(soffice_sheet(copy))

    comment = saved["Planering"]["B5"].comment
    assert comment is not None
    assert "TK-N101" in comment.text
    assert saved["Planering"]["B7"].value == "=1+1"
    assert saved["Planering"]["B7"].data_type == "s"
    assert saved["Planering"]["D5"].value == load_workbook(copy)["Planering"]["D5"].value


def test_a_form_that_libreoffice_saved_says_the_same(tmp_path: Path) -> None:
    folder = form_folder(tmp_path, form_of(WITH_PLACES.replace("title: Väghyveln", 'title: "=Väghyveln"')))
    before = user_runs("explain", folder).out

    saved = soffice_sheet(folder / "upphandling.xlsx").read_bytes()
    (folder / "upphandling.xlsx").write_bytes(saved)

    assert user_runs("explain", folder).out == before
    assert user_runs("convert", folder, "--form", "yaml").code == 0
    assert "title: =Väghyveln" in (folder / "upphandling.yaml").read_text("utf-8").replace('"', "")


def test_a_comment_is_written_only_into_a_copy_of_a_form(tmp_path: Path) -> None:
    yaml, form = case_folder(tmp_path, WITH_DIALOGUE, "yaml"), form_folder(tmp_path, None, "form")
    (tmp_path / "min.xlsx").write_bytes(b"mitt eget")

    assert "TK-N119" in user_runs("check", yaml, "--annotate", tmp_path / "kopia.xlsx").err
    assert "TK-N120" in user_runs("check", form, "--annotate", tmp_path / "kopia.docx").err
    assert "TK-N117" in user_runs("check", form, "--annotate", tmp_path / "min.xlsx").err
    assert user_runs("check", form, yaml, "--annotate", tmp_path / "kopia.xlsx").code == 2
    assert (tmp_path / "min.xlsx").read_bytes() == b"mitt eget"


def test_the_copy_says_what_it_could_not_take_with_it(tmp_path: Path) -> None:
    folder = form_folder(tmp_path, typed({"Planering!B5": None}))
    _with_a_part(folder / "upphandling.xlsx", "customXml/item1.xml")

    assert "Kopian saknar dolda data" in user_runs("check", folder, "--annotate", tmp_path / "kopia.xlsx").err


def test_a_case_in_yaml_never_imports_what_reads_forms(tmp_path: Path) -> None:
    folder = case_folder(tmp_path)
    code = (
        "import sys; from tenderkit.cli.entry import run; run(['check', sys.argv[1]]); "
        "assert not {'openpyxl', 'xlsxwriter', 'tenderkit.readers.form', 'tenderkit.model.form'} & sys.modules.keys(), 'imported'"
    )
    done = subprocess.run([sys.executable, "-c", code, folder], capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr


def _with_a_part(path: Path, name: str) -> None:
    sink = io.BytesIO(path.read_bytes())
    with ZipFile(sink, "a") as package:
        package.writestr(name, "<a/>")
    path.write_bytes(sink.getvalue())
