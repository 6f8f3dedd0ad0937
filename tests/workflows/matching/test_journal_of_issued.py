"""A paper is issued on the journal; afterwards the journal is corrected and never rewritten."""

from pathlib import Path

import pytest

from given import journal_in_text
from judges.as_a_user import user_runs
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.workflows.check.check import check
from tenderkit.workflows.matching.note import NoteRefusedError, note

PERSONS = "format: 2\npersons:\n" + "".join(
    f"""\
  - place: {place}
    name: {name}
    tasks: [lade kantsten]
    total_hours: 780
    issuer: {{name: Eva Exempel, title: platschef}}
    waiver: {{date: 2027-05-02, covers: Namnet till arbetsgivaren.}}
"""
    for place, name in (("P-01", "Kim Exempel"), ("P-02", "Li Prov"), ("P-03", "Sam Påhittslund"))
)
LATE = {
    "event": "assessed",
    "place": "P-01",
    "date": "2027-10-01",
    "matter": "target_group",
    "holds": "ja",
    "reasons": "Ja.",
}


@pytest.fixture
def issued(tmp_path: Path) -> Path:
    case = journal_in_text.written_to(tmp_path / "arende", persons=PERSONS)
    ran = user_runs(
        *("issue", case, "--kind", "intyg", "--date", "2027-12-01"), *("--override", "prov", "--by", "Provaren")
    )
    assert ran.code == 0, ran.text
    return case


def test_the_lock_knows_what_the_paper_rests_on(issued: Path) -> None:
    copies = read_lock(issued / "upphandling.lock.yaml").issued

    events = {copy.journal.of: len(copy.journal.events) for copy in copies if copy.journal is not None}
    assert events["P-01"] == 10
    assert journal_faults(issued) == []


def test_a_rewritten_event_is_told(issued: Path) -> None:
    path = issued / "placeringar.yaml"
    path.write_text(path.read_text("utf-8").replace("H-11, date: 2027-06-01", "H-11, date: 2027-06-02"), "utf-8")

    assert journal_faults(issued) == ["29 TK-M221"]


def test_an_event_behind_the_papers_back_is_refused_until_it_says_when_it_was_written(issued: Path) -> None:
    with pytest.raises(NoteRefusedError) as refused:
        note(issued, LATE)

    assert [message.code for _, message in refused.value.reasons] == ["TK-M221"]
    assert note(issued, LATE | {"written": "2027-12-05"}).event["id"] == "H-27"
    assert journal_faults(issued) == []


def journal_faults(case: Path) -> list[str]:
    return [f"{one.line} {one.message.code}" for one in check(case, ()).problems if one.file.name == "placeringar.yaml"]
