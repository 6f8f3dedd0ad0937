"""Which of the two lengths of the clauses a case's documents have."""

from tenderkit.model.case.case import Procurement, Requirement
from tenderkit.model.case.choices import TextLength


def text_length(case: Procurement) -> TextLength:
    """What the case states; else short, but full where the terms need every word: termination, exclusion, several suppliers or lots."""
    return case.text or (TextLength.FULL if _needs_every_word(case) else TextLength.SHORT)


def _needs_every_word(case: Procurement) -> bool:
    return bool(case.contract.lots or (case.contract.supplier_count or 1) > 1 or _ends_or_excludes(case.requirement))


def _ends_or_excludes(requirement: Requirement) -> bool:
    return requirement.exclusion is not None or bool(requirement.termination and requirement.termination.allowed)
