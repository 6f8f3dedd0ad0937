"""How long before a meeting the clauses want the call to it, and whether one was sent in time: else it is no call."""

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from tenderkit.model.case.case import Procurement, Requirement, Supplier
from tenderkit.model.case.choices import Initiative
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.matching.choices import CalledMeeting
from tenderkit.model.matching.matching import Matching, MeetingCall
from tenderkit.rules.contract.each_requirement import each_requirement
from tenderkit.rules.contract.whose import belongs_to

NOTICE_DAYS = 10  # dialog-genomforande.k1, dialog-upprepning.k2, uppfoljning.k9


class NoticeOfCall(Struct, frozen=True):
    """What a call is held against: the clause that asks for notice, if any does, and the days that were given."""

    role: ClauseRole | None
    sent: date
    to_be_held: date

    @property
    def given(self) -> int:
        """Whole days from the day it was sent to the day of the meeting."""
        return (self.to_be_held - self.sent).days

    @property
    def is_enough(self) -> bool:
        """With less the supplier needn't come, and no time runs (dialog-genomforande.k2, dialog-upprepning.k2)."""
        return self.role is None or self.given >= NOTICE_DAYS

    @property
    def earliest(self) -> date:
        """The first day that a call sent on the same day can be for."""
        return self.sent + timedelta(days=NOTICE_DAYS if self.role is not None else 0)


def notice_of_call(case: Procurement, matching: Matching, call: MeetingCall, supplier: Supplier | None) -> NoticeOfCall:
    """The call, held against the requirement of its lot, or of any of the supplier's when it names none."""
    first = is_first_dialogue(case, matching, call, supplier)
    asked = (
        asks_for_notice(requirement, call.meeting, first=first) for requirement in _requirements(case, call, supplier)
    )
    role = next((each for each in asked if each is not None), None)
    return NoticeOfCall(role, call.sent, call.to_be_held)


def asks_for_notice(requirement: Requirement, meeting: CalledMeeting, *, first: bool) -> ClauseRole | None:
    """The clause that wants the authority's call some time before: none for a start meeting, or where the supplier calls."""
    dialogue, follow_up = requirement.dialogue, requirement.follow_up
    if meeting is CalledMeeting.FOLLOW_UP:
        asked = follow_up is not None and follow_up.meetings_per_year is not None
        return ClauseRole.FOLLOW_UP if asked else None
    if meeting is CalledMeeting.START or dialogue is None:
        return None
    if first:
        return ClauseRole.DIALOGUE if dialogue.initiative is Initiative.RECRUITER else None
    return ClauseRole.DIALOGUE_REPETITION if dialogue.repeat_every_months is not None else None


def is_first_dialogue(case: Procurement, matching: Matching, call: MeetingCall, supplier: Supplier | None) -> bool:
    """Whether the call is to the supplier's first dialogue: what it has to do before that is only asked then."""
    held = (each for each in matching.dialogues if belongs_to(case, each, supplier))
    return call.meeting is CalledMeeting.DIALOGUE and all(each.held >= call.to_be_held for each in held)


def _requirements(case: Procurement, call: MeetingCall, supplier: Supplier | None) -> Iterable[Requirement]:
    for each in each_requirement(case, supplier):
        if call.lot is None or call.lot in each.lot_ids:
            yield each.requirement
