"""Agreements made after a dialogue: how many of their places have been carried out. The clauses judge them by themselves."""

from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.fulfilment.fulfilment import FulfilmentPart, FulfilmentStatus, PartFulfilment
from tenderkit.model.fulfilment.place_outcome import PlaceOutcome, PlaceStanding
from tenderkit.model.matching.matching import Agreement
from tenderkit.rules.contract.whose import belongs_to
from tenderkit.rules.fulfilment.terms import FulfilmentTerms, because
from tenderkit.rules.places.held_to import held_to_agreement
from tenderkit.rules.places.history import PlaceHistory, history_of
from tenderkit.rules.places.place_outcomes import place_outcomes

FRAME = ClauseRole.AGREEMENT_FRAME
_Judged = tuple[tuple[PlaceHistory, PlaceOutcome], ...]


def agreement_fulfilment(terms: FulfilmentTerms) -> tuple[PartFulfilment, ...]:
    """Each signed agreement of the supplier's by itself."""
    return tuple(_part(terms, each, _judged(terms, each)) for each in _in_force(terms))


def agreement_outcomes(terms: FulfilmentTerms) -> _Judged:
    """What each place of the supplier's agreements comes to."""
    return tuple(judged for each in _in_force(terms) for judged in _judged(terms, each))


def _in_force(terms: FulfilmentTerms) -> tuple[Agreement, ...]:
    mine = (each for each in terms.matching.agreements if belongs_to(terms.case, each, terms.supplier))
    return tuple(each for each in mine if each.signed is not None and terms.has_been(each.signed))


def _judged(terms: FulfilmentTerms, agreement: Agreement) -> _Judged:
    known = terms.known
    histories = [history_of(known, place) for place in known.record.places if place.agreement == agreement.id]
    begun = [each for each in histories if each.started is not None]
    held = held_to_agreement(terms.case, agreement)
    return tuple(zip(begun, place_outcomes(held, begun, terms.day, None), strict=True))


def _part(terms: FulfilmentTerms, agreement: Agreement, judged: _Judged) -> PartFulfilment:
    done = sum(outcome.counts and outcome.is_one for _, outcome in judged)
    ongoing = sum(history.ended is None and not outcome.counts for history, outcome in judged)
    mark = "s16" if terms.case.counting.is_second_edition else ""
    return PartFulfilment(
        part=FulfilmentPart.AGREEMENT,
        role=FRAME,
        status=_status(terms, agreement, done, judged),
        required=agreement.places,
        done=done,
        reasons=(
            because(
                "agreement.count", FRAME, mark, id=agreement.id, done=done, places=agreement.places, ongoing=ongoing
            ),
        ),
        started=len(judged),
        ongoing=ongoing,
        of=agreement.id,
    )


def _status(terms: FulfilmentTerms, agreement: Agreement, done: int, judged: _Judged) -> FulfilmentStatus:
    if done >= agreement.places:
        return FulfilmentStatus.MET
    waiting = sum(each.standing is PlaceStanding.WAITS and each.is_one for _, each in judged)
    undecided = sum(each.standing is PlaceStanding.UNDECIDED and each.is_one for _, each in judged)
    if not terms.is_past(agreement.valid_to) or done + waiting >= agreement.places:
        return FulfilmentStatus.OPEN
    if done + waiting + undecided >= agreement.places or (undecided and not done + waiting):
        return FulfilmentStatus.UNDECIDED
    return FulfilmentStatus.PARTLY if done + waiting else FulfilmentStatus.NOT_MET
