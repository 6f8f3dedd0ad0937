from datetime import date
from pathlib import Path

import pytest

from given.clauses_in_text import clause, clause_text
from tenderkit.problems import InvalidInputError
from tenderkit.readers.clauses.adaptations import lost_adaptations
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.rules.clauses.clause_text import clause_lines

BODY = "Först.\n\n::open{kontakt}\n\nFråga myndigheten.\n\n::close\n\n{#k1} Sist ska det göras."


def central(parent: Path, body: str = BODY) -> Path:
    folder = parent / "central"
    (folder / "antal").mkdir(parents=True)
    (folder / "antal" / "1.0.0.md").write_text(clause_text(body), "utf-8")
    (folder / "library.yaml").write_text(
        "format: 1\norder: [antal]\nclauses: {antal: {versions: {1.0.0: {status: published}}}}\n", "utf-8"
    )
    return folder


def own(parent: Path, words: str, version: str = "1.0.0") -> Path:
    folder = parent / "own"
    (folder / "antal").mkdir(parents=True, exist_ok=True)
    (folder / "antal" / f"{version}.open.md").write_text(words, "utf-8")
    return folder


def codes(*folders: Path) -> list[tuple[str, int, str]]:
    with pytest.raises(InvalidInputError) as refused:
        read_library(folders)
    return [(problem.file.name, problem.line, problem.message.code) for problem in refused.value.problems]


def test_an_open_block_prints_its_own_words_until_someone_changes_them(tmp_path: Path) -> None:
    entry = read_library([central(tmp_path)]).in_force("antal", date(2026, 11, 1))

    assert entry is not None
    assert clause_lines(entry.clause) == ("Antal", "Först.", "Fråga myndigheten.", "(k1) Sist ska det göras.")
    assert not entry.adapted


def test_a_municipality_words_the_open_block_itself_and_nothing_else(tmp_path: Path) -> None:
    folders = [central(tmp_path), own(tmp_path, "::open{kontakt}\nRing kontaktcenter.\n::close\n")]

    entry = read_library(folders).in_force("antal", date(2026, 11, 1))

    assert entry is not None
    assert clause_lines(entry.clause) == ("Antal", "Först.", "Ring kontaktcenter.", "(k1) Sist ska det göras.")
    assert entry.adapted
    assert entry.clause.digest != clause(BODY).digest


def test_own_words_may_lie_beside_clauses_of_ones_own(tmp_path: Path) -> None:
    folders = [central(tmp_path), own(tmp_path, "::open{kontakt}\nRing kontaktcenter.\n::close\n")]
    (folders[1] / "library.yaml").write_text("format: 1\norder: []\nclauses: {}\n", "utf-8")

    entry = read_library(folders).in_force("antal", date(2026, 11, 1))

    assert entry is not None
    assert entry.adapted


def test_words_outside_the_open_blocks_are_refused(tmp_path: Path) -> None:
    folders = [central(tmp_path), own(tmp_path, "Egen text.\n\n::open{kontakt}\nRing.\n::close\n")]

    assert codes(*folders) == [("1.0.0.open.md", 1, "TK-L039")]


def test_a_block_that_the_clause_does_not_open_is_refused(tmp_path: Path) -> None:
    folders = [central(tmp_path), own(tmp_path, "::open{vite}\nInget vite.\n::close\n")]

    assert codes(*folders) == [("1.0.0.open.md", 1, "TK-L085")]


def test_faults_in_ones_own_words_are_named_in_ones_own_file(tmp_path: Path) -> None:
    folders = [central(tmp_path), own(tmp_path, "::open{kontakt}\n\n{{ 7*7 }}\n::close\n")]

    assert codes(*folders) == [("1.0.0.open.md", 3, "TK-L010")]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("::open{a}\n\nText.", "TK-L037"),
        ("::open{a}\n\n::open{b}\n\n::close", "TK-L037"),
        ("::open{a}\nx\n::close\n\n::open{a}\ny\n::close", "TK-L037"),
        ("Text.\n\n::close", "TK-L038"),
    ],
)
def test_open_blocks_that_do_not_match_are_faults_of_the_clause(tmp_path: Path, body: str, code: str) -> None:
    assert [found for _, _, found in codes(central(tmp_path, body))] == [code]


def test_own_words_that_a_newer_version_has_lost_are_remarked_on(tmp_path: Path) -> None:
    folders = [central(tmp_path), own(tmp_path, "::open{kontakt}\nRing.\n::close\n", "0.9.0")]

    assert [problem.message.code for problem in lost_adaptations(read_library(folders).entries(), folders)] == [
        "TK-L086"
    ]
    own(tmp_path, "::open{kontakt}\nRing.\n::close\n")
    assert lost_adaptations(read_library(folders).entries(), folders) == ()
