"""Proposals of candidates: only after the award, and only with the person's consent."""

from collections.abc import Iterator

from tenderkit.messages import Message
from tenderkit.model.case.case import Procurement
from tenderkit.model.matching.matching import Matching
from tenderkit.problems import Fault
from tenderkit.rules.contract.date_order import after_the_award


def proposals_follow_the_award(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """Before it there is no supplier to propose anybody to (report l. 224)."""
    for index, placement in enumerate(matching.placements):
        if placement.proposal is not None:
            yield from after_the_award(case, ("placements", index, "proposal", "date"), placement.proposal.date)


def proposals_have_consent(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """No name goes to a supplier before the person has agreed to it (art. 6 and 7 GDPR; matchning, guidance)."""
    del case
    for index, placement in enumerate(matching.placements):
        if (proposal := placement.proposal) is None:
            continue
        key = ("placements", index, "proposal")
        consent = proposal.consent.isoformat()
        if proposal.date < proposal.consent:
            facts = {"date": proposal.date.isoformat(), "consent": consent}
            yield Fault((*key, "consent"), Message("TK-M252", facts))
        if proposal.withdrawn is not None and proposal.withdrawn < proposal.consent:
            facts = {"withdrawn": proposal.withdrawn.isoformat(), "consent": consent}
            yield Fault((*key, "withdrawn"), Message("TK-M253", facts))


RULES = (proposals_follow_the_award, proposals_have_consent)
