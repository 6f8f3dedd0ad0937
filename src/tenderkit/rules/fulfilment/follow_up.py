"""The follow-up, told beside the requirement: reports, follow-up meetings and replies about candidates, each by its last day."""

from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.fulfilment.fulfilment import FulfilmentPart, FulfilmentStatus, PartFulfilment
from tenderkit.rules.fulfilment.dialogue import together
from tenderkit.rules.fulfilment.follow_up_meetings import meeting_duties
from tenderkit.rules.fulfilment.replies import reply_duties
from tenderkit.rules.fulfilment.reports import report_duties
from tenderkit.rules.fulfilment.terms import FulfilmentTerms


def follow_up_fulfilment(terms: FulfilmentTerms, of: str) -> PartFulfilment | None:
    """What has been due of it so far; `None` while nothing has."""
    duties = [*report_duties(terms), *meeting_duties(terms), *reply_duties(terms)]
    if not duties:
        return None
    asked = [each for each in duties if not each.blameless and each.status is not FulfilmentStatus.OPEN]
    return PartFulfilment(
        part=FulfilmentPart.FOLLOW_UP,
        role=ClauseRole.FOLLOW_UP,
        status=together(duties),
        required=len(asked),
        done=sum(each.status is FulfilmentStatus.MET for each in asked),
        reasons=tuple(each.reason for each in duties),
        of=of,
        duties=tuple(duties),
    )
