"""What events, places and persons name is there: places, deficiencies, suppliers, lots, profiles, authorities."""

from collections.abc import Iterator

from tenderkit.messages import Message
from tenderkit.model.case.near_words import nearest
from tenderkit.model.journal.choices import EventKind
from tenderkit.model.journal.event import Event
from tenderkit.model.journal.place import Place
from tenderkit.problems import Fault, Key
from tenderkit.rules.contract.each_requirement import lots_of
from tenderkit.rules.contract.joint_words import buyers_of
from tenderkit.rules.contract.whose import supplier_of
from tenderkit.rules.contract.whose_contract import buyer_named
from tenderkit.rules.journal.circles import in_a_circle
from tenderkit.rules.journal.written_record import RecordRule, WrittenRecord, event_fault

# With several suppliers these are one supplier's; a meeting or an extension may be for them all.
_OF_ONE_SUPPLIER = frozenset(
    {
        EventKind.DIALOGUE_HELD,
        EventKind.PLAN_RECEIVED,
        EventKind.REPORT_RECEIVED,
        EventKind.CALLED_OFF,
        EventKind.SCOPE_REDUCED,
        EventKind.DEFICIENCY_FOUND,
    }
)


def events_are_of_places_that_are_there(written: WrittenRecord) -> Iterator[Fault]:
    """Nothing is known of a place that isn't described: its kind, extent and planned time decide whether it counts."""
    for at, event in enumerate(written.record.journal):
        if event.place is not None and event.place not in written.places:
            yield event_fault(at, "place", code="TK-M200", id=event.place)
        for number, place in enumerate(event.of or ()):
            if place not in written.places:
                yield event_fault(at, "of", number, code="TK-M200", id=place)


def steps_are_of_a_deficiency_that_is_there(written: WrittenRecord) -> Iterator[Fault]:
    """A deficiency is found before it is told of; one that has been taken back is there no longer (brist.k1)."""
    found = {each.event.deficiency for each in written.known.of_kind(EventKind.DEFICIENCY_FOUND)}
    for each in written.known.events:
        name = each.event.deficiency
        if name is not None and name not in found:
            yield event_fault(each.at, "deficiency", code="TK-M201", id=name)


def suppliers_of_events_are_the_cases_own(written: WrittenRecord) -> Iterator[Fault]:
    """A requirement binds the one that the contract is made with; its name is written as in the case (report l. 224)."""
    known = written.suppliers
    for at, event in enumerate(written.record.journal):
        if event.supplier is None:
            if len(known) > 1 and event.event in _OF_ONE_SUPPLIER and not event.withdrawn:
                yield event_fault(at, "supplier", code="TK-M008", known=", ".join(known))
        elif not known:
            yield event_fault(at, "supplier", code="TK-M009")
        elif event.supplier not in known:
            guess = nearest(event.supplier, known)
            facts = {"guess": guess} if guess else {"known": ", ".join(known)}
            yield event_fault(at, "supplier", code="TK-M007" if guess else "TK-M006", **facts)


def lots_are_the_suppliers_own(written: WrittenRecord) -> Iterator[Fault]:
    """A requirement of a lot is the one's who has the lot (platser-antal.s3)."""
    case = written.case
    for key, item in _items(written):
        if item.lot is None:
            continue
        lots = [lot.id for lot in lots_of(case, supplier_of(case, item))] if case.contract.lots else []
        if item.lot not in lots:
            yield Fault((*key, "lot"), Message("TK-M066", {"lot": item.lot}))


def authorities_are_those_that_buy(written: WrittenRecord) -> Iterator[Fault]:
    """A purchasing centre has no contract of its own, and one that isn't there has none at all."""
    case = written.case
    for key, item in _items(written):
        if item.for_authority is None:
            continue
        if case.joint is None:
            yield Fault((*key, "for_authority"), Message("TK-R451", {"name": case.authority.name}))
        elif buyer_named(case, item.for_authority) is None:
            known = ", ".join(each.name for each in buyers_of(case))
            yield Fault((*key, "for_authority"), Message("TK-R450", {"known": known}))


def profiles_of_places_are_there(written: WrittenRecord) -> Iterator[Fault]:
    """The profile says what the place asks of a person (report l. 236)."""
    profiles = {profile.id for profile in written.record.profiles}
    for at, place in enumerate(written.record.places):
        if place.profile is not None and place.profile not in profiles:
            yield Fault(("places", at, "profile"), Message("TK-M202", {"id": place.profile}))


def places_follow_other_places(written: WrittenRecord) -> Iterator[Fault]:
    """A place replaces one that ended, or shares one with others; never itself, and never in a circle (platser-ersattning.k1)."""
    for name in ("replaces", "shares"):
        leads = {id_: other for id_, place in written.places.items() if (other := getattr(place, name)) is not None}
        circles = in_a_circle(leads)
        for at, place in enumerate(written.record.places):
            other = getattr(place, name)
            if other is None:
                continue
            key: Key = ("places", at, name)
            if other not in written.places:
                yield Fault(key, Message("TK-M200", {"id": other}))
            elif place.id in circles:
                yield Fault(key, Message("TK-M204", {"key": name, "id": place.id}))
            elif name == "shares" and other in leads and other not in circles:
                yield Fault(key, Message("TK-M205", {"id": other, "first": leads[other]}))


def _items(written: WrittenRecord) -> Iterator[tuple[Key, Event | Place]]:
    yield from ((("places", at), place) for at, place in enumerate(written.record.places))
    yield from ((("journal", at), event) for at, event in enumerate(written.record.journal))


RULES: tuple[RecordRule, ...] = (
    events_are_of_places_that_are_there,
    steps_are_of_a_deficiency_that_is_there,
    suppliers_of_events_are_the_cases_own,
    lots_are_the_suppliers_own,
    authorities_are_those_that_buy,
    profiles_of_places_are_there,
    places_follow_other_places,
)
