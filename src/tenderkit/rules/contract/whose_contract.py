"""Which of several contracting authorities a paper is from: the one whose contract or call-off it is about."""

from collections.abc import Mapping

from tenderkit.model.case.case import Procurement
from tenderkit.model.case.choices import ClaimedBy
from tenderkit.rules.contract.authorities import BuyingAuthority, authorities_of, authority_named
from tenderkit.rules.contract.joint_words import buyers_of

_OWN = ("agreement", "profile", "call")  # made with one of them; a breach may concern them all


def leading_authority(case: Procurement) -> BuyingAuthority:
    """The case's own `authority`."""
    return authorities_of(case)[0]


def buyer_named(case: Procurement, said: str | None) -> BuyingAuthority | None:
    """The one that an item of the recruiter's file names; the only one there is when it names none; `None` while it is unclear."""
    buyers = buyers_of(case)
    if said is None:
        return buyers[0] if len(buyers) == 1 else None
    found = authority_named(case, said)
    return found if found in buyers else None


def authority_of_paper(case: Procurement, about: Mapping[str, object | None]) -> BuyingAuthority | None:
    """Whose contract the agreement, the profile, the call or the breach is about; `None` when the file doesn't say.

    What concerns them all is the leading one's to say, and so is everything about a claim that it makes for all
    (koppling-kontrakt.s7, k3).
    """
    if case.joint is None:
        return leading_authority(case)
    own = next((about[name] for name in _OWN if about.get(name) is not None), None)
    breach = about.get("breach")
    if own is not None and breach is None:
        return buyer_named(case, getattr(own, "for_authority", None))
    said = getattr(breach, "for_authority", None)
    if said is None or case.joint.claimed_by is ClaimedBy.LEADING:
        return leading_authority(case)
    return buyer_named(case, said)
