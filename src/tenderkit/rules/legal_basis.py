"""The legal basis of a procurement: which provisions to cite, why those, and what is still to be answered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tenderkit.messages import Message
from tenderkit.model.case import Lot, Procurement
from tenderkit.model.choices import ConfirmationQuestion, ContractForm
from tenderkit.model.laws import Act, LawTable, Provision, ProvisionUse, Regime
from tenderkit.problems import Fault, Key
from tenderkit.rules.legal_faults import faults_of
from tenderkit.rules.regime import FROM_FRAMEWORK, LegalReason, Situation, reasons_for, regime_of, situation

_CITED = (
    ProvisionUse.PRINCIPLES,
    ProvisionUse.SOCIAL_CONSIDERATIONS,
    ProvisionUse.CONDITION_BASIS,
    ProvisionUse.LINK_BASIS,
)


@dataclass(frozen=True, slots=True)
class LegalQuestion:
    """A question that a confirmation with this id closes; `key` is the fact that it is about.

    The message asks it in words that may stand in a document, and its remedy says how it is answered.
    """

    id: ConfirmationQuestion
    key: Key
    message: Message


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """What the procurement rests on. A use without a provision is absent: the act has no such rule there, or we don't know yet."""

    act: Act
    regime: Regime | None
    provisions: Mapping[ProvisionUse, Provision]
    reasons: tuple[LegalReason, ...]
    question: LegalQuestion | None
    faults: tuple[Fault, ...]


def legal_basis(case: Procurement, table: LawTable) -> LegalBasis:
    """The provisions in force when the procurement begins, by the regime that its value and procedure give."""
    found = situation(case, table)
    regime = regime_of(found)
    provisions = table.provisions_on(case.law, regime, case.procedure.begins) if regime else {}
    return LegalBasis(
        act=found.act,
        regime=regime,
        provisions=provisions,
        reasons=tuple(reasons_for(found)),
        question=_threshold_question(found) if regime is None else None,
        faults=(*faults_of(found), *_table_reaches_the_day(found, regime, provisions)),
    )


def _threshold_question(found: Situation) -> LegalQuestion:
    return LegalQuestion(
        id=ConfirmationQuestion.VALUE_ABOVE_THRESHOLD,
        key=("contract", "estimated_value"),
        message=Message("TK-R101", found.facts),
    )


def _table_reaches_the_day(
    found: Situation, regime: Regime | None, provisions: Mapping[ProvisionUse, Provision]
) -> Iterator[Fault]:
    """Say it when the table begins later than the procurement, or was checked against an older wording."""
    if regime is None:
        return
    begins = found.case.procedure.begins
    facts = {"law": found.act.law.value, "day": begins.isoformat()}
    if not provisions:
        yield Fault(("procedure", "begins"), Message("TK-R111", facts))
        return
    known = min(provision.consolidated_to for provision in provisions.values())
    if begins > known:
        cited = ", ".join(provision.text for provision in provisions.values())
        facts |= {"consolidated": known.isoformat(), "provisions": cited}
        yield Fault(("procedure", "begins"), Message("TK-R110", facts))


def computed_facts(basis: LegalBasis, case: Procurement, lot: Lot | None = None) -> dict[str, object | None]:
    """The `computed.…` facts that clauses may use, by name without that prefix; `lot` only for a document about one lot."""
    cited: dict[str, object | None] = {use.value: _text(basis.provisions.get(use)) for use in _CITED}
    return cited | {
        "regime": basis.regime,
        "act": basis.act.name,
        "act_short": basis.act.law.value,
        "contract_word": _contract_word(case),
        "lot_title": lot.title if lot else None,
    }


def _text(provision: Provision | None) -> str | None:
    return provision.text if provision else None


def _contract_word(case: Procurement) -> str:
    """In the definite form, as running text needs it; what is called off from a framework agreement is a *kontrakt*."""
    if case.contract.form is ContractForm.FRAMEWORK_AGREEMENT:
        return "ramavtalet"
    return "kontraktet" if case.procedure.kind in FROM_FRAMEWORK else "avtalet"
