"""The figures that a document kind may name: each gives a record of facts, `computed.<figure>.<fact>`."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Protocol

from msgspec import Struct, field

from tenderkit.messages import document_text
from tenderkit.model.case.case import Lot, Places, Procurement, Supplier
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.law.acts import Act
from tenderkit.model.law.laws import Regime
from tenderkit.model.matching.matching import Agreement, Breach, Matching, MeetingCall, Placement
from tenderkit.model.papers.kind_file import KindRoles
from tenderkit.model.policy.policy import Policy
from tenderkit.model.proportionality.measures import Proportionality
from tenderkit.rules.clauses.in_use import ClausesInUse
from tenderkit.rules.conditions.facts import Facts
from tenderkit.rules.contract.each_requirement import AddressedRequirement, each_requirement
from tenderkit.rules.contract.requirement_brief import BriefFacts, brief_facts
from tenderkit.rules.law.notice_fields import NoticeFacts, notice_facts
from tenderkit.rules.law.tender_answers import TenderAnswerFacts, tender_answer_facts
from tenderkit.rules.municipality.process_map import ProcessMapFacts, process_map
from tenderkit.rules.papers.branch_talk import BranchTalkFacts, branch_talk_facts
from tenderkit.rules.papers.breach_figures import BreachFacts, breach_facts
from tenderkit.rules.papers.buyer_figures import BuyerFacts, buyer_facts
from tenderkit.rules.papers.call_figures import CallFacts, call_facts
from tenderkit.rules.papers.closing_figures import ClosingFacts, closing_facts
from tenderkit.rules.papers.early_end_figures import EarlyEndFacts, early_end_facts
from tenderkit.rules.papers.fulfilment_figures import FulfilmentFacts, fulfilment_facts
from tenderkit.rules.papers.handover import ContactFacts, HandoverFacts, handover_facts, may_be_contacted
from tenderkit.rules.papers.handover_gaps import GapFacts, handover_gaps
from tenderkit.rules.papers.proposal_figures import ProposalFacts, proposal_facts
from tenderkit.rules.papers.recommendation_figures import RecommendationFacts, recommendation_of_case
from tenderkit.rules.papers.registry_figures import RegistryFacts, SentPaper, registry_facts
from tenderkit.rules.papers.work_figures import WorkFacts, work_facts
from tenderkit.rules.penalty.facts import PenaltyFacts, penalty_facts
from tenderkit.rules.penalty.grounds import GROUNDED_ON
from tenderkit.rules.penalty.parts import parts_table, penalty_parts
from tenderkit.rules.policy.applicability import applicability
from tenderkit.rules.policy.applicability_report import ApplicabilityFacts, applicability_facts
from tenderkit.rules.proportionality.measures import measure, measure_whole, needs_reasons
from tenderkit.rules.proportionality.report import ProportionalityFacts, proportionality_facts


class ReadOnDemand(Protocol):
    """What a few figures need besides the facts, read when it is asked for."""

    @property
    def policy(self) -> Policy: ...

    @property
    def policy_is_chosen(self) -> bool: ...

    @property
    def kind_roles(self) -> tuple[KindRoles, ...]: ...

    @property
    def act(self) -> Act: ...

    @property
    def locked_clauses(self) -> ClausesInUse: ...

    @property
    def sent_papers(self) -> tuple[SentPaper, ...]: ...

    def clauses_for(self, roles: Collection[ClauseRole]) -> ClausesInUse: ...


Reports = dict[tuple[date, str | None], tuple[Matching, FulfilmentFacts]]


class KnownFacts(Struct, frozen=True):
    """What a figure is computed from: the facts of one document on its day, and what can be read of the case besides.

    `reports` holds what the kind's other documents have had computed of the whole contract, by day and supplier, with the
    matching that it was computed from.
    """

    facts: Facts
    lot: Lot | None
    day: date
    read: ReadOnDemand
    reports: Reports = field(default_factory=dict)

    @property
    def case(self) -> Procurement:
        return self.facts.case


class LockedFacts(Struct, frozen=True):
    """What the case's documents were built of."""

    roles: Annotated[tuple[ClauseRole, ...], "Vad klausulerna gör i de dokument som är byggda"]
    narrow_certificate: Annotated[bool, "Om villkoret om intyg är första utgåvans, som räknar upp allt som får stå"]


class Figure(Struct, frozen=True):
    """Facts that are computed for the kinds that ask for them: the record that declares them, and how they are found.

    There is no record while what it is about hasn't happened. `of` is what was typed that it is computed from, where that has
    another name than the figure.
    """

    record: type
    compute: Callable[[KnownFacts], object | None]
    of: str = ""


def _applicability(known: KnownFacts) -> ApplicabilityFacts:
    found = applicability(known.read.policy, known.facts, known.case)
    return applicability_facts(found, chosen=known.read.policy_is_chosen)


def _proportionality(known: KnownFacts) -> ProportionalityFacts:
    """Of the requirement as it stands, of each part of it that is counted by itself, and of all requirements together."""
    case, bands = known.case, known.read.policy.bands
    asked = next(of for of in each_requirement(case) if of.lot == known.lot)
    found, every = measure(asked, bands), tuple(each_requirement(case, by_lot=True))
    parts = [measure(of, bands) for of in every if _is_asked(of, known.lot)]
    whole = measure_whole(case, every, bands)
    if whole is not None and asked.requirement.places is not None:
        parts.append(whole)
    return proportionality_facts(
        found,
        reasons_missing=any(needs_reasons(part, case) is not None for part in parts),
        parts=parts,
        stated=_stated(asked.requirement.places, found),
    )


def _stated(places: Places | None, found: Proportionality) -> Decimal | int | None:
    """The number that the requirement states; months of full time are no number of places to compare with."""
    if places is None or found.volume is None:
        return None
    return found.volume.places if places.by_months else places.asked


def _penalty(known: KnownFacts) -> PenaltyFacts | None:
    """Counted on the estimated value: the assessment is made before there is a price, and says the same when it is built later."""
    contract = known.case.contract.model_copy(update={"contract_price": None})
    before_award = known.case.model_copy(update={"contract": contract, "suppliers": ()})
    parts = penalty_parts(before_award, known.read.policy.penalty)
    outcomes = [part.outcome for part in parts if part.outcome is not None and _is_asked(part.of, known.lot)]
    if not outcomes:
        return None
    overview = parts_table(before_award, parts, document_text)
    return penalty_facts(outcomes, known.read.clauses_for(GROUNDED_ON), overview)


def _is_asked(of: AddressedRequirement, lot: Lot | None) -> bool:
    """Whether the document is about the requirement: the common one, also when it is counted for each lot, or a lot's own."""
    own = of.lot if of.lot is not None and of.lot.requirement is not None else None
    return own == lot


def _brief(known: KnownFacts) -> BriefFacts:
    return brief_facts(known.case, _supplier(known))


def _handover(known: KnownFacts) -> HandoverFacts:
    return handover_facts(known.case, _supplier(known))


def _contact(known: KnownFacts) -> ContactFacts:
    """Asked on the day of the start meeting when that is known, else on the day of the documents."""
    held = known.facts.lookup("start_meeting.held")
    return ContactFacts(may_be_contacted(known.case, held if isinstance(held, date) else known.day))


def _fulfilment(known: KnownFacts) -> FulfilmentFacts | None:
    matching = _matching(known)
    if matching is None:
        return None
    day, supplier = _day_of_report(known), _supplier(known)
    whose = (day, supplier.name if supplier is not None else None)
    of, report = known.reports.get(whose, (None, None))
    if of is not matching:
        report = fulfilment_facts(known.case, matching, day, known.read.locked_clauses, supplier)
        known.reports[whose] = (matching, report)
    return report


def _day_of_report(known: KnownFacts) -> date:
    """The day that was asked for; else that of what the paper is about: when a placement ended, nobody knew what came later."""
    ended = known.facts.lookup("placement.ended")
    return ended if isinstance(ended, date) and known.day == known.case.document_day else known.day


def _closing(known: KnownFacts) -> ClosingFacts | None:
    matching = _matching(known)
    return closing_facts(known.case, matching, known.day, _supplier(known)) if matching else None


def _early_end(known: KnownFacts) -> EarlyEndFacts | None:
    placement, agreement = known.facts.lookup("placement"), known.facts.lookup("agreement")
    if not isinstance(placement, Placement):
        return None
    agreed = agreement if isinstance(agreement, Agreement) else None
    return early_end_facts(known.case, _supplier(known), placement, agreed, known.read.locked_clauses)


def _call(known: KnownFacts) -> CallFacts | None:
    matching, call = _matching(known), known.facts.lookup("call")
    if matching is None or not isinstance(call, MeetingCall):
        return None
    return call_facts(known.case, matching, call, _supplier(known), known.read.locked_clauses)


def _proposal(known: KnownFacts) -> ProposalFacts | None:
    placement, agreement = known.facts.lookup("placement"), known.facts.lookup("agreement")
    if not isinstance(placement, Placement):
        return None
    agreed = agreement if isinstance(agreement, Agreement) else None
    return proposal_facts(known.case, _supplier(known), placement, agreed)


def _branch_talk(known: KnownFacts) -> BranchTalkFacts:
    return branch_talk_facts(known.case, known.day)


def _tender_answers(known: KnownFacts) -> TenderAnswerFacts:
    return tender_answer_facts(known.case, known.read.act, below=known.facts.lookup("computed.regime") == Regime.BELOW)


def _notice(known: KnownFacts) -> NoticeFacts:
    """The notice comes before there is a price, and says the same when it is built later."""
    contract = known.case.contract.model_copy(update={"contract_price": None})
    requirement = known.case.requirement_for(known.lot) if known.lot is not None else known.case.requirement
    return notice_facts(
        known.case.model_copy(update={"contract": contract}), requirement, known.facts.lookup("computed.regime")
    )


def _process_map(known: KnownFacts) -> ProcessMapFacts:
    return process_map(known.read.kind_roles, known.case)


def _gaps(known: KnownFacts) -> GapFacts:
    return handover_gaps(known.case, section_is_built=bool(known.read.locked_clauses.roles))


def _registry(known: KnownFacts) -> RegistryFacts:
    return registry_facts(known.case, known.read.sent_papers)


def _work(known: KnownFacts) -> WorkFacts | None:
    placement = known.facts.lookup("placement")
    return work_facts(placement, known.day) if isinstance(placement, Placement) else None


def _breach(known: KnownFacts) -> BreachFacts | None:
    matching, breach = _matching(known), known.facts.lookup("breach")
    if matching is None or not isinstance(breach, Breach):
        return None
    return breach_facts(known.case, matching, breach, known.read.locked_clauses, known.facts)


def _buyer(known: KnownFacts) -> BuyerFacts:
    """With what is due, where the paper is about a breach: its shares are of that."""
    breach = _breach(known)
    return buyer_facts(known.facts, breach.due if breach is not None else None)


def _locked(known: KnownFacts) -> LockedFacts:
    clauses = known.read.locked_clauses
    return LockedFacts(clauses.roles, narrow_certificate=clauses.is_first_edition(ClauseRole.CERTIFICATE))


def _recommendation(known: KnownFacts) -> RecommendationFacts:
    read = known.read
    return recommendation_of_case(known.case, known.facts, read.policy, chosen=read.policy_is_chosen)


def _matching(known: KnownFacts) -> Matching | None:
    matching = known.facts.lookup("matching")
    return matching if isinstance(matching, Matching) else None


def _supplier(known: KnownFacts) -> Supplier | None:
    supplier = known.facts.lookup("supplier")
    return supplier if isinstance(supplier, Supplier) else None


FIGURES: Mapping[str, Figure] = {
    "recommendation": Figure(RecommendationFacts, _recommendation),
    "applicability": Figure(ApplicabilityFacts, _applicability),
    "proportionality": Figure(ProportionalityFacts, _proportionality),
    "penalty": Figure(PenaltyFacts, _penalty),
    "brief": Figure(BriefFacts, _brief),
    "handover": Figure(HandoverFacts, _handover),
    "gaps": Figure(GapFacts, _gaps),
    "branch_talk": Figure(BranchTalkFacts, _branch_talk),
    "tender_answers": Figure(TenderAnswerFacts, _tender_answers),
    "notice": Figure(NoticeFacts, _notice),
    "process": Figure(ProcessMapFacts, _process_map),
    "contact": Figure(ContactFacts, _contact),
    "call": Figure(CallFacts, _call),
    "proposal": Figure(ProposalFacts, _proposal, of="placement"),
    "fulfilment": Figure(FulfilmentFacts, _fulfilment),
    "closing": Figure(ClosingFacts, _closing),
    "early_end": Figure(EarlyEndFacts, _early_end, of="placement"),
    "work": Figure(WorkFacts, _work, of="placement"),
    "breach": Figure(BreachFacts, _breach),
    "buyer": Figure(BuyerFacts, _buyer),
    "registry": Figure(RegistryFacts, _registry),
    "locked": Figure(LockedFacts, _locked),
}


def figures_for(names: tuple[str, ...], known: KnownFacts) -> dict[str, object | None]:
    """The record of every named figure, by its name."""
    return {name: FIGURES[name].compute(known) for name in names}
