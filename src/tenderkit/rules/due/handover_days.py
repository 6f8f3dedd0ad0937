"""What the handover leaves to do, and the days that the parties have agreed on (report l. 224).

The officer's own words may name somebody, so a point is called by its number in the case file.
"""

from collections.abc import Iterator
from datetime import date

from tenderkit.messages import document_text
from tenderkit.model.case.case import Procurement
from tenderkit.rules.due.matter import DueKind, DueMatter


def handover_days(case: Procurement, day: date) -> Iterator[DueMatter]:
    """What is left to do stays until it is taken out of the file; an agreed day that has passed is over."""
    if case.handover is None:
        return
    basis = document_text("due.basis.handover")
    for number, left in enumerate(case.handover.left_to_do, 1):
        what = document_text("due.what.left_to_do", number=number)
        yield DueMatter(DueKind.LEFT_TO_DO, left.by, what, basis, of=str(number), whose=left.who)
    for number, agreed in enumerate(case.handover.agreed_dates, 1):
        if agreed.date >= day:
            what = document_text("due.what.agreed_day", number=number)
            yield DueMatter(DueKind.AGREED_DAY, agreed.date, what, basis, of=str(number))
