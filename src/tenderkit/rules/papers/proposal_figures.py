"""A proposal of a candidate: how long the one that is asked has to answer."""

from typing import Annotated

from msgspec import Struct

from tenderkit.model.case.case import Procurement, Supplier
from tenderkit.model.matching.matching import Agreement, Placement
from tenderkit.rules.contract.each_requirement import each_requirement
from tenderkit.rules.papers.handover import may_be_contacted

_WITHOUT_DIALOGUE = 10  # days (matchning.k4)


class ProposalFacts(Struct, frozen=True):
    """What follows from the clauses when a candidate is proposed."""

    allowed: Annotated[bool, "Om leverantören fick kontaktas den dagen"]
    reply_days: Annotated[int | None, "Dagar för svar, räknat från att förslaget kom fram"]


def proposal_facts(
    case: Procurement, supplier: Supplier | None, placement: Placement, agreement: Agreement | None
) -> ProposalFacts:
    """What is asked of a proposal on its day."""
    proposed = placement.proposal.date if placement.proposal is not None else None
    return ProposalFacts(may_be_contacted(case, proposed), _reply_days(case, supplier, placement, agreement))


def _reply_days(
    case: Procurement, supplier: Supplier | None, placement: Placement, agreement: Agreement | None
) -> int | None:
    """The agreement's own time, else the requirement's (dialog-svar.k1, matchning.k4); `None` where its lots give several."""
    if agreement is not None:
        return agreement.reply_within_days
    of = (
        each.requirement
        for each in each_requirement(case, supplier)
        if placement.lot is None or placement.lot in each.lot_ids
    )
    days = {
        each.dialogue.reply_within_days if each.dialogue is not None else _WITHOUT_DIALOGUE
        for each in of
        if each.dialogue is not None or each.places is not None
    }
    return days.pop() if len(days) == 1 else None
