"""When no penalty is due: what the clauses say, in a summary of our own for the versions that we have read.

A later version may say something else, so whoever shows a ground also shows which version the case has.
"""

from collections.abc import Iterator, Mapping

from tenderkit.model.case.case import Requirement
from tenderkit.model.case.choices import PlacementKind
from tenderkit.model.penalty.outcome import PenaltyGround
from tenderkit.model.proportionality.measures import CatalogueText

READ_VERSIONS: Mapping[str, tuple[str, ...]] = {
    "brist": ("1.0.0",),
    "platser-uppfyllelse": ("1.0.0",),
    "platser-ersattning": ("1.0.0",),
    "platser-tid": ("1.0.0",),
    "platser-minskning": ("1.0.0",),
    "vite": ("1.0.0", "1.1.0"),
}
"""By clause, the versions that the summaries below were written from."""


def grounds_without_penalty(requirement: Requirement) -> Iterator[PenaltyGround]:
    """Those that stand in the text of this requirement, clause by clause."""
    penalty, places = requirement.penalty, requirement.places
    if penalty is None or places is None:
        return
    yield _ground("brist", "remedied", days=penalty.remedy_days)
    yield _ground("brist", "beyond_control")
    yield _ground("platser-uppfyllelse", "kept_open", weeks=places.offer_open_weeks or "?")
    yield _ground("platser-uppfyllelse", "authority_said_no")
    if places.part_done_percent is not None:
        yield _ground("platser-uppfyllelse", "part_done", percent=places.part_done_percent)
    if places.replacement_weeks is None:
        yield _ground("platser-uppfyllelse", "ended_early")
    else:
        yield _ground("platser-ersattning", "replaced", weeks=places.replacement_weeks)
    yield _ground("platser-tid", "less_asked_for")
    if PlacementKind.INTERNSHIP in places.kinds:
        yield _ground("platser-tid", "shorter_decision")
    yield _ground("platser-minskning", "fewer_places")
    if penalty.claim_within_months is not None:
        yield _ground("vite", "claimed_too_late", months=penalty.claim_within_months)


def _ground(clause: str, key: str, **facts: object) -> PenaltyGround:
    return PenaltyGround(
        clause, CatalogueText(f"penalty.ground.{key}", {name: str(fact) for name, fact in facts.items()})
    )
