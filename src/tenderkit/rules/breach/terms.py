"""What the contract says about a breach: whose requirement it is of, how long the time for remedy is, and what may follow.

Follows the clauses brist, vite, avrop-avstangning, havning and ok-avslut; a mark names the sentence.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.model.case.case import Lot, Penalty, PenaltyCap, Procurement, Requirement, Supplier
from tenderkit.model.case.choices import DialogueSanction, NoticeStart
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.matching.matching import Agreement, Breach, Matching
from tenderkit.rules.contract.each_requirement import (
    AddressedRequirement,
    common_requirement,
    each_requirement,
    is_framework,
)
from tenderkit.rules.contract.small_penalties import SmallFor, SmallTerms, remedy_days_of_places, small_penalties
from tenderkit.rules.contract.whose import supplier_of

_ABOUT_MEETINGS = (ClauseRole.DIALOGUE, ClauseRole.DIALOGUE_PARTICIPATION, ClauseRole.DIALOGUE_REPETITION)
LOT_KEY = "breaches.lot"
AGREEMENT_KEY = "breaches.agreement"


class BreachedContract(Struct, frozen=True):
    """What a breach is judged by: the case, the recruiter's file, and what each clause of the library does, by its id."""

    case: Procurement
    matching: Matching
    roles: Mapping[str, ClauseRole]


class BreachTerms(Struct, frozen=True):
    """What holds for one breach. `unclear` names the keys that must be stated before it is known which terms they are.

    `small` is the penalty for a missed dialogue or a missing report; a breach has that or the one for places.
    """

    of: AddressedRequirement
    supplier: Supplier | None
    agreement: Agreement | None = None
    penalty: Penalty | None = None
    small: SmallTerms | None = None
    remedy_days: int | None = None
    exclusion_months: int | None = None
    may_terminate: bool = False
    unclear: tuple[str, ...] = ()

    @property
    def requirement(self) -> Requirement:
        return self.of.requirement

    @property
    def lot(self) -> Lot | None:
        """The lot that places are counted for by itself; `None` for an agreement, whose places are of no lot."""
        return self.of.lot if self.agreement is None else None


def terms_of_breach(contract: BreachedContract, breach: Breach) -> BreachTerms:
    """With several possible terms those with the longest time for remedy, and `unclear` says what to state."""
    case, role = contract.case, contract.roles.get(breach.clause)
    supplier = supplier_of(case, breach)
    found = _that_have_the_clause(tuple(_requirements(case, supplier, breach, role)), role)
    terms = tuple(_of_requirement(each, supplier, role) for each in found or (common_requirement(case),))
    if role is ClauseRole.AGREEMENT_FRAME and (agreed := tuple(_agreed(contract, breach))):
        terms = tuple(_of_agreement(terms[0].of, supplier, agreement) for agreement in agreed)
    longest = max(terms, key=lambda each: each.remedy_days or 0)
    if len(terms) == 1:
        return longest
    unclear = AGREEMENT_KEY if longest.agreement is not None else LOT_KEY
    return replace(longest, unclear=(unclear,))


def _requirements(
    case: Procurement, supplier: Supplier | None, breach: Breach, role: ClauseRole | None
) -> Iterator[AddressedRequirement]:
    """Those that the breach can be of: places are counted lot by lot, everything else by the requirement as a whole."""
    seen: list[Requirement] = []
    for each in each_requirement(case, supplier, by_lot=True):
        if breach.lot is not None and all(lot.id != breach.lot for lot in each.lots):
            continue
        if _is_about_missing_places(role) or each.requirement not in seen:
            seen.append(each.requirement)
            yield each


def _that_have_the_clause(
    found: tuple[AddressedRequirement, ...], role: ClauseRole | None
) -> tuple[AddressedRequirement, ...]:
    """A lot that asks for no places, or for no dialogue, can't have such a breach; all of them where that tells nothing."""
    if _is_of_the_dialogue(role):
        having = tuple(each for each in found if each.requirement.dialogue is not None)
    elif _is_about_missing_places(role):
        having = tuple(each for each in found if each.requirement.places is not None)
    else:
        having = ()
    return having or found


def _of_requirement(of: AddressedRequirement, supplier: Supplier | None, role: ClauseRole | None) -> BreachTerms:
    requirement = of.requirement
    missing = _is_about_missing_places(role) and requirement.places is not None
    dialogue = requirement.dialogue
    excludes = missing or (
        _is_of_the_dialogue(role)
        and dialogue is not None
        and dialogue.sanction is DialogueSanction.EXCLUSION_FROM_CALL_OFF
    )
    return BreachTerms(
        of=of,
        supplier=supplier,
        penalty=requirement.penalty if missing else None,
        small=_small(requirement, role),
        remedy_days=_remedy_days(requirement, role),
        exclusion_months=requirement.exclusion.months
        if excludes and is_framework(of.case) and requirement.exclusion
        else None,
        may_terminate=missing and requirement.termination is not None and requirement.termination.allowed,
    )


def _is_of_the_dialogue(role: ClauseRole | None) -> bool:
    return role is not None and role.is_of_the_dialogue


def _is_about_missing_places(role: ClauseRole | None) -> bool:
    return role is not None and role.is_about_missing_places


def _remedy_days(requirement: Requirement, role: ClauseRole | None) -> int | None:
    """A breach of the dialogue may have a time of its own (brist.k2, k5); every other has the one of the penalty (k3, k4)."""
    of_dialogue = requirement.dialogue.remedy_days if requirement.dialogue is not None else None
    if _is_of_the_dialogue(role) and of_dialogue is not None:
        return of_dialogue
    return remedy_days_of_places(requirement)


def _small(requirement: Requirement, role: ClauseRole | None) -> SmallTerms | None:
    """A missed meeting is a breach of what the clauses say of meetings, a missing report of what they say of reports."""
    of = SmallFor.DIALOGUE if role in _ABOUT_MEETINGS else SmallFor.REPORT if role is ClauseRole.FOLLOW_UP else None
    return next((small for small in small_penalties(requirement) if small.of is of), None)


def _agreed(contract: BreachedContract, breach: Breach) -> Iterator[Agreement]:
    """Signed agreements with the supplier; one that isn't binds nobody (dialog-overenskommelse.s4)."""
    supplier = supplier_of(contract.case, breach)
    for agreement in contract.matching.agreements:
        mine = supplier_of(contract.case, agreement) == supplier and breach.agreement in (None, agreement.id)
        if mine and agreement.signed is not None:
            yield agreement


def _of_agreement(of: AddressedRequirement, supplier: Supplier | None, agreement: Agreement) -> BreachTerms:
    """The parties' own sanction counts like a penalty (ok-avslut.s9-s12)."""
    return BreachTerms(
        of=of,
        supplier=supplier,
        agreement=agreement,
        penalty=_agreed_penalty(agreement),
        remedy_days=agreement.remedy_days,
    )


def _agreed_penalty(agreement: Agreement) -> Penalty | None:
    sanction = agreement.sanction
    if sanction is None:
        return None
    return Penalty(
        amount=sanction.amount,
        per=sanction.per,
        cap=PenaltyCap(amount=sanction.cap),
        remedy_days=agreement.remedy_days,
        counted_from=NoticeStart.WRITTEN_NOTICE,
    )
