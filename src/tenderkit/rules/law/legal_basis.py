"""The legal basis of a procurement: which provisions to cite, why those, and what is still to be answered."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import assert_never

from msgspec import Struct

from tenderkit.messages import Message, document_text, text
from tenderkit.model.case.case import Lot, Procurement
from tenderkit.model.case.choices import ConfirmationQuestion, ContractForm
from tenderkit.model.law.acts import Act
from tenderkit.model.law.laws import LawTable, Provision, ProvisionUse, Regime
from tenderkit.problems import Fault, Key
from tenderkit.rules.contract.joint_words import joint_words
from tenderkit.rules.contract.purchase_kinds import is_from_framework
from tenderkit.rules.contract.requirement_brief import common_lots
from tenderkit.rules.language.wording import write_date
from tenderkit.rules.law.legal_faults import faults_of
from tenderkit.rules.law.regime import LegalReason, Situation, reasons_for, regime_of, situation


class LegalQuestion(Struct, frozen=True):
    """A question that a confirmation with this id closes; `key` is the fact that it is about.

    The message asks it in words that may stand in a document, and its remedy says how it is answered.
    """

    id: ConfirmationQuestion
    key: Key
    message: Message


class LegalBasis(Struct, frozen=True):
    """What the procurement rests on. A use without a provision is absent: the act has no such rule there, or we don't know yet.

    Which of the two it is, `is_known` says.
    """

    act: Act
    regime: Regime | None
    provisions: Mapping[ProvisionUse, Provision]
    reasons: tuple[LegalReason, ...]
    question: LegalQuestion | None
    faults: tuple[Fault, ...]

    @property
    def is_known(self) -> bool:
        """Whether the provisions of that day are known, so that an absent one is a rule that the act doesn't have."""
        return bool(self.provisions)


class LegalRow(Struct, frozen=True):
    """One row of a document's table, in Swedish. Where the act has no rule, `provision` is `None` and `says` says so."""

    use: str
    provision: str | None
    says: str
    source: str


def legal_basis(case: Procurement, table: LawTable) -> LegalBasis:
    """The provisions in force when the procurement begins, by the regime that its value and procedure give."""
    found = situation(case, table)
    regime = regime_of(found)
    provisions = table.provisions_on(case.law, regime, case.procedure.begins) if regime else {}
    too_early = tuple(_act_is_in_force(found, table.begins(case.law)))
    return LegalBasis(
        act=found.act,
        regime=regime,
        provisions=provisions,
        reasons=tuple(reasons_for(found)),
        question=_threshold_question(found) if regime is None and not too_early else None,
        faults=(*faults_of(found), *(too_early or _table_reaches_the_day(found, regime, provisions))),
    )


def _act_is_in_force(found: Situation, start: date | None) -> Iterator[Fault]:
    """A procurement that began earlier follows an act that is repealed; no threshold of ours says anything about it."""
    begins = found.case.procedure.begins
    if start is not None and begins < start:
        facts = {"law": found.case.law.value, "day": begins.isoformat(), "start": start.isoformat()}
        yield Fault(("procedure", "begins"), Message("TK-R112", facts))


def _threshold_question(found: Situation) -> LegalQuestion:
    return LegalQuestion(
        id=ConfirmationQuestion.VALUE_ABOVE_THRESHOLD,
        key=("contract", "estimated_value"),
        message=Message(
            "TK-R101" if found.euro is None else "TK-R336",
            found.threshold_facts | {"written_day": write_date(found.day)},
        ),
    )


def _table_reaches_the_day(
    found: Situation, regime: Regime | None, provisions: Mapping[ProvisionUse, Provision]
) -> Iterator[Fault]:
    """Say it when the table begins later than the procurement, or was checked against an older wording."""
    if regime is None:
        return
    begins = found.case.procedure.begins
    facts = {"law": found.case.law.value, "day": begins.isoformat()}
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
    cited: dict[str, object | None] = {}
    for use in ProvisionUse:
        provision = basis.provisions.get(use)
        cited[use.value] = provision.text if provision else None
        cited[f"{use.value}_says"] = provision.says if provision else None
    return cited | {
        "regime": basis.regime,
        "act": basis.act.name,
        "act_short": case.law.value,
        "legal_rows": tuple(legal_rows(basis)) or None,
        "contract_word": _contract_word(case),
        "lot_title": lot.title if lot else None,
        "common_lots": None if lot else common_lots(case),
        **joint_words(case),
    }


def _contract_word(case: Procurement) -> str:
    """In the definite form, as running text needs it; what is called off from a framework agreement is a *kontrakt*."""
    form = case.contract.form
    match form:
        case ContractForm.FRAMEWORK_AGREEMENT:
            return "ramavtalet"
        case ContractForm.CONTRACT:
            return "kontraktet" if is_from_framework(case.procedure.kind) else "avtalet"
        case _:
            assert_never(form)


def legal_rows(basis: LegalBasis) -> Iterator[LegalRow]:
    """Every use in turn; nothing while it isn't known which provisions apply."""
    if not basis.is_known:
        return
    read = ", ".join(dict.fromkeys(provision.source for provision in basis.provisions.values()))
    for use in ProvisionUse:
        title, provision = document_text(f"legal-use.{use.value}"), basis.provisions.get(use)
        if provision is None:
            yield LegalRow(title, None, document_text("legal-row.none", use=title.lower()), read)
        else:
            yield LegalRow(title, f"{provision.text} {provision.act.value}", provision.says, provision.source)


def legal_lines(basis: LegalBasis) -> tuple[str, ...]:
    """For the screen: the regime, why, what is still to be answered, and what each provision says."""
    regime = text(f"regime.{basis.regime.value if basis.regime else 'unknown'}")
    asked = [basis.question.message.what] if basis.question else []
    return (
        f"{text('explain.legal_basis')}: {regime}",
        *(f"  {line}" for line in (*basis.reasons, *asked, *_use_lines(basis))),
    )


def _use_lines(basis: LegalBasis) -> Iterator[str]:
    if not basis.is_known:
        return
    for use in ProvisionUse:
        title, provision = text(f"legal-use.{use.value}"), basis.provisions.get(use)
        if provision is None:
            yield text("legal-line.none", use=title)
        else:
            cited = f"{provision.text} {provision.act.value}"
            yield text("legal-line", use=title, provision=cited, says=provision.says, source=provision.source)
