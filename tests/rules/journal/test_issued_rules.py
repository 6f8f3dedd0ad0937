"""Events that an issued paper rests on: told when they are rewritten, removed or added behind its back, and never when corrected."""

from datetime import date
from pathlib import PurePath

import pytest

from given.journal_in_text import CASE, RECORD
from given.matching_text import case_of
from tenderkit.model.journal.record import Record
from tenderkit.model.papers.lock import IssuedDocument
from tenderkit.readers.journal.record_reader import parse_record
from tenderkit.readers.yaml.yaml_reader import parse_yaml
from tenderkit.rules.journal.issued_rules import JournalOfPapers, events_stay_as_issued
from tenderkit.rules.journal.written_record import WrittenRecord

DAY = date(2027, 12, 1)
ENDED = "  - {id: H-23, date: 2027-11-30, event: ended, place: P-01, ended_by: nobody, ground: planned, stays: nej}\n"
SENT = "event: notice_sent, deficiency: B-1}"


def test_what_stands_as_it_stood_is_no_fault() -> None:
    assert since("", RECORD) == []
    assert since("P-01", RECORD) == []
    assert since("B-1", RECORD) == []


@pytest.mark.parametrize("of", ["", "P-01"])
def test_a_rewritten_event_is_told_at_its_line(of: str) -> None:
    assert since(of, RECORD.replace("H-11, date: 2027-06-01", "H-11, date: 2027-06-02")) == ["TK-M221 journal.10"]


def test_a_rewritten_event_of_another_place_is_none_of_the_papers() -> None:
    assert since("P-02", RECORD.replace("H-11, date: 2027-06-01", "H-11, date: 2027-06-02")) == []


def test_a_removed_event_is_told_at_its_place_or_at_the_journal() -> None:
    gone = RECORD.replace(ENDED, "")
    without_notice = "\n".join(line for line in RECORD.splitlines() if SENT not in line)

    assert since("P-01", gone) == ["TK-M220 places.0"]
    assert since("", gone) == ["TK-M220 journal"]
    assert since("B-1", without_notice) == ["TK-M220 journal"]


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        pytest.param("date: 2027-10-01, event: assessed, matter: target_group, holds: ja, reasons: Ja., place: P-01", ["TK-M221 journal.26"], id="behind its back"),
        pytest.param("date: 2027-10-01, written: 2027-12-02, event: assessed, matter: target_group, holds: ja, reasons: Ja., place: P-01", [], id="written down later"),
        pytest.param("date: 2027-12-01, event: evaluation_received, place: P-01, added_value: no_answer", [], id="on the paper's own day"),
        pytest.param("date: 2027-12-02, event: evaluation_received, place: P-01, added_value: no_answer", [], id="after it"),
        pytest.param("date: 2027-06-02, event: started, place: P-01, corrects: H-11, written: 2027-12-02", [], id="a correction"),
        pytest.param("date: 2027-06-02, event: started, place: P-01, corrects: H-11, written: 2027-11-29", ["TK-M221 journal.26"], id="a correction dated back"),
        pytest.param("date: 2027-06-02, event: started, place: P-02, corrects: H-11, written: 2027-12-02", [], id="a correction to another place"),
    ],
)  # fmt: skip
def test_what_is_added_is_told_when_the_paper_should_have_known_it(event: str, expected: list[str]) -> None:
    for of in ("", "P-01"):
        assert since(of, f"{RECORD}  - {{{event}}}\n") == expected


def test_an_event_may_get_an_id_and_move_in_the_file() -> None:
    without = RECORD.replace("{id: H-23, ", "{")
    moved = without.replace(ENDED.replace("{id: H-23, ", "{"), "") + ENDED

    assert since("P-01", moved, before=without) == []


def test_an_event_is_told_once_however_many_papers_rest_on_it() -> None:
    rewritten = record_of(RECORD.replace("H-11, date: 2027-06-01", "H-11, date: 2027-06-02"))
    copies = [issued(record_of(RECORD), of, DAY) for of in ("P-01", "", "P-01")]
    copies.append(copies[0].model_copy(update={"journal": None}))

    assert len([*events_stay_as_issued(WrittenRecord.of(case_of(CASE), rewritten, None), copies)]) == 1


def since(of: str, now: str, *, before: str = RECORD) -> list[str]:
    """What is told of the journal as it is now, when a paper was issued on it as it was before."""
    copy = issued(record_of(before), of, DAY)
    found = events_stay_as_issued(WrittenRecord.of(case_of(CASE), record_of(now), None), [copy])
    return [f"{fault.message.code} {'.'.join(map(str, fault.key))}" for fault in found]


def issued(record: Record, of: str, day: date) -> IssuedDocument:
    return IssuedDocument(
        document="intyg-p-01",
        number=1,
        date=day,
        template="0" * 64,
        clauses=(),
        outputs={},
        journal=JournalOfPapers(record).rested_on(of, day),
    )


def record_of(text: str) -> Record:
    return parse_record(parse_yaml(text, PurePath("placeringar.yaml")))
