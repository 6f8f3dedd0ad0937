"""A supplier's places that count, wait or can't be decided, against what is required of it: used by every paper, and counted nowhere else."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.messages import document_text
from tenderkit.model.case.case import Places
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.fulfilment.fulfilment import FulfilmentReason
from tenderkit.model.fulfilment.place_outcome import PlaceOutcome, PlaceStanding
from tenderkit.rules.contract.whose import belongs_to
from tenderkit.rules.fulfilment.by_kind import DonePlace, counted_by_kind
from tenderkit.rules.fulfilment.required_places import COUNTED, RequiredPlaces, required_places
from tenderkit.rules.fulfilment.terms import FulfilmentTerms, because
from tenderkit.rules.language.wording import join_words
from tenderkit.rules.places.full_time_months import full_time_months
from tenderkit.rules.places.held_to import HeldTo, held_to_requirement
from tenderkit.rules.places.history import PlaceHistory, history_of
from tenderkit.rules.places.place_outcomes import place_outcomes
from tenderkit.rules.places.start_days import (
    BegunPlace,
    LateStart,
    late_replacements,
    late_starts,
    moved_by_waiting,
    still_in_time,
)

FULFILLED, TIMED = ClauseRole.PLACES_FULFILMENT, ClauseRole.PLACES_TIME
_MOST_NAMED = 8
MAY_BE_REPLACED = "fulfilment.place.may_be_replaced"
_EXTENT = "fulfilment.place.extent"
_NOT_BEGUN = "fulfilment.place.not_begun"
Judged = tuple[tuple[PlaceHistory, PlaceOutcome], ...]


class CountedPlaces(Struct, frozen=True):
    """What a supplier's places come to against what is required, in places or in months of full time.

    `done` count, `waiting` may still come to count by themselves, `undecided` need an assessment or a fact. `missing` is what certainly
    can't be made up for by any of them.
    """

    required: RequiredPlaces
    judged: Judged
    done: int
    waiting: int
    undecided: int
    late: tuple[LateStart, ...]
    reasons: tuple[FulfilmentReason, ...]

    @property
    def missing(self) -> int | None:
        """`None` while the number that is required isn't known."""
        if self.required.count is None:
            return None
        return max(0, self.required.count - self.done - self.waiting - self.undecided)

    @property
    def outcomes(self) -> tuple[PlaceOutcome, ...]:
        """What each place comes to, in the order of the file."""
        return tuple(outcome for _, outcome in self.judged)

    @property
    def ongoing(self) -> int:
        """Places that somebody has and that don't count yet."""
        return sum(_goes_on(history) and not outcome.counts for history, outcome in self.judged)

    @property
    def started(self) -> int:
        """Places that somebody has had."""
        return sum(history.started is not None for history, _ in self.judged)

    @property
    def begun(self) -> int:
        """Places that have begun, or are kept open, as the clauses ask."""
        return sum(_has_begun(*each) for each in self.judged)


def _goes_on(history: PlaceHistory) -> bool:
    return history.started is not None and history.ended is None


def _has_begun(history: PlaceHistory, outcome: PlaceOutcome) -> bool:
    """One that nobody got and that doesn't count, or that never had the right extent, hasn't begun as a place."""
    failed = outcome.standing is PlaceStanding.NOT_COUNTED
    began = outcome.since is not None and history.started is not None and outcome.reason.key != _EXTENT
    return outcome.is_one and (began or not failed)


def counted_places(terms: FulfilmentTerms, places: Places) -> CountedPlaces:
    """Every place of the supplier's under the requirement, and what they come to together."""
    required, held = required_places(terms, places), held_to_requirement(terms.case, places)
    mine = own_histories(terms)
    found = place_outcomes(held, mine, terms.day, required.count)
    judged = tuple((history, _of_a_lot(terms, history, each)) for history, each in zip(mine, found, strict=True))
    of_kinds: tuple[FulfilmentReason, ...] = ()
    if places.by_months:
        done, undecided = _months(held, judged, PlaceStanding.COUNTS), _months(held, judged, PlaceStanding.UNDECIDED)
        waiting = _months(held, judged, PlaceStanding.COUNTS, PlaceStanding.WAITS, as_planned=True) - done
    else:
        counting = [DonePlace(history.place.kind, _year_of(history, each)) for history, each in judged if _is_one(each)]
        done, of_kinds = counted_by_kind(terms, places, counting, required.count)
        waiting = _number(judged, PlaceStanding.WAITS) + _awaiting_a_decision(terms, required, judged)
        undecided = _number(judged, PlaceStanding.UNDECIDED)
    late = (*_late(terms, places, required, judged), *late_replacements(mine, held.replacement_weeks))
    reasons = (*_told(judged, by_months=places.by_months), *of_kinds, *_told_as_late(late, by_months=places.by_months))
    if places.by_months:
        reasons = (*_told_months(done, waiting), *reasons)
    return CountedPlaces(required, judged, done, waiting, undecided, late, reasons)


def own_histories(terms: FulfilmentTerms) -> tuple[PlaceHistory, ...]:
    """The supplier's places that something has happened to: under no agreement, and of the requirement's lots if they name one."""
    known, lots = terms.known, terms.of.lot_ids
    mine = (
        history_of(known, place)
        for place in known.record.places
        if place.agreement is None
        and (place.lot is None or place.lot in lots or not terms.case.contract.lots)
        and belongs_to(terms.case, place, terms.supplier)
    )
    return tuple(each for each in mine if each.started or each.opened or each.applications)


def _of_a_lot(terms: FulfilmentTerms, history: PlaceHistory, outcome: PlaceOutcome) -> PlaceOutcome:
    """A place that names no lot can't be told apart where the supplier has another requirement for other lots."""
    untold = history.place.lot is None and outcome.standing is not PlaceStanding.NOT_COUNTED
    if not untold or not terms.has_several_requirements:
        return outcome
    return replace(
        outcome, standing=PlaceStanding.UNDECIDED, reason=because("place.which_lot", COUNTED, "s3", ids=outcome.place)
    )


def _is_one(outcome: PlaceOutcome) -> bool:
    return outcome.counts and outcome.is_one


def _year_of(history: PlaceHistory, outcome: PlaceOutcome) -> date:
    """The day by which it belongs to a contract year: the first day, of one that nobody had the planned one."""
    return history.begins if outcome.kept_open or outcome.since is None else outcome.since


def _number(judged: Judged, standing: PlaceStanding) -> int:
    return sum(each.standing is standing and each.is_one for _, each in judged)


def _awaiting_a_decision(terms: FulfilmentTerms, required: RequiredPlaces, judged: Judged) -> int:
    """Places that haven't begun and still may in time, since the day moves while a decision is awaited."""
    waiting = 0
    for history, outcome in judged:
        if outcome.since is None and history.applications and outcome.reason.key == _NOT_BEGUN:
            moved = moved_by_waiting(terms.case, history, terms.day)
            waiting += still_in_time(required.last_due, moved, terms.day)
    return waiting


def _months(held: HeldTo, judged: Judged, *standings: PlaceStanding, as_planned: bool = False) -> int:
    """Of the places that stand so, and of those that they replaced."""
    wanted = {each.place for _, each in judged if each.standing in standings}
    counted = [(history, each) for history, each in judged if each.place in wanted or each.part_of in wanted]
    return full_time_months(held, counted, as_planned=as_planned)


def _late(terms: FulfilmentTerms, places: Places, required: RequiredPlaces, judged: Judged) -> tuple[LateStart, ...]:
    """Places shall begin in time, of months only the first. One that was replaced had begun, and the new one has a day of its own."""
    first: dict[str, date] = {}
    for history, each in judged:
        if each.part_of is not None and history.started is not None:
            first[each.part_of] = min(first.get(each.part_of, history.started), history.started)
    begun = [
        BegunPlace(
            each.place,
            min(each.since, first.get(each.place, each.since)),
            moved_by_waiting(terms.case, history, terms.day),
        )
        for history, each in judged
        if each.since is not None and _has_begun(history, each)
    ]
    due = [(day, 1) for day, _ in required.due[-1:]] if places.by_months else required.due
    return late_starts(due, begun)


def _told(judged: Judged, *, by_months: bool) -> Iterator[FulfilmentReason]:
    """Each reason once, with the places that it is about; of months only what doesn't count by itself."""
    found: defaultdict[tuple[str, str], list[PlaceOutcome]] = defaultdict(list)
    for _, each in judged:
        silent = by_months and each.standing in (PlaceStanding.COUNTS, PlaceStanding.WAITS)
        if each.reason.key != _NOT_BEGUN and each.is_one and not silent:
            found[each.reason.key, str(_facts(each))].append(each)
    for outcomes in found.values():
        reason = outcomes[0].reason
        named = _named([each.place for each in outcomes])
        yield replace(reason, facts={**_facts(outcomes[0]), "places": str(len(outcomes)), "ids": named})


def _facts(outcome: PlaceOutcome) -> dict[str, str]:
    """Those that other places may share."""
    return {name: fact for name, fact in outcome.reason.facts.items() if name not in ("places", "ids")}


def _told_as_late(late: Sequence[LateStart], *, by_months: bool) -> Iterator[FulfilmentReason]:
    """A late start that has begun counts, and is told with its days."""
    of_due: defaultdict[date, list[LateStart]] = defaultdict(list)
    for each in late:
        of_due[each.due].append(each)
    key = "months.began_late" if by_months else "places.began_late"
    for due, each_late in of_due.items():
        told = [document_text("fulfilment.late", id=each.place, count=each.days) for each in each_late]
        yield because(key, TIMED, "k3", places=len(told), due=due, late=_named(told))


def _told_months(done: int, waiting: int) -> Iterator[FulfilmentReason]:
    for key, months in (("months.completed", done), ("months.ongoing", waiting)):
        if months:
            yield because(key, FULFILLED, "s14", places=months)


def _named(names: list[str]) -> str:
    """All of a few, the first of many."""
    if len(names) <= _MOST_NAMED:
        return join_words(names, "och")
    return document_text("fulfilment.and_more", names=", ".join(names[:_MOST_NAMED]), count=len(names) - _MOST_NAMED)
