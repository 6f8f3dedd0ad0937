"""Values that can be read but can't be meant: amounts in thousands, a year with two digits swapped, a penalty of some kronor.

No statute draws these limits. They lie so far out that only a slip of the pen gets there; what is merely odd is a warning.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from tenderkit.messages import Message
from tenderkit.model.case.case import Procurement
from tenderkit.model.law.acts import Act
from tenderkit.problems import Fault, Key
from tenderkit.rules.contract.days import YEAR, add_months
from tenderkit.rules.contract.each_requirement import each_requirement
from tenderkit.rules.contract.stated_days import days_outside, name_of, stated_days
from tenderkit.rules.language.wording import write_number

_LEAST_VALUE = Decimal(10_000)  # SEK; less pays for no work that anybody could be given a place in
_SMALL_VALUE = Decimal(100_000)
_LARGE_VALUE = Decimal(20_000_000_000)
_MOST_TIMES = 10  # a price and an estimate of the same contract
_LEAST_PENALTY = Decimal(100)
_LONG = 5  # years from its beginning to its signature and the first day of the contract
_ACTS_BEGIN = date(2017, 1, 1)
_STEPS = ("published", "tender_deadline", "awarded", "standstill_ends", "contract_signed")


def values_pay_for_work(case: Procurement) -> Iterator[Fault]:
    """A value in thousands or millions makes the wrong rules apply (1 kap. 4 § LOU): amounts are whole kronor, 5 kap. 3 § LOU."""
    for key, value in _values(case):
        if value < _LEAST_VALUE:
            facts = {"key": name_of(key), "value": write_number(value), "least": write_number(_LEAST_VALUE)}
            yield Fault(key, Message("TK-R284", facts))


def estimate_has_a_usual_size(case: Procurement) -> Iterator[Fault]:
    """Between what is worth a requirement and what a municipality ever buys (5 kap. 3 § LOU)."""
    value = case.contract.estimated_value
    if _LEAST_VALUE <= value < _SMALL_VALUE or value > _LARGE_VALUE:
        yield Fault(("contract", "estimated_value"), Message("TK-R285", {"value": write_number(value)}))


def price_resembles_the_estimate(case: Procurement) -> Iterator[Fault]:
    """They are of the same contract; ten times more or less is another unit, and a cap may be a share of either."""
    price, estimate = case.contract.contract_price, case.contract.estimated_value
    if price is not None and not estimate / _MOST_TIMES <= price <= estimate * _MOST_TIMES:
        facts = {"price": write_number(price), "estimate": write_number(estimate)}
        yield Fault(("contract", "contract_price"), Message("TK-R286", facts))


def penalties_are_felt(case: Procurement) -> Iterator[Fault]:
    """A penalty of some kronor makes nobody provide a place; it is more likely thousands (report l. 219)."""
    for of in each_requirement(case, unused=True):
        penalty = of.requirement.penalty
        if penalty is not None and penalty.known_amount < _LEAST_PENALTY:
            yield of.fault("penalty", "amount", code="TK-R287", amount=write_number(penalty.known_amount))


def days_are_of_this_procurement(case: Procurement, act: Act) -> Iterator[Fault]:
    """From 2000 to twenty years after it begins. It begins itself at most so long after the law table was checked."""
    beginning, begins = ("procedure", "begins"), case.procedure.begins
    own = tuple(days_outside([(beginning, begins)], act.checked_on))
    yield from own
    others = ((key, day) for key, day in stated_days(case) if key != beginning)
    yield from days_outside(others, act.checked_on if own else begins)


def steps_come_within_some_years(case: Procurement) -> Iterator[Fault]:
    """A procurement that takes longer is rarer than a year with a wrong digit."""
    begins = case.procedure.begins
    if begins < _ACTS_BEGIN:  # then that day is the fault, and it is told of the act
        return
    steps = ((("procedure", name), getattr(case.procedure, name)) for name in _STEPS)
    for key, day in (*steps, (("contract", "starts"), case.contract.starts)):
        if day is not None and add_months(begins, _LONG * YEAR) < day and not any(days_outside([(key, day)], begins)):
            facts = {"key": name_of(key), "day": day.isoformat(), "begins": begins.isoformat(), "years": str(_LONG)}
            yield Fault(key, Message("TK-R289", facts))


def _values(case: Procurement) -> Iterator[tuple[Key, Decimal]]:
    """The estimate, the price, those of the lots, and what gives a place."""
    contract = case.contract
    yield ("contract", "estimated_value"), contract.estimated_value
    if contract.contract_price is not None:
        yield ("contract", "contract_price"), contract.contract_price
    for index, lot in enumerate(contract.lots):
        if lot.value is not None:
            yield ("contract", "lots", index, "value"), lot.value
    for of in each_requirement(case, unused=True):
        places = of.requirement.places
        if places is not None and places.sek_per_place is not None:
            yield (*of.key, "places", "sek_per_place"), places.sek_per_place


RULES = (
    values_pay_for_work,
    estimate_has_a_usual_size,
    price_resembles_the_estimate,
    penalties_are_felt,
    steps_come_within_some_years,
)
OF_THE_ACT = (days_are_of_this_procurement,)
