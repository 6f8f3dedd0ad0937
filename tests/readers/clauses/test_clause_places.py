from pathlib import Path

import pytest

from given.clauses_in_text import clause_text
from tenderkit.messages import Message
from tenderkit.readers.clauses.clause_places import located
from tenderkit.rules.language.clause_finding import ClauseFinding

MESSAGE = Message("TK-L062", {"word": "x", "say": "y"})
BODY = "Ett stycke\npå två rader.\n\nEtt annat stycke."  # lines 13 to 16


def place(folder: Path, finding: ClauseFinding, text: str = "") -> tuple[int, int]:
    path = folder / "1.0.0.md"
    path.write_text(text or clause_text(BODY), "utf-8")
    (problem,) = located([finding], path)
    return problem.line, problem.column


@pytest.mark.parametrize(
    ("finding", "expected"),
    [
        pytest.param(ClauseFinding(MESSAGE, ("title",)), (5, 1), id="a key"),
        pytest.param(ClauseFinding(MESSAGE, ("change", "note")), (11, 37), id="a key inside a block"),
        pytest.param(ClauseFinding(MESSAGE, ("requires", 0)), (1, 1), id="a key that is not there"),
        pytest.param(ClauseFinding(MESSAGE, line=13, words="på två"), (14, 1), id="words on a later line"),
        pytest.param(ClauseFinding(MESSAGE, line=13, words="annat"), (13, 1), id="words of another paragraph"),
        pytest.param(ClauseFinding(MESSAGE, words="annat"), (16, 5), id="words anywhere in the text"),
        pytest.param(ClauseFinding(MESSAGE, words="Motivet"), (1, 1), id="words of the front matter only"),
        pytest.param(ClauseFinding(MESSAGE, line=16), (16, 1), id="a line alone"),
        pytest.param(ClauseFinding(MESSAGE), (1, 1), id="nothing to look for"),
    ],
)
def test_a_finding_gets_the_place_of_its_key_or_words(
    tmp_path: Path, finding: ClauseFinding, expected: tuple[int, int]
) -> None:
    assert place(tmp_path, finding) == expected


@pytest.mark.parametrize("text", ["---\n: [\n---\nText.\n", "Bara text.\n", "\n"])
def test_a_file_that_somebody_is_editing_gives_the_first_line(tmp_path: Path, text: str) -> None:
    assert place(tmp_path, ClauseFinding(MESSAGE, ("title",)), text) == (1, 1)


def test_no_findings_need_no_file(tmp_path: Path) -> None:
    assert list(located([], tmp_path / "saknas.md")) == []
