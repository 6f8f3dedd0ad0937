"""What has been carried out, in numbers: the places that count by the requirement or the agreement that they belong to, and their people."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from tenderkit.model.case.case import Procurement, Supplier
from tenderkit.model.fulfilment.place_outcome import PlaceOutcome, PlaceStanding
from tenderkit.model.journal.choices import EndedBy, EndGround
from tenderkit.model.matching.matching import Matching
from tenderkit.rules.contract.each_requirement import each_requirement
from tenderkit.rules.contract.whose import belongs_to
from tenderkit.rules.fulfilment.agreement import agreement_outcomes
from tenderkit.rules.fulfilment.counted_places import counted_places
from tenderkit.rules.fulfilment.terms import FulfilmentTerms, lot_by_lot, terms_for
from tenderkit.rules.journal.known import known_of
from tenderkit.rules.places.history import PlaceHistory, history_of


class CarriedOut(Struct, frozen=True):
    """Places that somebody has begun, each in one of the groups at most: one that counts and goes on is completed."""

    completed: tuple[PlaceHistory, ...]
    ended_early: tuple[PlaceHistory, ...]
    ongoing: tuple[PlaceHistory, ...]

    @property
    def persons(self) -> int:
        """The people who have completed a place, each once."""
        before = {
            each.place.id: each.place.same_person_as for each in (*self.completed, *self.ended_early, *self.ongoing)
        }
        return len({_first_of_the_same(before, each.place.id) for each in self.completed})


def carried_out(
    case: Procurement, matching: Matching, suppliers: Sequence[Supplier | None], day: date | None
) -> CarriedOut:
    """By the suppliers together, of everybody when `None` is among them. Where nothing is required the planned time is what counts."""
    known = known_of(matching, day)
    asked = case.suppliers if None in suppliers else tuple(each for each in suppliers if each is not None)
    outcomes: dict[str, PlaceOutcome] = {}
    for supplier in asked:
        for of in each_requirement(case, supplier):
            for terms in lot_by_lot(terms_for(of, matching, supplier, day, known)):
                outcomes |= _better(outcomes, terms)
    begun = [
        history
        for history in (history_of(known, place) for place in known.record.places)
        if history.started and (None in suppliers or any(belongs_to(case, history.place, each) for each in asked))
    ]
    done = [each for each in begun if _is_done(each, outcomes)]
    left = {each.place.id for each in begun} - {each.place.id for each in done}
    return CarriedOut(
        completed=tuple(done),
        ended_early=tuple(each for each in begun if each.place.id in left and _ended_early(each)),
        ongoing=tuple(each for each in begun if each.place.id in left and each.ended is None),
    )


def _better(found: Mapping[str, PlaceOutcome], terms: FulfilmentTerms) -> dict[str, PlaceOutcome]:
    """A place that counts for one of the requirements counts."""
    places = terms.requirement.places
    judged = counted_places(terms, places).judged if places is not None else ()
    of_agreements = agreement_outcomes(terms)
    new = {history.place.id: outcome for history, outcome in (*judged, *of_agreements)}
    return {
        place: outcome
        for place, outcome in new.items()
        if place not in found or found[place].standing is not PlaceStanding.COUNTS
    }


def _is_done(history: PlaceHistory, outcomes: Mapping[str, PlaceOutcome]) -> bool:
    outcome = outcomes.get(history.place.id)
    if outcome is not None:
        return outcome.counts and not outcome.kept_open
    return history.ended is not None and not _ended_early(history)


def _ended_early(history: PlaceHistory) -> bool:
    end, planned = history.ended, history.place.planned.ends
    if end is None or end.ground is EndGround.PLANNED or end.by is EndedBy.NOBODY:
        return False
    return planned is None or end.day < planned


def _first_of_the_same(before: Mapping[str, str | None], place: str) -> str:
    seen = [place]
    while (earlier := before.get(seen[-1])) is not None and earlier not in seen:
        seen.append(earlier)
    return min(seen) if before.get(seen[-1]) else seen[-1]
