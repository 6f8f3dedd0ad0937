"""The figures that a document kind may name: each is a function from what is known to facts `computed.<figure>.<fact>`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from tenderkit.model.case.case import Lot, Procurement, Supplier
from tenderkit.model.matching.matching import Agreement, Breach, Matching, Placement
from tenderkit.model.policy.policy import Policy
from tenderkit.rules.conditions.facts import Facts
from tenderkit.rules.contract.each_requirement import AddressedRequirement, each_requirement
from tenderkit.rules.contract.requirement_brief import brief_facts
from tenderkit.rules.papers.breach_figures import breach_facts
from tenderkit.rules.papers.closing_figures import closing_facts
from tenderkit.rules.papers.early_end_figures import early_end_facts
from tenderkit.rules.papers.fulfilment_figures import fulfilment_facts
from tenderkit.rules.papers.handover import handover_facts, may_be_contacted
from tenderkit.rules.penalty.figures import penalty_figures, penalty_table
from tenderkit.rules.penalty.outcome import penalty_outcome
from tenderkit.rules.policy.applicability import applicability
from tenderkit.rules.policy.applicability_report import applicability_figures
from tenderkit.rules.proportionality.measures import measure, needs_reasons
from tenderkit.rules.proportionality.report import (
    assumptions_for_document,
    proportionality_figures,
    proportionality_rows,
)


@dataclass(frozen=True, slots=True)
class Known:
    """What a figure is computed from: the facts of one document, and the policy, which is read when it is asked for."""

    facts: Facts
    lot: Lot | None
    day: date
    policy: Callable[[], Policy]
    policy_is_chosen: bool

    @property
    def case(self) -> Procurement:
        return self.facts.case


Figure = Callable[[Known], Mapping[str, object | None]]


def _applicability(known: Known) -> Mapping[str, object | None]:
    found = applicability(known.policy(), known.facts, known.case)
    return applicability_figures(found, chosen=known.policy_is_chosen)


def _proportionality(known: Known) -> Mapping[str, object | None]:
    """Figures and assumptions. `reasons_missing` is true when the municipality's own limits are passed and nobody says why."""
    found = measure(_asked(known.case, known.lot), known.policy().bands)
    return {
        **proportionality_figures(found),
        "proportionality.rows": proportionality_rows(found),
        "proportionality.assumptions": assumptions_for_document(found),
        "proportionality.reasons_missing": needs_reasons(found, known.case) is not None,
    }


def _penalty(known: Known) -> Mapping[str, object | None]:
    """Counted on the estimated value: the assessment is made before there is a price, and says the same when it is built later."""
    contract = known.case.contract.model_copy(update={"contract_price": None})
    before_award = known.case.model_copy(update={"contract": contract, "suppliers": ()})
    outcome = penalty_outcome(_asked(before_award, known.lot), known.policy().penalty)
    if outcome is None:
        return {}
    return {**penalty_figures(outcome), "penalty.table": penalty_table(outcome)}


def _asked(case: Procurement, lot: Lot | None) -> AddressedRequirement:
    """The requirement that the document is about: the common one, or a lot's own."""
    return next(of for of in each_requirement(case) if of.lot == lot)


def _brief(known: Known) -> Mapping[str, object | None]:
    facts = brief_facts(known.case, _supplier(known))
    return {f"brief.{name}": value for name, value in facts.items()}


def _handover(known: Known) -> Mapping[str, object | None]:
    facts = handover_facts(known.case, _supplier(known))
    return {f"handover.{name}": value for name, value in facts.items()}


def _contact(known: Known) -> Mapping[str, object | None]:
    """Asked on the day of the start meeting when that is known, else on the day of the documents."""
    held = known.facts.lookup("start_meeting.held")
    return {"contact.allowed": may_be_contacted(known.case, held if isinstance(held, date) else known.day)}


def _fulfilment(known: Known) -> Mapping[str, object | None]:
    """Nothing while there is no file that says what has been done."""
    matching = known.facts.lookup("matching")
    facts = fulfilment_facts(known.case, matching, known.day) if isinstance(matching, Matching) else {}
    return {f"fulfilment.{name}": value for name, value in facts.items()}


def _closing(known: Known) -> Mapping[str, object | None]:
    matching = known.facts.lookup("matching")
    facts = closing_facts(known.case, matching, known.day) if isinstance(matching, Matching) else {}
    return {f"closing.{name}": value for name, value in facts.items()}


def _early_end(known: Known) -> Mapping[str, object | None]:
    placement, agreement = known.facts.lookup("placement"), known.facts.lookup("agreement")
    if not isinstance(placement, Placement):
        return {}
    agreed = agreement if isinstance(agreement, Agreement) else None
    facts = early_end_facts(known.case, _supplier(known), placement, agreed)
    return {f"early_end.{name}": value for name, value in facts.items()}


def _breach(known: Known) -> Mapping[str, object | None]:
    matching, breach = known.facts.lookup("matching"), known.facts.lookup("breach")
    if not isinstance(matching, Matching) or not isinstance(breach, Breach):
        return {}
    locked = known.facts.lookup("computed.locked_versions")
    facts = breach_facts(known.case, matching, breach, locked if isinstance(locked, tuple) else ())
    return {f"breach.{name}": value for name, value in facts.items()}


def _supplier(known: Known) -> Supplier | None:
    supplier = known.facts.lookup("supplier")
    return supplier if isinstance(supplier, Supplier) else None


FIGURES: Mapping[str, Figure] = {
    "applicability": _applicability,
    "proportionality": _proportionality,
    "penalty": _penalty,
    "brief": _brief,
    "handover": _handover,
    "contact": _contact,
    "fulfilment": _fulfilment,
    "closing": _closing,
    "early_end": _early_end,
    "breach": _breach,
}


def figures_for(names: tuple[str, ...], known: Known) -> dict[str, object | None]:
    """The facts of every named figure, by `figure.fact`."""
    return {fact: value for name in names for fact, value in FIGURES[name](known).items()}
