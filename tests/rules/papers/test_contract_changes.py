"""What a change of the contract has to rest on; what it changes is tested where documents are built of it."""

from msgspec.structs import replace

from given.matching_text import CASE, case_of
from judges.checkout import ROOT
from tenderkit.model.law.laws import Regime
from tenderkit.readers.law.law_table_reader import read_law_table
from tenderkit.rules.law.legal_basis import LegalBasis, legal_basis
from tenderkit.rules.papers.contract_changes import support_for_changes


def basis(regime: Regime | None) -> LegalBasis:
    case, table = case_of(CASE), read_law_table((ROOT / "clauses",))
    provisions = table.provisions_on(case.law, regime, case.procedure.begins) if regime else {}
    return replace(legal_basis(case, table), regime=regime, provisions=provisions)


def test_above_the_threshold_it_is_the_acts_rules_on_changes() -> None:
    assert support_for_changes(basis(Regime.ABOVE), case_of(CASE)) == "17 kap. 8–14 §§ LOU"


def test_below_it_is_the_contracts_own_clause_and_the_principles() -> None:
    words = "avtalets egen ändringsklausul och de principer som 19 kap. 2 § LOU anger"

    assert support_for_changes(basis(Regime.BELOW), case_of(CASE)) == words


def test_where_the_regime_is_not_known_no_paragraph_is_named() -> None:
    assert support_for_changes(basis(None), case_of(CASE)) == "avtalets egen ändringsklausul"
