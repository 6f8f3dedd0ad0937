"""Suppliers and the confirmations that people have given."""

from collections.abc import Iterator

from tenderkit.messages import Message
from tenderkit.model.case.case import Procurement
from tenderkit.model.case.choices import ConfirmationQuestion
from tenderkit.problems import Fault


def suppliers_have_known_lots(case: Procurement) -> Iterator[Fault]:
    """A supplier is awarded lots of this procurement (4 kap. LOU)."""
    known = [lot.id for lot in case.contract.lots]
    for index, supplier in enumerate(case.suppliers):
        for place, lot in enumerate(supplier.lots or ()):
            if lot not in known:
                facts = {"lot": lot, "known": ", ".join(known)}
                yield Fault(("suppliers", index, "lots", place), Message("TK-R040" if known else "TK-R041", facts))


def confirmations_answer_known_questions(case: Procurement) -> Iterator[Fault]:
    """Only a question that the product asks is closed by an answer; a misspelt one would stay open unseen."""
    known = [question.value for question in ConfirmationQuestion]
    for index, confirmation in enumerate(case.confirmations):
        if confirmation.question not in known:
            yield Fault(("confirmations", index, "question"), Message("TK-R042", {"known": ", ".join(known)}))


def confirmations_are_given_once(case: Procurement) -> Iterator[Fault]:
    """With two confirmations nobody can tell which source the document rests on; two that differ are a legal fault."""
    seen: set[tuple[str, str]] = set()
    for index, confirmation in enumerate(case.confirmations):
        said = confirmation.question, confirmation.answer
        if said in seen:
            facts = {"question": confirmation.question}
            yield Fault(("confirmations", index, "question"), Message("TK-R043", facts))
        seen.add(said)


RULES = (
    suppliers_have_known_lots,
    confirmations_answer_known_questions,
    confirmations_are_given_once,
)
