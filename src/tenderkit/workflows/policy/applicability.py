"""The municipality's policy asked of a sound case: of the whole of it, and of every lot with a requirement of its own."""

from tenderkit.model.case.case import Lot
from tenderkit.model.policy.policy import Policy
from tenderkit.readers.policy.policy_reader import read_policy
from tenderkit.rules.conditions.facts import Facts
from tenderkit.rules.law.legal_basis import computed_facts
from tenderkit.rules.policy.applicability import Applicability, applicability
from tenderkit.workflows.case.sound_case import SoundCase

Applied = tuple[tuple[Lot | None, Applicability], ...]


def apply_policy(sound: SoundCase) -> Applied:
    """One answer where the lots share a requirement, then one for each lot that has its own; at least one in all."""
    policy = read_policy(sound.places.policy_file)
    own = [lot for lot in sound.case.lots if lot.requirement is not None]
    common = [None] if len(own) < len(sound.case.lots) else []
    return tuple((lot, _applied(sound, policy, lot)) for lot in (*common, *own))


def _applied(sound: SoundCase, policy: Policy, lot: Lot | None) -> Applicability:
    computed = computed_facts(sound.legal, sound.case, lot)
    return applicability(policy, Facts(sound.case, computed, lot.requirement if lot else None), sound.case)
