"""The sheet for the first week: where to go, when, and to whom; to the person and the supervisor, with nothing of the authority."""

from pathlib import Path

import pytest

from given.first_weeks_case import CASE, NAME, PERSONS, built, changed, first_weeks_folder
from judges.golden_files import Golden
from judges.programs import open_xml_findings
from tenderkit.model.finished.finished_document import Audience
from tenderkit.problems import NotAllowedYetError
from tenderkit.rules.language.readability import lix
from tenderkit.workflows.finished.check_document import check_document
from tenderkit.workflows.papers.build import BuildOptions, build

KIND = "introduktion"
FILE = f"{KIND}-p-01"
WAIVER = '    waiver: {date: 2027-05-02, covers: "Namnet, till arbetsgivaren."}\n'
BLOCK = PERSONS[PERSONS.index("    introduction:\n") : PERSONS.index("    problems:\n")]
COURSE = "      tutor_course: 2027-05-20\n"
DAYS = '      days: ["måndag: rundtur, skydd och kläder", "tisdag: kantsten med handledaren"]\n'


def sheet(home: Path, *changes: tuple[str, str], case: str = CASE) -> str:
    return built(first_weeks_folder(home, case, persons=changed(PERSONS, *changes)), KIND)[FILE]


def test_the_sheet_says_what_was_approved(tmp_path: Path, golden: Golden) -> None:
    folder = first_weeks_folder(tmp_path)
    build(folder, BuildOptions(kinds=(KIND,)))

    golden(f"kinds/{KIND}.txt", (folder / "dokument" / f"{FILE}.txt").read_bytes().decode("utf-8"))


def test_it_says_where_to_go_and_to_whom(tmp_path: Path) -> None:
    text = sheet(tmp_path)

    for words in (
        f"Välkommen till Exempel Anläggning AB, {NAME}!",
        "Dag: den 1 juni 2027, kl. 7 vid grinden",
        "Anmäl dig hos: Eva Exempel, arbetsledare, 063-00 00 02",
        "Handledare: Bo Exempel, lagbas, 063-00 00 01",
        "- måndag: rundtur, skydd och kläder",
        "Du gick handledarutbildningen den 20 maj 2027.",
    ):
        assert words in text


def test_nothing_tells_the_workplace_of_the_municipality(tmp_path: Path) -> None:
    text = sheet(tmp_path)

    for words in ("Kanarie", "kommun", "TF 2026/412", "Väghyveln", "P-01", "matchning"):
        assert words not in text


def test_what_isnt_stated_is_said_in_general_words_or_left_out(tmp_path: Path) -> None:
    text = sheet(tmp_path, (COURSE, ""), (DAYS, ""), (", phone: 063-00 00 01}", "}"))

    assert "En utbildning för handledare är frivillig. Fråga om det finns en." in text
    assert "måndag" not in text
    assert "Handledare: Bo Exempel, lagbas\n" in text
    assert "Handledaren visar dig uppgifterna" in text


def test_a_supervisor_that_nobody_has_named_is_asked_for(tmp_path: Path) -> None:
    text = sheet(tmp_path, ("    supervisor: {name: Bo Exempel, title: lagbas, phone: 063-00 00 01}\n", ""))

    assert "Vem är handledare (supervisor)?" in text


def test_without_a_number_to_ring_the_helper_is_named_in_words(tmp_path: Path) -> None:
    case = changed(CASE, ("title: rekryterare, phone: 063-00 00 00, email", "title: rekryterare, email"))

    assert "Du kan också höra av dig till den som hjälpte dig till platsen." in sheet(tmp_path, case=case)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        pytest.param(WAIVER, "", "personens samtycke till att uppgifterna lämnas till arbetsgivaren saknas (waiver): P-01", id="no waiver"),
        pytest.param(BLOCK, "", "ingen person med ett namn har en introduktion (introduction)", id="no introduction"),
    ],
)  # fmt: skip
def test_it_isnt_written_without_consent_or_anything_to_say(old: str, new: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(NotAllowedYetError) as refused:
        sheet(tmp_path, (old, new))
    assert [reason.facts["says"] for reason in refused.value.reasons] == [says]


def test_it_holds_to_what_we_ask_and_only_the_owner_may_read_it(tmp_path: Path) -> None:
    folder = first_weeks_folder(tmp_path)
    text = built(folder, KIND)[FILE]
    word = folder / "dokument" / f"{FILE}.docx"

    assert check_document(word, Audience.INDIVIDUAL) == ()
    assert open_xml_findings(word) == []
    assert lix(text).value <= 40
    assert word.stat().st_mode & 0o077 == 0
