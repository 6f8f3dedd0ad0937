"""The matching with what is missing counted into its breaches, so that every paper prints what the events come to."""

from collections.abc import Sequence
from datetime import date

from tenderkit.model.matching.matching import Breach, Matching
from tenderkit.model.penalty.unit import TimeCounted, unit_of
from tenderkit.rules.claims.counted import CountedClaim, counted_on, made_up_between
from tenderkit.rules.claims.deficiency import Deficiency


def with_numbers(matching: Matching, deficiencies: Sequence[Deficiency], day: date | None) -> Matching:
    """Each breach with its places and times, counted on the day of the claim, of the decision not to, or of the last step.

    `day` is the day that the matching is told on; without one everything that is written is known.
    """
    if not deficiencies:
        return matching
    return matching.model_copy(update={"breaches": tuple(with_its_numbers(each, day) for each in deficiencies)})


def with_its_numbers(deficiency: Deficiency, day: date | None) -> Breach:
    """One breach with its places and times, as they are told on the day."""
    breach = deficiency.breach
    if not deficiency.counts_places:
        return breach
    counted = counted_on(deficiency, day_counted_on(deficiency))
    places = claimed_places(deficiency, counted)
    ends = deficiency.remedy_ends
    if places == 0 and (ends is None or day_counted_on(deficiency) <= ends):
        return breach.model_copy(update={"missing_places": None, **_made_up(deficiency, day)})
    times = _times_claimed(deficiency, counted, places)
    found: dict[str, object] = {"missing_places": places or None, **_made_up(deficiency, day)}
    penalty = deficiency.penalty
    if penalty is not None and times:
        unit = unit_of(penalty.per)
        if unit.counts_time:
            found[unit.stated_in] = max(times)
        if len(set(times)) > 1 or (unit.time is TimeCounted.NONE and deficiency.second_ends is not None):
            found["times"] = times
    return breach.model_copy(update=found)


def day_counted_on(deficiency: Deficiency) -> date:
    """The day of the claim, else of the decision not to, else of the last notice, else the one on which it was found."""
    decision, notices = deficiency.decision, deficiency.notices
    if decision is not None:
        return decision.date
    return notices[-1].sent.date if notices else deficiency.found.date


def claimed_places(deficiency: Deficiency, counted: CountedClaim) -> int:
    """How many places a claim is for: all that are missing for certain, or the fewer that it names.

    Where it can't be decided how many are missing, as many as it names and can be.
    """
    decision = deficiency.decision
    named = decision.event.places if decision is not None else None
    return counted.missing.certain if named is None else min(named, counted.missing.most)


def _times_claimed(deficiency: Deficiency, counted: CountedClaim, places: int) -> tuple[int, ...]:
    """The times of the places that are claimed, or decided not to be: of fewer those that have been missing the shortest, and never more than is named."""
    decision = deficiency.decision
    most = decision.event.units if decision is not None else None
    times = counted.times[max(0, len(counted.times) - places) :]
    return tuple(each if most is None else min(each, most) for each in times)


def _made_up(deficiency: Deficiency, day: date | None) -> dict[str, date | None]:
    """The days on which the last of the places was offered and began, when each of them has been made up for."""
    owed = deficiency.owed
    made_up = made_up_between(deficiency, owed, deficiency.found.date, day or date.max) if owed is not None else []
    written = deficiency.remedied.date if deficiency.remedied is not None else None
    if not made_up or len(made_up) < deficiency.size:
        return {"offered": None, "remedied": written}
    began = [each.begun for each in made_up if each.begun is not None]
    last = max(began) if len(began) == len(made_up) else None
    offered = max(each.since for each in made_up)
    return {"offered": offered if last is None or offered < last else None, "remedied": last or written}
