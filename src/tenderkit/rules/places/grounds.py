"""The table of grounds: for each sentence of the clauses that decides whether a place counts, what has to have happened and what follows.

The first ground that says something decides. What keeps a single place from counting comes first, since it can't be made up for by
another place; the others are weighed on the places that make one place together.
"""

from collections.abc import Callable, Sequence

from msgspec import Struct

from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.fulfilment.place_outcome import PlaceOutcome
from tenderkit.rules.places import deciding, excluding
from tenderkit.rules.places.reasons import because
from tenderkit.rules.places.weighed import Finding, Weighed

FORMED, TIMED, GIVEN = ClauseRole.PLACES_FORM, ClauseRole.PLACES_TIME, ClauseRole.PLACES_PROVIDER
FULFILLED, REPLACED, MEANT_FOR = (
    ClauseRole.PLACES_FULFILMENT,
    ClauseRole.PLACES_REPLACEMENT,
    ClauseRole.TARGET_GROUPS,
)


class Ground(Struct, frozen=True):
    """A sentence by the role of its clause and its mark in each edition, `None` where that edition hasn't it, and what it says."""

    role: ClauseRole
    first: str | None
    second: str | None
    says: Callable[[Weighed], Finding | None]

    def mark(self, of: Weighed) -> str | None:
        """The sentence's mark in the edition in use."""
        return self.second if of.held.second_edition else self.first


def decided(of: Weighed, grounds: Sequence[Ground]) -> PlaceOutcome | None:
    """By the first ground that says something, for the place that they are about."""
    for ground in grounds:
        mark = ground.mark(of)
        found = ground.says(of) if mark is not None else None
        if found is not None and mark is not None:
            return outcome_of(of, found, ground.role, mark)
    return None


def outcome_of(of: Weighed, found: Finding, role: ClauseRole, mark: str) -> PlaceOutcome:
    """What was found, said of the place that ended last or that is kept open."""
    about = of.offered if of.offered is not None and found.kept_open else of.last
    reason = because(f"place.{found.key}", role, mark, **found.facts)
    return PlaceOutcome(about.place.id, found.standing, reason, found.day, of.since, kept_open=found.kept_open)


EXCLUDING: tuple[Ground, ...] = (
    Ground(FULFILLED, "s2", "k9", excluding.officers_no),
    Ground(FORMED, "k1", "k1", excluding.wrong_kind),
    Ground(FORMED, None, "k9", excluding.second_choice),
    Ground(GIVEN, "k1", "k1", excluding.wrong_performer),
    Ground(FULFILLED, "s2", "s2", excluding.wrong_content),
    Ground(MEANT_FOR, "s1", "s1", excluding.outside_the_group),
)
"""What keeps one place from counting, whatever else is done."""

DECIDING: tuple[Ground, ...] = (
    Ground(FULFILLED, "s5", None, deciding.authority_said_no),
    Ground(FULFILLED, "s3", "s3", deciding.kept_open_before),
    Ground(TIMED, "k3", "k3", deciding.not_begun),
    Ground(TIMED, None, "k4", deciding.outside_summer),
    Ground(TIMED, "s2", "s2", deciding.shorter_by_decision),
    Ground(FULFILLED, None, "s21", deciding.together_by_several),
    Ground(REPLACED, "s1", "s1", deciding.with_a_new_one),
    Ground(FULFILLED, "s2", "s2", deciding.long_enough),
    Ground(TIMED, "k2", "k2", deciding.extent_not_stated),
    Ground(TIMED, "k2", "k2", deciding.extent_now),
    Ground(FULFILLED, "s2", "s2", deciding.going_on),
    Ground(FULFILLED, "s4", "s4", deciding.part_done),
    Ground(FULFILLED, "s6", None, deciding.begun_is_enough),
    Ground(FULFILLED, None, "s6", deciding.rest_kept_open),
    Ground(REPLACED, "s3", "s3", deciding.no_room_for_the_rest),
    Ground(REPLACED, "s2", "k1", deciding.new_one_kept_open),
    Ground(REPLACED, "k1", "k1", deciding.may_be_replaced),
    Ground(TIMED, "k2", "k2", deciding.extent_was_too_small),
    Ground(FULFILLED, "s9", "s18", deciding.suppliers_doing),
    Ground(TIMED, "k1", "k1", deciding.too_short),
)
"""What makes a place count or not, in order: the first that says something decides, and the last always does."""
