"""A placement that ended early: what was agreed, what was done, and until when a new place may be offered. No judgement."""

from collections.abc import Mapping
from datetime import date, timedelta

from tenderkit.model.case import Places, Procurement, Supplier
from tenderkit.model.matching import Agreement, Placement
from tenderkit.rules.due_dates import replacement_due
from tenderkit.rules.matching_parties import requirements_of

_WHOLE = 100
_DAY = timedelta(days=1)


def early_end_facts(
    case: Procurement, supplier: Supplier | None, placement: Placement, agreement: Agreement | None
) -> Mapping[str, object | None]:
    """`basis` is what the place was owed by; a term that the supplier's requirements don't share is left out, as the place has no lot."""
    early = placement.early_end
    if early is None:
        return {}
    found = requirements_of(case, supplier)
    places = [each.places for each in found if each.places is not None]
    terms = agreement or (places[0] if places and _same(places) else None)
    planned = _days(placement.starts, placement.planned_end)
    done = _days(placement.starts, early.date)
    return {
        "basis": "agreement" if agreement else "places" if places else "dialogue",
        "done_days": done,
        "planned_days": planned,
        "done_percent": done * _WHOLE // planned,
        "enough_percent": places[0].part_done_percent if places and _same(places) else None,
        "replacement_due": replacement_due(early.date, terms) if terms is not None else None,
        "replacement_weeks": terms.replacement_weeks if terms is not None else None,
        "begun_is_enough": bool(places) and _same(places) and places[0].replacement_weeks is None,
        "several_requirements": len(found) > 1,
    }


def _same(places: list[Places]) -> bool:
    """Whether all the requirements say the same of what happens after an early end."""
    return len({(each.part_done_percent, each.replacement_weeks) for each in places}) == 1


def _days(first: date, last: date) -> int:
    return (last - first + _DAY).days
