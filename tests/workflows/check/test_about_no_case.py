from pathlib import Path

from tenderkit.workflows.check.check import check_all
from tenderkit.workflows.check.check_targets import find_check_targets

MUNICIPALITY = (Path(__file__).parents[3] / "samples" / "kommun-exempel" / "kommun.yaml").read_text("utf-8")


def found_in(*paths: Path) -> list[tuple[str, str]]:
    targets = find_check_targets(paths)
    assert targets.refusals == []
    results = check_all(targets.found, ("kravavsnitt",))
    assert [refusal for result in results for refusal in result.refusals] == []
    return [(problem.file.name, problem.message.code) for result in results for problem in result.problems]


def test_a_folder_without_a_case_is_checked_for_the_files_about_none(tmp_path: Path) -> None:
    (tmp_path / "kommun.yaml").write_text(MUNICIPALITY.replace("\nname: ", "\nnamn: "), "utf-8")
    (tmp_path / "arsuppgifter.yaml").write_text("format: 1\nyears: [{year: 2027}, {year: 2027}]\n", "utf-8")

    files = {file for file, _ in found_in(tmp_path)}

    assert files == {"kommun.yaml", "arsuppgifter.yaml"}
    assert set(found_in(tmp_path / "kommun.yaml", tmp_path / "arsuppgifter.yaml")) == set(found_in(tmp_path))


def test_a_sound_file_has_nothing_to_tell(tmp_path: Path) -> None:
    (tmp_path / "kommun.yaml").write_text(MUNICIPALITY, "utf-8")

    assert found_in(tmp_path) == []
    assert [target.path for target in find_check_targets([tmp_path], documents=True).found] == [
        tmp_path / "kommun.yaml"
    ]
