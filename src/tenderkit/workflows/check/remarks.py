"""What a sound case is worth a second look for: the municipality's policy, the proportions, what the penalty comes to.

No document waits for it, so it is no part of what a build asks; `check` does.
"""

from collections.abc import Iterator

from tenderkit.model.case.case import Lot
from tenderkit.model.policy.policy import Policy
from tenderkit.problems import Fault, Key, Problem
from tenderkit.readers.policy.policy_reader import read_policy
from tenderkit.readers.yaml.yaml_reader import read_yaml
from tenderkit.rules.penalty.outcome import penalty_outcomes
from tenderkit.rules.policy.applicability import applicability_faults
from tenderkit.rules.proportionality import proportionality_rules
from tenderkit.rules.proportionality.measures import measure_all, needs_reasons
from tenderkit.workflows.case.sound_case import SoundCase
from tenderkit.workflows.policy.applicability import apply_policy


def second_look(sound: SoundCase) -> tuple[Problem, ...]:
    """Every remark, each once: several lots or suppliers may give the same."""
    policy = read_policy(sound.places.policy_file)
    faults = (*_of_the_policy(sound), *_of_the_proportions(sound, policy), *_of_the_penalty(sound, policy))
    written = read_yaml(sound.places.policy_file).remarks if sound.places.policy_is_chosen else ()
    return tuple(dict.fromkeys((*written, *map(sound.source.locate, faults))))


def _of_the_policy(sound: SoundCase) -> Iterator[Fault]:
    """Asked of the common requirement where any lot has it, and of each lot's own."""
    for _, found in apply_policy(sound):
        yield from applicability_faults(found, chosen=sound.places.policy_is_chosen)


def _of_the_proportions(sound: SoundCase, policy: Policy) -> Iterator[Fault]:
    for rule in proportionality_rules.RULES:
        yield from rule(sound.case)
    for measured in measure_all(sound.case, policy.bands):
        if (message := needs_reasons(measured, sound.case)) is not None:
            yield Fault(("assessment", "decision_reasons"), message)


def _of_the_penalty(sound: SoundCase, policy: Policy) -> Iterator[Fault]:
    for outcome in penalty_outcomes(sound.case, policy.penalty):
        key = (*_requirement_of(sound, outcome.lot), "penalty")
        yield from (Fault(key, message) for message in outcome.checks)


def _requirement_of(sound: SoundCase, lot: Lot | None) -> Key:
    """Where the requirement stands that holds for the lot: at the lot itself, or the common one."""
    if lot is None or lot.requirement is None:
        return ("requirement",)
    return ("contract", "lots", sound.case.contract.lots.index(lot), "requirement")
