"""A call comes as long before the meeting as the clause says, or it is none."""

from datetime import date
from pathlib import PurePath

import pytest

from given import cases
from given.first_weeks_case import CASE, RECORD
from given.lots import lots_case
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.journal.record import Record
from tenderkit.model.matching.choices import CalledMeeting
from tenderkit.model.matching.matching import MeetingCall
from tenderkit.readers.journal.record_reader import parse_record
from tenderkit.readers.yaml.yaml_reader import parse_yaml
from tenderkit.rules.journal.notice_of_calls import NoticeOfCall, asks_for_notice, is_first_dialogue, notice_of_call
from tenderkit.rules.journal.view import view_on

SENT = "2027-09-01"
FOLLOW_UP = "    meetings_per_year: 1\n"
DIALOGUE, AGAIN = ClauseRole.DIALOGUE, ClauseRole.DIALOGUE_REPETITION


def record(*events: str) -> Record:
    journal = "".join(f"  - {{{event}}}\n" for event in events)
    return parse_record(parse_yaml(f"format: 2\njournal:\n{journal}", PurePath("placeringar.yaml")))


def notice(event: str, *earlier: str, case: str = CASE) -> NoticeOfCall:
    """What the last event, a call, is held against."""
    matching = view_on(record(*earlier, event), None, None).matching
    return notice_of_call(cases.read(case), matching, matching.calls[-1], cases.read(case).suppliers[0])


def dialogue(to_be_held: str) -> str:
    return f"date: {SENT}, event: dialogue_called, to_be_held: {to_be_held}"


def meeting(kind: str, to_be_held: str) -> str:
    return f"date: {SENT}, event: meeting_called, meeting: {kind}, to_be_held: {to_be_held}"


HELD = "date: 2027-03-01, event: dialogue_held, outcome: open"


@pytest.mark.parametrize(
    ("event", "earlier", "given", "role", "enough"),
    [
        pytest.param(dialogue("2027-09-11"), (), 10, DIALOGUE, True, id="the first dialogue, ten days before"),
        pytest.param(dialogue("2027-09-10"), (), 9, DIALOGUE, False, id="the first dialogue, nine days before"),
        pytest.param(dialogue("2027-09-11"), (HELD,), 10, AGAIN, True, id="a new dialogue, ten days before"),
        pytest.param(dialogue("2027-09-10"), (HELD,), 9, AGAIN, False, id="a new dialogue, nine days before"),
        pytest.param(meeting("follow_up", "2027-09-11"), (), 10, ClauseRole.FOLLOW_UP, True, id="a follow-up, ten"),
        pytest.param(meeting("follow_up", "2027-09-10"), (), 9, ClauseRole.FOLLOW_UP, False, id="a follow-up, nine"),
        pytest.param(meeting("start", SENT), (), 0, None, True, id="no clause says when a start meeting is called to"),
    ],
)
def test_a_call_is_held_against_its_clause(
    event: str, earlier: tuple[str, ...], given: int, role: ClauseRole | None, *, enough: bool
) -> None:
    found = notice(event, *earlier)

    assert (found.role, found.given, found.is_enough) == (role, given, enough)


def test_the_earliest_day_is_ten_days_on_where_a_clause_says_so() -> None:
    assert notice(dialogue("2027-09-02")).earliest == date(2027, 9, 11)
    assert notice(meeting("start", "2027-09-02")).earliest == date(2027, 9, 1)


def test_where_the_supplier_calls_to_the_first_dialogue_the_authority_has_no_notice_to_keep() -> None:
    case = CASE.replace("initiative: recruiter", "initiative: supplier")

    assert notice(dialogue("2027-09-02"), case=case).role is None
    assert notice(dialogue("2027-09-02"), HELD, case=case).role is AGAIN


@pytest.mark.parametrize(
    ("text", "called", "first"),
    [
        pytest.param(CASE.replace("    repeat_every_months: 6\n", ""), CalledMeeting.DIALOGUE, False, id="no repetition"),
        pytest.param(cases.WITH_PLACES, CalledMeeting.DIALOGUE, True, id="no dialogue"),
        pytest.param(CASE.replace(", meetings_per_year: 1", ""), CalledMeeting.FOLLOW_UP, False, id="no follow-up meetings"),
        pytest.param(cases.WITH_PLACES, CalledMeeting.FOLLOW_UP, False, id="no follow-up"),
    ],
)  # fmt: skip
def test_a_clause_that_the_requirement_lacks_asks_for_nothing(text: str, called: CalledMeeting, *, first: bool) -> None:
    assert asks_for_notice(cases.read(text).requirement, called, first=first) is None


def test_a_dialogue_of_the_same_day_or_later_doesnt_come_before() -> None:
    matching = view_on(record(dialogue("2027-03-01"), HELD), None, None).matching
    case = cases.read(CASE)

    assert is_first_dialogue(case, matching, matching.calls[0], case.suppliers[0])


@pytest.mark.parametrize(("lot", "role"), [(None, DIALOGUE), ("A", DIALOGUE), ("B", None)])
def test_a_call_is_held_against_the_requirement_of_its_lot(lot: str | None, role: ClauseRole | None) -> None:
    case = cases.read(lots_case(instead="  follow_up: {report_every_months: 6, report_within_days: 14}\n"))
    call = MeetingCall(
        id="1", lot=lot, meeting=CalledMeeting.DIALOGUE, sent=date(2027, 9, 1), to_be_held=date(2027, 9, 2)
    )
    matching = view_on(record(), None, None).matching

    assert notice_of_call(case, matching, call, None).role is role


def test_calls_are_known_by_their_days_and_lead_back_to_the_journal() -> None:
    both = record(meeting("follow_up", "2027-09-15"), HELD, dialogue("2027-09-15"))
    view = view_on(both, None, None)

    assert [call.id for call in view.matching.calls] == ["2027-09-15", "2027-09-15-2"]
    assert [call.meeting for call in view.matching.calls] == [CalledMeeting.FOLLOW_UP, CalledMeeting.DIALOGUE]
    assert view.addresses[("calls", 1)] == ("journal", 2)
    assert view.addresses[("calls", 1, "sent")] == ("journal", 2, "date")


def test_a_call_that_isnt_known_yet_or_has_no_day_is_none() -> None:
    without = record(dialogue("2027-09-15"), f"date: {SENT}, event: dialogue_called")

    assert len(view_on(without, None, None).matching.calls) == 1
    assert view_on(without, None, date(2027, 8, 31)).matching.calls == ()


def test_a_call_keeps_its_time_and_where_it_is() -> None:
    source = parse_yaml(RECORD, PurePath("placeringar.yaml"))
    first = view_on(parse_record(source), None, None).matching.calls[0]

    assert (first.time, first.where, first.sent) == ("kl. 9–10", "Depån i Torvalla", date(2027, 2, 8))
