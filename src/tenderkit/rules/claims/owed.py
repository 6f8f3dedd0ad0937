"""What a requirement or an agreement asks a supplier for, and what the supplier's places make up for."""

from datetime import date, timedelta

from msgspec.structs import replace

from tenderkit.model.case.case import Places, Supplier
from tenderkit.model.journal.place import Place
from tenderkit.model.matching.matching import Agreement
from tenderkit.rules.breach.terms import BreachTerms
from tenderkit.rules.claims.covers import Cover, cover_by_agreement, cover_by_places, covers_of
from tenderkit.rules.claims.missing import Owed
from tenderkit.rules.contract.days import last_day
from tenderkit.rules.contract.due_dates import contract_ends
from tenderkit.rules.contract.each_requirement import each_requirement
from tenderkit.rules.contract.least_time import longest_time, shortest_time
from tenderkit.rules.contract.whose import supplier_of
from tenderkit.rules.fulfilment.counted_places import counted_places
from tenderkit.rules.fulfilment.terms import terms_for
from tenderkit.rules.journal.view import View

_DAY = timedelta(days=1)


def owed_by(terms: BreachTerms, view: View) -> Owed | None:
    """What a deficiency's requirement or agreement asks for; `None` where it asks for no places."""
    supplier, places = terms.supplier, terms.requirement.places
    if supplier is None:
        return None
    if terms.agreement is not None:
        return _by_agreement(terms, terms.agreement, view)
    return _by_requirement(terms, supplier, places, view) if places is not None else None


def _by_requirement(terms: BreachTerms, supplier: Supplier, places: Places, view: View) -> Owed:
    become = terms_for(terms.of, view.matching, supplier, None, view.known)
    case, placed = become.case, {each.id: each for each in view.matching.placements}
    judged = counted_places(become, places)
    outcomes = {each.place: each for each in judged.outcomes}
    ends = contract_ends(case, options=False)
    mine, unsure = _own_places(terms, places, view)
    covers = covers_of(cover_by_places(case, places, outcomes, ends + _DAY), view.known, [*mine, *unsure], placed)
    lotless = {each.id for each in unsure}
    return Owed(
        due=judged.required.due,
        total=judged.required.count,
        covers=tuple(replace(each, known=None) if each.place in lotless else each for each in covers),
        ends=ends,
        stops=_no_room_from(places, ends),
        by_months=places.by_months,
        months=_months(places),
        full_time=judged.done + judged.waiting if places.by_months else 0,
        at_most=judged.required.at_most,
    )


def _no_room_from(places: Places, ends: date) -> date:
    """The first day on which a place no longer has room in the contract that `ends`; an option counts when it has been used."""
    return (ends if places.by_months else shortest_time(places).latest_start(ends)) + _DAY


def _months(places: Places) -> tuple[int, int]:
    """Those of a place that never begins: whoever may choose the kind owes no more than the shortest (vite.s4)."""
    if places.by_months:
        return 0, 0
    return shortest_time(places).whole_months, longest_time(places).whole_months


def _own_places(terms: BreachTerms, places: Places, view: View) -> tuple[list[Place], list[Place]]:
    """The supplier's places of a kind that counts, and under no agreement; and those of them that may be of another lot."""
    case, lots = terms.of.case, {lot.id for lot in terms.of.lots}
    requirements = [
        each for each in each_requirement(case, terms.supplier, by_lot=True) if each.requirement.places is not None
    ]
    mine, unsure = [], []
    for each in view.known.record.places:
        if each.agreement is not None or each.kind not in places.kinds or supplier_of(case, each) != terms.supplier:
            continue
        if each.lot is None and len(requirements) > 1:
            unsure.append(each)
        elif each.lot is None or each.lot in lots:
            mine.append(each)
    return mine, unsure


def _by_agreement(terms: BreachTerms, agreement: Agreement, view: View) -> Owed:
    """Its places are counted by themselves.

    Only an early end that the supplier answers for gives its sanction (ok-avslut.s2): of a place that never began the clause
    says nothing, so that can't be decided.
    """
    case, placed = terms.of.case, {each.id: each for each in view.matching.placements}
    mine = [each for each in view.known.record.places if each.agreement == agreement.id]
    covers = covers_of(cover_by_agreement(agreement), view.known, mine, placed)
    begun = sum(placed[each.id].begun and each.replaces is None for each in mine)
    not_begun = (Cover("", None, agreement.starts, None) for _ in range(agreement.places - begun))
    return Owed(
        due=((agreement.starts, agreement.places),),
        total=agreement.places,
        covers=(*covers, *not_begun),
        ends=min(agreement.valid_to, contract_ends(case)),
        stops=last_day(agreement.starts, agreement.months) + _DAY,
        months=(agreement.months, agreement.months),
    )
