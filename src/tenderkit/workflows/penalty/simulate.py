"""What the penalty of a case amounts to: read, counted and checked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tenderkit.model.case.case import Lot, Procurement, Requirement
from tenderkit.model.papers.lock import Lock
from tenderkit.model.penalty.outcome import PenaltyOutcome
from tenderkit.model.policy.policy import Policy
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.readers.policy.policy_reader import read_policy
from tenderkit.rules.contract.each_requirement import AddressedRequirement, each_requirement
from tenderkit.rules.penalty.grounds import READ_VERSIONS
from tenderkit.rules.penalty.outcome import outcomes_by_supplier
from tenderkit.workflows.case.sound_case import SoundCase, load_sound_case
from tenderkit.workflows.papers.composing import only_needed


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
    """Everything that was counted, with the clause versions that the grounds were read against."""

    case: Procurement
    views: tuple[View, ...]
    policy: Policy
    policy_is_chosen: bool
    versions: Mapping[str, str]

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
    return Simulation(sound.case, views, policy, sound.places.policy_is_chosen, _clause_versions(sound))


def _asked(case: Procurement, lot_id: str | None) -> Iterator[AddressedRequirement]:
    """Every requirement, or what it is for a contract that covers one lot alone."""
    for of in each_requirement(case, by_lot=True):
        if lot_id is None:
            yield of
        else:
            yield from (of.of_lot(lot) for lot in of.lots if lot.id == lot_id)


def _clause_versions(sound: SoundCase) -> dict[str, str]:
    """By clause, the version that the case is built in, else the one in force on its day; one that isn't is left out."""
    library = read_library(sound.places.clause_folders, only_needed(READ_VERSIONS, (sound.day,), ()))
    found = {clause: library.in_force(clause, sound.day) for clause in READ_VERSIONS}
    stand_ins = library.stand_ins(sound.day)
    in_force = {clause: entry.clause.version for clause, entry in found.items() if entry and clause not in stand_ins}
    return {**in_force, **_locked_versions(sound)}


def _locked_versions(sound: SoundCase) -> dict[str, str]:
    lock = read_lock(sound.lock_file) if sound.lock_file else Lock()
    documents = lock.all_versions().values()
    return {clause: version for locked in documents for clause, version in locked.items() if clause in READ_VERSIONS}
