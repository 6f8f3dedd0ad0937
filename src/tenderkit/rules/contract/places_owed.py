"""How many places are owed, and by which days: counted here and nowhere else, as the clauses about places have it.

They are platser-antal, platser-minskning, platser-tid and platser-ramavtal; a mark names the sentence.

What can come to be owed counts the options: a fixed number is set for the whole time (platser-minskning.s3), or in the second edition
for the time without them, and each extension adds a number of its own. A contract year of an extension is a contract year like
the others (platser-antal.k3). What is owed counts an extension once it has been asked for
(definitioner, avtalstiden); the case doesn't hold that, so there it isn't counted. Either way a place lapses that can't last its time
before the end (platser-minskning.s9), also one of a year that is already fewer for being short (s6): the end is later with an option.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import ceil
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.model.case.case import Lot, Places, Procurement
from tenderkit.model.case.choices import CountedPer, PlacesBasis, PlacesStart, ValuePart
from tenderkit.model.proportionality.measures import CatalogueText
from tenderkit.rules.contract.counted_value import value_counted_on
from tenderkit.rules.contract.days import YEAR, add_months, next_begins
from tenderkit.rules.contract.due_dates import contract_ends
from tenderkit.rules.contract.each_requirement import is_framework
from tenderkit.rules.contract.kind_numbers import kind_numbers
from tenderkit.rules.contract.least_time import times_of_kinds
from tenderkit.rules.language.wording import write_number

HALF = Fraction(1, 2)  # of the value: while so much is performed one place is left, and half a place is rounded down


class CallOffs(Struct, frozen=True):
    """SEK called off so far by one supplier and by all together; in one lot, where it is counted for each (definitioner).

    `set_by` is the value that the number was set by (platser-minskning.s1), `None` where it isn't known: then the number is
    counted whole.
    """

    own: Decimal
    together: Decimal
    set_by: Decimal | None = None


class PlacesOwed(Struct, frozen=True):
    """So many places that shall have begun by one day; `due` is `None` where the day follows from call-offs or isn't known yet.

    What `begins` is the contract, or the contract year that they belong to.
    """

    begins: date
    due: date | None
    count: int


def places_owed(
    case: Procurement,
    places: Places,
    *,
    options: bool,
    of: Sequence[Lot] = (),
    call_offs: CallOffs | None = None,
) -> tuple[PlacesOwed, ...]:
    """In the order of the days; nothing of a year that has no whole place, and nothing that has lapsed.

    A number that holds for each lot is for each of those that it is `of` (platser-antal.s3); one that holds for each supplier is that of one
    (s2). Without `call_offs` the number is as it stands: in a framework agreement what is owed when everything is called off,
    by called-off value what the first whole amount gives. By the contract's value it is that of the lots, of all when none are
    named. Of call-offs it is that of one.
    """
    lapsing = not _is_one_number(places) or is_framework(case)
    by_value = places.basis is PlacesBasis.PER_CONTRACT_VALUE
    times = max(1, len(of)) if places.counted_per is CountedPer.LOT and not by_value else 1
    found = (
        replace(each, count=_called_off(case, places, each.count, call_offs) * times)
        for each in (
            _lasting(case, places, stated, options=options) if lapsing else stated
            for stated in _stated(case, places, of, options=options)
        )
    )
    return tuple(each for each in found if each.count)


def lapsing_years(case: Procurement, places: Places) -> tuple[tuple[int, date], ...]:
    """The contract years whose places lapse, options not counted: the year's number from 1, and the last day for them to begin."""
    if places.basis is not PlacesBasis.PER_YEAR:
        return ()
    years = enumerate(_stated(case, places, options=False), 1)
    return tuple(
        (number, _earliest(each, places))
        for number, each in years
        if _lasting(case, places, each, options=False).count < each.count
    )


def _lasting(case: Procurement, places: Places, owed: PlacesOwed, *, options: bool) -> PlacesOwed:
    """Without those that can't last their time before the end, begun on the last day for it (platser-minskning.s9).

    Where only some kinds are too long, those that have to be of such a kind lapse; others can be of a shorter one.
    """
    starts, ends = _earliest(owed, places), contract_ends(case, options=options)
    times = times_of_kinds(places)
    late = {kind for kind, time in times if time.last_day(starts) > ends}
    if len(late) == len({kind for kind, _ in times}):
        return replace(owed, count=0)
    lapsed = sum(number for kind, number in kind_numbers(places).items() if kind in late)
    return replace(owed, count=max(0, owed.count - lapsed))


def extensions_owed(case: Procurement, places: Places) -> tuple[PlacesOwed, ...]:
    """What each extension adds to a number that is for the contract without them, in their order (platser-antal.s7)."""
    return tuple(_of_extensions(case, places)) if _is_one_number(places) else ()


def places_together(owed: tuple[PlacesOwed, ...]) -> int:
    """The number of all of them."""
    return sum(each.count for each in owed)


def first_due(case: Procurement, places: Places) -> date:
    """The last day to begin for the first places; as if the first call-off were made at once, where it is counted from that."""
    return _earliest(next(_stated(case, places, options=False)), places)


def yearly_number(case: Procurement, places: Places) -> CatalogueText:
    """What a number per year comes to without the options and with them, said wherever one of the two is counted on."""
    without, most = (places_together(places_owed(case, places, options=each)) for each in (False, True))
    facts = {"count": str(places.asked), "months": str(case.contract.months), "places": str(without)}
    if case.contract.option_months is None:
        return CatalogueText("places.per_year", facts)
    return CatalogueText(
        "places.per_year.option", {**facts, "more": str(case.contract.option_months), "most": str(most)}
    )


def number_by_value_words(case: Procurement, places: Places, of: Sequence[Lot] = ()) -> CatalogueText:
    """What the contract's value gives, and whether that value is agreed or only estimated."""
    value = value_counted_on(case, of)
    facts = {"places": str(number_by_value(case, places, of)), "rate": write_number(places.sek_per_place or Decimal(0))}
    if value.amount is None:
        return CatalogueText("places.per_value.unknown", facts)
    known = "agreed" if value.is_agreed else "estimated"
    return CatalogueText(
        f"places.per_value.{known}", {**facts, "value": write_number(value.amount.quantize(Decimal(1), ROUND_HALF_UP))}
    )


def _stated(case: Procurement, places: Places, of: Sequence[Lot] = (), *, options: bool) -> Iterator[PlacesOwed]:
    """The number as the clause has it, for the contract or for each of its years; a shorter year has fewer (platser-minskning.s6)."""
    starts, within = case.contract.starts, places.start_within_months
    match places.basis:
        case PlacesBasis.FIXED | PlacesBasis.FULL_TIME_MONTHS | PlacesBasis.PER_CONTRACT_VALUE:
            begins = _counted_from(case, places)
            count = (
                number_by_value(case, places, of) if places.basis is PlacesBasis.PER_CONTRACT_VALUE else places.asked
            )
            yield PlacesOwed(starts, add_months(begins, within) if begins else None, count)
            if options:
                yield from _of_extensions(case, places)
        case PlacesBasis.PER_CALLED_OFF_SEK:
            yield PlacesOwed(starts, None, places.asked)
        case PlacesBasis.PER_YEAR:
            months = case.contract.months + ((case.contract.option_months or 0) if options else 0)
            for begun in range(0, months, YEAR):
                first, count = next_begins(starts, begun), part_of(case, places.asked, min(YEAR, months - begun), YEAR)
                yield PlacesOwed(first, add_months(first, within), count)
        case _:
            assert_never(places.basis)


def number_by_value(case: Procurement, places: Places, of: Sequence[Lot] = ()) -> int:
    """What the contract's value gives (platser-antal.s8, s9), of each lot where it is counted for each; that of one amount if unknown."""
    each = [(lot,) for lot in of or case.contract.lots] if places.counted_per is CountedPer.LOT else [tuple(of)]
    return sum(_by_amount(places, value_counted_on(case, lots).amount) for lots in each)


def _by_amount(places: Places, value: Decimal | None) -> int:
    if value is None or places.sek_per_place is None:
        return places.asked
    amounts = value / places.sek_per_place
    return places.asked * (ceil(amounts) if places.value_part is ValuePart.STARTED else int(amounts))


def _of_extensions(case: Procurement, places: Places) -> Iterator[PlacesOwed]:
    """What each extension adds, to begin within the same time from its first day (second edition)."""
    contract, more = case.contract, places.extension_count
    if more is None or contract.option_months is None:
        return
    parts = contract.extensions or 1
    follows_call_offs = places.counted_from is PlacesStart.CALL_OFF or is_framework(case)
    for number in range(parts):
        first = next_begins(contract.starts, contract.months + contract.option_months * number // parts)
        due = None if follows_call_offs else add_months(first, places.start_within_months)
        yield PlacesOwed(first, due, more)


def _is_one_number(places: Places) -> bool:
    """Whether the number is for the whole contract, and not for an amount or a year."""
    return places.basis in (PlacesBasis.FIXED, PlacesBasis.FULL_TIME_MONTHS, PlacesBasis.PER_CONTRACT_VALUE)


def _counted_from(case: Procurement, places: Places) -> date | None:
    """The day that the time to begin is counted from (platser-tid.k3); in a framework agreement it follows the call-offs."""
    if places.counted_from is PlacesStart.CALL_OFF or is_framework(case):
        return None
    if places.counted_from is PlacesStart.CONTRACT_SIGNED:
        return case.procedure.contract_signed
    return case.contract.starts


def _earliest(owed: PlacesOwed, places: Places) -> date:
    return owed.due or add_months(owed.begins, places.start_within_months)


def _called_off(case: Procurement, places: Places, count: int, call_offs: CallOffs | None) -> int:
    """What call-offs make of the number (platser-minskning), and each supplier's share of it, rounded down (platser-ramavtal.s3).

    By called-off value there are so many for each whole amount (platser-antal.k2). Another number in a framework agreement
    follows the value that is called off (platser-minskning.s2 and s7), from the first call-off on (platser-ramavtal.s1), and
    is shared by those who have been given them, unless each has the number by itself (s3).
    """
    if call_offs is None:
        return count
    if places.basis is PlacesBasis.PER_CALLED_OFF_SEK:
        return count * int(call_offs.own // places.sek_per_place) if places.sek_per_place else count
    if not call_offs.own:
        return 0
    by_itself = places.counted_per is CountedPer.SUPPLIER
    if call_offs.set_by is not None:
        count = part_of(case, count, call_offs.own if by_itself else call_offs.together, call_offs.set_by)
    return count if by_itself else _rounded_down(count, call_offs.own, call_offs.together)


def part_of(case: Procurement, count: int, value: Decimal | int, whole: Decimal | int) -> int:
    """What is left of a number when so much of the whole value, or time, is performed; never more than the number.

    The first edition rounds down (platser-minskning.s11). The second rounds to the nearest whole, exactly half downwards, and
    leaves one while at least half is performed.
    """
    if not case.counting.nearest:
        return _rounded_down(count, value, whole)
    share = Fraction(value) / Fraction(whole)
    nearest = min(count, ceil(count * share - HALF))
    return max(nearest, 1) if share >= HALF else nearest


def _rounded_down(count: int, value: Decimal | int, whole: Decimal | int) -> int:
    return min(count, int(count * value // whole))
