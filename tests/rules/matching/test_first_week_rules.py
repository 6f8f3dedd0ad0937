"""What the recruiter's files say of calls, proposals and the first week, each fault at its line in its own file."""

from pathlib import Path

import pytest

from given.first_weeks_case import PERSONS, RECORD, changed, first_weeks_folder
from tenderkit.problems import InvalidInputError, Problem
from tenderkit.workflows.case.sound_case import load_sound_case
from tenderkit.workflows.matching.recruiters_file import read_sound_matching

PROPOSAL = "date: 2027-05-03, consent: 2027-04-28"


def told(home: Path, record: str = RECORD, persons: str = PERSONS) -> list[str]:
    """File, line, code and words of each fault or remark."""
    sound = load_sound_case(first_weeks_folder(home, record=record, persons=persons))
    problems: tuple[Problem, ...]
    try:
        _, problems = read_sound_matching(sound)
    except InvalidInputError as error:
        problems = error.problems
    return [f"{each.file.name}:{each.line} {each.message.code} {each.message.what}" for each in problems]


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


def test_a_call_that_came_late_is_told_at_its_event_and_stops_nothing(tmp_path: Path) -> None:
    line = line_of(RECORD, "date: 2027-08-12")

    late = "kallelsen till mötet 2027-08-20 skickades 8 dagar i förväg, och villkoret kräver 10: den räknas inte som en kallelse"
    assert told(tmp_path) == [f"placeringar.yaml:{line} TK-M250 {late}"]


def test_a_call_in_time_is_nothing_to_tell_of(tmp_path: Path) -> None:
    assert told(tmp_path, changed(RECORD, ("date: 2027-08-12", "date: 2027-08-10"))) == []


def test_a_call_after_its_meeting_is_a_fault(tmp_path: Path) -> None:
    record = changed(RECORD, ("date: 2027-08-12", "date: 2027-08-21"))

    assert told(tmp_path, record) == [
        f"placeringar.yaml:{line_of(record, 'date: 2027-08-21')} TK-M010 to_be_held (2027-08-20) ligger före date (2027-08-21)"
    ]


def test_nobody_is_called_before_the_award(tmp_path: Path) -> None:
    record = changed(RECORD, ("date: 2027-02-08", "date: 2027-01-08"), ("date: 2027-08-12", "date: 2027-08-10"))

    assert [each.split()[1] for each in told(tmp_path, record)] == ["TK-M012"]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        pytest.param(PROPOSAL, "date: 2027-04-27, consent: 2027-04-28", "TK-M252 förslaget lämnades 2027-04-27, innan personen samtyckte 2027-04-28", id="before the consent"),
        pytest.param(PROPOSAL, "date: 2027-04-28, consent: 2027-04-28", "", id="on its day"),
        pytest.param(PROPOSAL, f"{PROPOSAL}, withdrawn: 2027-04-27", "TK-M253 samtycket är återtaget 2027-04-27, innan det lämnades 2027-04-28", id="withdrawn before it was given"),
        pytest.param(PROPOSAL, f"{PROPOSAL}, withdrawn: 2027-04-28", "", id="withdrawn the same day"),
        pytest.param("relevant: [truckkort, B-körkort]", "relevant: [truckkort från arbetsträningen]", "TK-M051 placements.proposal.relevant innehåller ett ord som kan röja något om en person", id="merits that tell of the background"),
        pytest.param("tisdag: kantsten med handledaren", "tisdag: möte om din diagnos", "TK-M051 placements.introduction.days innehåller ett ord som kan röja något om en person", id="a first week that tells of the person"),
    ],
)  # fmt: skip
def test_what_is_said_of_a_person_is_told_at_its_line_in_the_persons_file(
    old: str, new: str, found: str, tmp_path: Path
) -> None:
    persons = changed(PERSONS, (old, new))
    record = changed(RECORD, ("date: 2027-08-12", "date: 2027-08-10"))

    expected = [f"personer.yaml:{line_of(persons, new)} {found}"] if found else []
    assert told(tmp_path, record, persons) == expected


def test_nobody_is_proposed_before_the_award(tmp_path: Path) -> None:
    persons = changed(PERSONS, (PROPOSAL, "date: 2027-01-08, consent: 2027-01-08"))

    assert f"personer.yaml:{line_of(persons, 'date: 2027-01-08')} TK-M012" in " ".join(told(tmp_path, persons=persons))
