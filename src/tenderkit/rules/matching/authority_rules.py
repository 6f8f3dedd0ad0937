"""Several contracting authorities in the recruiter's file: whose contract each item is of, and who claims how much."""

from collections.abc import Iterator

from tenderkit.messages import Message
from tenderkit.model.case.case import Procurement
from tenderkit.model.case.choices import ClaimedBy
from tenderkit.model.matching.matching import Breach, Matching
from tenderkit.problems import Fault, Key
from tenderkit.rules.contract.joint_words import buyers_of
from tenderkit.rules.contract.whose_contract import buyer_named

_OF_AN_AUTHORITY = ("calls", "profiles", "agreements", "breaches")
_WHOLE = 100


def items_are_of_an_authority_that_buys(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """A name that is nobody's would leave a paper without a party; a purchasing centre has no contract of its own."""
    for key, said in _named(matching):
        if case.joint is None:
            yield Fault(key, Message("TK-R451", {"name": case.authority.name}))
        elif buyer_named(case, said) is None:
            known = ", ".join(each.name for each in buyers_of(case))
            yield Fault(key, Message("TK-R450", {"known": known}))


def claims_are_somebodys(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """Each claims for its own contract or its share, or the leading one for all, so that nothing is claimed twice (koppling-kontrakt.k1-k3)."""
    if case.joint is None:
        return
    for index, breach in enumerate(matching.breaches):
        if breach.claim is None:
            continue
        key = ("breaches", index, "claim", "shares")
        if case.joint.claimed_by is ClaimedBy.LEADING:
            if breach.claim.shares:
                yield Fault(key, Message("TK-R454", {"name": case.authority.name}))
        elif bool(breach.claim.shares) == (breach.for_authority is not None):
            yield Fault(key if breach.claim.shares else key[:3], Message("TK-R452"))
        elif breach.claim.shares:
            yield from _shares(case, key, breach)


def _shares(case: Procurement, key: Key, breach: Breach) -> Iterator[Fault]:
    """Nobody has two shares, and together they are the whole: who has bought nothing has none."""
    shares = breach.claim.shares if breach.claim is not None else ()
    named = [buyer_named(case, share.authority) for share in shares]
    if None in named:
        return  # told by its own rule
    total = sum(share.percent for share in shares)
    if total != _WHOLE or len(named) != len(set(named)):
        yield Fault(key, Message("TK-R453", {"total": str(total)}))


def _named(matching: Matching) -> Iterator[tuple[Key, str]]:
    for section in _OF_AN_AUTHORITY:
        for index, item in enumerate(getattr(matching, section)):
            if item.for_authority is not None:
                yield (section, index, "for_authority"), item.for_authority
    for index, breach in enumerate(matching.breaches):
        for at, share in enumerate(breach.claim.shares if breach.claim is not None else ()):
            yield ("breaches", index, "claim", "shares", at, "authority"), share.authority


RULES = (items_are_of_an_authority_that_buys, claims_are_somebodys)
