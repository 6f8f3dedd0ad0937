"""A deficiency as the journal tells of it: found on a day, with the steps that were taken, by the terms that it is judged by."""

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from tenderkit.model.case.case import Penalty, Procurement
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.journal.choices import EventKind
from tenderkit.model.matching.matching import Breach
from tenderkit.problems import Key
from tenderkit.rules.breach.terms import BreachedContract, BreachTerms, terms_of_breach
from tenderkit.rules.claims.missing import Owed, missing_on
from tenderkit.rules.claims.owed import owed_by
from tenderkit.rules.contract.due_dates import claim_ends, remedy_ends, small_claim_ends
from tenderkit.rules.journal.known import KnownEvent, last
from tenderkit.rules.journal.notices import SentNotice, notices_of
from tenderkit.rules.journal.view import View


class Deficiency(Struct, frozen=True):
    """`breach` is the same as papers tell of it. `key` tells whose requirement, or which agreement, it is of, and `before` is how many places earlier deficiencies of the same requirement name."""

    at: int
    found: KnownEvent
    steps: tuple[KnownEvent, ...]
    breach: Breach
    terms: BreachTerms
    role: ClauseRole | None
    owed: Owed | None
    key: Key = ()
    before: int = 0

    @property
    def id(self) -> str:
        return self.breach.id

    @property
    def penalty(self) -> Penalty | None:
        """What a claim for places may rest on."""
        return self.terms.penalty

    @property
    def notices(self) -> tuple[SentNotice, ...]:
        return notices_of(self.steps)

    @property
    def remedy_ends(self) -> date | None:
        """The last day for remedy; `None` before the first notice, or where no time for it is known."""
        days = self.terms.remedy_days if self.penalty is None else self.penalty.remedy_days
        notices = self.notices
        return remedy_ends(notices[0].counts_from, days) if notices and days is not None else None

    @property
    def second_ends(self) -> date | None:
        """The last day for remedy after a second notice (vite.k7); `None` where the penalty has one step or none was sent."""
        notices, second = self.notices, self.penalty.second if self.penalty is not None else None
        if len(notices) < 2 or second is None:  # noqa: PLR2004 - the second one
            return None
        return remedy_ends(notices[1].counts_from, second.remedy_days)

    @property
    def last_claim_day(self) -> date | None:
        """The last day for a claim (vite.k1, brist.k8); `None` without a limit."""
        ends = self.remedy_ends
        if ends is None:
            return None
        return claim_ends(ends, self.penalty) if self.penalty is not None else small_claim_ends(ends)

    @property
    def counts_places(self) -> bool:
        """Whether it is about places that are missing."""
        return self.owed is not None and (
            self.terms.agreement is not None or (self.role is not None and self.role.is_about_missing_places)
        )

    @property
    def has_sanction(self) -> bool:
        """Whether anything may be claimed in money (brist.s5, s6)."""
        return self.penalty is not None or self.terms.small is not None

    @property
    def below_cap(self) -> Key:
        """What tells one cap from another: places, meetings and reports have a most of their own."""
        return (*self.key, self.terms.small.of.value if self.terms.small is not None else "")

    @property
    def remedied(self) -> KnownEvent | None:
        """That it was written down as remedied."""
        return last(self.steps, EventKind.REMEDIED)

    @property
    def decision(self) -> KnownEvent | None:
        """The claim, else the decision not to."""
        return last(self.steps, EventKind.CLAIMED) or last(self.steps, EventKind.NOT_CLAIMED)

    def of_kind(self, *kinds: EventKind) -> tuple[KnownEvent, ...]:
        return tuple(each for each in self.steps if each.kind in kinds)

    @property
    def stated(self) -> int | None:
        """How many places it names, or says that it is about."""
        of = self.found.event.of
        return len(set(of)) if of else self.found.event.places

    @property
    def size(self) -> int:
        """How many places it is about: those that it states, else all that could be missing when it was found."""
        if self.stated is not None or self.owed is None:
            return self.stated or 0
        return missing_on(self.owed, self.found.date).most


def deficiencies_of(case: Procurement, view: View, roles: Mapping[str, ClauseRole]) -> tuple[Deficiency, ...]:
    """Every deficiency in the order of the days on which they were found; what is owed is counted once for each requirement."""
    contract = BreachedContract(case, view.matching, roles)
    owed: dict[Key, Owed | None] = {}
    named: dict[Key, int] = {}
    return tuple(_each(contract, view, owed, named))


def _each(
    contract: BreachedContract, view: View, owed: dict[Key, Owed | None], named: dict[Key, int]
) -> Iterator[Deficiency]:
    found = [each for each in view.known.of_kind(EventKind.DEFICIENCY_FOUND) if each.event.deficiency is not None]
    for at, (event, breach) in enumerate(zip(found, contract.matching.breaches, strict=True)):
        terms = terms_of_breach(contract, breach)
        key = _key(terms)
        if key not in owed:
            owed[key] = owed_by(terms, view)
        steps = tuple(
            each for each in view.known.of_deficiency(breach.id) if each.kind is not EventKind.DEFICIENCY_FOUND
        )
        one = Deficiency(
            at, event, steps, breach, terms, contract.roles.get(breach.clause), owed[key], key, named.get(key, 0)
        )
        if one.counts_places:
            named[key] = one.before + (one.stated or 0)
        yield one


def _key(terms: BreachTerms) -> Key:
    """What tells one requirement, or one agreement, of a supplier's from another."""
    supplier, lot = terms.supplier, terms.of.lot
    return (
        supplier.name if supplier is not None else "",
        *terms.of.key,
        lot.id if lot is not None else "",
        terms.agreement.id if terms.agreement is not None else "",
    )
