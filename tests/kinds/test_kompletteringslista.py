"""The list of what a handover lacks: to the officer, a line each with the key and why; nothing when nothing is missing."""

from pathlib import Path

import pytest

from given.awarded_case import CASE
from given.cases import WITH_PLACES, case_folder
from given.first_weeks_case import built
from judges.golden_files import Golden
from judges.programs import open_xml_findings
from tenderkit.problems import NotAllowedYetError
from tenderkit.rules.language.readability import lix
from tenderkit.workflows.finished.check_document import check_document
from tenderkit.workflows.papers.build import BuildOptions, build

KIND = "kompletteringslista"
LACKING = CASE[: CASE.index("handover:")].replace(
    "  contact: {title: rekryterare, phone: 063-00 00 00, email: matchning@example.se}\n", ""
)


def test_the_list_says_what_was_approved(tmp_path: Path, golden: Golden) -> None:
    folder = case_folder(tmp_path, LACKING)
    build(folder, BuildOptions(kinds=(KIND,)))

    golden(f"kinds/{KIND}.txt", (folder / "dokument" / f"{KIND}.txt").read_bytes().decode("utf-8"))


def test_each_line_has_its_key_and_its_reason(tmp_path: Path) -> None:
    text = built(case_folder(tmp_path, LACKING), KIND)[KIND]

    assert "Till: upphandlare\nFrån: samordnare\n" in text
    for key in ("matching_unit.contact", "handover.agreed_dates", "handover.planning", "handover.left_to_do"):
        assert text.count(key) == 1
    assert text.count("Varför den behövs:") == 5


def test_once_nothing_is_missing_there_is_no_list(tmp_path: Path) -> None:
    folder = case_folder(tmp_path, CASE)
    assert built(folder, KIND)[KIND].count("Varför den behövs:") == 1
    build(folder, BuildOptions())

    with pytest.raises(NotAllowedYetError) as refused:
        build(folder, BuildOptions(kinds=(KIND,)))
    (reason,) = refused.value.reasons
    assert reason.what.endswith("inget som överlämningen behöver saknas")


def test_it_waits_for_the_award(tmp_path: Path) -> None:
    with pytest.raises(NotAllowedYetError) as refused:
        build(case_folder(tmp_path, WITH_PLACES), BuildOptions(kinds=(KIND,)))
    assert [reason.facts["says"] for reason in refused.value.reasons] == ["tilldelningen är inte beslutad"]


def test_it_says_what_is_missing_and_never_what_else_is_known(tmp_path: Path) -> None:
    text = built(case_folder(tmp_path, LACKING), KIND)[KIND].casefold()

    for words in ("kanarie", "4 876 543", "3 219 876", "eva exempel"):
        assert words not in text


def test_it_holds_to_what_we_ask_of_everybodys_documents(tmp_path: Path) -> None:
    folder = case_folder(tmp_path, LACKING)
    text = built(folder, KIND)[KIND]

    assert check_document(folder / "dokument" / f"{KIND}.docx") == ()
    assert open_xml_findings(folder / "dokument" / f"{KIND}.docx") == []
    assert lix(text).value <= 50
