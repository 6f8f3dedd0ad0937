"""From a breach to a claim, in the order of the clauses brist and vite: request, time for remedy, claim or decision not to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tenderkit.messages import Message
from tenderkit.model.case import Penalty, Procurement
from tenderkit.model.choices import PenaltyPer
from tenderkit.model.matching import Agreement, Breach, Claim, Matching
from tenderkit.problems import Fault, Key
from tenderkit.rules.due_dates import claim_ends, remedy_ends
from tenderkit.rules.matching_dates import in_order
from tenderkit.rules.matching_parties import requirements_of, supplier_of

AGREEMENT_CLAUSE = "dialog-overenskommelse"
_DIALOGUE = "dialog-"
_COUNTED = {
    PenaltyPer.MISSING_PLACE: "missing_places",
    PenaltyPer.STARTED_WEEK: "late_weeks",
    PenaltyPer.MISSING_MONTH: "late_months",
}


@dataclass(frozen=True, slots=True)
class Sanctioned:
    """What a claim for a breach may rest on: the penalty of the requirement, or the sanction of an agreement."""

    per: PenaltyPer
    remedy_days: int
    penalty: Penalty | None = None


@dataclass(frozen=True, slots=True)
class Claimed:
    """A breach for which a penalty is claimed."""

    key: Key
    breach: Breach
    claim: Claim
    sanctioned: Sanctioned | None

    @property
    def remedy_ends(self) -> date | None:
        """The last day for remedy; unknown without a request."""
        if self.breach.request is None or self.sanctioned is None:
            return None
        return remedy_ends(self.breach.request.sent, self.sanctioned.remedy_days)

    def fault(self, *key: str, code: str, **facts: str) -> Fault:
        """A fault at a key within the breach."""
        return Fault((*self.key, *key), Message(code, facts))


def sanctioned_by(case: Procurement, matching: Matching, breach: Breach) -> Sanctioned | None:
    """What the clause that was breached lets the authority claim; `None` when nothing but a request follows (brist.s5)."""
    supplier = supplier_of(case, breach)
    if breach.clause == AGREEMENT_CLAUSE:
        own = (agreement for agreement in matching.agreements if supplier_of(case, agreement) == supplier)
        return _most_time(tuple(own))
    if breach.clause.startswith(_DIALOGUE):
        return None
    penalties = (requirement.penalty for requirement in requirements_of(case, supplier))
    found = next((penalty for penalty in penalties if penalty is not None), None)
    return Sanctioned(found.per, found.remedy_days, found) if found else None


def breaches_have_their_days_in_order(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """A breach is known before anything is done about it (report l. 245)."""
    del case
    for index, breach in enumerate(matching.breaches):
        steps = (
            ("request.sent", breach.request.sent if breach.request else None),
            ("remedied", breach.remedied),
            ("waived.date", breach.waived.date if breach.waived else None),
            ("claim.heard", breach.claim.heard if breach.claim else None),
        )
        for name, day in steps:
            yield from in_order(("breaches", index), ("noticed", breach.noticed), (name, day))
        if breach.claim is not None and breach.claim.heard is not None:
            days = ("claim.heard", breach.claim.heard), ("claim.date", breach.claim.date)
            yield from in_order(("breaches", index), *days)


def claims_rest_on_a_sanction(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """Sanctions are those that the clauses give and no others (brist.s5 and s6)."""
    for claimed in _claimed(case, matching):
        if claimed.sanctioned is None:
            yield claimed.fault("claim", code="TK-M048", clause=claimed.breach.clause)


def claims_follow_a_request(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """Before every sanction comes a written request (brist.k1)."""
    for claimed in _claimed(case, matching):
        if claimed.breach.request is None:
            yield claimed.fault("request", code="TK-M043")


def claims_wait_for_the_remedy(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """The right to a penalty arises when the time for remedy is over (vite.s1), and not if the breach is remedied (brist.s3)."""
    for claimed in _claimed(case, matching):
        ends, day, remedied = claimed.remedy_ends, claimed.claim.date, claimed.breach.remedied
        if ends is None:
            continue
        if remedied is not None and remedied <= ends:
            yield claimed.fault("claim", code="TK-M047", remedied=remedied.isoformat(), ends=ends.isoformat())
        elif day <= ends:
            yield claimed.fault("claim", "date", code="TK-M044", day=day.isoformat(), ends=ends.isoformat())


def claims_come_in_time(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """A penalty that isn't claimed in time is lost (vite.k1)."""
    for claimed in _claimed(case, matching):
        ends, sanctioned = claimed.remedy_ends, claimed.sanctioned
        if ends is None or sanctioned is None or sanctioned.penalty is None:
            continue
        last = claim_ends(ends, sanctioned.penalty)
        if last is not None and claimed.claim.date > last:
            facts = {"day": claimed.claim.date.isoformat(), "last": last.isoformat()}
            yield claimed.fault("claim", "date", code="TK-M045", **facts)


def claims_say_how_much(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """A claim says which places and what time it is for (vite.k1): what the penalty is counted on must be stated."""
    for claimed in _claimed(case, matching):
        if claimed.sanctioned is None:
            continue
        name = _COUNTED[claimed.sanctioned.per]
        if getattr(claimed.breach, name) is None:
            yield claimed.fault(name, code="TK-M049", field=name, per=claimed.sanctioned.per.title_sv)


def nobody_claims_and_waives(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """A penalty that is due is claimed, or a decision says why not; both at once say nothing (4 kap. 1 § LOU)."""
    for claimed in _claimed(case, matching):
        if claimed.breach.waived is not None:
            yield claimed.fault("waived", code="TK-M046")


def _claimed(case: Procurement, matching: Matching) -> Iterator[Claimed]:
    for index, breach in enumerate(matching.breaches):
        if breach.claim is not None:
            yield Claimed(("breaches", index), breach, breach.claim, sanctioned_by(case, matching, breach))


def _most_time(agreements: tuple[Agreement, ...]) -> Sanctioned | None:
    """A breach doesn't say which agreement it is of; with several the longest time for remedy is waited for."""
    with_sanction = [(each.remedy_days, each.sanction) for each in agreements if each.sanction is not None]
    if not with_sanction:
        return None
    days, sanction = max(with_sanction, key=lambda each: each[0])
    return Sanctioned(sanction.per, days)


RULES = (
    breaches_have_their_days_in_order,
    claims_rest_on_a_sanction,
    claims_follow_a_request,
    claims_wait_for_the_remedy,
    claims_come_in_time,
    claims_say_how_much,
    nobody_claims_and_waives,
)
