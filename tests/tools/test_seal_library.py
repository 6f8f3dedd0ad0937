from pathlib import Path

import pytest
from seal_library import CLAUSES, main, published, sealed

from given.clauses_in_text import clause_text
from tenderkit.model.clauses.clause import Status
from tenderkit.readers.clauses.library_reader import read_library

LIBRARY = """\
format: 1
order: [antal]   # the order of reading
clauses:
  antal:
    versions:
      1.0.0: {status: published, valid_from: 2025-01-01, digest: null, hold_reason: null}  # the first
      1.1.0: {status: draft, digest: null}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "library.yaml").write_bytes(LIBRARY.encode("utf-8"))
    (tmp_path / "antal").mkdir()
    for version in ("1.0.0", "1.1.0"):
        (tmp_path / "antal" / f"{version}.md").write_text(clause_text("Text.", version=version), "utf-8")
    return tmp_path


def test_the_built_in_library_is_sealed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check"]) == 0
    assert capsys.readouterr().out == ""
    entries = read_library([CLAUSES]).entries()
    assert all(entry.state.digest in (entry.clause.digest, "") for entry in entries)
    assert {entry.state.status for entry in entries if not entry.state.digest} <= {Status.DRAFT, Status.REVIEW}


def test_a_published_version_gets_its_digest_and_nothing_else_changes(folder: Path) -> None:
    digest = published(folder)["antal", "1.0.0"]

    assert main([str(folder)]) == 0

    written = (folder / "library.yaml").read_text("utf-8")
    assert written == LIBRARY.replace("digest: null, hold", f"digest: {digest}, hold")


def test_a_published_version_gets_a_copy_of_its_words(folder: Path) -> None:
    main([str(folder)])

    copies = list((folder / "published").iterdir())
    assert [copy.name for copy in copies] == ["antal@1.0.0.txt"]
    assert copies[0].read_bytes() == (folder / "antal" / "1.0.0.md").read_bytes()


def test_a_copy_that_is_gone_is_named_and_made_again(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(folder)])
    (folder / "published" / "antal@1.0.0.txt").unlink()
    capsys.readouterr()

    assert main(["--check", str(folder)]) == 1
    assert capsys.readouterr().out == "no copy: antal 1.0.0\n"
    assert main([str(folder)]) == 0
    assert main(["--check", str(folder)]) == 0


def test_a_copy_stands_when_nothing_is_sealed_anew(folder: Path) -> None:
    main([str(folder)])
    copy = folder / "published" / "antal@1.0.0.txt"
    copy.write_text("as it was", "utf-8")

    main([str(folder)])

    assert copy.read_text("utf-8") == "as it was"


def test_what_is_sealed_stays_as_it_is(folder: Path) -> None:
    main([str(folder)])
    once = (folder / "library.yaml").read_bytes()

    assert main([str(folder)]) == 0
    assert (folder / "library.yaml").read_bytes() == once


def test_checking_writes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check", str(folder)]) == 1
    assert "without a digest" in capsys.readouterr().out
    assert (folder / "library.yaml").read_text("utf-8") == LIBRARY


def test_an_edited_clause_is_not_sealed_anew(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(folder)])
    clause = folder / "antal" / "1.0.0.md"
    clause.write_text(clause.read_text("utf-8").replace("Text.", "Ändrad text."), "utf-8")

    assert main([str(folder)]) == 1
    assert "TK-L005" in capsys.readouterr().out


def test_a_version_written_otherwise_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    block = LIBRARY.replace(
        "1.0.0: {status: published, valid_from: 2025-01-01, digest: null, hold_reason: null}  # the first",
        "1.0.0:\n        status: published",
    )
    (folder / "library.yaml").write_text(block, "utf-8")

    assert main([str(folder)]) == 1
    assert capsys.readouterr().out == "no digest: antal 1.0.0\n"


def test_a_line_that_ends_in_carriage_return_keeps_it() -> None:
    text = LIBRARY.replace("\n", "\r\n")

    assert sealed(text, {("antal", "1.0.0"): "ab"}) == text.replace("digest: null, hold", "digest: ab, hold")
