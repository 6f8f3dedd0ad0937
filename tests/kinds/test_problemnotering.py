"""The note on a problem: facts only, one for each, kept with the persons and in no register."""

from pathlib import Path

import pytest

from given.first_weeks_case import NAME, PERSONS, RECORD, built, changed, first_weeks_folder
from given.shipped_kind import shipped_kind
from judges.golden_files import Golden
from judges.programs import open_xml_findings
from tenderkit.problems import NotAllowedYetError
from tenderkit.rules.language.readability import lix
from tenderkit.workflows.finished.check_document import check_document
from tenderkit.workflows.papers.build import BuildOptions, build

KIND = "problemnotering"
FIRST, SECOND = f"{KIND}-p-01-1", f"{KIND}-p-01-2"
RETENTION = "retention: {decision: Gallringsbeslut KS 2026/88, remove_after_months: 24}\n"
BLOCK = PERSONS[PERSONS.index("    problems:\n") : PERSONS.index("  - place: P-02\n")]


def test_the_note_says_what_was_approved(tmp_path: Path, golden: Golden) -> None:
    folder = first_weeks_folder(tmp_path)
    build(folder, BuildOptions(kinds=(KIND,)))

    golden(f"kinds/{KIND}.txt", (folder / "dokument" / f"{FIRST}.txt").read_bytes().decode("utf-8"))


def test_there_is_one_for_each_with_its_mark_and_its_time(tmp_path: Path) -> None:
    texts = built(first_weeks_folder(tmp_path), KIND)

    assert texts.keys() == {FIRST, SECOND}
    for text in texts.values():
        assert "Noteringen stannar i personernas mapp. Den förs inte in i något register" in text
        assert "Sekretess: prövas innan noteringen lämnas ut" in text
        assert "Gallras: 24 månader efter att placeringen har slutat, enligt Gallringsbeslut KS 2026/88" in text
        assert NAME not in text
        assert "Placering: P-01" in text
    assert "Nya beställdes samma dag." in texts[FIRST]
    assert "Inget är antecknat ännu." in texts[SECOND]


def test_each_holds_its_own_words_alone(tmp_path: Path) -> None:
    texts = built(first_weeks_folder(tmp_path), KIND)

    assert "Handledaren var borta" not in texts[FIRST]
    assert "Arbetskläderna" not in texts[SECOND]


def test_it_waits_for_the_decision_on_retention(tmp_path: Path) -> None:
    with pytest.raises(NotAllowedYetError) as refused:
        build(first_weeks_folder(tmp_path, record=changed(RECORD, (RETENTION, ""))), BuildOptions(kinds=(KIND,)))
    assert [reason.facts["says"] for reason in refused.value.reasons] == [
        "kommunens beslut om gallring är inte angivet (retention)"
    ]


def test_without_a_note_there_is_nothing_to_write(tmp_path: Path) -> None:
    with pytest.raises(NotAllowedYetError) as refused:
        build(first_weeks_folder(tmp_path, persons=changed(PERSONS, (BLOCK, ""))), BuildOptions(kinds=(KIND,)))
    (reason,) = refused.value.reasons
    assert (reason.code, reason.facts["per"]) == ("TK-K011", "en problemnotering")


def test_it_holds_to_what_we_ask_and_only_the_owner_may_read_it(tmp_path: Path) -> None:
    folder = first_weeks_folder(tmp_path)
    text = built(folder, KIND)[FIRST]
    word = folder / "dokument" / f"{FIRST}.docx"

    assert shipped_kind(KIND).tells_of_a_person
    assert check_document(word) == ()
    assert open_xml_findings(word) == []
    assert lix(text).value <= 45
    assert word.stat().st_mode & 0o077 == 0
