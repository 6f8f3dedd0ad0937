"""When each place makes up for one that is required, by what happened to it: between which days, and since when that is certain.

This is the one way from the journal to what is missing: another rule for which places count comes in here and nowhere else.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct, field
from msgspec.structs import replace

from tenderkit.model.case.case import Places, Procurement
from tenderkit.model.fulfilment.place_outcome import PlaceOutcome, PlaceStanding
from tenderkit.model.journal.choices import AssessedMatter, EndGround, EventKind
from tenderkit.model.journal.place import Place
from tenderkit.model.matching.choices import EarlyEndCause
from tenderkit.model.matching.matching import Agreement, Placement
from tenderkit.rules.contract.days import last_day
from tenderkit.rules.contract.due_dates import replacement_due
from tenderkit.rules.contract.least_time import least_time
from tenderkit.rules.journal.known import Known, KnownEvent, first, last

# Of a place that has begun, and is none of those that are asked for.
_NEVER = {f"fulfilment.place.{key}" for key in ("extent", "same_person", "more_than_half")}
_DAY = timedelta(days=1)
_RESPONSIBLE = (EndGround.WORK_LACKING, EndGround.TRIAL_ENDED, EndGround.OWN_BREACH)
_OF_THE_PLACE = (
    AssessedMatter.PLACE_COUNTS,
    AssessedMatter.FORM_AND_CONTENT,
    AssessedMatter.CROWDED_OUT,
    AssessedMatter.TARGET_GROUP,
    AssessedMatter.ANOTHER_KIND,
)


class Cover(Struct, frozen=True):
    """From `since` on the place makes up for a required one, up to but not including `until`.

    `known` is the first day on which that is certain; `None` when the events can't decide it. `begun` is the day on which the place
    began, which may be after it was offered. `ended` is its last day when that came
    too early, and `lacking` how many days of its least time were left then.
    """

    place: str
    replaces: str | None
    since: date
    known: date | None
    until: date | None = None
    begun: date | None = None
    ended: date | None = None
    lacking: int = 0

    def lasts(self, day: date) -> bool:
        """Whether it makes up for one on the day, certain or not."""
        return self.since <= day and (self.until is None or day < self.until)

    def is_certain(self, told: date) -> bool:
        """Whether that is certain by what is known on the day."""
        return self.known is not None and self.known <= told


class CoverTerms(Struct, frozen=True):
    """By what a place is judged. `least_end` is the last day of a place as long as it must be, from the day when it began.

    `outcomes` is what each place comes to by the one definition of a counted place; of an agreement, where an early end that the supplier
    doesn't answer for is no deficiency at all (ok-avslut.s2), there are none. `offer_is_enough` says whether an offer by itself
    makes up for a place (brist.s2, 1.0.0), and not only one that then begins or counts (vite.s16, 2.1.0). `over` is the first day
    after the contract, when what is still waited for comes to nothing.
    """

    replacement: Places | Agreement
    least_end: Callable[[Placement], date]
    offer_is_enough: bool
    outcomes: Mapping[str, PlaceOutcome] = field(default_factory=dict)
    over: date | None = None


def cover_by_places(case: Procurement, places: Places, outcomes: Mapping[str, PlaceOutcome], over: date) -> CoverTerms:
    """Those of a requirement."""
    return CoverTerms(
        replacement=places,
        least_end=lambda each: least_time(places, each.kind).last_day(each.starts, each.extent_percent),
        offer_is_enough=not case.counting.is_second_edition,
        outcomes=outcomes,
        over=over,
    )


def cover_by_agreement(agreement: Agreement) -> CoverTerms:
    """Those of an agreement."""
    return CoverTerms(
        replacement=agreement,
        least_end=lambda each: last_day(each.starts, agreement.months),
        offer_is_enough=False,
    )


def covers_of(
    terms: CoverTerms, known: Known, mine: Sequence[Place], placed: Mapping[str, Placement]
) -> tuple[Cover, ...]:
    """What each of the places makes up for. `placed` are the same ones as the matching has them.

    A place makes up for one while it goes on, after it has been fulfilled, within the time for a new place (vite.s2), and while
    it is kept open, if it then begins or counts.
    """
    found = (each for place in mine for each in _covers(terms, known.of_place(place.id), place, placed[place.id]))
    return tuple(_without_replaced(list(found)))


def _covers(terms: CoverTerms, events: Sequence[KnownEvent], place: Place, placed: Placement) -> tuple[Cover, ...]:
    started, ended = first(events, EventKind.STARTED), last(events, EventKind.ENDED)
    judged, offered = _judged(events), _offered(events)
    outcome = terms.outcomes.get(place.id)
    if (judged is not None and judged.event.holds is False) or _can_be_none(outcome):
        return ()
    if started is None:
        return _kept_open(terms, place, offered, judged, outcome)
    since = min(started.date, offered or started.date)
    known = since if terms.offer_is_enough else started.date
    cover = Cover(place.id, place.replaces, since, known, begun=started.date)
    counts = placed.last_day >= terms.least_end(placed) if outcome is None else outcome.counts
    undecided = outcome is not None and outcome.standing is PlaceStanding.UNDECIDED
    may_be_judged = outcome is None or undecided or (ended is None and not _fails(outcome))
    if counts or (judged is not None and may_be_judged):
        return (cover,)
    if ended is None:
        return (replace(cover, known=None) if undecided else cover,)
    enough = _is_enough(events, placed) if outcome is None else None if undecided else False
    after = ended.date + _DAY
    if enough:
        return (cover,)
    if enough is None:
        return replace(cover, until=after), Cover(place.id, place.replaces, after, None)
    due = replacement_due(ended.date, terms.replacement)
    until = after if due is None else max(after, due + _DAY)
    lacking = max(0, (terms.least_end(placed) - ended.date).days)
    return (replace(cover, until=until, ended=ended.date, lacking=lacking),)


def _can_be_none(outcome: PlaceOutcome | None) -> bool:
    """Of another kind, in the wrong hands, on too small an extent, or once more for somebody: such a place never makes up for one."""
    if outcome is None or not _fails(outcome) or outcome.part_of is not None:
        return False
    return outcome.since is None or outcome.reason.key in _NEVER


def _fails(outcome: PlaceOutcome | None) -> bool:
    """Whether it doesn't count by the clauses: a yes from the officer decides only what the events leave open."""
    return outcome is not None and outcome.standing is PlaceStanding.NOT_COUNTED


def _judged(events: Sequence[KnownEvent]) -> KnownEvent | None:
    """The officer's last assessment of the place: a no to any of the questions, else a yes to whether it counts."""
    of_place = [each for each in events if each.kind is EventKind.ASSESSED and each.event.matter in _OF_THE_PLACE]
    latest = {each.event.matter: each for each in of_place}
    no = next((each for each in latest.values() if each.event.holds is False), None)
    return no or latest.get(AssessedMatter.PLACE_COUNTS)


def _offered(events: Sequence[KnownEvent]) -> date | None:
    offered = first(events, EventKind.OFFERED, EventKind.ADVERTISED)
    return offered.date if offered is not None else None


def _kept_open(
    terms: CoverTerms, place: Place, offered: date | None, judged: KnownEvent | None, outcome: PlaceOutcome | None
) -> tuple[Cover, ...]:
    """A place that hasn't begun: offered, and perhaps counted; where that isn't enough the officer's assessment decides."""
    if outcome is not None and outcome.counts and outcome.day is not None:
        since = min(outcome.day, offered or outcome.day)
        return (Cover(place.id, place.replaces, since, outcome.day),)
    if offered is None or _fails(outcome):
        return ()
    known = max(offered, judged.date) if judged is not None else offered if terms.offer_is_enough else None
    until = terms.over if outcome is not None and outcome.standing is PlaceStanding.WAITS else None
    return (Cover(place.id, place.replaces, offered, known, until),)


def _is_enough(events: Sequence[KnownEvent], placed: Placement) -> bool | None:
    """Ended early without the supplier's answering for it; `None` while nobody has said who does (ok-avslut.s2)."""
    if placed.early_end is None:
        return False
    said = [each for each in events if each.event.matter is AssessedMatter.SUPPLIER_RESPONSIBLE]
    if said:
        return not said[-1].event.holds
    ended = last(events, EventKind.ENDED)
    if ended is not None and ended.event.ground in _RESPONSIBLE:
        return False
    return True if placed.early_end.cause is not EarlyEndCause.SUPPLIER else None


def _without_replaced(covers: list[Cover]) -> Iterator[Cover]:
    """A place that waits for a new one waits no longer than until the new one makes up for it."""
    begins: dict[str, date] = {}
    for each in covers:
        if each.replaces is not None and each.known is not None:
            begins[each.replaces] = min(each.since, begins.get(each.replaces, each.since))
    for each in covers:
        new = begins.get(each.place)
        if each.until is not None and new is not None and new < each.until:
            yield replace(each, until=max(new, each.since))
        else:
            yield each
