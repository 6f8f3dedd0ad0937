"""docs/dokumenttyper.md lists every fact that a kind may name, and its example is one that can be built."""

import subprocess
import sys
from pathlib import Path

import pytest
import write_dokumenttyper

from given.breach_case import PRICED, REQUEST, breach, matching_with
from given.cases import case_folder
from given.format_two import write_both
from judges.as_a_user import user_runs
from judges.checkout import ROOT
from judges.pages import code_blocks
from tenderkit.workflows.papers.build import BuildOptions, build

PAGE = (ROOT / "docs" / "dokumenttyper.md").read_text("utf-8")


def own_kind(home: Path) -> Path:
    """The page's own example, as a municipality would lay it."""
    (declared,) = code_blocks(PAGE, "yaml")
    text = next(block for block in code_blocks(PAGE, "text") if block[0] == "::questions")
    folder = home / "vart-bibliotek" / "templates" / "brev"
    folder.mkdir(parents=True)
    (folder / "document.yaml").write_text("\n".join(declared) + "\n", "utf-8")
    (folder / "text.md").write_text("\n".join(text) + "\n", "utf-8")
    (home / "tenderkit.toml").write_text('library = "vart-bibliotek"\n', "utf-8")
    return folder


def test_the_list_of_facts_is_what_the_models_say() -> None:
    compared = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "write_dokumenttyper.py"), "--check"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert compared.returncode == 0, compared.stderr


def test_a_list_that_has_fallen_behind_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    behind = tmp_path / "dokumenttyper.md"
    behind.write_text(PAGE.replace("computed.breach.claim_by", "computed.breach.claim_bye"), "utf-8")
    monkeypatch.setattr(write_dokumenttyper, "PAGE", behind)

    assert write_dokumenttyper.main(["--check"]) == 1
    assert write_dokumenttyper.main([]) == 0
    assert behind.read_text("utf-8") == PAGE


def test_the_kind_of_the_page_is_sound_and_can_be_built(tmp_path: Path) -> None:
    folder, case = own_kind(tmp_path), case_folder(tmp_path, PRICED)
    write_both(case, matching_with(breach(REQUEST)))

    assert user_runs("templates", "lint", folder).out.strip() == f"{folder} kan användas"
    build(case, BuildOptions(kinds=("brev",)))
    said = (case / "dokument" / "brev-b-1.txt").read_text("utf-8")

    assert "Brist B-1 är inte rättad. Tiden gick ut den 13 oktober 2027." in said.replace("\u00a0", " ")


def test_the_fault_of_the_page_is_what_the_program_says(tmp_path: Path) -> None:
    folder = own_kind(tmp_path)
    file = folder / "document.yaml"
    file.write_text(
        file.read_text("utf-8").replace("computed.breach.ended, type", "computed.breach.endd, type"), "utf-8"
    )

    seen = user_runs("templates", "lint", folder)

    printed = next(block for block in code_blocks(PAGE, "text") if "TK-T070" in block[0])
    assert seen.code == 1
    assert seen.text.replace(f"{tmp_path}/", "").splitlines()[:2] == printed


def test_a_folder_without_a_kind_is_told(tmp_path: Path) -> None:
    seen = user_runs("templates", "lint", tmp_path)

    assert seen.code == 3
    assert f"TK-S008 {tmp_path / 'document.yaml'} finns inte" in seen.text
