"""What the penalty of a case amounts to: read, counted and checked."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from tenderkit.model.case.case import Lot, Procurement
from tenderkit.model.penalty.assumed import Assumptions
from tenderkit.model.penalty.outcome import PenaltyOutcome, PenaltySum
from tenderkit.model.policy.policy import Policy
from tenderkit.readers.policy.policy_reader import read_policy
from tenderkit.rules.clauses.in_use import ClausesInUse
from tenderkit.rules.contract.each_requirement import AddressedRequirement, each_requirement
from tenderkit.rules.penalty.grounds import GROUNDED_ON
from tenderkit.rules.penalty.outcome import follows_call_offs, outcomes_by_supplier
from tenderkit.rules.penalty.parts import PenaltyPart, sum_of_parts
from tenderkit.workflows.case.in_use import clauses_in_use
from tenderkit.workflows.case.sound_case import SoundCase, load_sound_case

NOTHING_ASSUMED = Assumptions()


class UnclearAssumptionError(ValueError):
    """A called-off value is that of one part; `lots` are those of the parts that it may be for, none where nothing follows it."""

    def __init__(self, lots: tuple[str, ...]) -> None:
        self.lots = lots
        super().__init__(", ".join(lots))


class NoSuchLotError(LookupError):
    """`--lot` names a lot that the case doesn't have; `known` are those that it has."""

    def __init__(self, known: tuple[str, ...]) -> None:
        self.known = known
        super().__init__(", ".join(known))


class SimulatedView(Struct, frozen=True):
    """One requirement with its penalties: first what can be said before anything is called off, then for each supplier."""

    of: AddressedRequirement
    outcomes: tuple[PenaltyOutcome, ...]

    @property
    def lot(self) -> Lot | None:
        return self.of.lot

    @property
    def part(self) -> PenaltyPart:
        """The requirement with what can be said of its penalty before anything is called off."""
        return PenaltyPart(self.of, self.outcomes[0] if self.outcomes else None)


class Simulation(Struct, frozen=True):
    """Everything that was counted, with the clauses that the grounds stand in.

    `case` is the case with what was `assumed` for it.
    """

    sound: SoundCase
    case: Procurement
    views: tuple[SimulatedView, ...]
    policy: Policy
    policy_is_chosen: bool
    clauses: ClausesInUse
    assumed: Assumptions = NOTHING_ASSUMED

    @property
    def parts(self) -> tuple[PenaltyPart, ...]:
        return tuple(view.part for view in self.views)

    @property
    def together(self) -> PenaltySum | None:
        """What the parts come to, where there are several."""
        return sum_of_parts(self.case, self.parts)

    @property
    def outcomes(self) -> tuple[PenaltyOutcome, ...]:
        return tuple(outcome for view in self.views for outcome in view.outcomes)


def simulate(case_path: Path, lot_id: str | None = None, *, assumed: Assumptions = NOTHING_ASSUMED) -> Simulation:
    """Read the case and count; raises `InvalidInputError` with every fault of the case, `NoSuchLotError` for an unknown lot.

    What is `assumed` stands in for what the case says; raises `UnclearAssumptionError`.
    """
    sound = load_sound_case(case_path)
    lots = tuple(lot.id for lot in sound.case.contract.lots)
    if lot_id is not None and lot_id not in lots:
        raise NoSuchLotError(lots)
    policy = read_policy(sound.places.policy_file)
    case = _as_assumed(sound.case, assumed)
    parts = tuple(_asked(case, lot_id))
    if assumed.called_off_value is not None:
        _refuse_if_unclear(parts)
    views = tuple(
        SimulatedView(of, tuple(outcomes_by_supplier(of, policy.penalty, assumed=assumed.called_off_value)))
        for of in parts
    )
    clauses = clauses_in_use(sound.places, GROUNDED_ON, sound.day, _versions(sound))
    return Simulation(sound, case, views, policy, sound.places.policy_is_chosen, clauses, assumed)


def _as_assumed(case: Procurement, assumed: Assumptions) -> Procurement:
    """The case as if that were stated; when a called-off value is tried, no supplier's own counts."""
    stated = {name: amount for name, amount in assumed.stated.items() if name in type(case.contract).model_fields}
    contract = case.contract.model_copy(update=stated)
    suppliers = case.suppliers if assumed.called_off_value is None else ()
    return case.model_copy(update={"contract": contract, "suppliers": suppliers})


def _refuse_if_unclear(parts: Sequence[AddressedRequirement]) -> None:
    """Which of several parts has been called off that much only the one who assumes it knows."""
    follow = [of for of in parts if follows_call_offs(of.requirement)]
    if len(follow) != 1:
        raise UnclearAssumptionError(tuple(lot for of in follow for lot in of.lot_ids))


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
