"""The proposal of a candidate: voluntary, only with the person's consent, and never a word about the background."""

from pathlib import Path

import pytest

from given.first_weeks_case import CASE, NAME, PERSONS, RECORD, built, changed, first_weeks_folder
from judges.golden_files import Golden
from judges.programs import open_xml_findings
from tenderkit.messages import Gravity
from tenderkit.model.finished.finished_document import Audience
from tenderkit.problems import InvalidInputError, NotAllowedYetError
from tenderkit.readers.word.form_reader import read_form
from tenderkit.readers.word.package import read_package
from tenderkit.rules.language.readability import lix
from tenderkit.workflows.finished.check_document import check_document
from tenderkit.workflows.papers.build import BuildOptions, build

KIND = "kandidatforslag"
FIRST, SECOND = f"{KIND}-p-01", f"{KIND}-p-02"
CONSENT = "consent: 2027-04-28"
OTHERS = "  - place: P-02\n"
ALONE = PERSONS[: PERSONS.index(OTHERS)]


def test_the_proposal_says_what_was_approved(tmp_path: Path, golden: Golden) -> None:
    folder = first_weeks_folder(tmp_path)
    build(folder, BuildOptions(kinds=(KIND,)))

    golden(f"kinds/{KIND}.txt", (folder / "dokument" / f"{FIRST}.txt").read_bytes().decode("utf-8"))


def test_it_is_voluntary_and_names_the_person_without_the_number(tmp_path: Path) -> None:
    texts = built(first_weeks_folder(tmp_path), KIND)

    assert texts.keys() == {FIRST, SECOND}
    assert f"Kandidat: {NAME}" in texts[FIRST]
    for text in texts.values():
        assert "Förslaget är frivilligt." in text
        assert "P-0" not in text


def test_the_days_of_consent_and_of_the_waiver_stay_in_the_file(tmp_path: Path) -> None:
    text = built(first_weeks_folder(tmp_path), KIND)[FIRST]

    assert "har samtyckt" in text
    assert "april" not in text
    assert "2 maj" not in text


def test_a_withdrawn_consent_stops_the_paper_and_no_other(tmp_path: Path) -> None:
    persons = changed(PERSONS, (CONSENT, f"{CONSENT}, withdrawn: 2027-05-10"))

    assert built(first_weeks_folder(tmp_path, persons=persons), KIND).keys() == {SECOND}


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param(((CONSENT, f"{CONSENT}, withdrawn: 2027-05-10"),), id="withdrawn"),
        pytest.param(((f"    name: {NAME}\n", "    name: null\n"),), id="without a name"),
    ],
)
def test_where_nobody_can_be_proposed_it_is_said_why(changes: tuple[tuple[str, str], ...], tmp_path: Path) -> None:
    persons = changed(ALONE, *changes)
    record = RECORD[: RECORD.index("  - id: P-02\n")] + RECORD[RECORD.index("journal:") :]

    with pytest.raises(NotAllowedYetError) as refused:
        build(first_weeks_folder(tmp_path, record=record, persons=persons), BuildOptions(kinds=(KIND,)))
    (reason,) = refused.value.reasons
    assert reason.facts["says"] == "ingen person med ett namn har ett förslag (proposal) med ett samtycke som gäller"


def test_without_a_day_of_consent_it_is_a_fault_of_the_file(tmp_path: Path) -> None:
    persons = changed(PERSONS, (f", {CONSENT}", ""))

    with pytest.raises(InvalidInputError) as refused:
        build(first_weeks_folder(tmp_path, persons=persons), BuildOptions(kinds=(KIND,)))
    (problem,) = (each for each in refused.value.problems if each.gravity is Gravity.ERROR)
    assert problem.file.name == "personer.yaml"
    assert "consent" in problem.message.what


def test_without_the_persons_file_nobody_is_proposed(tmp_path: Path) -> None:
    folder = first_weeks_folder(tmp_path)
    (folder / "personer.yaml").unlink()

    with pytest.raises((NotAllowedYetError, InvalidInputError)):
        build(folder, BuildOptions(kinds=(KIND,)))
    assert not (folder / "dokument").exists()


def test_the_answer_is_yes_no_and_numbers_and_the_reasons_are_about_the_work(tmp_path: Path) -> None:
    folder = first_weeks_folder(tmp_path)
    text = built(folder, KIND)[FIRST]
    file = folder / "dokument" / f"{FIRST}.docx"

    assert read_form(read_package(file.read_bytes(), file)) == dict.fromkeys(
        ("kom_fram", "traffa", "dag", "far_platsen", "start", "skal", "antal"), ""
    )
    assert "skriv inget om personen i svaret" in text
    assert "Svara inom 10 dagar från att förslaget kom fram." in text


def test_the_time_for_an_answer_is_the_agreements_where_there_is_one(tmp_path: Path) -> None:
    case = changed(CASE, ("reply_within_days: 10\n", "reply_within_days: 14\n"))

    assert "Svara inom 14 dagar" in built(first_weeks_folder(tmp_path, case), KIND)[FIRST]


def test_merits_are_left_out_where_the_person_shows_none(tmp_path: Path) -> None:
    texts = built(first_weeks_folder(tmp_path), KIND)

    heading = "Det som kandidaten vill visa upp för arbetet"
    assert [name for name, text in texts.items() if heading in text] == [FIRST]


def test_nobody_is_proposed_while_the_standstill_runs(tmp_path: Path) -> None:
    case = changed(CASE, ("  contract_signed: 2027-02-05\n", ""))
    persons = changed(ALONE, ("date: 2027-05-03, consent: 2027-04-28", "date: 2027-01-30, consent: 2027-01-28"))
    record = f"{RECORD[: RECORD.index('  - id: P-02')]}"

    with pytest.raises((NotAllowedYetError, InvalidInputError)) as refused:
        build(first_weeks_folder(tmp_path, case, record, persons), BuildOptions(kinds=(KIND,)))
    assert "avtalet är inte undertecknat" in str(refused.value)


def test_it_holds_to_what_we_ask_and_only_the_owner_may_read_it(tmp_path: Path) -> None:
    folder = first_weeks_folder(tmp_path)
    text = built(folder, KIND)[FIRST]
    word = folder / "dokument" / f"{FIRST}.docx"

    assert check_document(word, Audience.SUPPLIER) == ()
    assert open_xml_findings(word) == []
    assert lix(text).value <= 50
    assert word.stat().st_mode & 0o077 == 0
