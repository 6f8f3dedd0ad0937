"""What has happened with the places of a case, supplier by supplier and requirement by requirement, and what it comes to.

What counts and what is missing is counted where the reports count it; here it is only put in the order of a page.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.model.case.case import Supplier
from tenderkit.model.fulfilment.fulfilment import FulfilmentReason
from tenderkit.model.fulfilment.place_outcome import PlaceOutcome
from tenderkit.model.journal.place import Place
from tenderkit.rules.contract.requirement_brief import lot_words
from tenderkit.rules.contract.whose import supplier_of
from tenderkit.rules.due.due_in_case import CaseOnDay
from tenderkit.rules.due.stage import Stage
from tenderkit.rules.fulfilment.agreement import agreement_outcomes
from tenderkit.rules.fulfilment.counted_places import counted_places
from tenderkit.rules.fulfilment.every_part import Judgement, judgements, report_day, terms_of
from tenderkit.rules.fulfilment.required_places import required_places
from tenderkit.rules.fulfilment.terms import FulfilmentTerms, lot_by_lot
from tenderkit.rules.journal.known import known_of
from tenderkit.rules.places.history import PlaceHistory, history_of
from tenderkit.workflows.case.sound_case import load_sound_case
from tenderkit.workflows.matching.recruiters_file import read_sound_matching
from tenderkit.workflows.register.read_cases import read_one

_PLANNED = "planned"


class ReasonTold(Struct, frozen=True):
    """Why, in words, with the clause that it rests on: its title, its id, and the mark of the sentence."""

    words: str
    clause: str
    clause_id: str
    mark: str


class DrawnPlace(Struct, frozen=True):
    """A place with the days that it was or is planned to be; `ends` is `None` while it goes on until further notice.

    `days` and `of_days` are those that it was and was planned to be, where it ended early. `standing` is how it counts, or `planned`.
    """

    id: str
    what: str
    begins: date
    ends: date | None
    begun: bool
    ended: bool
    standing: str
    reason: ReasonTold | None
    days: int = 0
    of_days: int = 0
    replaces: str = ""

    @property
    def is_early(self) -> bool:
        return 0 < self.days < self.of_days


class StandingOfPart(Struct, frozen=True):
    """One part of the requirement: `Platser`, how it stands in a word, how many of how many, and why."""

    title: str
    status: str
    status_word: str
    done: str
    required: str
    reasons: tuple[ReasonTold, ...]


class SuppliersPlaces(Struct, frozen=True):
    """The places of one supplier for one requirement; `last_start` is the next day by which places shall have begun."""

    supplier: str
    lots: str
    places: tuple[DrawnPlace, ...]
    last_start: date | None


class PlacesTimeline(Struct, frozen=True):
    """The day that everything is judged on, the places, and each supplier's parts."""

    day: date
    suppliers: tuple[SuppliersPlaces, ...]
    parts: tuple[tuple[str, tuple[StandingOfPart, ...]], ...]

    @property
    def first_day(self) -> date:
        return min((each.begins for each in self.every), default=self.day)

    @property
    def last_day(self) -> date:
        return max((each.ends or self.day for each in self.every), default=self.day)

    @property
    def every(self) -> tuple[DrawnPlace, ...]:
        """All places."""
        return tuple(each for supplier in self.suppliers for each in supplier.places)


def places_timeline(case: Path, today: date) -> PlacesTimeline | None:
    """On today, or on the latest day that the journal tells of where that is later; `None` before the award and of a case with faults."""
    sound = load_sound_case(case)
    matching, _ = read_sound_matching(sound)
    if matching is None:
        return None
    day = max(today, report_day(sound.case, matching, sound.day))
    found = read_one(case, day)
    if found.case is None or found.case.on_day.stage is not Stage.AWARDED:
        return None
    of = found.case.on_day
    suppliers = tuple(each for supplier in of.case.suppliers for each in _of_supplier(of, supplier))
    parts = tuple((supplier.name, tuple(_parts(of, supplier))) for supplier in of.case.suppliers)
    return PlacesTimeline(day, suppliers, parts)


def _of_supplier(of: CaseOnDay, supplier: Supplier) -> Iterator[SuppliersPlaces]:
    """Each requirement with its places; then what is under an agreement, or that nothing has happened to yet."""
    told: set[str] = set()
    found = list(terms_of(of.case, of.matching, of.day, supplier))
    for terms in (each for whole in found for each in lot_by_lot(whole)):
        places = terms.requirement.places
        if places is None:
            continue
        judged = counted_places(terms, places).judged
        drawn = tuple(_drawn(of, *each) for each in judged)
        told |= {each.id for each in drawn}
        lots = lot_words(terms.of.lot_ids) if of.case.contract.lots else ""
        yield SuppliersPlaces(supplier.name, lots, drawn, _last_start(terms))
    rest = tuple(_rest(of, supplier, found, told))
    if rest:
        yield SuppliersPlaces(supplier.name, "", rest, None)


def _rest(of: CaseOnDay, supplier: Supplier, found: Sequence[FulfilmentTerms], told: set[str]) -> Iterator[DrawnPlace]:
    agreed = {
        history.place.id: (history, outcome) for terms in found[:1] for history, outcome in agreement_outcomes(terms)
    }
    known = known_of(of.matching, of.day)
    for place in known.record.places:
        if place.id in told or supplier_of(of.case, place) != supplier:
            continue
        yield _drawn(of, *agreed[place.id]) if place.id in agreed else _drawn(of, history_of(known, place), None)


def _last_start(terms: FulfilmentTerms) -> date | None:
    places = terms.requirement.places
    if places is None or terms.day is None:
        return None
    due = required_places(replace(terms, day=None), places).due
    return next((day for day, _ in due if day >= terms.day), None)


def _drawn(of: CaseOnDay, history: PlaceHistory, outcome: PlaceOutcome | None) -> DrawnPlace:
    place, ended = history.place, history.ended
    planned = _planned_days(place)
    days = (ended.day - history.begins).days + 1 if ended is not None else 0
    return DrawnPlace(
        id=place.id,
        what=", ".join(filter(None, (place.kind.title_sv, place.job_title, place.workplace))),
        begins=history.begins,
        ends=ended.day if ended is not None else place.planned.ends,
        begun=history.started is not None,
        ended=ended is not None,
        standing=outcome.standing.value if outcome is not None else _PLANNED,
        reason=_told(of, outcome.reason) if outcome is not None else None,
        days=days,
        of_days=planned,
        replaces=place.replaces or "",
    )


def _planned_days(place: Place) -> int:
    return (place.planned.ends - place.planned.starts).days + 1 if place.planned.ends is not None else 0


def _parts(of: CaseOnDay, supplier: Supplier) -> Iterator[StandingOfPart]:
    for each in judgements(of.case, of.matching, of.day, supplier):
        yield _standing(of, each)


def _standing(of: CaseOnDay, judged: Judgement) -> StandingOfPart:
    part = judged.part
    return StandingOfPart(
        title=judged.title,
        status=part.status.value,
        status_word=part.status.title_sv,
        done=part.number(part.done),
        required=part.number(part.required) if part.required is not None else "",
        reasons=tuple(_told(of, reason) for reason in part.reasons),
    )


def _told(of: CaseOnDay, reason: FulfilmentReason) -> ReasonTold:
    return ReasonTold(reason.words, of.clauses.title(reason.role), of.clauses.name(reason.role), reason.mark)
