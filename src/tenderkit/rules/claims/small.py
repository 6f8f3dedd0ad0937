"""When a missed meeting or a missing report was made good, by the meetings and reports of the journal (brist, uppfoljning)."""

from datetime import date

from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.journal.choices import EventKind
from tenderkit.rules.claims.deficiency import Deficiency
from tenderkit.rules.contract.whose import supplier_of
from tenderkit.rules.journal.known import Known


def remedied_small(known: Known, one: Deficiency) -> date | None:
    """The first report, or dialogue, of the supplier's after the deficiency was found; `None` while there is none."""
    kind = EventKind.REPORT_RECEIVED if one.role is ClauseRole.FOLLOW_UP else EventKind.DIALOGUE_HELD
    case = one.terms.of.case
    days = (
        each.date
        for each in known.of_kind(kind)
        if each.date > one.found.date and supplier_of(case, each.event) == one.terms.supplier
    )
    return next(days, None)
