"""A path as Windows writes it, in a format where a backslash begins a sign."""

from pathlib import Path

import pytest

from tenderkit.problems import InvalidInputError
from tenderkit.project.settings import read_settings


def faults(folder: Path, text: str) -> list[str]:
    path = folder / "tenderkit.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(InvalidInputError) as refused:
        read_settings(path)
    return [f"{problem.line}:{problem.column} {problem.message.code}" for problem in refused.value.problems]


@pytest.mark.parametrize("sign", ["b", "t", "n", "f", "r"])
def test_a_backslash_that_became_a_sign_is_told_at_its_line(tmp_path: Path, sign: str) -> None:
    assert faults(tmp_path, f'# vårt\nlibrary = "C:\\{sign}ya"\n') == ["2:1 TK-F045"]


def test_every_such_path_is_told(tmp_path: Path) -> None:
    text = 'library = "..\\bibliotek"\npolicy = "regler\\ny.yaml"\nlogo = "C:\\nya\\text.png"\n'

    assert faults(tmp_path, text) == ["1:1 TK-F045", "2:1 TK-F045", "3:1 TK-F045"]


@pytest.mark.parametrize("end", ["\n", ""], ids=["a last line", "no line break at the end"])
@pytest.mark.parametrize(
    "line",
    [
        pytest.param('library = "C:\\Users\\kommun"', id="no number after U"),
        pytest.param('library = "C:\\mapp"', id="no such sign"),
        pytest.param('library = "\\\\server\\delad"', id="a share"),
        pytest.param('library = "C:\\nya\\"', id="the quote that ends it is taken"),
    ],
)
def test_a_backslash_that_cannot_be_read_is_told_with_the_same_remedy(tmp_path: Path, line: str, end: str) -> None:
    (found,) = faults(tmp_path, f"# vårt\n{line}{end}")

    assert (found[:2], found[-7:]) == ("2:", "TK-F046")


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("library = C:\\nya", id="no quotes"),
        pytest.param("library = 'C:\\nya", id="no second quote"),
        pytest.param('library = "nya # C:\\nya', id="a remark about a path"),
    ],
)
def test_other_faults_keep_their_message(tmp_path: Path, line: str) -> None:
    assert [found.split()[1] for found in faults(tmp_path, f"{line}\n")] == ["TK-L040"]


@pytest.mark.parametrize(
    "written",
    ["'C:\\nya\\text'", '"C:\\\\nya\\\\text"', '"C:/nya/text"', '"v\\u00e5rt"'],
    ids=["single quotes", "doubled", "slashes", "a letter by its number"],
)
def test_a_path_that_is_written_right_is_read(tmp_path: Path, written: str) -> None:
    (tmp_path / "tenderkit.toml").write_text(f"library = {written}\n", "utf-8")

    assert str(read_settings(tmp_path / "tenderkit.toml")["library"]).replace("\\", "/") in ("C:/nya/text", "vårt")
