"""Whether the recruiter's files of format 2 hold together, with each other and with the case: every rule is a statement.

A fault whose key begins with `persons` is of `personer.yaml`, every other of `placeringar.yaml`. No message repeats a name.
"""

from collections.abc import Collection

from tenderkit.messages import Gravity
from tenderkit.problems import Fault, Key
from tenderkit.rules.journal import correction_rules, key_rules, order_rules, person_rules, reference_rules, step_rules
from tenderkit.rules.journal.written_record import WrittenRecord

_RULES = (
    *correction_rules.RULES,
    *key_rules.RULES,
    *reference_rules.RULES,
    *order_rules.RULES,
    *step_rules.RULES,
    *person_rules.RULES,
)
_TWICE = "TK-M206"


def find_record_faults(written: WrittenRecord) -> tuple[Fault, ...]:
    """Everything that the rules have to say about the files, gravest or not; the message knows its gravity.

    One slip is told once: a correction that is wrong isn't also something that happened twice, and where there is an
    error nothing is remarked.
    """
    found = [fault for rule in _RULES for fault in rule(written)]
    grave = {fault.key for fault in found if fault.message.gravity is Gravity.ERROR}
    corrections = {key[1] for key in grave if key[2:] == ("corrects",)}
    return tuple(fault for fault in found if not _is_told(fault, grave, corrections))


def _is_told(fault: Fault, grave: Collection[Key], corrections: Collection[object]) -> bool:
    if fault.message.gravity is not Gravity.ERROR:
        return fault.key in grave
    return fault.message.code == _TWICE and fault.key[1] in corrections
