"""Names that Windows cannot hold, looked for without Windows."""

from pathlib import PurePath, PurePosixPath, PureWindowsPath

import pytest

from tenderkit.writers.file_names import file_name_problems


def _codes(path: PurePath) -> list[str]:
    return [problem.code for problem in file_name_problems(path)]


@pytest.mark.parametrize(
    "path",
    [
        PureWindowsPath("C:\\Upphandling\\Väghyveln 2026\\kravavsnitt.docx"),
        PureWindowsPath("\\\\server\\delad mapp\\kravavsnitt.docx"),
        PureWindowsPath("..\\ut\\console.txt"),
        PurePosixPath("/ut/com10.txt"),
        PurePosixPath(".tenderkit.toml"),
    ],
    ids=str,
)
def test_an_ordinary_name_is_no_problem(path: PurePath) -> None:
    assert _codes(path) == []


@pytest.mark.parametrize("name", ["CON", "prn.txt", "Aux.tar.gz", "nul .docx", "COM1", "lpt9.pdf", "COM¹", "CONIN$"])
def test_a_reserved_name_is_found(name: str) -> None:
    assert "TK-F012" in _codes(PureWindowsPath("C:\\ut") / name)


def test_a_reserved_folder_is_found() -> None:
    assert _codes(PureWindowsPath("C:\\aux\\kravavsnitt.docx")) == ["TK-F012"]


@pytest.mark.parametrize("name", ["krav.", "krav ", "krav.txt."])
def test_a_name_that_ends_badly_is_found(name: str) -> None:
    assert _codes(PurePosixPath("ut") / name) == ["TK-F013"]


@pytest.mark.parametrize("name", ["a<b", "a:b", "a?b", "a*b", 'a"b', "a|b", "a\\b"])
def test_a_forbidden_character_is_found(name: str) -> None:
    assert _codes(PurePosixPath(name)) == ["TK-F014"]


def test_a_control_character_is_named_and_not_printed() -> None:
    (problem,) = file_name_problems(PurePosixPath("a\x07b"))

    assert "U+0007" in problem.what
    assert "\x07" not in str(problem)


@pytest.mark.parametrize("unseen", ["\x7f", "\x85", "\u200b", "\u202e", "\u2066", "\u2028", "\ufeff", "\udcff"])
def test_a_letter_that_nobody_sees_is_named_and_not_printed(unseen: str) -> None:
    (problem,) = file_name_problems(PurePosixPath(f"a{unseen}b"))

    assert problem.code == "TK-F038"
    assert f"U+{ord(unseen):04X}" in problem.what
    assert unseen not in str(problem)


def test_what_joins_letters_is_part_of_a_name() -> None:
    assert _codes(PurePosixPath("\u0646\u0645\u06cc\u200c\u062f\u0627\u0646\u0645")) == []


def test_a_path_may_be_259_units_long_and_no_longer() -> None:
    folder = "C:\\" + "m" * 200
    longest = PureWindowsPath(folder, "n" * (259 - len(folder) - 1))

    assert _codes(longest) == []
    assert _codes(longest.with_name(longest.name + "n")) == ["TK-F015"]


def test_a_letter_outside_the_basic_plane_counts_twice() -> None:
    assert _codes(PureWindowsPath("C:\\", "\N{GRINNING FACE}" * 129)) == ["TK-F015"]


def test_the_temporary_file_beside_must_fit_too() -> None:
    assert _codes(PureWindowsPath("C:\\" + "m" * 240, "a.txt")) == ["TK-F015"]
