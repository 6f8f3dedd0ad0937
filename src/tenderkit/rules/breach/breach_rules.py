"""From a breach to a claim, in the order of the clauses brist and vite: request, time for remedy, claim or decision not to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tenderkit.messages import Message
from tenderkit.model.case.case import Penalty
from tenderkit.model.matching.matching import Breach, Claim
from tenderkit.model.penalty.unit import unit_of
from tenderkit.problems import Fault, Key
from tenderkit.rules.breach.penalty_due import (
    claimed_before,
    how_many,
    most_places,
    most_time,
    stopped,
    weeks_counted,
)
from tenderkit.rules.breach.terms import BreachedContract, BreachTerms, terms_of_breach
from tenderkit.rules.contract.date_order import in_order
from tenderkit.rules.contract.due_dates import claim_ends, remedy_ends, small_claim_ends
from tenderkit.rules.contract.each_requirement import lots_of
from tenderkit.rules.contract.whose import supplier_of
from tenderkit.rules.language.days_told import days_told


@dataclass(frozen=True, slots=True)
class Claimed:
    """A breach for which a penalty is claimed."""

    key: Key
    breach: Breach
    claim: Claim
    terms: BreachTerms

    @property
    def penalty(self) -> Penalty | None:
        """What the claim may rest on; `None` when nothing but a request follows (brist.s5)."""
        return self.terms.penalty

    @property
    def remedy_ends(self) -> date | None:
        """The last day for remedy; unknown without a request."""
        days = self.terms.remedy_days if self.penalty is None else self.penalty.remedy_days
        if self.breach.request is None or days is None or (self.penalty is None and self.terms.small is None):
            return None
        return remedy_ends(self.breach.request.counts_from, days)

    @property
    def last_day(self) -> date | None:
        """For the claim (vite.k1, brist.k8); `None` without a limit."""
        ends = self.remedy_ends
        if ends is None:
            return None
        return small_claim_ends(ends) if self.penalty is None else claim_ends(ends, self.penalty)

    def fault(self, *key: str, code: str, **facts: str) -> Fault:
        """A fault at a key within the breach."""
        return Fault((*self.key, *key), Message(code, facts))


def breaches_have_their_days_in_order(contract: BreachedContract) -> Iterator[Fault]:
    """A breach is known before anything is done about it (report l. 245)."""
    for index, breach in enumerate(contract.matching.breaches):
        steps = (
            ("request.sent", breach.request.sent if breach.request else None),
            ("offered", breach.offered),
            ("remedied", breach.remedied),
            ("waived.date", breach.waived.date if breach.waived else None),
            ("claim.heard", breach.claim.heard if breach.claim else None),
        )
        for name, day in steps:
            yield from in_order(("breaches", index), ("noticed", breach.noticed), (name, day))
        if breach.request is not None:
            days = ("request.sent", breach.request.sent), ("request.received", breach.request.received)
            yield from in_order(("breaches", index), *days)
        if breach.claim is not None and breach.claim.heard is not None:
            days = ("claim.heard", breach.claim.heard), ("claim.date", breach.claim.date)
            yield from in_order(("breaches", index), *days)


def requests_tell_what_was_so_then(contract: BreachedContract) -> Iterator[Fault]:
    """A request tells of no day that hadn't come when it was sent; what has happened since belongs to the claim."""
    for index, breach in enumerate(contract.matching.breaches):
        sent = breach.request.sent if breach.request is not None else None
        told = [day for day in days_told(breach.facts) if sent is not None and day > sent]
        if told and sent is not None:
            facts = {"day": told[0].isoformat(), "sent": sent.isoformat()}
            yield Fault(("breaches", index, "facts"), Message("TK-M071", facts))


def breaches_name_what_is_there(contract: BreachedContract) -> Iterator[Fault]:
    """A breach is of a clause that is there, and of a lot or an agreement that the supplier has."""
    case, matching = contract.case, contract.matching
    for index, breach in enumerate(contract.matching.breaches):
        if breach.clause not in contract.roles:
            yield Fault(("breaches", index, "clause"), Message("TK-M070", {"clause": breach.clause}))
        supplier = supplier_of(case, breach)
        lots = [lot.id for lot in lots_of(case, supplier)] if case.contract.lots else []
        if breach.lot is not None and breach.lot not in lots:
            yield Fault(("breaches", index, "lot"), Message("TK-M066", {"lot": breach.lot}))
        agreement = next((each for each in matching.agreements if each.id == breach.agreement), None)
        if breach.agreement is not None and agreement is None:
            yield Fault(("breaches", index, "agreement"), Message("TK-M029", {"id": breach.agreement}))
        elif agreement is not None and supplier_of(case, agreement) != supplier:
            yield Fault(("breaches", index, "agreement"), Message("TK-M069", {"id": agreement.id}))


def claims_rest_on_a_sanction(contract: BreachedContract) -> Iterator[Fault]:
    """Sanctions are those that the clauses give and no others (brist.s5 and s6)."""
    for claimed in _claimed(contract):
        if claimed.penalty is None and claimed.terms.small is None:
            yield claimed.fault("claim", code="TK-M048", clause=claimed.breach.clause)


def claims_follow_a_request(contract: BreachedContract) -> Iterator[Fault]:
    """Before every sanction comes a written request (brist.k1)."""
    for claimed in _claimed(contract):
        if claimed.breach.request is None:
            yield claimed.fault("request", code="TK-M043")


def claims_wait_for_the_remedy(contract: BreachedContract) -> Iterator[Fault]:
    """The right to a penalty arises when the time for remedy is over (vite.s1), and not if the breach is remedied (brist.s3)."""
    for claimed in _claimed(contract):
        ends, day, remedied = claimed.remedy_ends, claimed.claim.date, stopped(contract.case, claimed.breach)
        if ends is None:
            continue
        if remedied is not None and remedied <= ends:
            yield claimed.fault("claim", code="TK-M047", remedied=remedied.isoformat(), ends=ends.isoformat())
        elif day <= ends:
            yield claimed.fault("claim", "date", code="TK-M044", day=day.isoformat(), ends=ends.isoformat())


def claims_come_in_time(contract: BreachedContract) -> Iterator[Fault]:
    """A penalty that isn't claimed in time is lost (vite.k1)."""
    for claimed in _claimed(contract):
        last = claimed.last_day
        if last is not None and claimed.claim.date > last:
            facts = {"day": claimed.claim.date.isoformat(), "last": last.isoformat()}
            yield claimed.fault("claim", "date", code="TK-M045", **facts)


def claims_say_how_much(contract: BreachedContract) -> Iterator[Fault]:
    """A claim says which places and what time it is for (vite.k1): what the penalty is counted on must be stated."""
    for claimed in _claimed(contract):
        if claimed.penalty is None:
            continue
        name = unit_of(claimed.penalty.per).stated_in
        counted = weeks_counted(contract.case, claimed.breach, claimed.penalty)
        if how_many(claimed.breach, claimed.penalty) is None and counted is None:
            yield claimed.fault(name, code="TK-M049", field=name, per=claimed.penalty.per.title_sv)


def claims_keep_within_what_is_missing(contract: BreachedContract) -> Iterator[Fault]:
    """A place and a week are paid for once (vite.s7), and no more can be missing than the terms ask for."""
    for claimed in _claimed(contract):
        breach, penalty, ends = claimed.breach, claimed.penalty, claimed.remedy_ends
        if penalty is None or claimed.terms.unclear:
            continue
        most = most_places(claimed.terms)
        places = (breach.missing_places or 0) + sum(_paid_for_places(contract, claimed, penalty))
        if most is not None and breach.missing_places is not None and places > most:
            yield claimed.fault("missing_places", code="TK-M067", places=str(places), most=str(most))
        longest = most_time(contract.case, claimed.terms, penalty, ends, breach) if ends is not None else None
        name, time = unit_of(penalty.per).stated_in, how_many(breach, penalty)
        if longest is not None and time is not None and time > longest:
            yield claimed.fault(name, code="TK-M068", field=name, time=str(time), most=str(longest))
        counted = weeks_counted(contract.case, breach, penalty)
        if counted is not None and time is not None and time < counted:
            yield claimed.fault(name, code="TK-R323", field=name, time=str(time), counted=str(counted))


def a_second_request_comes_after_the_first(contract: BreachedContract) -> Iterator[Fault]:
    """The second step begins with a second notice, when the first time for remedy is over (vite.k7)."""
    for index, breach in enumerate(contract.matching.breaches):
        second = breach.second_request
        if second is None:
            continue
        key = ("breaches", index, "second_request")
        terms, first = terms_of_breach(contract, breach), breach.request
        days = terms.penalty.remedy_days if terms.penalty is not None else terms.remedy_days
        if first is None:
            yield Fault(key, Message("TK-R399"))
        elif days is not None and second.sent <= (ends := remedy_ends(first.counts_from, days)):
            yield Fault((*key, "sent"), Message("TK-R400", {"day": second.sent.isoformat(), "ends": ends.isoformat()}))
        if second.received is not None:
            yield from in_order(
                ("breaches", index), ("second_request.sent", second.sent), ("second_request.received", second.received)
            )


def nobody_claims_and_waives(contract: BreachedContract) -> Iterator[Fault]:
    """A penalty that is due is claimed, or a decision says why not; both at once say nothing (4 kap. 1 § LOU)."""
    for claimed in _claimed(contract):
        if claimed.breach.waived is not None:
            yield claimed.fault("waived", code="TK-M046")


def _claimed(contract: BreachedContract) -> Iterator[Claimed]:
    for index, breach in enumerate(contract.matching.breaches):
        if breach.claim is not None:
            yield Claimed(("breaches", index), breach, breach.claim, terms_of_breach(contract, breach))


def _paid_for_places(contract: BreachedContract, claimed: Claimed, penalty: Penalty) -> Iterator[int]:
    """Places of earlier claims, where each place is paid for once."""
    if not unit_of(penalty.per).counts_time:
        for each in claimed_before(contract, claimed.breach, claimed.terms):
            yield each.missing_places or 0


RULES = (
    breaches_have_their_days_in_order,
    requests_tell_what_was_so_then,
    breaches_name_what_is_there,
    claims_rest_on_a_sanction,
    claims_follow_a_request,
    claims_wait_for_the_remedy,
    claims_come_in_time,
    claims_say_how_much,
    claims_keep_within_what_is_missing,
    a_second_request_comes_after_the_first,
    nobody_claims_and_waives,
)
