"""The notice that a placement has ended as planned: its number and its days, and how far the requirement has come."""

from datetime import date
from pathlib import Path

import pytest

from given.first_weeks_case import NAME, RECORD, built, changed, first_weeks_folder
from given.shipped_kind import shipped_kind
from judges.golden_files import Golden
from judges.programs import open_xml_findings
from tenderkit.problems import NotAllowedYetError
from tenderkit.rules.language.readability import lix
from tenderkit.workflows.finished.check_document import check_document
from tenderkit.workflows.papers.build import BuildOptions, build

KIND = "avslutad-placering"
FILE = f"{KIND}-p-01"
ENDED = "date: 2027-11-30, event: ended, place: P-01, ended_by: nobody, ground: planned"


def test_the_notice_says_what_was_approved(tmp_path: Path, golden: Golden) -> None:
    folder = first_weeks_folder(tmp_path)
    build(folder, BuildOptions(kinds=(KIND,)))

    golden(f"kinds/{KIND}.txt", (folder / "dokument" / f"{FILE}.txt").read_bytes().decode("utf-8"))


def test_it_goes_to_the_three_that_wait_for_it(tmp_path: Path) -> None:
    text = built(first_weeks_folder(tmp_path), KIND)[FILE]

    assert shipped_kind(KIND).to_role == ("requester", "coordinator", "procurement_officer")
    assert "Till: enhetschef gata och väg, samordnare och upphandlare" in text


def test_it_tells_of_one_place_and_of_the_requirement(tmp_path: Path) -> None:
    texts = built(first_weeks_folder(tmp_path), KIND)

    assert texts.keys() == {FILE}
    assert "Placeringen P-01 avslutades den 30 november 2027." in texts[FILE]
    assert "Del: Platser; Krävs: 4; Pågår: 0; Gjort: 1" in texts[FILE]
    assert NAME not in texts[FILE]
    assert "Depån" not in texts[FILE]


def test_it_tells_nothing_that_came_later_unless_it_is_written_later(tmp_path: Path) -> None:
    later = changed(
        RECORD, ("retention:", "  - {date: 2028-02-15, event: ended, place: P-02, ended_by: nobody}\nretention:")
    )
    later = changed(
        later, ("  - {date: 2027-11-30,", "  - {date: 2027-10-01, event: started, place: P-02}\n  - {date: 2027-11-30,")
    )
    folder = first_weeks_folder(tmp_path, record=later)
    texts = built(folder, KIND)

    assert "så som det stod den 30 november 2027" in texts[FILE]
    assert "Pågår: 1; Gjort: 1" in texts[FILE]
    assert "så som det stod den 15 februari 2028" in texts[f"{KIND}-p-02"]
    assert "Pågår: 0; Gjort: 2" in texts[f"{KIND}-p-02"]
    build(folder, BuildOptions(kinds=(KIND,), day=date(2028, 3, 1), force=True))
    assert "så som det stod den 1" in (folder / "dokument" / f"{FILE}.txt").read_text("utf-8")


def test_an_early_end_is_another_paper(tmp_path: Path) -> None:
    early = changed(
        RECORD, (ENDED, "date: 2027-07-15, event: ended, place: P-01, ended_by: individual, ground: resigned")
    )

    with pytest.raises(NotAllowedYetError) as refused:
        build(first_weeks_folder(tmp_path, record=early), BuildOptions(kinds=(KIND,)))
    (reason,) = refused.value.reasons
    assert "ett förtida avslut meddelas med --kind avbrott" in reason.what


def test_while_the_place_goes_on_there_is_nothing_to_tell(tmp_path: Path) -> None:
    record = changed(RECORD, (f"  - {{{ENDED}}}\n", ""))

    with pytest.raises(NotAllowedYetError):
        build(first_weeks_folder(tmp_path, record=record), BuildOptions(kinds=(KIND,)))


def test_it_holds_to_what_we_ask_of_everybodys_documents(tmp_path: Path) -> None:
    folder = first_weeks_folder(tmp_path)
    text = built(folder, KIND)[FILE]

    assert check_document(folder / "dokument" / f"{FILE}.docx") == ()
    assert open_xml_findings(folder / "dokument" / f"{FILE}.docx") == []
    assert lix(text).value <= 45
    assert not shipped_kind(KIND).tells_of_a_person
