"""The supplier's reports: one for each period, and the final one (uppfoljning.k1, k2)."""

from collections.abc import Iterator
from datetime import date

from tenderkit.model.case.case import FollowUp
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.fulfilment.fulfilment import Duty, DutyKind, FulfilmentStatus
from tenderkit.model.journal.choices import EventKind
from tenderkit.rules.contract.due_dates import contract_ends, final_report_due, report_periods
from tenderkit.rules.fulfilment.terms import FulfilmentTerms, because, late_words

REPORTED = ClauseRole.FOLLOW_UP


def report_duties(terms: FulfilmentTerms) -> Iterator[Duty]:
    """Those that have come or should have; of the final one also that it is awaited, once the contract is over."""
    follow_up = terms.requirement.follow_up
    if follow_up is None:
        return
    for period, due, after in _periods(terms, follow_up):
        yield from _report(terms, period, due, received_for(terms, period, after))
    last = final_report_due(terms.case, follow_up)
    if last is not None:
        yield from _final(terms, contract_ends(terms.case, options=False), last)


def awaited_report(terms: FulfilmentTerms, follow_up: FollowUp, day: date) -> date | None:
    """The last day for the next report of a period that hasn't come; `None` when none is left."""
    coming = (each for each in _periods(terms, follow_up) if each[1] >= day)
    return next((due for period, due, after in coming if received_for(terms, period, after) is None), None)


def _periods(terms: FulfilmentTerms, follow_up: FollowUp) -> Iterator[tuple[date, date, date]]:
    """Each period's last day, the last day for its report, and the last day of the period after it."""
    periods = tuple(report_periods(terms.case, follow_up))
    after = (*(period for period, _ in periods[1:]), contract_ends(terms.case, options=False))
    yield from ((period, due, later) for (period, due), later in zip(periods, after, strict=False))


def last_day_for(terms: FulfilmentTerms, follow_up: FollowUp, about: date) -> date | None:
    """The last day for the report that is about a day; `None` where none is asked for."""
    if about >= contract_ends(terms.case, options=False):
        return final_report_due(terms.case, follow_up)
    return next((due for period, due, after in _periods(terms, follow_up) if period <= about < after), None)


def received_for(terms: FulfilmentTerms, period: date, after: date | None) -> date | None:
    """The day when the report came in that is about the period, and not about the next as well."""
    return next(
        (
            each.date
            for each in terms.events(EventKind.REPORT_RECEIVED)
            if (about := each.event.period_ends) is not None and period <= about and (after is None or about < after)
        ),
        None,
    )


def _report(terms: FulfilmentTerms, period: date, due: date, received: date | None) -> Iterator[Duty]:
    facts = {"period": period, "due": due}
    if received is not None:
        yield _received(DutyKind.REPORT, "report", due, received, facts)
    elif terms.is_past(due):
        reason = because("report.missing", REPORTED, "k1", **facts)
        yield Duty(DutyKind.REPORT, FulfilmentStatus.NOT_MET, reason, due)


def _final(terms: FulfilmentTerms, ends: date, due: date) -> Iterator[Duty]:
    received = received_for(terms, ends, None)
    if received is not None:
        yield _received(DutyKind.FINAL_REPORT, "final_report", due, received, {"due": due})
    elif terms.is_past(ends):
        missing = terms.is_past(due)
        status = FulfilmentStatus.NOT_MET if missing else FulfilmentStatus.OPEN
        reason = because(f"final_report.{'missing' if missing else 'awaited'}", REPORTED, "k2", due=due)
        yield Duty(DutyKind.FINAL_REPORT, status, reason, due)


def _received(kind: DutyKind, key: str, due: date, received: date, facts: dict[str, date]) -> Duty:
    mark = "k2" if kind is DutyKind.FINAL_REPORT else "k1"
    if received <= due:
        reason = because(f"{key}.received", REPORTED, mark, received=received, **facts)
    else:
        reason = because(f"{key}.late", REPORTED, mark, received=received, late=late_words(due, received), **facts)
    return Duty(kind, FulfilmentStatus.MET, reason, due, received)
