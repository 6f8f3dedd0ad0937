"""Which of the two lengths of the clauses a case's documents have, and why."""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from tenderkit.model.case.case import Procurement
from tenderkit.model.case.choices import TextLength


class LengthReason(StrEnum):
    """What decided the length; the order is the order of deciding."""

    ISSUED = "issued"
    STATED = "stated"
    BUILT = "built"
    POLICY = "policy"
    TERMINATION = "termination"
    EXCLUSION = "exclusion"
    SUPPLIERS = "suppliers"
    LOTS = "lots"
    PLAIN = "plain"


class DecidedLength(Struct, frozen=True):
    """The length of a document's clauses, and what decided it; `earlier` is the length that it was built or issued with."""

    length: TextLength
    reason: LengthReason
    earlier: TextLength | None = None


def text_length(case: Procurement, municipal: TextLength | None = None) -> DecidedLength:
    """What the case states, else what the municipality has chosen (`municipal`).

    Else short, but full where the terms need every word: termination, exclusion, several suppliers or lots.
    """
    if case.text is not None:
        return DecidedLength(case.text, LengthReason.STATED)
    if municipal is not None:
        return DecidedLength(municipal, LengthReason.POLICY)
    reason = next(_needs_every_word(case), LengthReason.PLAIN)
    return DecidedLength(TextLength.SHORT if reason is LengthReason.PLAIN else TextLength.FULL, reason)


def _needs_every_word(case: Procurement) -> Iterator[LengthReason]:
    requirement, contract = case.requirement, case.contract
    needs = {
        LengthReason.TERMINATION: requirement.termination is not None and bool(requirement.termination.allowed),
        LengthReason.EXCLUSION: requirement.exclusion is not None,
        LengthReason.SUPPLIERS: (contract.supplier_count or 1) > 1,
        LengthReason.LOTS: bool(contract.lots),
    }
    return (reason for reason, needed in needs.items() if needed)
