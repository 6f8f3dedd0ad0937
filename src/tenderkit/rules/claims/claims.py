"""What the rules have to say about the deficiencies of a journal, and what has been done about them."""

from tenderkit.problems import Fault
from tenderkit.rules.claims import claim_rules, step_rules
from tenderkit.rules.claims.judged import JudgedCase

RULES = (*step_rules.RULES, *claim_rules.RULES)


def find_claim_faults(judged: JudgedCase) -> tuple[Fault, ...]:
    """Each fault at the event that it is about, gravest or not; the message knows its gravity."""
    return tuple(fault for rule in RULES for fault in rule(judged))
