"""Deficiencies of the dialogue and the follow-up: which of the supplier's duties they are about, as the report tells of them.

A deficiency that names places is of what the clause asks for of them (uppfoljning.k5–k8), which no duty says anything about.
"""

from datetime import date

from msgspec import Struct

from tenderkit.messages import text
from tenderkit.model.case.case import Supplier
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.fulfilment.fulfilment import Duty, DutyKind, FulfilmentStatus
from tenderkit.problems import Fault
from tenderkit.rules.claims.deficiency import Deficiency
from tenderkit.rules.claims.judged import JudgedCase, at_event
from tenderkit.rules.contract.each_requirement import each_requirement
from tenderkit.rules.contract.small_penalties import SmallFor
from tenderkit.rules.fulfilment.dialogue import dialogue_fulfilment
from tenderkit.rules.fulfilment.follow_up_meetings import meeting_duties
from tenderkit.rules.fulfilment.reports import last_day_for, report_duties
from tenderkit.rules.fulfilment.terms import FulfilmentTerms, terms_for
from tenderkit.rules.journal.known import KnownEvent
from tenderkit.rules.language.wording import write_date

_DIALOGUES = (DutyKind.FIRST_DIALOGUE, DutyKind.NEXT_DIALOGUE)
_REPORTS = (DutyKind.REPORT, DutyKind.FINAL_REPORT)
_OF_CLAUSE = {
    ClauseRole.DIALOGUE: (DutyKind.FIRST_DIALOGUE, DutyKind.PLAN),
    ClauseRole.DIALOGUE_REPETITION: (DutyKind.NEXT_DIALOGUE,),
    ClauseRole.FOLLOW_UP: (*_REPORTS, DutyKind.MEETING),
}
_OF_PENALTY = {SmallFor.DIALOGUE: _DIALOGUES, SmallFor.REPORT: _REPORTS}


class DutiesOn(Struct, frozen=True):
    """The duties that a deficiency may be about, on a day, and the last day of the report that it names."""

    duties: tuple[Duty, ...]
    named_due: date | None = None

    @property
    def lacking(self) -> tuple[Duty, ...]:
        """Those that the supplier answers for not having done."""
        return tuple(each for each in self.duties if each.status is FulfilmentStatus.NOT_MET and not each.blameless)

    @property
    def late(self) -> tuple[Duty, ...]:
        """Those that were done, but late: that can't be undone, and is a deficiency to account for (brist.s7)."""
        return tuple(each for each in self.duties if each.days_late and not each.blameless)

    @property
    def undecided(self) -> tuple[Duty, ...]:
        return tuple(each for each in self.duties if each.status is FulfilmentStatus.UNDECIDED)

    @property
    def reason(self) -> str:
        """Why none is lacking: what is told of the last of them, or that none has been due."""
        if self.duties:
            return self.duties[-1].reason.words
        if self.named_due is not None:
            return text("claims.duty.report_not_due", due=write_date(self.named_due))
        return text("claims.duty.none_due")


def none_lacking(event: KnownEvent, on: DutiesOn, code: str, **facts: object) -> Fault:
    """What is said of an event that needs a duty which is lacking, where none is: by the code with its facts, or that it can't be decided."""
    if on.undecided:
        return at_event(event, "TK-M164", what=text("claims.undecided.duty", reason=on.undecided[-1].reason.words))
    return at_event(event, code, **facts, reason=on.reason)


def duties_found(judged: JudgedCase, one: Deficiency) -> DutiesOn | None:
    """Those of its clause on the day when it was found; `None` where they don't decide whether anything is lacking."""
    kinds = _OF_CLAUSE.get(one.role) if one.role is not None else None
    if kinds is None or one.found.event.of or one.terms.unclear or one.terms.supplier is None:
        return None
    follow_up = one.terms.requirement.follow_up
    if one.role is ClauseRole.FOLLOW_UP and (follow_up is None or follow_up.report_within_days is None):
        return None
    return _duties_on(judged, one, one.terms.supplier, kinds, one.found.date)


class MissedDuties(Struct, frozen=True):
    """What a penalty may be for when the deficiency was `found`, and when each of those that were lacking then had been done."""

    found: DutiesOn
    done: tuple[date | None, ...]
    ends: date | None  # the last day for remedy

    @property
    def remedied(self) -> date | None:
        """The day on which the last of them had been done; `None` while one is left."""
        days = [day for day in self.done if day is not None]
        return max(days) if days and len(days) == len(self.done) else None

    @property
    def left(self) -> tuple[Duty, ...]:
        """Those that were still lacking after the time for remedy."""
        pairs = zip(self.found.lacking, self.done, strict=True)
        return tuple(duty for duty, day in pairs if day is None or self.ends is None or day > self.ends)


def missed_duties(judged: JudgedCase, one: Deficiency, day: date) -> MissedDuties | None:
    """The missed dialogues, or the missing reports, that its penalty may be for, by what has happened by the day; `None` without such a one."""
    small, supplier = one.terms.small, one.terms.supplier
    if small is None or supplier is None:
        return None
    kinds = _OF_PENALTY[small.of]
    found, later = (_duties_on(judged, one, supplier, kinds, each) for each in (one.found.date, day))
    done = {(each.kind, each.due): each.done for each in later.duties}
    return MissedDuties(found, tuple(done.get((each.kind, each.due)) for each in found.lacking), one.remedy_ends)


def _duties_on(
    judged: JudgedCase, one: Deficiency, supplier: Supplier, kinds: tuple[DutyKind, ...], day: date
) -> DutiesOn:
    """By the requirement in all of the supplier's lots: what isn't places is owed once."""
    asked = each_requirement(judged.case, supplier)
    of = next((each for each in asked if each.key == one.terms.of.key), one.terms.of)
    terms, follow_up = terms_for(of, judged.matching, supplier, day, judged.known), of.requirement.follow_up
    found = tuple(each for each in _duties(terms, kinds) if each.kind in kinds)
    about = one.found.event.period_ends
    due = last_day_for(terms, follow_up, about) if about is not None and follow_up is not None else None
    if due is None:
        return DutiesOn(found)
    return DutiesOn(tuple(each for each in found if each.kind in _REPORTS and each.due == due), due)


def _duties(terms: FulfilmentTerms, kinds: tuple[DutyKind, ...]) -> tuple[Duty, ...]:
    if DutyKind.REPORT in kinds:
        return (*report_duties(terms), *meeting_duties(terms))
    part = dialogue_fulfilment(terms, "")
    return part.duties if part is not None else ()
