"""A new case that begins with last year's."""

import shutil
from pathlib import Path

import pytest

from given.cases import WITH_PLACES, case_folder, problems_of
from judges import checkout
from tenderkit.messages import Gravity
from tenderkit.problems import InvalidInputError, RefusedError
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.readers.yaml.yaml_changes import Put
from tenderkit.readers.yaml.yaml_editor import edited
from tenderkit.workflows.case.new import case_from
from tenderkit.workflows.check.check import check
from tenderkit.workflows.papers.build import DEFAULT_KIND, BuildOptions, build

SAMPLES = sorted(path.parent.name for path in (checkout.ROOT / "samples").glob("*/upphandling.yaml"))
ANSWERS = {
    "procurement": "TF 2029/1",
    "begins": "2029-01-08",
    "held": "2028-12-01",
    "starts": "2029-09-01",
}


def earlier(tmp_path: Path, text: str) -> Path:
    return case_folder(tmp_path, text, name="i-fjol")


def begun(tmp_path: Path, text: str) -> str:
    case_from(tmp_path / "i-ar", earlier(tmp_path, text))
    return (tmp_path / "i-ar" / "upphandling.yaml").read_text("utf-8")


def test_comments_and_order_stay_and_blanks_are_marked(tmp_path: Path) -> None:
    text = WITH_PLACES.replace("  begins: 2026-11-01", "  begins: 2026-11-01   # den dag då beslutet fattas")

    after = begun(tmp_path, f"# Vägarna.\n{text}# sist\n")

    assert after == (
        f"# Vägarna.\n{text}# sist\n".replace("format: 1", "format: 2")
        .replace("  begins: 2026-11-01   #", "  begins:  # FYLL I   #")
        .replace("{procurement: TF 2026/412}", "{procurement: null}")
        .replace("{held: 2026-10-12}", "{held: null}")
        .replace("starts: 2027-03-01", "starts:  # FYLL I")
    )


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_sample_can_be_begun_with_and_asks_for_just_the_blanks(tmp_path: Path, sample: str) -> None:
    folder = tmp_path / "i-ar"

    _, result = case_from(folder, checkout.ROOT / "samples" / sample)

    named = [problem.key for problem in problems_of((folder / "upphandling.yaml").read_text("utf-8"))]
    blanks = [
        key if key != ("market_dialogue", "held") else ("market_dialogue", "not_held") for key in result.carried.to_fill
    ]
    assert named == blanks
    assert blanks


def test_filled_in_it_builds_a_sound_section_of_the_clauses_in_force(tmp_path: Path) -> None:
    folder = tmp_path / "i-ar"
    _, result = case_from(folder, checkout.ROOT / "samples" / "vaghyveln")
    file = folder / "upphandling.yaml"
    edits = [Put(key, ANSWERS[key[-1]]) for key in result.carried.to_fill if isinstance(key[-1], str)]
    file.write_bytes(edited(file.read_bytes(), file, edits))

    built = build(folder, BuildOptions())

    assert [str(each) for each in check(folder, (DEFAULT_KIND,)).problems if each.gravity is Gravity.ERROR] == []
    assert built.newer == ()
    assert read_lock(folder / "upphandling.lock.yaml").versions("kravavsnitt")["vite"].startswith("2.")


def test_only_the_case_file_is_carried_over_and_the_earlier_case_is_left_alone(tmp_path: Path) -> None:
    before = tmp_path / "i-fjol"
    shutil.copytree(checkout.ROOT / "samples" / "vaghyveln", before)
    bytes_before = {path: path.read_bytes() for path in before.rglob("*") if path.is_file()}
    (before / "placeringar.yaml").write_text("this: [is not, read", "utf-8")

    paths, _ = case_from(tmp_path / "i-ar", before / "upphandling.yaml")

    assert sorted(path.name for path in (tmp_path / "i-ar").iterdir()) == sorted(path.name for path in paths)
    assert [path.name for path in paths] == ["upphandling.yaml", "upphandling.schema.json"]
    assert all(path.read_bytes() == data for path, data in bytes_before.items() if path.name != "placeringar.yaml")


def test_a_case_with_faults_is_carried_over_and_its_faults_are_told_of_the_new_one(tmp_path: Path) -> None:
    after = begun(tmp_path, WITH_PLACES.replace("count: 4", "count: flera").replace("law: LOU", "lag: LOU"))

    told = " ".join(problem.message.what for problem in problems_of(after))
    assert "count ska vara ett heltal" in told
    assert "lag" in told


def test_a_file_whose_form_cannot_be_read_is_told_line_by_line(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError) as raised:
        begun(tmp_path, WITH_PLACES.replace("law: LOU", "law: [LOU"))

    assert raised.value.problems[0].file == tmp_path / "i-fjol" / "upphandling.yaml"
    assert not (tmp_path / "i-ar").exists()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(None, "TK-S001", id="nothing there"),
        pytest.param("format: 1\nplacements: [{id: P-01, name: Kim Lind}]\n", "TK-S013", id="the recruiter's file"),
    ],
)
def test_what_is_no_case_is_refused(tmp_path: Path, text: str | None, code: str) -> None:
    if text is not None:
        case_folder(tmp_path, text, name="i-fjol")

    with pytest.raises(RefusedError, match=code):
        case_from(tmp_path / "i-ar", tmp_path / "i-fjol")

    assert not (tmp_path / "i-ar").exists()


def test_a_case_that_has_been_begun_is_never_carried_over_onto_itself(tmp_path: Path) -> None:
    folder = earlier(tmp_path, WITH_PLACES)

    with pytest.raises(RefusedError, match="TK-S005"):
        case_from(folder, folder)


def test_a_name_left_in_a_comment_is_pointed_at(tmp_path: Path) -> None:
    text = (
        f"{WITH_PLACES}# Eva Exempel ringer i maj\nsuppliers: [{{name: Exempel AB, contact: {{name: Eva Exempel}}}}]\n"
    )

    _, result = case_from(tmp_path / "i-ar", earlier(tmp_path, text))

    (remark,) = result.remarks
    line = (tmp_path / "i-ar" / "upphandling.yaml").read_text("utf-8").splitlines()[remark.line - 1]
    assert (remark.message.code, line) == ("TK-S014", "# Eva Exempel ringer i maj")
    assert "Eva" not in str(remark)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_marks_of_windows_stay(tmp_path: Path, line_end: str, mark: str) -> None:
    folder = earlier(tmp_path, "")
    (folder / "upphandling.yaml").write_bytes((mark + WITH_PLACES.replace("\n", line_end)).encode())

    case_from(tmp_path / "i-ar", folder)

    after = (tmp_path / "i-ar" / "upphandling.yaml").read_bytes().decode()
    assert after.startswith(mark + "format: 2")
    assert after.count("\n") == after.count(line_end) == WITH_PLACES.count("\n")
