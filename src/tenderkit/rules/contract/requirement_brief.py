"""A requirement in a few words, in the Swedish of documents: what a handover and a start meeting need to know of it.

The clauses decide; every row here is a reminder of one.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, assert_never

from msgspec import Struct

from tenderkit.messages import document_text
from tenderkit.model.case.case import Dialogue, PenaltyCap, Places, Procurement, Requirement, Supplier
from tenderkit.model.case.choices import CapBase, CountedPer, PlacesBasis, Subject, ValuePart
from tenderkit.model.penalty.unit import TimeCounted, unit_of
from tenderkit.rules.contract.counted_value import value_counted_on
from tenderkit.rules.contract.each_requirement import AddressedRequirement, each_requirement, is_framework
from tenderkit.rules.contract.kind_numbers import kind_numbers
from tenderkit.rules.contract.least_time import one_time, times_of_kinds
from tenderkit.rules.contract.places_owed import number_by_value
from tenderkit.rules.contract.small_penalties import SmallTerms, small_penalties
from tenderkit.rules.language.wording import NBSP, join_words, write_number

FULL_TIME = 100


class BriefRow(Struct, frozen=True):
    """What is asked, and what the requirement says."""

    what: str
    says: str


class BriefFacts(Struct, frozen=True):
    """A requirement in a few words."""

    kind: Annotated[str | None, "Kravets art"]
    places: Annotated[str | None, "Antal platser i ord"]
    penalty: Annotated[str | None, "Om kravet har vite"]
    lots: Annotated[tuple[str, ...], "Kravet i korthet, en rad för varje anbudsområde"]
    rows: Annotated[tuple[BriefRow, ...], "Kravet punkt för punkt"]
    has_dialogue: Annotated[bool, "Om kravet har sysselsättningsdialog"]
    has_places: Annotated[bool, "Om kravet har platser"]
    only_supplier: Annotated[bool, "Om ärendet har en enda leverantör"]


def brief_facts(case: Procurement, supplier: Supplier | None) -> BriefFacts:
    """The facts of the supplier's requirement; of everyone's without a supplier.

    `kind`, `places` and `penalty` are stated only when there is one requirement; where lots differ, `lots` has a line for each.
    What the handover has written down can be told to a supplier that is the `only_supplier`.
    """
    found = tuple(each_requirement(case, supplier))
    one = found[0].requirement if len(found) == 1 else None
    rows = (_rows(case, each.requirement, lot_words(each.lot_ids) if one is None else "") for each in found)
    return BriefFacts(
        kind=kind_words(one) if one else None,
        places=places_brief(case, one.places) if one and one.places else None,
        penalty=document_text(_has_penalty(one)) if one else None,
        lots=tuple(_line(each) for each in found) if one is None else (),
        rows=tuple(row for of_one in rows for row in of_one),
        has_dialogue=any(each.requirement.dialogue is not None for each in found),
        has_places=any(each.requirement.places is not None for each in found),
        only_supplier=len(case.suppliers) == 1,
    )


def brief_rows(case: Procurement, requirement: Requirement) -> tuple[BriefRow, ...]:
    """One requirement point by point, its kind first."""
    return tuple(_rows(case, requirement, ""))


def lot_words(ids: tuple[str, ...]) -> str:
    """`anbudsområde B`, `anbudsområdena A och C`."""
    return document_text("brief.lot" if len(ids) == 1 else "brief.lots", ids=join_words(list(ids), "och"))


def common_lots(case: Procurement) -> str | None:
    """The lots that the common requirement is for, by name: `anbudsområdena ”Norra” och ”Södra”`; none where it is for all."""
    titles = [f"”{lot.title}”" for lot in case.contract.lots if lot.requirement is None]
    if len(titles) in (0, len(case.contract.lots)):
        return None
    return document_text(f"brief.common_{'lot' if len(titles) == 1 else 'lots'}", titles=join_words(titles, "och"))


def kind_words(requirement: Requirement) -> str:
    """Which kind of requirement it is: the handover's reminder (report l. 224)."""
    if requirement.places is None:
        return document_text("brief.kind.dialogue")
    return document_text("brief.kind.places" if requirement.dialogue is None else "brief.kind.both")


def places_brief(case: Procurement, places: Places) -> str:
    """`4 platser`, and what the number is counted on where that isn't the contract as a whole (platser-antal)."""
    words = _counted("full_time_months" if places.by_months else "places", places.asked)
    match places.basis:
        case PlacesBasis.PER_CALLED_OFF_SEK:
            amount = _kronor(places.sek_per_place or Decimal(0))
            return document_text("brief.places.called_off", places=words, amount=amount)
        case PlacesBasis.PER_YEAR:
            return _counted_per(case, places, document_text("brief.places.yearly", places=words))
        case PlacesBasis.PER_CONTRACT_VALUE:
            part = (places.value_part or ValuePart.STARTED).value
            amount = _kronor(places.sek_per_place or Decimal(0))
            return _counted_per(
                case, places, document_text(f"brief.places.per_value.{part}", places=words, amount=amount)
            )
        case PlacesBasis.FIXED | PlacesBasis.FULL_TIME_MONTHS:
            return _counted_per(case, places, words)
        case _:
            assert_never(places.basis)


def _counted_per(case: Procurement, places: Places, words: str) -> str:
    together = is_framework(case) and (case.contract.supplier_count or 1) > 1
    match places.counted_per:
        case CountedPer.SUPPLIER:
            return document_text("brief.places.each_supplier", places=words)
        case CountedPer.CONTRACT | CountedPer.LOT if together:
            return document_text("brief.places.together", places=words)
        case CountedPer.LOT:
            return document_text("brief.places.each_lot", places=words)
        case CountedPer.CALL_OFF:
            each = document_text("brief.places.each_call_off", places=words)
            if places.exempt_below is None:
                return each
            return document_text("brief.places.exempt", words=each, amount=_kronor(places.exempt_below))
        case CountedPer.CONTRACT:
            return words
        case _:
            assert_never(places.counted_per)


def _line(each: AddressedRequirement) -> str:
    requirement, of = each.requirement, _capital(lot_words(each.lot_ids))
    facts = {"of": of, "kind": kind_words(requirement), "penalty": document_text(_has_penalty(requirement))}
    if requirement.places is None:
        return document_text("brief.line.dialogue", **facts)
    return document_text("brief.line.places", **facts, places=places_brief(each.case, requirement.places))


def _rows(case: Procurement, requirement: Requirement, of: str) -> Iterator[BriefRow]:
    said = [("brief.row.kind", kind_words(requirement))]
    if requirement.dialogue is not None:
        said += _dialogue(requirement.dialogue)
    if requirement.places is not None:
        said += _places(case, requirement.places)
    small = list(map(_small, small_penalties(requirement)))
    said.append(("brief.row.reports", _reports(requirement)))
    if requirement.penalty is not None or not small:
        said.append(("brief.row.penalty", _penalty(requirement)))
    if requirement.penalty is not None and requirement.penalty.cap is not None:
        said.append(("brief.row.cap", _cap(case, requirement.penalty.cap)))
    said += small
    for key, words in said:
        what = document_text(key)
        yield BriefRow(document_text("brief.row.of_lot", of=_capital(of), what=what) if of else _capital(what), words)


def _dialogue(dialogue: Dialogue) -> Iterator[tuple[str, str]]:
    start = document_text(f"brief.from.{dialogue.counted_from.value}")
    first = _counted("days", dialogue.first_meeting_within_days)
    yield "brief.row.first_meeting", document_text("brief.within", time=first, start=start)
    if dialogue.plan_within_days is not None:
        days = _counted("days", dialogue.plan_within_days)
        yield (
            "brief.row.plan",
            document_text("brief.within", time=days, start=document_text("brief.from.first_meeting")),
        )
    if dialogue.repeat_every_months is not None:
        months = _counted("months", dialogue.repeat_every_months)
        yield "brief.row.next_meeting", document_text("brief.at_most_between", time=months)


def _places(case: Procurement, places: Places) -> Iterator[tuple[str, str]]:
    yield "brief.row.places", _with_the_known_number(case, places)
    yield "brief.row.kinds", join_words([kind.title_sv for kind in places.kinds], "eller")
    yield from _more_of_places(places)
    yield from _numbers_of_kinds(places)
    length = "brief.length.full_time" if places.extent_percent == FULL_TIME else "brief.length"
    yield "brief.row.length", document_text(length, time=_times(places), percent=places.extent_percent)
    within = _counted("months", places.start_within_months)
    yield "brief.row.start", document_text("brief.within", time=within, start=document_text(_start(places)))


def _with_the_known_number(case: Procurement, places: Places) -> str:
    """By the contract's value, what it comes to as far as that is known; per lot and call-off there is no one number."""
    words = places_brief(case, places)
    if places.basis is not PlacesBasis.PER_CONTRACT_VALUE or places.counted_per is not CountedPer.CONTRACT:
        return words
    known = "known" if value_counted_on(case).is_agreed else "estimated"
    return document_text(f"brief.places.{known}", words=words, count=number_by_value(case, places))


def _more_of_places(places: Places) -> Iterator[tuple[str, str]]:
    """What few requirements say: who may share a place, which kind comes second, and what moves to the next year."""
    if places.shared:
        yield "brief.row.shared", document_text("brief.shared.yes")
    if places.another_kind is not None:
        weeks = _counted("weeks", places.another_kind.sought_weeks)
        facts = {"kind": places.another_kind.kind.title_sv, "time": weeks}
        yield "brief.row.another_kind", document_text("brief.another_kind", **facts)
    if places.carried_over is not None:
        yield "brief.row.carried_over", document_text(f"brief.carried_over.{'yes' if places.carried_over else 'no'}")


def _numbers_of_kinds(places: Places) -> Iterator[tuple[str, str]]:
    numbers = [
        document_text("brief.of_kind", count=number, kind=kind.title_sv)
        for kind, number in kind_numbers(places).items()
    ]
    if numbers:
        yield "brief.row.kind_numbers", join_words(numbers, "och")


def _times(places: Places) -> str:
    """The least time; where kinds differ, that of each (platser-tid)."""
    time = one_time(places)
    if time is not None:
        return time.words
    each = [
        document_text("brief.kind_time", time=own.words, kind=kind.title_sv) for kind, own in times_of_kinds(places)
    ]
    return join_words(each, "och")


def _start(places: Places) -> str:
    """From which day the time to the start is counted (platser-tid.k3 to k5)."""
    match places.basis:
        case PlacesBasis.FIXED | PlacesBasis.FULL_TIME_MONTHS | PlacesBasis.PER_CONTRACT_VALUE:
            return f"brief.from.{places.counted_from.value}"
        case PlacesBasis.PER_CALLED_OFF_SEK | PlacesBasis.PER_YEAR:
            return f"brief.from.{places.basis.value}"
        case _:
            assert_never(places.basis)


def _reports(requirement: Requirement) -> str:
    months = requirement.follow_up.report_every_months if requirement.follow_up else None
    if months is None:
        return document_text("brief.reports.final")
    return document_text("brief.reports.regular", time=_counted("months", months))


def _penalty(requirement: Requirement) -> str:
    penalty = requirement.penalty
    if penalty is None:
        return document_text("brief.penalty.no")
    first = document_text(
        "brief.penalty.amount",
        amount=_amount(penalty.amount, penalty.share_percent),
        per=document_text(unit_of(penalty.per).words("per")),
    )
    if penalty.second is None:
        return first
    added = ".none" if unit_of(penalty.per).time is TimeCounted.NONE else ""
    second = _amount(penalty.second.amount, penalty.second.share_percent)
    return document_text(f"brief.penalty.second{added}", first=first, amount=second)


def _amount(amount: Decimal | None, share: Decimal | None) -> str:
    """A share as it is stated: what it comes to follows from a price that need not be agreed yet."""
    if amount is not None:
        return _kronor(amount)
    return document_text("brief.penalty.share", share=write_number(share or Decimal(0)))


def _cap(case: Procurement, cap: PenaltyCap) -> str:
    """The most that the penalty can come to (vite.k4)."""
    if cap.amount is not None:
        return document_text("brief.cap.amount", amount=_kronor(cap.amount))
    if cap.weeks is not None:
        return document_text("brief.cap.weeks", weeks=_counted("weeks", cap.weeks))
    is_sum = cap.of is CapBase.CONTRACT_PRICE and case.contract.subject is Subject.WORKS
    of = "contract_sum" if is_sum else (cap.of or CapBase.CONTRACT_PRICE).value
    share = write_number(cap.percent or Decimal(0))
    return document_text("brief.cap.share", share=share, of=document_text(f"brief.cap.of.{of}"))


def _small(small: SmallTerms) -> tuple[str, str]:
    facts = {"amount": _kronor(small.penalty.amount), "most": _kronor(small.penalty.most)}
    return f"brief.row.penalty.{small.of.value}", document_text("brief.penalty.small", **facts)


def _has_penalty(requirement: Requirement) -> str:
    has_one = requirement.penalty is not None or any(small_penalties(requirement))
    return "brief.penalty.yes" if has_one else "brief.penalty.no"


def _kronor(amount: Decimal) -> str:
    return f"{write_number(amount)}{NBSP}{document_text('brief.krona' if amount == 1 else 'brief.kronor')}"


def _counted(unit: str, count: int) -> str:
    return document_text(f"brief.{unit}.{'one' if count == 1 else 'many'}", count=count)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
