"""Whether the recruiter's file holds together with its case: every rule is a statement, and says where it comes from.

"Report" is Östersund's report on employment requirements, by line. No message repeats a name: people are `P-01`.
"""

from collections.abc import Callable, Iterator, Sequence

from tenderkit.messages import Message
from tenderkit.model.case.case import Procurement
from tenderkit.model.case.near_words import nearest
from tenderkit.model.matching.matching import Matching
from tenderkit.problems import Fault
from tenderkit.rules.contract.stated_days import days_outside, stated_days
from tenderkit.rules.matching import (
    agreement_rules,
    authority_rules,
    crowding_rules,
    first_week_rules,
    meeting_rules,
    placement_rules,
    private_rules,
    waived_rules,
)
from tenderkit.rules.privacy.private_words import PrivateWords

Rule = Callable[[Procurement, Matching], Iterator[Fault]]

_NUMBERED = ("profiles", "agreements", "placements", "breaches")
_OF_A_PERSON = "birth_date"
_OF_A_SUPPLIER = ("start_meetings", "calls", "dialogues", *_NUMBERED)


def find_matching_faults(
    case: Procurement, matching: Matching, private: PrivateWords | None = None, rules: Sequence[Rule] = ()
) -> tuple[Fault, ...]:
    """Everything that the rules have to say about the file, gravest or not; the message knows its gravity.

    `rules` are some of them, where not all are asked. `private` is the library's list of words that give a person away; without it they aren't looked for.
    """
    faults = [fault for rule in rules or RULES for fault in rule(case, matching)]
    if private is not None:
        faults += private_rules.nothing_gives_a_person_away(case, matching, private)
    return tuple(faults)


def ids_stand_once(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """Every other paper says `P-01` instead of a name, so it must mean one person's placement (art. 5.1 c GDPR)."""
    del case
    for section in _NUMBERED:
        seen: set[str] = set()
        for index, item in enumerate(getattr(matching, section)):
            if item.id in seen:
                yield Fault((section, index, "id"), Message("TK-M005", {"id": item.id}))
            seen.add(item.id)


def suppliers_are_the_cases_own(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """A requirement binds the one that the contract is made with; its name is written as in the case (report l. 224)."""
    known = [supplier.name for supplier in case.suppliers]
    for section in _OF_A_SUPPLIER:
        for index, item in enumerate(getattr(matching, section)):
            key = (section, index, "supplier")
            if not known:
                yield Fault((section,), Message("TK-M009"))
                return
            if item.supplier is None and len(known) > 1:
                yield Fault(key, Message("TK-M008", {"known": ", ".join(known)}))
            elif item.supplier is not None and item.supplier not in known:
                guess = nearest(item.supplier, known)
                facts = {"guess": guess} if guess else {"known": ", ".join(known)}
                yield Fault(key, Message("TK-M007" if guess else "TK-M006", facts))


def days_are_of_the_contract(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """No contract of a procurement runs for more than twenty years after it begins: a later day is a slip."""
    days = ((key, day) for key, day in stated_days(matching) if key[-1] != _OF_A_PERSON)
    return days_outside(days, case.procedure.begins)


RULES: tuple[Rule, ...] = (
    ids_stand_once,
    days_are_of_the_contract,
    suppliers_are_the_cases_own,
    *meeting_rules.RULES,
    *placement_rules.RULES,
    *first_week_rules.RULES,
    *crowding_rules.RULES,
    *agreement_rules.RULES,
    *authority_rules.RULES,
    *private_rules.RULES,
    *waived_rules.RULES,
)
ACROSS: tuple[Rule, ...] = (ids_stand_once, *crowding_rules.RULES)
"""Those that hold one item against another; the others look at each by itself."""
OF_EACH: tuple[Rule, ...] = tuple(rule for rule in RULES if rule not in ACROSS)
