"""Whether the facts carry a deficiency and its notices: something is missing on the day, and each step comes after the one before it.

Each remark stands at the event's own line in the journal.
"""

from collections.abc import Callable, Iterator

from tenderkit.messages import text
from tenderkit.model.journal.choices import EventKind
from tenderkit.problems import Fault
from tenderkit.rules.breach.terms import LOT_KEY
from tenderkit.rules.claims.counted import is_of_early_replacements, still_missing
from tenderkit.rules.claims.deficiency import Deficiency
from tenderkit.rules.claims.judged import JudgedCase, at_event
from tenderkit.rules.claims.missing import MOST, Owed, missing_on
from tenderkit.rules.claims.small import duties_found, none_lacking
from tenderkit.rules.contract.each_requirement import lots_of
from tenderkit.rules.contract.whose import supplier_of
from tenderkit.rules.journal.known import KnownEvent
from tenderkit.rules.language.days_told import days_told

Rule = Callable[[JudgedCase], Iterator[Fault]]


def steps_are_of_a_deficiency(judged: JudgedCase) -> Iterator[Fault]:
    """Nothing is done about a deficiency before somebody has noted it, once (report l. 245)."""
    found: set[str] = set()
    for each in judged.known.of_kind(EventKind.DEFICIENCY_FOUND):
        if (name := each.event.deficiency or "") in found:
            yield at_event(each, "TK-M177", "deficiency", id=name)
        found.add(name)
    for name, events in judged.known.by_deficiency.items():
        yield from (at_event(each, "TK-M154", "deficiency", id=name) for each in events if name not in found)


def steps_come_after_each_other(judged: JudgedCase) -> Iterator[Fault]:
    """A step is taken when the deficiency is known; a notice comes to hand when it has been sent."""
    for one in judged.deficiencies:
        for each in one.steps:
            if each.date < one.found.date:
                yield _too_early(each, one.found)
        sent = one.of_kind(EventKind.NOTICE_SENT)
        for each in one.of_kind(EventKind.NOTICE_RECEIVED):
            if sent and each.date < sent[0].date:
                yield _too_early(each, sent[0])
        for each in one.of_kind(EventKind.HEARD):
            claimed = one.of_kind(EventKind.CLAIMED)
            if claimed and each.date > claimed[0].date:
                yield _too_early(claimed[0], each)


def _too_early(each: KnownEvent, after: KnownEvent) -> Fault:
    facts = {"step": each.kind.title_sv, "day": each.date, "after": after.kind.title_sv, "first": after.date}
    return at_event(each, "TK-M155", **facts)


def deficiencies_are_of_a_signed_contract(judged: JudgedCase) -> Iterator[Fault]:
    """Nobody can break a contract before it is there."""
    signed = judged.case.procedure.contract_signed
    for one in judged.deficiencies:
        if signed is None:
            yield at_event(one.found, "TK-M178", day=one.found.date)
        elif one.found.date < signed:
            yield at_event(one.found, "TK-M153", day=one.found.date, signed=signed)


def deficiencies_name_what_is_there(judged: JudgedCase) -> Iterator[Fault]:
    """A deficiency is of a clause that is there, and of a lot or an agreement that the supplier has."""
    case = judged.case
    agreements = {each.id: each for each in reversed(judged.matching.agreements)}  # of two with one id the first
    for one in judged.deficiencies:
        event, supplier = one.found.event, supplier_of(case, one.breach)
        if one.role is None:
            yield at_event(one.found, "TK-M070", "clause", clause=event.clause or "")
        lots = [lot.id for lot in lots_of(case, supplier)] if case.contract.lots else []
        if event.lot is not None and event.lot not in lots:
            yield at_event(one.found, "TK-M066", "lot", lot=event.lot)
        agreement = agreements.get(event.agreement) if event.agreement is not None else None
        if event.agreement is not None and agreement is None:
            yield at_event(one.found, "TK-M029", "agreement", id=event.agreement)
        elif agreement is not None and supplier_of(case, agreement) != supplier:
            yield at_event(one.found, "TK-M069", "agreement", id=agreement.id)
        if one.terms.unclear:
            key = "lot" if LOT_KEY in one.terms.unclear else "agreement"
            yield at_event(one.found, "TK-M164", what=text("claims.undecided.terms", what=key))


def deficiencies_are_of_places_that_are_missing(judged: JudgedCase) -> Iterator[Fault]:
    """A place is missing when it should have begun and neither goes on, is replaced in time, is fulfilled nor is kept open (vite.s2)."""
    for one in judged.deficiencies:
        if one.owed is None or not one.counts_places or one.terms.unclear:
            continue
        yield from _named_places(judged, one, one.owed)
        yield from _missing_when_found(one, one.owed)


def _named_places(judged: JudgedCase, one: Deficiency, owed: Owed) -> Iterator[Fault]:
    of, found = dict.fromkeys(one.found.event.of or ()), one.found
    places = {each.id: each for each in judged.known.record.places}
    for name in of:
        place = places.get(name)
        others_lot = place is not None and None not in (place.lot, one.breach.lot) and place.lot != one.breach.lot
        if place is None:
            continue  # told of as a place that isn't in the file
        if supplier_of(judged.case, place) != one.terms.supplier or others_lot:
            yield at_event(found, "TK-M158", "of", id=name)
        elif any(
            each.lasts(found.date) and each.is_certain(found.date)
            for each in (*owed.of_place(name), *owed.replacing(name))
        ):
            yield at_event(found, "TK-M159", "of", id=name, day=found.date)
    if one.size > _at_most(owed):
        yield at_event(found, "TK-M156", "of" if of else "places", places=one.size, most=_at_most(owed))


def _at_most(owed: Owed) -> int:
    """As many places as can be missing; months of full time all can, as one."""
    if owed.by_months:
        return 1
    return owed.total if owed.total is not None else MOST


def _missing_when_found(one: Deficiency, owed: Owed) -> Iterator[Fault]:
    found = one.found
    missing = missing_on(owed, found.date)
    if is_of_early_replacements(one, owed, found.date):
        return
    if owed.first_due is not None and found.date <= owed.first_due:
        yield at_event(found, "TK-M152", day=found.date, due=owed.first_due)
    elif missing.most == 0:
        yield at_event(found, "TK-M150", step=found.kind.title_sv, day=found.date)
    elif not found.event.of and missing.most < one.size <= _at_most(owed):
        yield at_event(found, "TK-M157", "places", places=one.size, most=missing.most, day=found.date)
    elif missing.certain == 0:
        yield at_event(found, "TK-M164", what=text("claims.undecided.missing", day=found.date.isoformat()))


def deficiencies_are_of_duties_that_are_not_done(judged: JudgedCase) -> Iterator[Fault]:
    """A meeting or a report is missing when its day has passed, and the supplier answers for it; one that came late is a deficiency too."""
    for one in judged.deficiencies:
        on = duties_found(judged, one)
        if on is not None and not on.lacking and not on.late:
            yield none_lacking(one.found, on, "TK-M270", day=one.found.date)


def notices_are_of_places_that_are_missing(judged: JudgedCase) -> Iterator[Fault]:
    """A notice names what is missing when it is sent (brist.k1)."""
    for one in judged.deficiencies:
        if not one.counts_places or one.terms.unclear:
            continue
        for notice in one.notices:
            day = notice.sent.date
            if day > one.found.date and one.owed is not None and _nothing_is_left(one, one.owed, notice.sent):
                yield at_event(notice.sent, "TK-M150", step=notice.sent.kind.title_sv, day=day)


def _nothing_is_left(one: Deficiency, owed: Owed, sent: KnownEvent) -> bool:
    """Judged only where something was missing when the deficiency was found: what wasn't has been told there."""
    return missing_on(owed, one.found.date).most > 0 and still_missing(one, owed, sent.date).most == 0


def a_second_notice_comes_after_the_time_for_remedy(judged: JudgedCase) -> Iterator[Fault]:
    """The second step begins with a second notice, at the earliest when the first time for remedy is over (vite.k7)."""
    for one in judged.deficiencies:
        notices, ends = one.notices, one.remedy_ends
        for second in notices[1:2]:
            if ends is not None and second.sent.date <= ends:
                yield at_event(second.sent, "TK-M172", day=second.sent.date, ends=ends)


def events_tell_of_no_day_to_come(judged: JudgedCase) -> Iterator[Fault]:
    """What an event tells stands in the papers from its day on, so it can't tell of what came later."""
    for each in judged.known.events:
        later = [day for day in days_told(each.event.facts or "") if day > each.event.known]
        if later and each.event.deficiency is not None:
            yield at_event(each, "TK-M176", "facts", told=later[0], day=each.date)


def remedied_ones_are_not_missing(judged: JudgedCase) -> Iterator[Fault]:
    """A missing place is remedied when it has begun or is kept open (brist.s2, vite.s15), and not by being written down as such."""
    for one in judged.deficiencies:
        if one.remedied is None or one.owed is None or not one.counts_places:
            continue
        left = still_missing(one, one.owed, one.remedied.date).certain
        if left:
            yield at_event(one.remedied, "TK-M175", places=left, day=one.remedied.date)


RULES: tuple[Rule, ...] = (
    steps_are_of_a_deficiency,
    steps_come_after_each_other,
    deficiencies_are_of_a_signed_contract,
    deficiencies_name_what_is_there,
    deficiencies_are_of_places_that_are_missing,
    deficiencies_are_of_duties_that_are_not_done,
    notices_are_of_places_that_are_missing,
    a_second_notice_comes_after_the_time_for_remedy,
    events_tell_of_no_day_to_come,
    remedied_ones_are_not_missing,
)
