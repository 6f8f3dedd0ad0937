"""What a sound case is worth a second look for: the municipality's policy, the proportions, what the penalty comes to.

No document waits for it, so it is no part of what a build asks; `check` does.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from tenderkit.messages import Message, text
from tenderkit.model.policy.policy import Policy
from tenderkit.problems import Fault, Problem
from tenderkit.readers.policy.policy_reader import read_policy
from tenderkit.readers.yaml.yaml_reader import read_yaml
from tenderkit.rules.contract.each_requirement import AddressedRequirement, each_requirement
from tenderkit.rules.contract.part_words import part_words
from tenderkit.rules.penalty.checks import small_checks
from tenderkit.rules.penalty.outcome import each_penalty
from tenderkit.rules.penalty.parts import penalty_parts, sum_of_parts, whole_message
from tenderkit.rules.policy.applicability import applicability_faults
from tenderkit.rules.proportionality import proportionality_rules
from tenderkit.rules.proportionality.measures import measure_all, needs_reasons
from tenderkit.rules.proportionality.place_cost import cost_faults
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
    if sound.places.policy_is_chosen:
        yield from cost_faults(sound.case, policy.place_cost, policy.bands)


def _of_the_penalty(sound: SoundCase, policy: Policy) -> Iterator[Fault]:
    """Of each requirement, where several lots have the same one with the lot's name, and then of all of them together."""
    for of, outcome in each_penalty(sound.case, policy.penalty):
        yield from (Fault((*of.key, "penalty"), _naming(of, message)) for message in outcome.checks)
    for of in each_requirement(sound.case, by_lot=True):
        yield from (Fault(of.key, _naming(of, message)) for message in small_checks(of, policy.penalty))
    parts = penalty_parts(sound.case, policy.penalty)
    if (together := sum_of_parts(sound.case, parts)) is not None:
        yield Fault(("contract", "lots"), whole_message(parts, together))


def _naming(of: AddressedRequirement, message: Message) -> Message:
    if of.lot is None or "about" not in message.facts:
        return message
    return replace(message, facts={**message.facts, "about": text("penalty.about", part=part_words(of).on_screen)})
