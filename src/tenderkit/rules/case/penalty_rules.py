"""Whether what a requirement says of its penalties can be counted, and says the same throughout."""

from collections.abc import Iterator
from decimal import Decimal

from tenderkit.model.case.choices import CountedPer, DialogueSanction, PriceForm
from tenderkit.model.penalty.unit import TimeCounted, unit_of
from tenderkit.problems import Fault
from tenderkit.rules.contract.each_requirement import AddressedRequirement, RequirementRule, is_framework
from tenderkit.rules.contract.penalty_rate import amount_key, rate_of, units_at_most
from tenderkit.rules.contract.price import price_of
from tenderkit.rules.contract.small_penalties import small_penalties
from tenderkit.rules.language.wording import write_number


def a_share_is_of_a_price_that_is_known(of: AddressedRequirement) -> Iterator[Fault]:
    """A share of a price that nobody agrees on as a sum is no amount, and an unclear penalty is hard to claim (36 § avtalslagen)."""
    penalty, form = of.requirement.penalty, of.case.contract.price_form
    if penalty is None or penalty.share_percent is None:
        return
    if is_framework(of.case):
        yield of.fault("penalty", "share_percent", code="TK-R380")
    elif form is None:
        yield of.fault("penalty", "share_percent", code="TK-R382")
    elif form is not PriceForm.FIXED:
        yield of.fault("penalty", "share_percent", code="TK-R381", title=form.title_sv, word=form.value)


def a_share_comes_to_something(of: AddressedRequirement) -> Iterator[Fault]:
    """A lot has no price in the case, so its value must be stated; and a share below a krona is rounded down to none."""
    penalty, places = of.requirement.penalty, of.requirement.places
    if penalty is None or penalty.share_percent is None:
        return
    by_lot = places is not None and places.counted_per is CountedPer.LOT
    prices = [price_of(of.of_lot(lot)) for lot in of.lots] if by_lot else [price_of(of)]
    if any(price.amount is None for price in prices):
        yield of.fault("penalty", "share_percent", code="TK-R383")
        return
    price = min(prices, key=lambda each: each.amount or Decimal(0), default=price_of(of))
    if price.amount and rate_of(penalty, price) is None and not any(steps_rise(of)):
        facts = {"share": write_number(penalty.share_percent), "value": write_number(price.amount)}
        yield of.fault("penalty", "share_percent", code="TK-R384", **facts)


def steps_rise(of: AddressedRequirement) -> Iterator[Fault]:
    """A second step that costs no more than the first says nothing; and a share and an amount can't be told apart by size."""
    penalty = of.requirement.penalty
    second = penalty.second if penalty is not None else None
    if penalty is None or second is None:
        return
    key = ("penalty", "second", amount_key(second))
    if amount_key(second) != amount_key(penalty):
        yield of.fault(*key, code="TK-R386", key=amount_key(penalty))
    elif _stated(second.amount, second.share_percent) <= _stated(penalty.amount, penalty.share_percent):
        yield of.fault(*key, code="TK-R385")


def a_second_step_can_be_remedied(of: AddressedRequirement) -> Iterator[Fault]:
    """Months of full time are missing when the contract is over (vite.s15): nobody can mend that after a second notice."""
    penalty, places = of.requirement.penalty, of.requirement.places
    if penalty is not None and penalty.second is not None and places is not None and places.by_months:
        yield of.fault("penalty", "second", code="TK-R387")


def weeks_cap_what_is_counted_in_weeks(of: AddressedRequirement) -> Iterator[Fault]:
    """A penalty for a place or a month doesn't grow by weeks, so that a number of them is no cap (36 § avtalslagen)."""
    penalty = of.requirement.penalty
    weeks = penalty.cap.weeks if penalty is not None and penalty.cap is not None else None
    if penalty is not None and weeks is not None and unit_of(penalty.per).time is not TimeCounted.LATE:
        yield of.fault("penalty", "cap", "weeks", code="TK-R388", title=penalty.per.title_sv, word=penalty.per.value)


def a_second_step_is_reached_below_the_cap(of: AddressedRequirement) -> Iterator[Fault]:
    """A step that the cap is reached before costs nothing: whoever reads it thinks that it does."""
    penalty = of.requirement.penalty
    rate = rate_of(penalty, price_of(of)) if penalty is not None else None
    if penalty is None or rate is None or rate.second is None or penalty.cap is None or any(steps_rise(of)):
        return
    most, ceiling = units_at_most(penalty), penalty.cap.amount
    before = rate.first * rate.first_units if rate.unit.time is TimeCounted.LATE else rate.first
    if (most is not None and most <= rate.first_units) or (ceiling is not None and ceiling <= before):
        yield of.fault("penalty", "second", code="TK-R389")


def a_dialogue_penalty_is_chosen_and_stated(of: AddressedRequirement) -> Iterator[Fault]:
    """The choice and its amounts belong together: one without the other is a penalty that nobody knows."""
    dialogue = of.requirement.dialogue
    if dialogue is None:
        return
    chosen = dialogue.sanction is DialogueSanction.PENALTY
    if chosen and dialogue.penalty is None:
        yield of.fault("dialogue", "penalty", code="TK-R391")
    if not chosen and dialogue.penalty is not None:
        yield of.fault("dialogue", "penalty", code="TK-R392", title=dialogue.sanction.title_sv)


def small_penalties_are_small(of: AddressedRequirement) -> Iterator[Fault]:
    """The most holds one of them at least, and a meeting or a report is worth less than a place (4 kap. 1 § LOU, proportionality)."""
    penalty = of.requirement.penalty
    rate = rate_of(penalty, price_of(of)) if penalty is not None else None
    for small in small_penalties(of.requirement):
        if small.penalty.most < small.penalty.amount:
            yield of.fault(*small.of.key, "most", code="TK-R393")
        if (
            penalty is not None
            and rate is not None
            and rate.unit.time is not TimeCounted.LATE
            and rate.first < small.penalty.amount
        ):
            facts = {"amount": write_number(small.penalty.amount), "place": write_number(rate.first)}
            yield of.fault(*small.of.key, "amount", code="TK-R394", **facts)


def a_penalty_or_a_reason(of: AddressedRequirement) -> Iterator[Fault]:
    """A reason for no penalty beside a penalty, or without places, speaks of nothing."""
    requirement = of.requirement
    if requirement.no_penalty_reason is None:
        return
    if requirement.penalty is not None:
        yield of.fault("no_penalty_reason", code="TK-R397")
    elif requirement.places is None:
        yield of.fault("no_penalty_reason", code="TK-R398")


def no_penalty_needs_the_policy(of: AddressedRequirement, *, allowed: bool) -> Iterator[Fault]:
    """That places have no penalty is the municipality's to decide, once for all (report l. 219: a penalty always goes with them)."""
    requirement = of.requirement
    without = requirement.penalty is None and requirement.no_penalty_reason is not None
    if without and requirement.places is not None and not allowed:
        yield of.fault("no_penalty_reason", code="TK-R396")


def _stated(amount: Decimal | None, share: Decimal | None) -> Decimal:
    return amount if amount is not None else share or Decimal(0)


FOR_EACH_REQUIREMENT: tuple[RequirementRule, ...] = (
    a_share_is_of_a_price_that_is_known,
    a_share_comes_to_something,
    steps_rise,
    a_second_step_can_be_remedied,
    weeks_cap_what_is_counted_in_weeks,
    a_second_step_is_reached_below_the_cap,
    a_dialogue_penalty_is_chosen_and_stated,
    small_penalties_are_small,
    a_penalty_or_a_reason,
)
