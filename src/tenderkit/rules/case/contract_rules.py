"""What is bought and in what form: contradictions within the contract block."""

from collections.abc import Iterator
from decimal import Decimal

from tenderkit.messages import Message
from tenderkit.model.case.case import Procurement
from tenderkit.model.case.choices import Subject
from tenderkit.model.law.acts import Act
from tenderkit.problems import Fault, Key
from tenderkit.rules.contract.each_requirement import is_framework
from tenderkit.rules.contract.purchase_kinds import is_only_below

_YEAR = 12
_WORKS_DIVISION = "45"
_FRAMEWORK_KEYS = ("call_off_by", "supplier_count", "special_reasons")


def market_dialogue_is_stated(case: Procurement) -> Iterator[Fault]:
    """The early dialogue with suppliers is the part that was most often left out (report l. 83)."""
    if case.market_dialogue is None:
        yield Fault(("market_dialogue",), Message("TK-R020"))


def subject_agrees_with_cpv(case: Procurement) -> Iterator[Fault]:
    """Works are the activities of CPV division 45 (bilaga 1 LOU); the subject decides, CPV contradicts."""
    works = case.contract.subject is Subject.WORKS
    codes: list[tuple[Key, str | None]] = [(("contract", "cpv"), case.contract.cpv)]
    codes += [(("contract", "lots", index, "cpv"), lot.cpv) for index, lot in enumerate(case.contract.lots)]
    for key, cpv in codes:
        if cpv is not None and cpv.startswith(_WORKS_DIVISION) != works:
            facts = {"cpv": cpv, "subject": case.contract.subject.value, "title": case.contract.subject.title_sv}
            yield Fault(key, Message("TK-R022" if works else "TK-R021", facts))


def framework_keys_need_a_framework(case: Procurement) -> Iterator[Fault]:
    """Call-offs, several suppliers and reasons for more than four years exist in framework agreements only (7 kap. LOU)."""
    if is_framework(case):
        return
    for name in _FRAMEWORK_KEYS:
        if getattr(case.contract, name) is not None:
            yield Fault(("contract", name), Message("TK-R024", {"key": name}))


def call_off_is_stated(case: Procurement) -> Iterator[Fault]:
    """How call-offs are made decides which text the requirement gets (7 kap. LOU)."""
    if is_framework(case) and case.contract.call_off_by is None:
        yield Fault(("contract", "call_off_by"), Message("TK-R025"))


def long_framework_has_reasons(case: Procurement, act: Act) -> Iterator[Fault]:
    """Longer than the act allows only for special reasons (7 kap. 2 § LOU and LUF); options count.

    That chapter is not among those that apply below the threshold and to services of annex 2 (19 kap. 1 §).
    """
    contract, longest = case.contract, act.longest_framework
    if longest is None or not is_framework(case) or contract.annex_2 or is_only_below(case.procedure.kind):
        return
    months = contract.months + (contract.option_months or 0)
    if months > longest.months and contract.special_reasons is None:
        limit = {"years": str(longest.months // _YEAR), "provision": longest.provision}
        facts = {"months": str(months), "law": case.law.value} | limit
        yield Fault(("contract", "special_reasons"), Message("TK-R026", facts))


def lots_have_their_own_ids(case: Procurement) -> Iterator[Fault]:
    """Suppliers and documents refer to a lot by its id, and a file name doesn't tell `a` from `A`."""
    seen: set[str] = set()
    for index, lot in enumerate(case.contract.lots):
        if lot.id.casefold() in seen:
            yield Fault(("contract", "lots", index, "id"), Message("TK-R027", {"id": lot.id}))
        seen.add(lot.id.casefold())


def lots_share_the_value(case: Procurement) -> Iterator[Fault]:
    """The estimated value is that of all lots together (5 kap. LOU)."""
    total = sum((lot.value for lot in case.contract.lots if lot.value is not None), Decimal(0))
    if total > case.contract.estimated_value:
        yield Fault(("contract", "estimated_value"), Message("TK-R028"))


RULES = (
    market_dialogue_is_stated,
    subject_agrees_with_cpv,
    framework_keys_need_a_framework,
    call_off_is_stated,
    lots_have_their_own_ids,
    lots_share_the_value,
)
OF_THE_ACT = (long_framework_has_reasons,)
