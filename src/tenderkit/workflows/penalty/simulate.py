"""What the penalty of a case amounts to: read, counted and checked."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tenderkit.model.case.case import Lot, Procurement, Requirement
from tenderkit.model.penalty.outcome import PenaltyOutcome
from tenderkit.model.policy.policy import Policy
from tenderkit.readers.policy.policy_reader import read_policy
from tenderkit.rules.clauses.in_use import ClausesInUse
from tenderkit.rules.contract.each_requirement import AddressedRequirement, each_requirement
from tenderkit.rules.penalty.grounds import GROUNDED_ON
from tenderkit.rules.penalty.outcome import outcomes_by_supplier
from tenderkit.workflows.case.sound_case import SoundCase, load_sound_case
from tenderkit.workflows.clauses.in_use import clauses_in_use


class NoSuchLotError(LookupError):
    """`--lot` names a lot that the case doesn't have; `known` are those that it has."""

    def __init__(self, known: tuple[str, ...]) -> None:
        self.known = known
        super().__init__(", ".join(known))


@dataclass(frozen=True, slots=True)
class View:
    """One requirement with its penalties: first what can be said before anything is called off, then for each supplier."""

    lot: Lot | None
    requirement: Requirement
    outcomes: tuple[PenaltyOutcome, ...]


@dataclass(frozen=True, slots=True)
class Simulation:
    """Everything that was counted, with the clauses that the grounds stand in."""

    sound: SoundCase
    views: tuple[View, ...]
    policy: Policy
    policy_is_chosen: bool
    clauses: ClausesInUse

    @property
    def outcomes(self) -> tuple[PenaltyOutcome, ...]:
        return tuple(outcome for view in self.views for outcome in view.outcomes)


def simulate(case_path: Path, lot_id: str | None = None) -> Simulation:
    """Read the case and count; raises `InvalidInputError` with every fault of the case, `NoSuchLotError` for an unknown lot."""
    sound = load_sound_case(case_path)
    lots = tuple(lot.id for lot in sound.case.contract.lots)
    if lot_id is not None and lot_id not in lots:
        raise NoSuchLotError(lots)
    policy = read_policy(sound.places.policy_file)
    views = tuple(
        View(of.lot, of.requirement, tuple(outcomes_by_supplier(of, policy.penalty)))
        for of in _asked(sound.case, lot_id)
    )
    clauses = clauses_in_use(sound.places, GROUNDED_ON, sound.day, _versions(sound))
    return Simulation(sound, views, policy, sound.places.policy_is_chosen, clauses)


def _versions(sound: SoundCase) -> dict[str, dict[str, str]]:
    """The clauses that the requirement was issued in, else those that it was built of."""
    return sound.in_force.versions or sound.standing.lock.all_versions()


def _asked(case: Procurement, lot_id: str | None) -> Iterator[AddressedRequirement]:
    """Every requirement, or what it is for a contract that covers one lot alone."""
    for of in each_requirement(case, by_lot=True):
        if lot_id is None:
            yield of
        else:
            yield from (of.of_lot(lot) for lot in of.lots if lot.id == lot_id)
