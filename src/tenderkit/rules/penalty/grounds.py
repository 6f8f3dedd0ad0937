"""When no penalty is due: what the clauses say, each ground in a summary of our own.

A summary is of the sentence that means so in the library's own clauses: where the editions say it otherwise each has its
own. A municipality's clause may say it in a third way, so whoever shows a ground names the clause that is in use, and remarks
where that is one that nobody here has read.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.model.case.case import Requirement
from tenderkit.model.case.choices import PlacementKind
from tenderkit.model.clauses.library import LibraryEntry
from tenderkit.model.clauses.roles import OF_THE_FIRST_EDITION, OF_THE_SECOND_EDITION, ClauseRole, Meaning
from tenderkit.model.penalty.outcome import PenaltyGround
from tenderkit.model.penalty.unit import TimeCounted, unit_of
from tenderkit.model.proportionality.measures import CatalogueText
from tenderkit.rules.clauses.in_use import ClausesInUse

GROUNDED_ON = (
    ClauseRole.REMEDY,
    ClauseRole.PLACES_FULFILMENT,
    ClauseRole.PLACES_REPLACEMENT,
    ClauseRole.PLACES_TIME,
    ClauseRole.PLACES_REDUCTION,
    ClauseRole.PENALTY,
)
"""The clauses that hold the grounds."""

_SAID_OTHERWISE = frozenset(
    {
        Meaning.REMEDIED,
        Meaning.BEYOND_CONTROL,
        Meaning.KEPT_OPEN,
        Meaning.PART_DONE,
        Meaning.ENDED_EARLY,
        Meaning.REPLACED,
        Meaning.LESS_ASKED_FOR,
        Meaning.FEWER_PLACES,
    }
)
"""What both editions mean, but not on the same terms."""


class GroundInClause(Struct, frozen=True):
    """A ground, and the version of the clause in use that holds it; no `entry` where there is none."""

    ground: PenaltyGround
    entry: LibraryEntry | None

    @property
    def is_summarised(self) -> bool:
        """Whether the summary is of this very version, and not of a clause that it stands in for."""
        return self.entry is not None and not self.entry.inherited and self.ground.meaning in self.entry.marks


def grounds_in(clauses: ClausesInUse, grounds: Iterable[PenaltyGround]) -> Iterator[GroundInClause]:
    """Each ground of the edition in use with its clause; of several versions the one that was taken last."""
    for ground in grounds:
        entries = clauses.of(ground.role)
        entry = entries[-1] if entries else None
        second = entry is not None and any(meaning in OF_THE_SECOND_EDITION for meaning in entry.marks)
        if ground.meaning not in (OF_THE_FIRST_EDITION if second else OF_THE_SECOND_EDITION):
            yield GroundInClause(_in_second_edition(ground) if second else ground, entry)


def _in_second_edition(ground: PenaltyGround) -> PenaltyGround:
    if ground.meaning not in _SAID_OTHERWISE:
        return ground
    return replace(ground, words=replace(ground.words, key=f"{ground.words.key}.second_edition"))


def grounds_without_penalty(requirement: Requirement) -> Iterator[PenaltyGround]:
    """Those that stand in the text of this requirement by either edition, clause by clause."""
    penalty, places = requirement.penalty, requirement.places
    if penalty is None or places is None:
        return
    yield _ground(ClauseRole.REMEDY, Meaning.REMEDIED, days=penalty.remedy_days)
    yield _ground(ClauseRole.REMEDY, Meaning.BEYOND_CONTROL)
    yield _ground(ClauseRole.PLACES_FULFILMENT, Meaning.KEPT_OPEN, weeks=places.offer_open_weeks or "?")
    yield _ground(ClauseRole.PLACES_FULFILMENT, Meaning.AUTHORITY_SAID_NO)
    if places.part_done_percent is not None:
        yield _ground(ClauseRole.PLACES_FULFILMENT, Meaning.PART_DONE, percent=places.part_done_percent)
    if places.replacement_weeks is None:
        yield _ground(ClauseRole.PLACES_FULFILMENT, Meaning.ENDED_EARLY)
    else:
        yield _ground(ClauseRole.PLACES_REPLACEMENT, Meaning.REPLACED, weeks=places.replacement_weeks)
    yield _ground(ClauseRole.PLACES_TIME, Meaning.LESS_ASKED_FOR)
    if PlacementKind.INTERNSHIP in places.kinds:
        yield _ground(ClauseRole.PLACES_TIME, Meaning.SHORTER_DECISION)
    yield _ground(ClauseRole.PLACES_TIME, Meaning.AWAITED)
    yield _ground(ClauseRole.PLACES_REDUCTION, Meaning.FEWER_PLACES)
    if unit_of(penalty.per).time is TimeCounted.LATE:
        yield _ground(ClauseRole.PENALTY, Meaning.STANDING_STILL)
    if penalty.claim_within_months is not None:
        yield _ground(ClauseRole.PENALTY, Meaning.CLAIMED_TOO_LATE, months=penalty.claim_within_months)


def _ground(role: ClauseRole, meaning: Meaning, **facts: object) -> PenaltyGround:
    words = CatalogueText(f"penalty.ground.{meaning.value}", {name: str(fact) for name, fact in facts.items()})
    return PenaltyGround(role, meaning, words)
