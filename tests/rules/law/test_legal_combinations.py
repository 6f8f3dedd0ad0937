"""Every combination of what is bought, act, value, day and procedure: one regime or one question, and no paragraph of another.

The expected regime is worked out here from the statutes' own words, not by the product's functions.
"""

import re
from collections.abc import Iterator
from itertools import product

import pytest
from msgspec import Struct

from given.law_rows import confirmed, law_case, shipped_table
from tenderkit.messages import language
from tenderkit.model.law.laws import ProvisionUse, Regime
from tenderkit.rules.law.legal_basis import LegalBasis, computed_facts, legal_basis, legal_lines, legal_rows

SUBJECTS = ("goods", "services", "consultancy", "works", "annex 2")
LAWS = ("LOU", "LUF", "LUK")
VALUES = ("below", "at", "above", "far above")
DAYS = ("2025-03-01", "2026-11-01")
ANSWERS = ("", "ja", "nej")
KINDS = (
    "open",
    "restricted",
    "negotiated",
    "reserved",
    "below_threshold",
    "direct_award",
    "call_off",
    "mini_competition",
)
FORMS = ("contract", "framework_agreement")

# SFS 2024:30, kronor excluding VAT: goods and services, works, special services.
THRESHOLDS = {
    "LOU": (2_389_585, 59_880_179, 8_109_450),
    "LUF": (4_789_982, 59_880_179, 10_812_600),
    "LUK": (59_880_179, 59_880_179, 59_880_179),
}
ABOVE_CHAPTERS = {"LOU": {"4", "12", "16", "17"}, "LUF": {"4", "12", "15", "16"}, "LUK": {"4", "10", "14"}}
BELOW_CHAPTERS = {"LOU": {"19"}, "LUF": {"19"}, "LUK": {"15"}}
DIRECT_CHAPTERS = {"LOU": {"19 a"}, "LUF": {"19 a"}, "LUK": {"15"}}


class Combination(Struct, frozen=True):
    subject: str
    law: str
    value: str
    day: str
    answer: str
    kind: str
    form: str

    @property
    def amount(self) -> int:
        goods, works, special = THRESHOLDS[self.law]
        threshold = {"works": works, "annex 2": special}.get(self.subject, goods)
        return {"below": threshold - 1, "at": threshold, "above": threshold + 1, "far above": threshold * 10}[
            self.value
        ]

    @property
    def regime(self) -> Regime | None:
        """1 kap. 4 §: below "uppgår till minst" chapter 19 or 15, and special services always; 19 a for direct awards."""
        if self.kind == "direct_award":
            return Regime.DIRECT
        if self.kind == "below_threshold" or self.subject == "annex 2":
            return Regime.BELOW
        if self.day.startswith("2025"):
            return Regime.BELOW if self.value == "below" else Regime.ABOVE
        if self.value == "far above":  # more than 12.50 kronor for each euro of 2026
            return Regime.ABOVE
        return {"": None, "ja": Regime.ABOVE, "nej": Regime.BELOW}[self.answer]

    def basis(self) -> LegalBasis:
        """What the product says about a case like this."""
        subject = "services, annex_2: ja" if self.subject == "annex 2" else self.subject
        rest = f"form: {self.form}, starts: 2027-01-01, months: 12, place: within_municipality"
        case = law_case(
            self.law,
            f"kind: {self.kind}, begins: {self.day}",
            f"subject: {subject}, estimated_value: {self.amount}",
            confirmed(self.answer) if self.answer else "",
            rest,
        )
        basis = legal_basis(case, shipped_table())
        assert computed_facts(basis, case)["regime"] == basis.regime
        return basis


ALL = [Combination(*values) for values in product(SUBJECTS, LAWS, VALUES, DAYS, ANSWERS, KINDS, FORMS)]


@pytest.fixture(autouse=True)
def _swedish() -> Iterator[None]:
    token = language.set("sv")
    yield
    language.reset(token)


@pytest.fixture(scope="module")
def answered() -> list[tuple[Combination, LegalBasis]]:
    return [(combination, combination.basis()) for combination in ALL]


Answered = list[tuple[Combination, LegalBasis]]


def test_there_are_several_thousand_combinations(answered: Answered) -> None:
    assert len(answered) == 5 * 3 * 4 * 2 * 3 * 8 * 2


def test_each_has_the_regime_of_the_statutes_or_one_question(answered: Answered) -> None:
    assert [found for found, basis in answered if basis.regime is not found.regime] == []
    assert [found for found, basis in answered if (basis.question is None) != (found.regime is not None)] == []


def test_each_has_a_reason(answered: Answered) -> None:
    assert [found for found, basis in answered if not basis.reasons or not all(map(str, basis.reasons))] == []


def test_no_provision_is_of_another_regime_or_another_act(answered: Answered) -> None:
    wrong = [
        (found, use)
        for found, basis in answered
        for use, row in basis.provisions.items()
        if (row.act, row.regime, row.use) != (found.law, basis.regime, use)
    ]

    assert wrong == []


def test_no_tender_below_the_threshold_cites_a_chapter_that_applies_above_it(answered: Answered) -> None:
    """Above all, none that is below cites 17 kap. 1 § LOU (19 kap. 1 § LOU and LUF, 1 kap. 4 § LUK)."""
    allowed = {Regime.ABOVE: ABOVE_CHAPTERS, Regime.BELOW: BELOW_CHAPTERS, Regime.DIRECT: DIRECT_CHAPTERS}

    wrong = [
        (found, row.provision)
        for found, basis in answered
        for row in legal_rows(basis)
        if basis.regime and not _chapters(row.provision or "") <= allowed[basis.regime][found.law]
    ]

    assert wrong == []


def test_only_works_goods_and_services_from_the_threshold_rest_on_17_kap(answered: Answered) -> None:
    cites = {
        found for found, basis in answered if any("17 kap. 1 §" in str(row.provision) for row in legal_rows(basis))
    }

    assert cites == {found for found in ALL if found.law == "LOU" and found.regime is Regime.ABOVE}


def test_every_use_has_its_row_once_the_regime_is_known(answered: Answered) -> None:
    for _, basis in answered:
        rows = list(legal_rows(basis))

        assert len(rows) == (len(ProvisionUse) if basis.regime else 0)
        assert all(row.says.endswith(".") and row.source and row.use for row in rows)
        assert all((row.provision is None) == row.says.startswith("Lagen har ingen särskild regel") for row in rows)
        assert legal_lines(basis)


def test_a_call_off_has_the_basis_of_its_framework_agreement(answered: Answered) -> None:
    """The value and the day are those of the framework agreement, and so are the paragraphs."""
    bases = dict(answered)
    for found, basis in answered:
        if found.kind in ("call_off", "mini_competition"):
            same = Combination(**{name: getattr(found, name) for name in found.__struct_fields__} | {"kind": "open"})

            assert basis.provisions == bases[same].provisions


def _chapters(provision: str) -> set[str]:
    return set(re.findall(r"(\d+(?: a)?) kap\.", provision))
