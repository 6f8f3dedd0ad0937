"""A letter about a deficiency or a place tells what had happened by its own day, whatever happens or is corrected later."""

from pathlib import Path

import pytest

from given.breach_case import PER_WEEK
from given.claim_records import record_text
from given.reported_case import built, words_of
from tenderkit.problems import InvalidInputError

BEGUN = ("2027-06-01 started P-01", "2027-06-01 started P-02", "2027-06-15 started P-03 H-3")
PLACES = ("P-01 2027-06-01 2027-12-31", "P-02 2027-06-01 2027-12-31", "P-03 2027-06-15 2027-12-31", "P-04 2027-12-01")
NOTICED = (
    '2027-09-02 deficiency_found B-1 facts="En av fyra platser saknades den 2 september 2027."',
    "2027-09-10 notice_sent B-1 H-5",
)
CLAIMED = ("2027-09-13 notice_received B-1", "2027-11-20 claimed B-1 facts=Platsen_saknas_fortfarande.")
WAIVED = ("2027-09-13 notice_received B-1", "2027-11-20 not_claimed B-1")
AFTER_NOTICE = (
    "2027-09-13 notice_received B-1",
    '2027-10-25 remedied B-1 facts="En plats började den 25 oktober 2027."',
    "2027-10-25 started P-04",
)
AFTER_DECISION = (
    "2027-11-25 started P-04",
    '2027-11-25 hindrance_notified B-1 facts="Hindret meddelades den 25 november 2027."',
    "2027-12-20 started P-03 corrects=H-3 written=2027-12-21",
)
ENDED = ("2027-07-15 ended P-03 H-9", "2027-07-20 end_notified P-03")
AFTER_END = (
    "2027-07-10 ended P-03 ended_by=authority corrects=H-9 written=2027-08-20",
    "2027-08-20 started P-04",
)


def letter(home: Path, name: str, *events: str) -> str:
    """The words of the letter when these events are written."""
    kind = name.split("-", maxsplit=1)[0]
    return words_of(built(home, kind, record_text(events, PLACES), PER_WEEK) / f"{name}.txt")


@pytest.mark.parametrize(
    ("name", "by_then", "later"),
    [
        pytest.param("rattelse-b-1", (*BEGUN, *NOTICED), AFTER_NOTICE, id="a notice"),
        pytest.param("vitesansprak-b-1", (*BEGUN, *NOTICED, *CLAIMED), AFTER_DECISION, id="a claim"),
        pytest.param("avstaende-b-1", (*BEGUN, *NOTICED, *WAIVED), AFTER_DECISION, id="a decision not to claim"),
        pytest.param("avbrott-p-03", (*BEGUN, *ENDED), AFTER_END, id="an early end"),
    ],
)
def test_what_comes_later_or_is_corrected_later_does_not_show(
    name: str, by_then: tuple[str, ...], later: tuple[str, ...], tmp_path: Path
) -> None:
    then = letter(tmp_path / "then", name, *by_then)

    now = letter(tmp_path / "now", name, *by_then, *later)

    assert now == then


def test_a_correction_that_was_known_by_then_shows(tmp_path: Path) -> None:
    corrected = "2027-07-10 ended P-03 corrects=H-9 written=2027-07-20"

    assert "den 10 juli 2027" in letter(tmp_path, "avbrott-p-03", *BEGUN, *ENDED, corrected)


def test_a_claim_that_the_events_do_not_carry_stops_its_letter_at_its_own_line(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError) as stopped:
        letter(tmp_path, "vitesansprak-b-1", *BEGUN, *NOTICED, "2027-10-01 started P-04", *CLAIMED)

    [problem] = stopped.value.problems
    assert (problem.message.code, problem.file.name) == ("TK-M170", "placeringar.yaml")
    assert "claimed" in Path(problem.file).read_text("utf-8").splitlines()[problem.line - 1]
