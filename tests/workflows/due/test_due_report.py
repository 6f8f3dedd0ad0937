"""What is due as a page, for programs and as a calendar: the same list, and nobody in it."""

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from given.canaries import MARKET_DIALOGUES, canary_files, case_with
from given.cases import WITH_PLACES, case_folder
from given.folder_of_cases import awarded_folder
from tenderkit.messages import language
from tenderkit.problems import RefusedError, TenderkitError
from tenderkit.workflows.due.due_report import deliver_calendar, due_as_data, due_report
from tenderkit.workflows.due.read_due import DueList, read_due
from tenderkit.workflows.reports.reporting import render_report

DAY = date(2027, 12, 1)


def events(path: Path) -> list[dict[str, object]]:
    return [
        {
            "uid": str(event["uid"]),
            "day": event.decoded("dtstart"),
            "says": str(event["summary"]),
            "stamp": event.decoded("dtstamp").date(),
        }
        for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    ]


@pytest.fixture
def found(tmp_path: Path) -> DueList:
    awarded_folder(tmp_path / "ärenden")
    return read_due(tmp_path / "ärenden", DAY)


def test_the_calendar_holds_what_has_a_day_and_is_stamped_with_the_day_of_the_list(
    found: DueList, tmp_path: Path
) -> None:
    count = deliver_calendar(found, tmp_path / "due.ics")

    written = events(tmp_path / "due.ics")
    assert [each["day"] for each in written] == [each.matter.day for each in found.entries if each.matter.day]
    assert {each["stamp"] for each in written} == {DAY}
    assert len({each["uid"] for each in written}) == len(written) == count


def test_what_is_late_says_so_in_the_calendar(found: DueList, tmp_path: Path) -> None:
    deliver_calendar(found, tmp_path / "due.ics")

    late = [str(each["says"]) for each in events(tmp_path / "due.ics") if str(each["says"]).startswith("Försenat: ")]
    assert len(late) == len(found.late) > 0


def test_a_list_of_another_day_gives_the_same_entries_their_ids_again(tmp_path: Path) -> None:
    awarded_folder(tmp_path / "ärenden")
    for name, day in (("a.ics", DAY), ("b.ics", date(2028, 1, 1))):
        deliver_calendar(read_due(tmp_path / "ärenden", day), tmp_path / name)

    first, second = ({each["uid"]: each["day"] for each in events(tmp_path / name)} for name in ("a.ics", "b.ics"))
    shared = first.keys() & second.keys()
    assert len(shared) > len(second) // 2
    assert {uid: first[uid] for uid in shared} == {uid: second[uid] for uid in shared}


def test_the_same_list_gives_the_same_bytes_in_any_language(found: DueList, tmp_path: Path) -> None:
    for name, spoken in (("a.ics", "sv"), ("b.ics", "en")):
        token = language.set(spoken)
        deliver_calendar(found, tmp_path / name)
        language.reset(token)

    assert (tmp_path / "a.ics").read_bytes() == (tmp_path / "b.ics").read_bytes()


def test_a_line_of_the_calendar_is_no_longer_than_the_format_allows(found: DueList, tmp_path: Path) -> None:
    deliver_calendar(found, tmp_path / "due.ics")

    assert max(map(len, (tmp_path / "due.ics").read_bytes().split(b"\r\n"))) <= 75


def test_a_calendar_without_a_day_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as refused:
        deliver_calendar(DueList(DAY, (), 0, 0), tmp_path / "due.ics")

    assert refused.value.message.code == "TK-G003"
    assert not (tmp_path / "due.ics").exists()


def test_a_file_by_another_name_is_no_calendar(found: DueList, tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as refused:
        deliver_calendar(found, tmp_path / "due.txt")

    assert refused.value.message.code == "TK-G004"


def test_a_file_that_is_there_is_replaced_only_when_that_is_asked_for(found: DueList, tmp_path: Path) -> None:
    (tmp_path / "due.ics").write_text("min kalender", "utf-8")

    with pytest.raises(TenderkitError):
        deliver_calendar(found, tmp_path / "due.ics")
    assert deliver_calendar(found, tmp_path / "due.ics", force=True) > 0


def test_the_page_names_the_day_first_and_has_a_part_for_each_role_that_has_something_to_do(found: DueList) -> None:
    lines = render_report(due_report(found), ".txt").decode().splitlines()

    assert lines[0] == "Att göra den 2027-12-01"
    assert [line for line in lines if line in ("Beställare", "Upphandlare", "Samordnare", "Rekryterare")][:1] == [
        "Upphandlare"
    ]
    assert any("försenat" in line for line in lines)
    assert any("utan dag" in line for line in lines)


def test_when_nothing_is_due_the_page_says_so() -> None:
    assert "Inget." in render_report(due_report(DueList(DAY, (), 1, 0)), ".txt").decode()


def test_no_person_and_before_the_notice_no_title_is_in_the_list_or_the_calendar(tmp_path: Path) -> None:
    home = tmp_path / "ärenden"
    folder = case_folder(home, case_with(MARKET_DIALOGUES[0]), "kanarie")
    for name, text in zip(("placeringar.yaml", "personer.yaml"), canary_files(), strict=True):
        (folder / name).write_text(text, "utf-8")
    days = "  begins: 2026-11-01\n  published: 2026-11-10\n"
    secret = WITH_PLACES.replace("title: Väghyveln", "title: Kanariehemligt").replace("  begins: 2026-11-01\n", days)
    case_folder(home, secret, "b")

    for day in (date(2025, 1, 1), date(2025, 7, 1), date(2026, 3, 1), date(2026, 11, 9)):
        found = read_due(home, day)
        deliver_calendar(found, tmp_path / "due.ics", force=True)
        unfolded = (tmp_path / "due.ics").read_text("utf-8").replace("\n ", "").replace("\r", "")
        told = f"{due_as_data(found)}{unfolded}".casefold()

        words = {word.strip("'\",:;()[]{}\\") for word in told.replace("\\n", " ").split() if "kanarie" in word}
        assert found.read == 2
        assert words <= {"kanarieupphandlingen", "kanariebolaget", "kanarieselskapet"}, day
