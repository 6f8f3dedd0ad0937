"""Names are looked for where the persons' file can be reached, in the files and in every finished file; else that is said."""

import re
from pathlib import Path

import pytest

from given.canaries import MARKET_DIALOGUES, canary_files, case_with
from given.matching_text import CASE
from given.named_case import named_folder
from tenderkit.problems import InvalidInputError, Problem
from tenderkit.workflows.case.sound_case import load_sound_case
from tenderkit.workflows.check.check import check
from tenderkit.workflows.matching.names_of_case import names_of_case, not_searched
from tenderkit.workflows.matching.recruiters_file import read_sound_matching
from tenderkit.workflows.papers.build import BuildOptions, build

_FREE_TEXT = re.compile(r"(?<![\w@.])(kanarie\w+)(?![\w@]*@)")  # of the canary files, addresses left out
_MANY = 70
TITLE = "title: Väghyveln\n"
LETTER = ("kravavsnitt", "rattelse")
FACTS = "facts: Två platser hade börjat."


def where(problems: tuple[Problem, ...]) -> list[tuple[str, int, str]]:
    return [(problem.file.name, problem.line, problem.message.code) for problem in problems]


def refused(home: Path, kind: str) -> tuple[Problem, ...]:
    with pytest.raises(InvalidInputError) as stopped:
        build(home, BuildOptions(kinds=(kind,)))
    return stopped.value.problems


def line_of(file: Path, words: str) -> int:
    return next(at for at, line in enumerate(file.read_text("utf-8").split("\n"), 1) if words in line)


def test_a_name_in_the_facts_stops_the_letter_at_its_line(tmp_path: Path) -> None:
    home = named_folder(tmp_path / "a", (FACTS, "facts: Robin Påhittssons plats avslutades."))

    found = refused(home, "rattelse")

    assert where(found) == [("placeringar.yaml", line_of(home / "placeringar.yaml", "Påhittssons"), "TK-M230")]
    assert "Påhittsson" not in str(found[0])
    assert not (home / "dokument").exists()


def test_a_name_in_the_case_stops_the_officers_section_at_its_line(tmp_path: Path) -> None:
    case = CASE.replace(TITLE, "title: Väghyveln åt Robin\n")
    assert case != CASE
    home = named_folder(tmp_path / "a", case=case)

    assert where(refused(home, "kravavsnitt")) == [
        ("upphandling.yaml", line_of(home / "upphandling.yaml", "Robin"), "TK-M233")
    ]


def test_a_name_beside_an_ordinary_word_is_a_warning_and_the_letter_is_written(tmp_path: Path) -> None:
    home = named_folder(tmp_path / "a", (FACTS, "facts: Platsen i Björn hade inte börjat."))

    problems = read_sound_matching(load_sound_case(home))[1]
    build(home, BuildOptions(kinds=LETTER))

    assert [code for _, _, code in where(problems)] == ["TK-M231"]
    assert (home / "dokument" / "rattelse-b-1.txt").is_file()


def test_in_the_persons_own_paper_another_persons_name_is_refused(tmp_path: Path) -> None:
    home = named_folder(tmp_path / "a", ("[lade kantsten]", "[lade kantsten med Björn Stenhittare]"))

    assert [code for _, _, code in where(refused(home, "intygsbehov"))] == ["TK-M230"]


def test_where_the_persons_file_is_missing_the_letter_is_written_and_says_that_names_were_not_searched(
    tmp_path: Path,
) -> None:
    home = named_folder(tmp_path / "a", (FACTS, "facts: Robins plats avslutades."), persons=None)

    result = build(home, BuildOptions(kinds=LETTER))

    assert set(where(result.warnings)) == {("placeringar.yaml", 1, "TK-M232")}
    assert (home / "dokument" / "rattelse-b-1.txt").is_file()


def test_where_the_persons_file_is_there_nothing_is_said_of_the_search(tmp_path: Path) -> None:
    assert build(named_folder(tmp_path / "a"), BuildOptions(kinds=LETTER)).warnings == ()


def test_a_faulty_persons_file_does_not_stop_what_rests_on_no_journal(tmp_path: Path) -> None:
    home = named_folder(tmp_path / "a", persons="format: 2\npersons: [{plats: P-01}]\n")

    result = build(home, BuildOptions(kinds=("kravavsnitt",)))

    assert [code for _, _, code in where(result.warnings)] == ["TK-M232"]


def test_a_name_in_the_title_stops_every_document(tmp_path: Path) -> None:
    home = named_folder(tmp_path / "a", case=CASE.replace(TITLE, "title: Väghyveln åt Robin\n"))

    with pytest.raises(InvalidInputError) as stopped:
        build(home, BuildOptions(everything=True))

    assert {problem.message.code for problem in stopped.value.problems} == {"TK-M233"}


def test_a_case_without_places_seeks_nobody(tmp_path: Path) -> None:
    home = tmp_path / "a"
    home.mkdir()
    (home / "upphandling.yaml").write_text(CASE, "utf-8")
    sound = load_sound_case(home)

    names = names_of_case(sound)

    assert names is not None
    assert not names.parts
    assert not_searched(sound) is not None


@pytest.mark.parametrize(
    "name", ["Kanariekims", "Exempelsson, Kanariekim:", "KANARIEKIM\u00a0EXEMPELSSON", "kanariekimexempelsson"]
)
def test_a_name_in_any_free_text_of_the_three_files_is_told_at_its_line(tmp_path: Path, name: str) -> None:
    """Only in the person's own entry may the person be named."""
    texts = (case_with(MARKET_DIALOGUES[0]), *canary_files())
    named = [_FREE_TEXT.sub(rf'"{name} \1"', text) for text in texts]
    for file, text in zip(("upphandling.yaml", "placeringar.yaml", "personer.yaml"), named, strict=True):
        (tmp_path / file).write_text(text, "utf-8")

    found = {(file, line) for file, line, code in where(check(tmp_path, ()).problems) if code.startswith("TK-M23")}

    own = range(1, named[2].split("  - place: P-03")[0].count("\n") + 1)
    in_own_words = {"tasks", "skills", "problems"}
    left = [
        (file, number, line.strip())
        for file, was, text in zip(("upphandling.yaml", "placeringar.yaml", "personer.yaml"), texts, named, strict=True)
        for number, (before, line) in enumerate(zip(was.split("\n"), text.split("\n"), strict=True), 1)
        if before != line and (file, number) not in found
    ]
    assert {(file, number) for file, number, _ in left} <= {("personer.yaml", number) for number in own}
    assert not [line for _, _, line in left if line.split(":")[0] in in_own_words]
    assert len(found) > _MANY
