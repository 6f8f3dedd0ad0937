import os
from pathlib import Path

import pytest

from tenderkit.project.search import search


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", "utf-8")


def test_everything_below_is_found_in_one_order(tmp_path: Path) -> None:
    make(
        tmp_path,
        "b/upphandling.yaml",
        "b/upphandling.lock.yaml",
        "a/upphandling.yaml",
        "a/dokument/krav.docx",
        "B.DOCX",
    )

    found = search([tmp_path])

    assert found.cases == [tmp_path / "a" / "upphandling.yaml", tmp_path / "b" / "upphandling.yaml"]
    assert found.locks == [tmp_path / "b" / "upphandling.lock.yaml"]
    assert found.documents == [tmp_path / "a" / "dokument" / "krav.docx", tmp_path / "B.DOCX"]
    assert found.closed == []


def test_cases_are_found_in_the_order_of_the_swedish_alphabet(tmp_path: Path) -> None:
    names = ["a/z", "a/ö", "a b/c", "ab/c", "Zeta", "åsen", "Ängen", "Östra"]
    make(tmp_path, *(f"{name}/upphandling.yaml" for name in reversed(names)))

    assert [path.parent.relative_to(tmp_path).as_posix() for path in search([tmp_path]).cases] == names


def test_hidden_folders_and_words_owner_files_are_passed_by(tmp_path: Path) -> None:
    make(tmp_path, ".git/krav.docx", "~$krav.docx", "krav.doc", "krav.txt")

    assert search([tmp_path]).documents == []


def test_a_file_is_found_once_whatever_the_folders_share(tmp_path: Path) -> None:
    make(tmp_path, "a/krav.docx")

    found = search([tmp_path, tmp_path / "a", tmp_path / "a" / "krav.docx"])

    assert found.documents == [tmp_path / "a" / "krav.docx"]


def test_a_link_to_itself_is_a_file_like_any_other(tmp_path: Path) -> None:
    (tmp_path / "krets.docx").symlink_to("krets.docx")
    (tmp_path / "mapp").symlink_to(tmp_path, target_is_directory=True)

    assert search([tmp_path]).documents == [tmp_path / "krets.docx"]


def test_a_folder_that_cannot_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "stangd/krav.docx", "krav.docx")
    opened = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("stangd"):
            raise PermissionError(13, "no", str(path))
        return opened(path)

    monkeypatch.setattr(os, "scandir", refuse)

    found = search([tmp_path])

    assert found.closed == [tmp_path / "stangd"]
    assert found.documents == [tmp_path / "krav.docx"]
