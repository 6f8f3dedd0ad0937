"""Noting an event: understood, held against the whole file, and written without touching anything else."""

from pathlib import Path

import pytest

from given import journal_in_text
from tenderkit.problems import InvalidInputError, RefusedError, TenderkitError
from tenderkit.workflows.check.check import check
from tenderkit.workflows.matching.note import NoteRefusedError, key_of_target, note
from tenderkit.writers.moves.recovery import settle

ENDED = {"event": "ended", "place": "P-03", "date": "2028-02-16", "ended_by": "individual", "ground": "resigned"}
LINE = "  - {id: H-27, date: 2028-02-16, event: ended, place: P-03, ended_by: individual, ground: resigned}\n"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return journal_in_text.written_to(tmp_path / "arende")


def test_an_event_is_one_line_more_and_every_other_byte_stays(case: Path) -> None:
    noted = note(case, ENDED)

    assert _journal(case) == journal_in_text.RECORD + LINE
    assert noted.line == _journal(case).count("\n")
    assert noted.event["id"] == "H-27"
    assert noted.remarks == ()


def test_an_event_is_understood_as_people_write_it(case: Path) -> None:
    told = {"event": "slutade", "place": "P-03", "date": "16 februari 2028", "ended_by": "personen"}

    note(case, told | {"ground": "Personen slutade"})

    assert _journal(case) == journal_in_text.RECORD + LINE


def test_every_kind_of_value_is_written_in_the_files_own_way(case: Path) -> None:
    told = {
        "event": "omfattning ändrad",
        "date": "2027-10-05",
        "at_request_of": "personen",
        "extent_percent": "halvtid",
        "hours_per_week": "20,0",
    }

    noted = note(case, told | key_of_target("p-03"))
    reduced = note(case, {"event": "omfattningen minskad", "date": "2027-10-06", "value": "40 miljoner"})
    ended = note(case, ENDED | {"stays": "Nej"})

    assert noted.event["extent_percent"] == "50"
    assert noted.event["hours_per_week"] == "20,0"
    assert reduced.event["value"] == "40000000"
    assert ended.event["stays"] == "Nej"
    assert [one for one in check(case, ()).problems if one.file.name == "placeringar.yaml"] == []


def test_comments_and_line_ends_stay(case: Path) -> None:
    text = (journal_in_text.RECORD + "# Slut på det som har hänt.\n").replace("\n", "\r\n")
    (case / "placeringar.yaml").write_bytes(text.encode())

    note(case, ENDED)

    expected = text.replace("# Slut", f"{LINE.rstrip()}\r\n# Slut")
    assert (case / "placeringar.yaml").read_bytes().decode() == expected


def test_the_first_event_begins_the_journal(case: Path) -> None:
    places = journal_in_text.RECORD.partition("\njournal:\n")[0]
    (case / "placeringar.yaml").write_text(places, "utf-8")

    note(case, {"event": "började", "place": "P-01", "date": "2027-06-01"})

    assert _journal(case) == f"{places}journal:\n  - {{id: H-1, date: 2027-06-01, event: started, place: P-01}}\n"


def test_an_event_that_does_not_fit_is_refused_by_its_keys_and_nothing_is_written(case: Path) -> None:
    with pytest.raises(NoteRefusedError) as refused:
        note(case, {"event": "ended", "place": "P-09", "date": "2028-02-16", "where": "Depån", "lott": "A"})

    assert sorted((key, message.code) for key, message in refused.value.reasons) == [
        ("lott", "TK-C004"),
        ("place", "TK-M200"),
        ("where", "TK-M191"),
    ]
    assert "place: TK-M200" in str(refused.value)
    assert _journal(case) == journal_in_text.RECORD


def test_what_the_event_brings_on_another_line_is_told_with_that_line(case: Path) -> None:
    with pytest.raises(NoteRefusedError) as refused:
        note(case, {"event": "deficiency_found", "deficiency": "B-2", "date": "2027-09-20", "clause": "finns-inte"})

    assert {key for key, _ in refused.value.reasons} == {"clause", "facts"}
    with pytest.raises(NoteRefusedError) as refused:
        note(
            case,
            {"event": "started", "place": "P-03", "date": "2027-08-10", "corrects": "H-12", "written": "2027-08-21"},
        )
    assert {key for key, _ in refused.value.reasons} == {"placeringar.yaml:31", "placeringar.yaml:34"}


def test_what_is_wrong_in_the_file_already_is_told_of_the_file(case: Path) -> None:
    spoiled = journal_in_text.RECORD.replace("profile: K-1", "profile: K-9")
    (case / "placeringar.yaml").write_text(spoiled, "utf-8")

    with pytest.raises(InvalidInputError) as refused:
        note(case, ENDED)

    assert [problem.message.code for problem in refused.value.problems] == ["TK-M202"]
    assert _journal(case) == spoiled


def test_a_remark_on_the_event_is_handed_back(case: Path) -> None:
    noted = note(case, {"event": "decision_given", "place": "P-03", "date": "2027-08-20"})

    assert [remark.message.code for remark in noted.remarks] == ["TK-M228"]


def test_a_try_writes_nothing(case: Path) -> None:
    assert note(case, ENDED, write=False).event["id"] == "H-27"
    assert _journal(case) == journal_in_text.RECORD


def test_two_at_once_lose_nothing(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other one writes between our reading and our writing; ours then takes the next number."""
    path, others = case / "placeringar.yaml", [LINE]

    def meanwhile(*folders: Path) -> None:
        if others:
            path.write_text(journal_in_text.RECORD + others.pop(), "utf-8")
        settle(*folders)

    monkeypatch.setattr("tenderkit.writers.output.settle", meanwhile)

    noted = note(case, {"event": "report_received", "date": "2028-03-14", "period_ends": "2028-02-29"})

    assert noted.event["id"] == "H-28"
    assert _journal(case).endswith(
        LINE + "  - {id: H-28, date: 2028-03-14, event: report_received, period_ends: 2028-02-29}\n"
    )


def test_a_folder_without_the_file_is_told_how_to_begin(case: Path) -> None:
    (case / "placeringar.yaml").unlink()

    with pytest.raises(RefusedError) as refused:
        note(case, ENDED)

    assert refused.value.message.code == "TK-M224"


@pytest.mark.parametrize(("target", "key"), [("P-01", "place"), ("b-2", "deficiency"), ("H-3", "corrects")])
def test_an_id_says_what_it_is_of(target: str, key: str) -> None:
    assert key_of_target(target) == {key: target.upper()}


@pytest.mark.parametrize("target", ["Kim", "P01", "", "K-1"])
def test_another_word_is_no_id(target: str) -> None:
    with pytest.raises(TenderkitError) as refused:
        key_of_target(target)

    assert refused.value.message.code == "TK-M222"


def _journal(case: Path) -> str:
    return (case / "placeringar.yaml").read_text("utf-8")
