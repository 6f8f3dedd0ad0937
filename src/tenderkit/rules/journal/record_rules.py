"""Whether the recruiter's files of format 2 hold together, with each other and with the case: every rule is a statement.

A fault whose key begins with `persons` is of `personer.yaml`, every other of `placeringar.yaml`. No message repeats a name.
"""

from tenderkit.problems import Fault
from tenderkit.rules.journal import correction_rules, key_rules, order_rules, person_rules, reference_rules
from tenderkit.rules.journal.written_record import WrittenRecord

_RULES = (
    *key_rules.RULES,
    *correction_rules.RULES,
    *reference_rules.RULES,
    *order_rules.RULES,
    *person_rules.RULES,
)


def find_record_faults(written: WrittenRecord) -> tuple[Fault, ...]:
    """Everything that the rules have to say about the files, gravest or not; the message knows its gravity."""
    return tuple(fault for rule in _RULES for fault in rule(written))
