"""The written agreement within the frame of the tender (dialog-overenskommelse): more than the frame changes the contract."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from decimal import Decimal

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.case.case import DialogueAgreement, Procurement, Requirement
from tenderkit.model.matching.matching import Agreement, Matching
from tenderkit.problems import Fault, Key
from tenderkit.rules.contract.date_order import after_the_award, in_order
from tenderkit.rules.contract.due_dates import contract_ends
from tenderkit.rules.contract.each_requirement import each_requirement
from tenderkit.rules.contract.small_penalties import remedy_days_of_places
from tenderkit.rules.contract.whose import SuppliersItem, frames_of, supplier_of
from tenderkit.rules.language.wording import write_number


class AgreedSoFar(Struct, frozen=True):
    """An agreement, and what it comes to with the earlier ones of its supplier: the frame's numbers are for the whole contract."""

    newest: Agreement
    places: int
    sanctions: Decimal  # kronor


Exceeds = Callable[[AgreedSoFar, DialogueAgreement], tuple[Key, Message] | None]


def agreements_follow_the_award(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """Before the award there is nobody to agree with (report l. 224 and 233)."""
    for index, agreement in enumerate(matching.agreements):
        name = "signed" if agreement.signed else "valid_from"
        day = agreement.signed or agreement.valid_from
        key = ("agreements", index, name)
        early = list(after_the_award(case, key, day))
        yield from early
        signed = case.procedure.contract_signed
        if not early and signed is not None and day < signed:
            facts = {"day": day.isoformat(), "what": "contract_signed", "first": signed.isoformat()}
            yield Fault(key, Message("TK-M012", facts))


def agreements_have_their_days_in_order(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """First the dialogue, then the signatures (dialog-overenskommelse.s1 and s4), and the places while it is valid."""
    del case
    for index, agreement in enumerate(matching.agreements):
        block = ("agreements", index)
        yield from in_order(block, ("dialogue_held", agreement.dialogue_held), ("signed", agreement.signed))
        for name in ("valid_to", "starts"):
            yield from in_order(block, ("valid_from", agreement.valid_from), (name, getattr(agreement, name)))


def agreements_rest_on_a_dialogue(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """An agreement may be made after a dialogue (dialog-overenskommelse.s1), which is one of those written down."""
    held = {(_name_of(case, dialogue), dialogue.held) for dialogue in matching.dialogues}
    for index, agreement in enumerate(matching.agreements):
        if (_name_of(case, agreement), agreement.dialogue_held) not in held:
            facts = {"day": agreement.dialogue_held.isoformat()}
            yield Fault(("agreements", index, "dialogue_held"), Message("TK-M042", facts))


def agreements_have_a_frame(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """What the tender didn't announce can't be agreed on later (17 kap. 10 § LOU)."""
    for index, agreement in enumerate(matching.agreements):
        if not frames_of(case, supplier_of(case, agreement)):
            yield Fault(("agreements", index, "id"), Message("TK-M034", {"id": agreement.id}))


def agreements_keep_within_their_frame(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """The frame must be clear and exact, and kept (17 kap. 10 § LOU). With several lots any frame that fits will do."""
    for index, agreed in enumerate(_each_with_its_earlier(case, matching)):
        frames = frames_of(case, supplier_of(case, agreed.newest))
        for exceeds in _LIMITS:
            found = [exceeds(agreed, frame) for frame in frames]
            if found and found[0] is not None and None not in found:
                key, message = found[0]
                yield Fault(("agreements", index, *key), message)


def agreements_end_with_the_contract(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """An agreement is part of the contract and doesn't outlive it, options included (dialog-overenskommelse.s1)."""
    last = contract_ends(case)
    for index, agreement in enumerate(matching.agreements):
        if agreement.valid_to > last:
            facts = {"day": agreement.valid_to.isoformat(), "last": last.isoformat()}
            yield Fault(("agreements", index, "valid_to"), Message("TK-M040", facts))


def remedies_are_as_long_as_announced(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """A sanction waits for the tender's time for remedy, or a longer one (dialog-overenskommelse.s4, in 2.0.0 s10)."""
    for index, agreement in enumerate(matching.agreements):
        announced = [
            days
            for each in each_requirement(case, supplier_of(case, agreement))
            if each.requirement.dialogue is not None and each.requirement.dialogue.agreement is not None
            if (days := _time_for_remedy(each.requirement)) is not None
        ]
        if announced and agreement.remedy_days < min(announced):
            facts = {"days": str(agreement.remedy_days), "least": str(min(announced))}
            yield Fault(("agreements", index, "remedy_days"), Message("TK-M065", facts))


def sanctions_keep_below_their_cap(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """A cap below a single amount contradicts it, and an unclear sanction is hard to claim (36 § avtalslagen)."""
    del case
    for index, agreement in enumerate(matching.agreements):
        if agreement.sanction is not None and agreement.sanction.amount > agreement.sanction.cap:
            yield Fault(("agreements", index, "sanction", "amount"), Message("TK-M041"))


def _each_with_its_earlier(case: Procurement, matching: Matching) -> Iterator[AgreedSoFar]:
    places: defaultdict[str | None, int] = defaultdict(int)
    sanctions: defaultdict[str | None, Decimal] = defaultdict(Decimal)
    for agreement in matching.agreements:
        name = _name_of(case, agreement)
        places[name] += agreement.places
        sanctions[name] += agreement.sanction.cap if agreement.sanction is not None else 0
        yield AgreedSoFar(agreement, places[name], sanctions[name])


def _name_of(case: Procurement, item: SuppliersItem) -> str | None:
    supplier = supplier_of(case, item)
    return supplier.name if supplier is not None else None


def _time_for_remedy(requirement: Requirement) -> int | None:
    """For a place that ended early, which is no breach of the dialogue itself (brist.k3, k4 and k5)."""
    return remedy_days_of_places(requirement)


def _too_many_places(agreed: AgreedSoFar, frame: DialogueAgreement) -> tuple[Key, Message] | None:
    if agreed.places <= frame.maximum_places:
        return None
    return ("places",), Message("TK-M035", {"places": str(agreed.places), "most": str(frame.maximum_places)})


def _other_kinds(agreed: AgreedSoFar, frame: DialogueAgreement) -> tuple[Key, Message] | None:
    other = [kind.title_sv for kind in agreed.newest.kinds if kind not in frame.kinds]
    if not other:
        return None
    allowed = ", ".join(kind.title_sv for kind in frame.kinds)
    return ("kinds",), Message("TK-M036", {"kinds": ", ".join(other), "allowed": allowed})


def _too_long(agreed: AgreedSoFar, frame: DialogueAgreement) -> tuple[Key, Message] | None:
    if frame.maximum_months is None or agreed.newest.months <= frame.maximum_months:
        return None
    return ("months",), Message("TK-M037", {"months": str(agreed.newest.months), "most": str(frame.maximum_months)})


def _too_costly(agreed: AgreedSoFar, frame: DialogueAgreement) -> tuple[Key, Message] | None:
    """Without a highest amount nothing may be claimed in money (dialog-overenskommelse.s1)."""
    if agreed.newest.sanction is None:
        return None
    if frame.maximum_sanction is None:
        return ("sanction",), Message("TK-M039")
    if agreed.sanctions <= frame.maximum_sanction:
        return None
    facts = {"cap": write_number(agreed.sanctions), "most": write_number(frame.maximum_sanction)}
    return ("sanction", "cap"), Message("TK-M038", facts)


_LIMITS: tuple[Exceeds, ...] = (_too_many_places, _other_kinds, _too_long, _too_costly)

RULES = (
    agreements_follow_the_award,
    agreements_have_their_days_in_order,
    agreements_rest_on_a_dialogue,
    agreements_have_a_frame,
    agreements_keep_within_their_frame,
    agreements_end_with_the_contract,
    remedies_are_as_long_as_announced,
    sanctions_keep_below_their_cap,
)
