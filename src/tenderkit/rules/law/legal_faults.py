"""What doesn't fit between a procurement, its confirmations and the law table."""

from collections.abc import Iterator

from tenderkit.messages import Message
from tenderkit.model.case.choices import ProcedureKind
from tenderkit.problems import Fault
from tenderkit.rules.contract.purchase_kinds import is_only_below, is_service
from tenderkit.rules.law import time_rules
from tenderkit.rules.law.regime import Situation, answer_of, euro_limit_facts, limit_facts, threshold_answers


def kind_fits_the_value(found: Situation) -> Iterator[Fault]:
    """At or above the threshold neither chapter 19 nor 19 a applies (LOU 1 kap. 4 §); special services are exempt."""
    kind = found.case.procedure.kind
    if is_only_below(kind) and found.at_or_above and not found.special_services:
        code = "TK-R103" if found.settled is None else "TK-R102" if found.threshold else "TK-R334"
        yield Fault(("procedure", "kind"), Message(code, found.threshold_facts | {"kind": kind.value}))


def direct_award_keeps_its_limit(found: Situation) -> Iterator[Fault]:
    """A warning: at or above the limit a direct award may have another reason (LOU 19 a kap. 3–7 §§)."""
    if found.case.procedure.kind is not ProcedureKind.DIRECT_AWARD or found.limit is None:
        return
    if found.at_or_above and not found.special_services:
        return
    key, exceptions = ("contract", "estimated_value"), {"exceptions": found.act.direct_exceptions}
    value, amount = found.case.contract.estimated_value, found.limit.in_sek(found.threshold)
    if amount is not None and value >= amount:
        yield Fault(key, Message("TK-R104", found.facts | limit_facts(found) | exceptions))
    if found.euro_limit is not None and (reached := found.euro_limit.is_reached_by(value)) is not False:
        code = "TK-R332" if reached else "TK-R333"
        yield Fault(key, Message(code, found.facts | euro_limit_facts(found.limit, found.euro_limit) | exceptions))


def confirmations_agree_with_the_table(found: Situation) -> Iterator[Fault]:
    """A known threshold decides; a confirmation that says otherwise rests on another value or another day."""
    for index, confirmation in threshold_answers(found.case):
        answer = answer_of(confirmation)
        if answer is None:
            yield Fault(("confirmations", index, "answer"), Message("TK-R106"))
        elif found.settled is not None and answer is not found.settled:
            code = "TK-R105" if found.threshold else "TK-R335"
            yield Fault(("confirmations", index, "answer"), Message(code, found.threshold_facts))


def confirmations_agree_with_each_other(found: Situation) -> Iterator[Fault]:
    """Only where the table doesn't decide: otherwise the wrong one is already pointed out."""
    given = [(index, answer_of(confirmation)) for index, confirmation in threshold_answers(found.case)]
    clear = [(index, answer) for index, answer in given if answer is not None]
    if found.settled is None and len({answer for _, answer in clear}) > 1:
        yield Fault(("confirmations", clear[-1][0], "answer"), Message("TK-R107"))


def special_services_are_services(found: Situation) -> Iterator[Fault]:
    contract = found.case.contract
    if contract.annex_2 and not is_service(contract.subject):
        facts = found.facts | {"subject": contract.subject.value}
        yield Fault(("contract", "annex_2"), Message("TK-R108", facts))


def the_act_governs_the_subject(found: Situation) -> Iterator[Fault]:
    """A concession, for one, is a works concession or a services concession and never of goods (LUK 1 kap. 13 §)."""
    governs, subject = found.act.governs, found.case.contract.subject
    if subject not in governs.subjects:
        subjects = ", ".join(governs.subjects)
        facts = {"subject": subject.value, "subjects": subjects, "words": governs.words, "provision": governs.provision}
        yield Fault(("contract", "subject"), Message("TK-R109", found.facts | facts))


RULES: tuple[time_rules.Rule, ...] = (
    kind_fits_the_value,
    direct_award_keeps_its_limit,
    confirmations_agree_with_the_table,
    confirmations_agree_with_each_other,
    special_services_are_services,
    the_act_governs_the_subject,
    *time_rules.RULES,
)


def faults_of(found: Situation) -> Iterator[Fault]:
    """Every fault of every rule."""
    for rule in RULES:
        yield from rule(found)
