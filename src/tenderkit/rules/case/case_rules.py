"""Whether a case holds together: every rule is a statement, and its docstring says where it comes from.

"Report" is Östersund's report on employment requirements, by line; the paragraphs are those of LOU (2016:1145).
"""

from collections.abc import Callable, Iterator

from tenderkit.model.case.case import Procurement
from tenderkit.model.law.acts import Act
from tenderkit.problems import Fault
from tenderkit.rules.case import (
    contract_rules,
    date_rules,
    edition_rules,
    format_rules,
    joint_rules,
    party_rules,
    question_rules,
    requirement_rules,
    size_rules,
    standstill_rules,
)
from tenderkit.rules.proportionality import proportionality_rules

Rule = Callable[[Procurement], Iterator[Fault]]
ActRule = Callable[[Procurement, Act], Iterator[Fault]]

RULES: tuple[Rule, ...] = (
    *format_rules.RULES,
    *date_rules.RULES,
    *contract_rules.RULES,
    *requirement_rules.RULES,
    *edition_rules.RULES,
    *proportionality_rules.RULES,
    *party_rules.RULES,
    *question_rules.RULES,
    *joint_rules.RULES,
    *size_rules.RULES,
)
OF_THE_ACT: tuple[ActRule, ...] = (
    *standstill_rules.OF_THE_ACT,
    *contract_rules.OF_THE_ACT,
    *size_rules.OF_THE_ACT,
    *joint_rules.OF_THE_ACT,
)


def find_faults(case: Procurement, act: Act) -> tuple[Fault, ...]:
    """Everything that the rules have to say about a case under its act, gravest or not; the message knows its gravity."""
    general = (fault for rule in RULES for fault in rule(case))
    return (*general, *(fault for rule in OF_THE_ACT for fault in rule(case, act)))
