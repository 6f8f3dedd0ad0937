"""What each edition of the clauses can count: numbers that vanish, keys that a text has no words for, and the second edition's floors."""

from collections.abc import Iterator
from decimal import Decimal

from tenderkit.messages import Message
from tenderkit.model.case.case import Places, Procurement
from tenderkit.model.case.choices import (
    CapBase,
    CountedPer,
    DialogueSanction,
    KindChosenBy,
    PenaltyPer,
    PlacementKind,
    PlacesBasis,
    PriceForm,
)
from tenderkit.problems import Fault
from tenderkit.rules.case.time_fits import times_fit
from tenderkit.rules.contract.days import next_begins
from tenderkit.rules.contract.each_requirement import AddressedRequirement, RequirementRule, is_framework
from tenderkit.rules.language.wording import write_number

LEAST_WEEKS_OPEN = 4
LEAST_DAYS_TO_ANSWER = 10
_WEEK = 7
_HALF = 2
_BY_YEAR_OR_VALUE = (
    PlacesBasis.PER_YEAR,
    PlacesBasis.PER_CALLED_OFF_SEK,
)  # an option that isn't used takes its own places away


def one_place_outlives_a_smaller_value(of: AddressedRequirement) -> Iterator[Fault]:
    """The first edition rounds down, so a single place is none as soon as anything isn't performed (platser-minskning.s11).

    A warning: cases that were issued so go on, and the second edition leaves one place while half is performed.
    """
    places, counting = of.requirement.places, of.case.counting
    if places is None or counting.nearest or places.basis in _BY_YEAR_OR_VALUE or places.asked > 1:
        return
    contract = of.case.contract
    whole = contract.months + (contract.option_months or 0)
    if contract.option_months is not None and contract.months * _HALF >= whole:
        facts = {"months": str(contract.months), "whole": str(whole)}
        yield of.fault("places", "count", code="TK-R300", **facts)


def called_off_places_come_by_half_the_value(of: AddressedRequirement) -> Iterator[Fault]:
    """A requirement that is none although half of the value is called off asks for nothing (4 kap. 1 § LOU)."""
    places, counting = of.requirement.places, of.case.counting
    if places is None or not counting.nearest or places.basis is not PlacesBasis.PER_CALLED_OFF_SEK:
        return
    if places.sek_per_place is None:
        return
    value = _least_value(of, places) / _HALF
    if value < places.sek_per_place:
        facts = {"rate": write_number(places.sek_per_place), "half": write_number(value)}
        yield of.fault("places", "sek_per_place", code="TK-R301", **facts)


def a_shared_number_is_not_split_into_nothing(of: AddressedRequirement) -> Iterator[Fault]:
    """Two places between three suppliers with equal shares are none for each (platser-ramavtal.s3)."""
    places, suppliers = of.requirement.places, of.case.contract.supplier_count or 1
    if places is None or not of.case.counting.nearest or not _is_shared(of, places):
        return
    if suppliers > places.asked:
        facts = {"count": str(places.asked), "suppliers": str(suppliers)}
        yield of.fault("places", "counted_per", code="TK-R302", **facts)


def keys_have_words_in_the_clauses(of: AddressedRequirement) -> Iterator[Fault]:
    """What only the second edition's clauses have words for would be asked of nobody in the first."""
    places = of.requirement.places
    if places is None or of.case.counting.nearest:
        return
    stated = {
        "full_time_months": places.by_months,
        "extension_count": places.extension_count is not None,
        "minimum_employments": places.minimum_employments is not None,
    }
    for key in (key for key, is_stated in stated.items() if is_stated):
        yield of.fault("places", key, code="TK-R303", key=key)


def the_kind_is_known_to_who_prices_it(of: AddressedRequirement) -> Iterator[Fault]:
    """A bidder can't price places whose kind the authority chooses after the award (4 kap. 1 § LOU, openness)."""
    places = of.requirement.places
    if places is not None and of.case.counting.nearest and places.kind_chosen_by is KindChosenBy.AUTHORITY:
        yield of.fault("places", "kind_chosen_by", code="TK-R304")


def extensions_are_extensions_of_something(of: AddressedRequirement) -> Iterator[Fault]:
    """A number for each extension needs an extension, and a number that isn't already counted by year or by value."""
    places = of.requirement.places
    if places is None or places.extension_count is None:
        return
    if of.case.contract.option_months is None:
        yield of.fault("places", "extension_count", code="TK-R305")
    if places.basis in _BY_YEAR_OR_VALUE:
        yield of.fault(
            "places", "extension_count", code="TK-R306", title=places.basis.title_sv, word=places.basis.value
        )


def places_fit_into_an_extension(of: AddressedRequirement) -> Iterator[Fault]:
    """A place of an extension begins within the same time, and shall last as long, before the extension is over (17 kap. 1 § LOU)."""
    places, contract = of.requirement.places, of.case.contract
    if places is None or places.extension_count is None or contract.option_months is None:
        return
    begins = next_begins(contract.starts, contract.months)
    yield from times_fit(of, "extension_count", begins, contract.option_months // (contract.extensions or 1))


def employments_are_some_of_the_places(of: AddressedRequirement) -> Iterator[Fault]:
    """A least number of employments means something where another kind is allowed too, and of a number of places."""
    places = of.requirement.places
    if places is None or places.minimum_employments is None:
        return
    kinds = set(places.kinds)
    chosen = PlacementKind.EMPLOYMENT in kinds and len(kinds) > 1
    if not chosen or places.by_months or places.minimum_employments > places.asked:
        facts = {"least": str(places.minimum_employments), "count": str(places.asked)}
        yield of.fault("places", "minimum_employments", code="TK-R308", **facts)


def a_place_is_kept_open_long_enough(of: AddressedRequirement) -> Iterator[Fault]:
    """The weeks hold the authority's time to propose somebody and the supplier's to answer; the days are those of the clause.

    Four weeks at least: shorter, and nobody can find, ask and answer for a candidate.
    """
    places = of.requirement.places
    if places is None or not of.case.counting.nearest or places.offer_open_weeks is None:
        return
    days = _days_to_answer(of)
    least = max(LEAST_WEEKS_OPEN, -(-days // _WEEK))
    if places.offer_open_weeks < least:
        facts = {"weeks": str(places.offer_open_weeks), "least": str(least), "days": str(days)}
        yield of.fault("places", "offer_open_weeks", code="TK-R309", **facts)


def there_is_time_to_answer_a_proposal(of: AddressedRequirement) -> Iterator[Fault]:
    """A small company needs ten days to answer in writing with its reasons."""
    dialogue = of.requirement.dialogue
    days = dialogue.reply_within_days if dialogue is not None else None
    if of.case.counting.answers_together and days is not None and days < LEAST_DAYS_TO_ANSWER:
        yield of.fault("dialogue", "reply_within_days", code="TK-R310", days=str(days))


def a_dialogue_has_a_consequence(of: AddressedRequirement) -> Iterator[Fault]:
    """A duty that costs nothing to leave undone is asked of the honest alone (17 kap. 1 § LOU)."""
    dialogue = of.requirement.dialogue
    if dialogue is None or not of.case.counting.is_second_edition:
        return
    if dialogue.sanction is DialogueSanction.NONE and dialogue.no_sanction_reason is None:
        yield of.fault("dialogue", "sanction", code="TK-R311")


def the_price_of_a_cap_is_known(of: AddressedRequirement) -> Iterator[Fault]:
    """A contract by unit prices or on account has no price when it is signed, so a share of it is no amount (36 § avtalslagen).

    Where the price form isn't stated, the second edition asks for it.
    """
    penalty, form = of.requirement.penalty, of.case.contract.price_form
    base = penalty.cap.of if penalty is not None and penalty.cap is not None else None
    if base is not CapBase.CONTRACT_PRICE or is_framework(of.case) or form is PriceForm.FIXED:
        return
    if form is not None:
        yield of.fault("penalty", "cap", "of", code="TK-R313", title=form.title_sv, word=form.value)
    elif of.case.counting.is_second_edition:
        yield of.fault("penalty", "cap", "of", code="TK-R314")


def months_of_full_time_are_paid_by_the_month(of: AddressedRequirement) -> Iterator[Fault]:
    """Where months are asked for, months can be missing; nobody can say what a missing place is (vite.s4)."""
    places, penalty = of.requirement.places, of.requirement.penalty
    if places is None or penalty is None or not places.by_months:
        return
    if penalty.per is not PenaltyPer.MISSING_MONTH:
        yield of.fault("penalty", "per", code="TK-R321", title=penalty.per.title_sv, word=penalty.per.value)


def extensions_divide_an_option(case: Procurement) -> Iterator[Fault]:
    """So many extensions as the option's months are divided into: there must be such months, one for each at least."""
    contract = case.contract
    if contract.extensions is not None and contract.extensions > (contract.option_months or 0):
        facts = {"extensions": str(contract.extensions), "months": str(contract.option_months or 0)}
        yield Fault(("contract", "extensions"), Message("TK-R322", facts))


def _least_value(of: AddressedRequirement, places: Places) -> Decimal:
    """What one number is counted on: the smallest lot's value where it is counted for each lot, else the contract's."""
    values = [lot.value for lot in of.lots if lot.value is not None]
    by_lot = places.counted_per is CountedPer.LOT and len(values) == len(of.lots) and bool(values)
    return min(values) if by_lot else of.case.contract.estimated_value


def _is_shared(of: AddressedRequirement, places: Places) -> bool:
    by_value = places.basis is PlacesBasis.PER_CALLED_OFF_SEK
    return is_framework(of.case) and not by_value and places.counted_per in (CountedPer.CONTRACT, CountedPer.LOT)


def _days_to_answer(of: AddressedRequirement) -> int:
    """The authority's and the supplier's, one after the other; with a dialogue its time to answer holds (matchning.s3)."""
    counting, dialogue = of.case.counting, of.requirement.dialogue
    supplier = counting.supplier_days if dialogue is None else dialogue.reply_within_days
    return (counting.authority_days or 0) + (supplier or 0)


FOR_EACH_REQUIREMENT: tuple[RequirementRule, ...] = (
    one_place_outlives_a_smaller_value,
    called_off_places_come_by_half_the_value,
    a_shared_number_is_not_split_into_nothing,
    keys_have_words_in_the_clauses,
    the_kind_is_known_to_who_prices_it,
    extensions_are_extensions_of_something,
    places_fit_into_an_extension,
    employments_are_some_of_the_places,
    a_place_is_kept_open_long_enough,
    there_is_time_to_answer_a_proposal,
    a_dialogue_has_a_consequence,
    the_price_of_a_cap_is_known,
    months_of_full_time_are_paid_by_the_month,
)
RULES = (extensions_divide_an_option,)
