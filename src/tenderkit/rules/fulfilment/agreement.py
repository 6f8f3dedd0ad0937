"""Agreements made after a dialogue: how many of their places have been carried out. The clauses judge them by themselves."""

from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.fulfilment.fulfilment import FulfilmentPart, FulfilmentStatus, PartFulfilment
from tenderkit.model.matching.choices import PlacementOutcome
from tenderkit.model.matching.matching import Agreement
from tenderkit.rules.contract.days import last_day
from tenderkit.rules.contract.whose import belongs_to
from tenderkit.rules.fulfilment.terms import FulfilmentTerms, because, known_on

FRAME = ClauseRole.AGREEMENT_FRAME


def agreement_fulfilment(terms: FulfilmentTerms) -> tuple[PartFulfilment, ...]:
    """Each signed agreement of the supplier's by itself."""
    mine = (each for each in terms.matching.agreements if belongs_to(terms.case, each, terms.supplier))
    return tuple(_part(terms, each) for each in mine if each.signed is not None and terms.has_been(each.signed))


def _part(terms: FulfilmentTerms, agreement: Agreement) -> PartFulfilment:
    started = [placement for placement in terms.placements if placement.agreement == agreement.id]
    done = sum(
        placement.outcome is PlacementOutcome.COMPLETED
        and known_on(placement, terms.day)
        and placement.last_day >= last_day(placement.starts, agreement.months)
        for placement in started
    )
    ongoing = sum(not known_on(placement, terms.day) for placement in started)
    facts = {"done": done, "places": agreement.places, "ongoing": ongoing}
    return PartFulfilment(
        part=FulfilmentPart.AGREEMENT,
        role=FRAME,
        status=_status(terms, agreement, done, ongoing),
        required=agreement.places,
        done=done,
        reasons=(because("agreement.count", FRAME, id=agreement.id, **facts),),
        started=len(started),
        ongoing=ongoing,
        of=agreement.id,
    )


def _status(terms: FulfilmentTerms, agreement: Agreement, done: int, ongoing: int) -> FulfilmentStatus:
    if done >= agreement.places:
        return FulfilmentStatus.MET
    if not terms.is_past(agreement.valid_to) or done + ongoing >= agreement.places:
        return FulfilmentStatus.OPEN
    return FulfilmentStatus.PARTLY if done + ongoing else FulfilmentStatus.NOT_MET
