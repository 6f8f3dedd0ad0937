"""A recorded change of the contract: which terms hold on a day, and what stands in the way of a change.

Sources: 17 kap. 8-14 §§ LOU and their counterparts above the threshold; below it those don't apply (19 kap. 1 § LOU), so
the change rests on the contract's own change clause and the principles of 19 kap. 2 §.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from pydantic import ValidationError

from tenderkit.messages import Message, text
from tenderkit.model.case.case import ContractChange, Procurement
from tenderkit.model.conditions.fact_path import is_within
from tenderkit.model.law.laws import ProvisionUse, Regime
from tenderkit.model.papers.lock import TermValue
from tenderkit.patterns import lazy_pattern
from tenderkit.problems import Fault
from tenderkit.rules.conditions.facts import field_at
from tenderkit.rules.law.legal_basis import LegalBasis
from tenderkit.rules.papers.term_paths import path_in_model, term_roots, term_values, with_terms

_CHAPTER = lazy_pattern(r"\b(\d+)\s*kap\b")


def changed_terms(
    terms: Mapping[str, TermValue], changes: tuple[ContractChange, ...], day: date | None
) -> dict[str, TermValue]:
    """The terms with every change that holds on the day, the latest last; without a day every recorded change holds."""
    found = dict(terms)
    for change in sorted(changes, key=lambda each: each.date):
        if day is None or change.date <= day:
            found |= {term.fact: term.value for term in change.terms}
    return found


def faults_of_changes(case: Procurement, legal: LegalBasis, provisions: tuple[str, ...]) -> Iterator[Fault]:
    """Everything that keeps a change from counting; `provisions` are those of the act on changes, above the threshold."""
    for index, change in enumerate(case.changes):
        key = ("changes", index)
        signed = case.procedure.contract_signed
        if signed is None or change.date < signed:
            facts = {"date": change.date.isoformat(), "signed": signed.isoformat() if signed else "–"}
            yield Fault((*key, "date"), Message("TK-L290", facts))
        if legal.regime is not Regime.ABOVE and _cites(change.support, provisions):
            facts = {"law": case.law.value, "support": support_for_changes(legal, case)}
            yield Fault((*key, "support"), Message("TK-L291", facts))
        if len(case.suppliers) > 1:
            yield Fault(key, Message("TK-L292"))
        for at, term in enumerate(change.terms):
            yield from _faults_of_term(case, term.fact, term.value, (*key, "terms", at))


def support_for_changes(legal: LegalBasis, case: Procurement) -> str:
    """What a change has to rest on, with its paragraph where one is known."""
    changes, principles = (legal.provisions.get(use) for use in (ProvisionUse.CHANGES, ProvisionUse.PRINCIPLES))
    law = case.law.value
    if legal.regime is Regime.ABOVE and changes is not None:
        return text("changes.support_above", provision=changes.text, law=law)
    if principles is not None:
        return text("changes.support_below", provision=principles.text, law=law)
    return text("changes.support")


def _faults_of_term(case: Procurement, fact: str, value: TermValue, key: tuple[str | int, ...]) -> Iterator[Fault]:
    if field_at(path_in_model(fact)) is None or not is_within(fact, *term_roots()):
        yield Fault((*key, "fact"), Message("TK-L293", {"fact": fact}))
        return
    try:
        with_terms(case, {**term_values(case), fact: value})
    except ValidationError:
        yield Fault((*key, "value"), Message("TK-L294", {"fact": fact}))


def _cites(support: str, provisions: tuple[str, ...]) -> bool:
    chapters = {found[1] for provision in provisions for found in _CHAPTER.finditer(provision)}
    return any(found[1] in chapters for found in _CHAPTER.finditer(support))
