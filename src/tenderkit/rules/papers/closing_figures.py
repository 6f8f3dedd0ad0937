"""The final report: what stands in its way, what was done in numbers, and when (report l. 142 and 243).

The number of places and of people who completed them is what the report is for. What else is counted of people is said only
when nobody can be pointed out by it: none, or at least five (domain.md 3.5).
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from msgspec import Struct

from tenderkit.messages import document_text
from tenderkit.model.case.case import Procurement, Supplier
from tenderkit.model.fulfilment.fulfilment import FulfilmentPart
from tenderkit.model.journal.choices import EventKind
from tenderkit.model.matching.choices import EarlyEndCause
from tenderkit.model.matching.matching import Matching, Placement
from tenderkit.rules.contract.due_dates import contract_ends
from tenderkit.rules.contract.whose import belongs_to
from tenderkit.rules.fulfilment.carried_out import CarriedOut, carried_out
from tenderkit.rules.fulfilment.coming_days import later, of_supplier
from tenderkit.rules.fulfilment.every_part import Judgement, is_open, judgements, report_day, terms_of
from tenderkit.rules.fulfilment.terms import has_ended_by
from tenderkit.rules.papers.fulfilment_figures import titled

FEWEST_TOLD = 5
_MOST_NAMED = 4
_WAITS = frozenset(
    f"fulfilment.{key}"
    for key in (
        "dialogue.no_date",
        "dialogue.awaited",
        "dialogue.no_answer",
        "plan.awaited",
        "required.called_off_unknown",
        "required.called_off_in_lots",
        "required.estimate_unknown",
        "places.none_yet",
        "places.awaited",
        "places.undecided",
        "months.undecided",
        "required.call_offs_apart",
        "place.which_lot",
        "dialogue.called",
        "dialogue.uncalled",
        "again.called",
        "final_report.awaited",
        "reply.awaited",
    )
)


class NumberRow(Struct, frozen=True):
    """A number and what it counts; in words where the number itself isn't told."""

    what: str
    says: str


class DateRow(Struct, frozen=True):
    """Something that has happened, or the contract's own days."""

    what: str
    day: date


class ClosingFacts(Struct, frozen=True):
    """What a final report says, and what still stands in its way."""

    unfinished: Annotated[tuple[str, ...], "Placeringar som pågår"]
    not_due: Annotated[tuple[str, ...], "Det som ännu inte är dags för"]
    persons: Annotated[int, "Antal personer som har genomfört sin plats"]
    numbers: Annotated[tuple[NumberRow, ...], "Utfallet i siffror, en rad för varje"]
    dates: Annotated[tuple[DateRow, ...], "Datum, en rad för varje"]
    names_removed: Annotated[bool, "Om namn har tagits bort"]


def closing_facts(case: Procurement, matching: Matching, day: date, of: Supplier | None = None) -> ClosingFacts:
    """The facts of a final report about the day, of one supplier or of all.

    `unfinished` and `not_due` say why there can't be one yet, of any supplier: the reports are sent out together.
    """
    day = report_day(case, matching, day)
    done = carried_out(case, matching, (of,), day)
    everybodys = done if of is None else carried_out(case, matching, (None,), day)
    completed, all_completed = ({each.place.id for each in found.completed} for found in (done, everybodys))
    begun = tuple(each for each in matching.placements if each.begun)
    mine = tuple(each for each in begun if belongs_to(case, each, of))
    return ClosingFacts(
        unfinished=tuple(each.id for each in begun if not has_ended_by(each, day) and _is_awaited(each, all_completed)),
        not_due=_the_first((*_open(case, judgements(case, matching, day)), *later(case, matching, day))),
        persons=done.persons,
        numbers=tuple(_numbers(matching, done, day)),
        dates=tuple(sorted(_dates(case, matching, mine, of), key=lambda row: row.day)),
        names_removed=any(each.name is None for each in mine if each.id in completed),
    )


def _is_awaited(placement: Placement, completed: set[str]) -> bool:
    """Whether its end is: an employment until further notice that counts goes on beyond the contract."""
    return placement.planned_end is not None or placement.id not in completed


def told(count: int, of: int) -> bool:
    """Whether a number of people may be told: neither they nor the others are so few that somebody is pointed out."""
    return all(number == 0 or number >= FEWEST_TOLD for number in (count, of - count))


def _the_first(waits: tuple[str, ...]) -> tuple[str, ...]:
    """What is waited for, each once; of many suppliers' matters only the first, for a refusal that can be read."""
    found = tuple(dict.fromkeys(waits))
    rest = len(found) - _MOST_NAMED
    return (*found[:_MOST_NAMED], document_text("report.later.more", count=rest)) if rest > 0 else found


def _open(case: Procurement, found: tuple[Judgement, ...]) -> Iterator[str]:
    for judged in filter(is_open, found):
        title = titled(judged, several=len(case.suppliers) > 1)
        if judged.part.part is FulfilmentPart.AGREEMENT:
            part = judged.part
            facts = {"done": part.done, "places": part.required, "ongoing": part.ongoing}
            yield document_text("report.later.agreement", title=title, **facts)
            continue
        for reason in judged.part.reasons:
            if reason.key in _WAITS:
                yield f"{title}: {reason.words[:1].lower()}{reason.words[1:].rstrip('.')}"


def _numbers(matching: Matching, done: CarriedOut, day: date) -> Iterator[NumberRow]:
    completed, early = ({each.place.id for each in places} for places in (done.completed, done.ended_early))
    yield _row("persons", done.persons)
    yield _row("completed", len(completed))
    yield _row("ended_early", len(early))
    yield from _causes([each.early_end.cause for each in matching.placements if each.id in early and each.early_end])
    yield from _stayed([each for each in matching.placements if each.id in completed and has_ended_by(each, day)])


def _causes(causes: list[EarlyEndCause]) -> Iterator[NumberRow]:
    """Whose doing it was decides by the clauses, so that is always told; which of the others only of many."""
    if not causes:
        return
    others = [cause for cause in causes if cause is not EarlyEndCause.SUPPLIER]
    yield _row("by_supplier", len(causes) - len(others))
    yield _row("by_others", len(others))
    individuals = others.count(EarlyEndCause.INDIVIDUAL)
    if others and told(individuals, len(others)):
        yield _row("by_individual", individuals)


def _stayed(completed: list[Placement]) -> Iterator[NumberRow]:
    known = [each.continued for each in completed if each.continued is not None]
    if known and told(sum(known), len(completed)):
        yield _row("stayed", sum(known))
    elif known:
        yield NumberRow(document_text("report.number.stayed"), document_text("report.number.too_few"))


def _row(key: str, count: int) -> NumberRow:
    return NumberRow(document_text(f"report.number.{key}"), str(count))


def _dates(
    case: Procurement, matching: Matching, mine: tuple[Placement, ...], of: Supplier | None
) -> Iterator[DateRow]:
    known = (("signed", case.procedure.contract_signed), ("starts", case.contract.starts))
    yield from (_date(key, day) for key, day in known if day is not None)
    yield from _ends(case, matching, of)
    agreements = (each for each in matching.agreements if belongs_to(case, each, of))
    yield from (_date("agreement", each.signed, id=each.id) for each in agreements if each.signed is not None)
    if mine:
        yield _date("first_start", min(each.starts for each in mine))
    if ended := [each.ended for each in mine if each.ended is not None]:
        yield _date("last_end", max(ended))
    named = of is None and len(case.suppliers) > 1
    for terms in terms_of(case, matching, None, of):
        held = terms.events(EventKind.DIALOGUE_HELD)
        if terms.requirement.dialogue is not None and held:
            what = document_text("report.date.first_dialogue")
            yield DateRow(of_supplier(terms, what) if named else what, held[0].date)


def _ends(case: Procurement, matching: Matching, of: Supplier | None) -> Iterator[DateRow]:
    """The contract's last day as it has become; of several suppliers each one's own, where they aren't the same."""
    found = {contract_ends(terms.case, options=False): terms for terms in terms_of(case, matching, None, of)}
    for day, terms in found.items():
        extended = terms.extended is not None and terms.extended.used
        row = _date("ends_extended" if extended else "ends", day)
        yield DateRow(of_supplier(terms, row.what), day) if len(found) > 1 else row


def _date(key: str, day: date, **facts: object) -> DateRow:
    return DateRow(document_text(f"report.date.{key}", **facts), day)
