"""Noting an event: understood, held against the whole file, and written without touching anything else."""

import subprocess
import sys
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


@pytest.mark.parametrize(
    ("stands", "becomes"),
    [
        pytest.param("journal:\n", "journal:\n  - {EVENT}\n", id="empty"),
        pytest.param("journal:", "journal:\n  - {EVENT}", id="empty, without a last line end"),
        pytest.param("journal: []\n", "journal: [{EVENT}]\n", id="in brackets"),
        pytest.param("journal: ~\n", "journal: [{EVENT}]\n", id="nothing"),
        pytest.param("journal: [\n  ]\n", "journal: [{EVENT}\n  ]\n", id="brackets on two lines"),
        pytest.param("journal:  # än\n  # så\n", "journal:  # än\n  - {EVENT}\n  # så\n", id="comments"),
    ],
)
def test_however_an_empty_journal_is_written_the_event_comes_into_it(case: Path, stands: str, becomes: str) -> None:
    places = journal_in_text.RECORD.partition("journal:\n")[0]
    (case / "placeringar.yaml").write_text(places + stands, "utf-8")

    note(case, {"event": "started", "place": "P-01", "date": "2027-06-01"})

    event = "{id: H-1, date: 2027-06-01, event: started, place: P-01}"
    assert _journal(case) == places + becomes.replace("{EVENT}", event)


def test_a_word_where_the_journal_would_stand_is_not_written_over(case: Path) -> None:
    text = journal_in_text.RECORD.partition("journal:\n")[0] + "journal: vi för den på papper\n"
    (case / "placeringar.yaml").write_text(text, "utf-8")

    with pytest.raises(InvalidInputError):
        note(case, ENDED)

    assert _journal(case) == text


def test_a_link_to_the_file_is_left_alone(case: Path, tmp_path: Path) -> None:
    path, other = case / "placeringar.yaml", tmp_path / "annan.yaml"
    path.rename(other)
    path.symlink_to(other)

    with pytest.raises(TenderkitError) as refused:
        note(case, ENDED)

    assert "TK-F003" in str(refused.value)
    assert path.is_symlink()
    assert other.read_text("utf-8") == journal_in_text.RECORD


def test_several_notes_and_a_build_at_once_lose_nothing(case: Path) -> None:
    """Real runs: each either notes its event or says that it couldn't; none is lost or written twice."""
    days = [f"2028-03-{day:02}" for day in range(10, 14)]
    python = (sys.executable, "-m", "tenderkit")
    runs = [
        subprocess.Popen(
            [*python, "note", case, "report_received", "--date", day, "--period_ends", "2028-02-29"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for day in days
    ]
    build = [*python, "build", str(case), "--kind", "lagesrapport", "--date", "2028-01-10"]
    built = subprocess.run(build, capture_output=True, check=False)

    codes = [run.wait() for run in runs]

    noted = [day for day, code in zip(days, codes, strict=True) if code == 0]
    lines = _journal(case).removeprefix(journal_in_text.RECORD).splitlines()
    assert sorted(line.partition("date: ")[2][:10] for line in lines) == noted
    assert [line.partition("{id: ")[2].partition(",")[0] for line in lines] == [
        f"H-{27 + at}" for at in range(len(noted))
    ]
    assert set(codes) <= {0, 3}
    assert noted
    assert built.returncode in (0, 3)


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
