"""Whether what is to happen again, or by a certain day, happens while the contract runs."""

from collections.abc import Iterator

from tenderkit.problems import Fault
from tenderkit.rules.contract.each_requirement import AddressedRequirement, RequirementRule

_DAYS_OF_A_MONTH = 30


def dialogue_has_a_next_step(of: AddressedRequirement) -> Iterator[Fault]:
    """A requirement needs a quantity and a deadline to be followed up; one meeting and nothing after it has neither.

    The report asks that the supplier can tell what the municipality expects (l. 219).
    """
    dialogue = of.requirement.dialogue
    if dialogue is None:
        return
    steps = (dialogue.plan_within_days, dialogue.reply_within_days, dialogue.repeat_every_months, dialogue.agreement)
    if all(step is None for step in steps):
        yield of.fault("dialogue", "plan_within_days", code="TK-R047")


def dialogue_fits_into_the_contract(of: AddressedRequirement) -> Iterator[Fault]:
    """A meeting or a plan that may come when the contract is over can't be asked for (17 kap. 1 § LOU)."""
    dialogue, months = of.requirement.dialogue, of.case.contract.months
    if dialogue is None:
        return
    days = dialogue.first_meeting_within_days + (dialogue.plan_within_days or 0)
    if days > months * _DAYS_OF_A_MONTH:
        facts = {"days": str(days), "months": str(months)}
        yield of.fault("dialogue", "first_meeting_within_days", code="TK-R038", **facts)


def what_is_repeated_happens(of: AddressedRequirement) -> Iterator[Fault]:
    """An interval as long as the contract never ends within it: no second dialogue, no report but the last (report l. 57)."""
    requirement, months = of.requirement, of.case.contract.months
    dialogue, follow_up = requirement.dialogue, requirement.follow_up
    intervals = (
        ("dialogue", "repeat_every_months", dialogue.repeat_every_months if dialogue else None),
        ("follow_up", "report_every_months", follow_up.report_every_months if follow_up else None),
    )
    for block, key, every in intervals:
        if every is not None and every >= months:
            facts = {"key": key, "every": str(every), "months": str(months)}
            yield of.fault(block, key, code="TK-R037", **facts)


FOR_EACH_REQUIREMENT: tuple[RequirementRule, ...] = (
    dialogue_has_a_next_step,
    dialogue_fits_into_the_contract,
    what_is_repeated_happens,
)
