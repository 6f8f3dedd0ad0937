"""The call to a meeting: who, when and what about, and that it came in time; else it says itself that it is no call."""

from pathlib import Path

import pytest

from given.first_weeks_case import CASE, NOBODY, RECORD, built, changed, first_weeks_folder
from given.shipped_kind import shipped_kind
from judges.golden_files import Golden
from judges.programs import open_xml_findings
from tenderkit.problems import NotAllowedYetError
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.rules.language.readability import lix
from tenderkit.workflows.finished.check_document import check_document
from tenderkit.workflows.papers.build import BuildOptions, build

KIND = "kallelse"
START, DIALOGUE, LATE, FOLLOW_UP = (f"{KIND}-2027-{day}" for day in ("02-10", "02-20", "08-20", "09-15"))
TITLES = {
    START: "Kallelse till startmöte",
    DIALOGUE: "Kallelse till sysselsättningsdialog",
    LATE: "Förslag om sysselsättningsdialog",
    FOLLOW_UP: "Kallelse till uppföljningsmöte",
}
NO_CALL = "Brevet räknas därför inte som en kallelse enligt villkoret."
CONTACT_PERSON = "uppge en kontaktperson"


def test_there_is_one_for_each_call_with_the_day_of_its_meeting_in_the_name(tmp_path: Path) -> None:
    texts = built(first_weeks_folder(tmp_path), KIND)

    assert {name: text.partition("\n")[0] for name, text in texts.items()} == TITLES


@pytest.mark.parametrize("name", TITLES)
def test_a_call_says_what_was_approved(name: str, tmp_path: Path, golden: Golden) -> None:
    folder = first_weeks_folder(tmp_path)
    build(folder, BuildOptions(kinds=(KIND,)))

    golden(f"kinds/{name}.txt", (folder / "dokument" / f"{name}.txt").read_bytes().decode("utf-8"))


def test_each_is_dated_with_the_day_it_was_sent(tmp_path: Path) -> None:
    folder = first_weeks_folder(tmp_path)
    texts = built(folder, KIND)

    lock = read_lock(folder / "upphandling.lock.yaml")
    assert [lock.documents[name].date.isoformat() for name in TITLES] == [
        "2027-02-08", "2027-02-09", "2027-08-12", "2027-09-01",
    ]  # fmt: skip
    assert "Skickad: den 1 september 2027" in texts[FOLLOW_UP]


def test_one_that_comes_too_late_says_so_and_from_when_a_call_would_have_held(tmp_path: Path) -> None:
    texts = built(first_weeks_folder(tmp_path), KIND)

    assert [name for name, text in texts.items() if NO_CALL in text] == [LATE]
    assert "Brevet skickas 8 dagar före mötet. Villkoret ”Nya sysselsättningsdialoger” kräver 10 dagar." in texts[LATE]
    assert "kan tidigast gälla den 22 augusti 2027" in texts[LATE]
    assert "kallas till" not in texts[LATE]


@pytest.mark.parametrize(
    ("sent", "says"),
    [("2027-08-10", ""), ("2027-08-11", "9 dagar före mötet"), ("2027-08-20", "samma dag som mötet")],
)
def test_ten_days_are_enough_and_nine_are_not(sent: str, says: str, tmp_path: Path) -> None:
    record = changed(RECORD, ("date: 2027-08-12", f"date: {sent}"))
    text = built(first_weeks_folder(tmp_path, record=record), KIND)[LATE]

    assert (NO_CALL in text) == bool(says)
    assert says in text


def test_a_late_call_to_a_follow_up_is_a_proposal_too(tmp_path: Path) -> None:
    record = changed(RECORD, ("date: 2027-09-01", "date: 2027-09-10"))
    text = built(first_weeks_folder(tmp_path, record=record), KIND)[FOLLOW_UP]

    assert text.startswith("Förslag om uppföljningsmöte\n")
    assert "Villkoret ”Uppföljning och rapportering” kräver 10 dagar." in text


def test_only_the_first_dialogue_asks_for_a_contact_person(tmp_path: Path) -> None:
    texts = built(first_weeks_folder(tmp_path), KIND)

    assert [name for name, text in texts.items() if CONTACT_PERSON in text] == [DIALOGUE]


def test_nobody_is_called_while_the_standstill_runs(tmp_path: Path) -> None:
    case = changed(CASE, ("  contract_signed: 2027-02-05\n", ""))
    record = (
        "format: 2\njournal:\n  - {date: 2027-01-30, event: meeting_called, meeting: start, to_be_held: 2027-02-10}\n"
    )

    with pytest.raises(NotAllowedYetError) as refused:
        build(first_weeks_folder(tmp_path, case, record, NOBODY), BuildOptions(kinds=(KIND,)))
    assert [reason.facts["says"] for reason in refused.value.reasons] == [
        "avtalet är inte undertecknat och avtalsspärren har inte löpt ut den dag då kallelsen skickas"
    ]


def test_without_a_call_there_is_nothing_to_write(tmp_path: Path) -> None:
    record = "".join(line for line in RECORD.splitlines(keepends=True) if "_called" not in line)

    with pytest.raises(NotAllowedYetError) as refused:
        build(first_weeks_folder(tmp_path, record=record), BuildOptions(kinds=(KIND,)))
    (reason,) = refused.value.reasons
    assert (reason.code, reason.facts["per"]) == ("TK-K011", "en kallelse")


def test_two_calls_to_one_day_are_two_papers(tmp_path: Path) -> None:
    record = changed(
        RECORD, ("to_be_held: 2027-09-15", "to_be_held: 2027-08-20"), ("date: 2027-09-01", "date: 2027-08-02")
    )

    assert {START, DIALOGUE, LATE, f"{LATE}-2"} == built(first_weeks_folder(tmp_path, record=record), KIND).keys()


def test_it_holds_to_what_we_ask_of_everybodys_documents(tmp_path: Path) -> None:
    folder = first_weeks_folder(tmp_path)
    texts = built(folder, KIND)

    for name, text in texts.items():
        assert check_document(folder / "dokument" / f"{name}.docx") == ()
        assert open_xml_findings(folder / "dokument" / f"{name}.docx") == []
        assert lix(text).value <= 50
        assert "Påhittsson" not in text
        assert "P-01" not in text
    assert not shipped_kind(KIND).tells_of_a_person
