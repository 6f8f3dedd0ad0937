"""Which edition's counting a case has: read off the meanings of the clauses that it rests on, never off an id or a date."""

from tenderkit.model.case.case import Procurement
from tenderkit.model.case.counting import Counting
from tenderkit.model.clauses.roles import ClauseRole, Meaning
from tenderkit.rules.clauses.in_use import ClausesInUse
from tenderkit.rules.conditions.facts import Facts
from tenderkit.rules.contract.each_requirement import each_requirement

_OF_PLACES = (ClauseRole.PLACES_REDUCTION, ClauseRole.PLACES_FULFILMENT, ClauseRole.MATCHING)
_OF_THE_DIALOGUE = (ClauseRole.DIALOGUE_ANSWER,)


def roles_that_count(case: Procurement) -> tuple[ClauseRole, ...]:
    """The clauses that say how this case is counted; none where nothing is asked for."""
    found = [each.requirement for each in each_requirement(case, unused=True)]
    of_places = _OF_PLACES if any(each.places is not None for each in found) else ()
    return (*of_places, *(_OF_THE_DIALOGUE if any(each.dialogue is not None for each in found) else ()))


def counting_by(clauses: ClausesInUse, case: Procurement) -> Counting:
    """How they count together. Of several versions in use, as where documents were built at different times, all must say so."""
    facts = Facts(case)
    return Counting(
        nearest=_all_say(clauses, ClauseRole.PLACES_REDUCTION, Meaning.NEAREST),
        least_time=_all_say(clauses, ClauseRole.PLACES_FULFILMENT, Meaning.LEAST_TIME),
        answers_together=_all_say(clauses, ClauseRole.DIALOGUE_ANSWER, Meaning.ANSWERED_TOGETHER),
        authority_days=clauses.days(ClauseRole.MATCHING, Meaning.AUTHORITY_ANSWERS, facts),
        supplier_days=clauses.days(ClauseRole.MATCHING, Meaning.SUPPLIER_ANSWERS, facts),
    )


def _all_say(clauses: ClausesInUse, role: ClauseRole, meaning: Meaning) -> bool:
    entries = clauses.of(role)
    return bool(entries) and all(meaning in entry.marks for entry in entries)
