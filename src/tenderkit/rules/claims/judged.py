"""Every deficiency of a case, counted, for rules to judge."""

from collections.abc import Mapping

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.case.case import Procurement
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.matching.matching import Matching
from tenderkit.problems import Fault
from tenderkit.rules.breach.terms import BreachedContract
from tenderkit.rules.claims.deficiency import Deficiency, deficiencies_of
from tenderkit.rules.claims.with_numbers import with_numbers
from tenderkit.rules.journal.known import Known, KnownEvent
from tenderkit.rules.journal.view import View


class JudgedCase(Struct, frozen=True):
    """`contract` holds the matching with what is missing counted into it."""

    contract: BreachedContract
    known: Known
    deficiencies: tuple[Deficiency, ...]

    @property
    def case(self) -> Procurement:
        return self.contract.case

    @property
    def matching(self) -> Matching:
        return self.contract.matching


def judged_case(case: Procurement, view: View, roles: Mapping[str, ClauseRole]) -> JudgedCase:
    """`roles` says what the clause does that a deficiency names, by its id."""
    found = deficiencies_of(case, view, roles)
    matching = with_numbers(view.matching, found, view.known.day)
    return JudgedCase(BreachedContract(case, matching, roles), view.known, found)


def at_event(event: KnownEvent, code: str, *key: str, **facts: object) -> Fault:
    """A fault at an event of the journal: at its day unless another key is named."""
    told = {name: str(fact) for name, fact in facts.items()}
    return Fault(("journal", event.at, *(key or ("date",))), Message(code, told))
