"""Which rules apply, read against the statutes; every amount is kronor excluding VAT."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from given.law_rows import confirmed, law_case, shipped_table
from tenderkit.messages import Gravity, language
from tenderkit.model.law.laws import ProvisionUse, Regime
from tenderkit.rules.law.legal_basis import LegalBasis, computed_facts, legal_basis, legal_lines, legal_rows

OPEN_2025 = "kind: open, begins: 2025-03-01"
OPEN_2026 = "kind: open, begins: 2026-11-01"
WORKS = "subject: works, estimated_value: 65000000"
SERVICES = "subject: services, estimated_value: 1000000"


@pytest.fixture(autouse=True)
def _swedish() -> Iterator[None]:
    token = language.set("sv")
    yield
    language.reset(token)


def _basis(law: str, procedure: str, contract: str, confirmations: str = "") -> LegalBasis:
    return legal_basis(law_case(law, procedure, contract, confirmations), shipped_table())


def _codes(basis: LegalBasis) -> list[str]:
    return [fault.message.code for fault in basis.faults]


def _reasons(basis: LegalBasis) -> str:
    return " ".join(map(str, basis.reasons)).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("law", "contract", "regime"),
    [
        pytest.param("LOU", "subject: goods, estimated_value: 2389584.99", "below", id="LOU goods, just below"),
        pytest.param("LOU", "subject: goods, estimated_value: 2389585", "above", id="LOU goods, exactly at"),
        pytest.param("LOU", "subject: services, estimated_value: 2389585", "above", id="LOU services"),
        pytest.param("LOU", "subject: consultancy, estimated_value: 2389585", "above", id="consultancy is services"),
        pytest.param("LOU", "subject: works, estimated_value: 59880178", "below", id="LOU works, just below"),
        pytest.param("LOU", "subject: works, estimated_value: 59880179", "above", id="LOU works, exactly at"),
        pytest.param("LUF", "subject: goods, estimated_value: 4789981", "below", id="LUF goods, just below"),
        pytest.param("LUF", "subject: goods, estimated_value: 4789982", "above", id="LUF goods, exactly at"),
        pytest.param("LUF", "subject: works, estimated_value: 59880179", "above", id="LUF works, exactly at"),
        pytest.param("LUK", "subject: services, estimated_value: 59880178", "below", id="LUK, just below"),
        pytest.param("LUK", "subject: services, estimated_value: 59880179", "above", id="LUK, exactly at"),
        pytest.param("LUK", "subject: works, estimated_value: 59880179", "above", id="LUK works, exactly at"),
        pytest.param(
            "LOU",
            "subject: services, annex_2: true, estimated_value: 8109449",
            "below",
            id="annex 2, below its threshold",
        ),
        pytest.param(
            "LOU",
            "subject: services, annex_2: true, estimated_value: 90000000",
            "below",
            id="annex 2, whatever the value",
        ),
        pytest.param(
            "LUF", "subject: consultancy, annex_2: true, estimated_value: 90000000", "below", id="LUF annex 2"
        ),
        pytest.param("LUK", "subject: services, annex_2: true, estimated_value: 90000000", "below", id="LUK annex 3"),
    ],
)
def test_the_value_is_compared_with_the_threshold_of_the_day(law: str, contract: str, regime: str) -> None:
    basis = _basis(law, OPEN_2025, contract)

    assert basis.regime is Regime.read(regime)
    assert basis.question is None
    assert _codes(basis) == []


@pytest.mark.parametrize(
    ("law", "procedure", "contract", "cited"),
    [
        pytest.param(
            "LOU",
            "open",
            WORKS,
            {
                "principles": "4 kap. 1 §",
                "social_considerations": "4 kap. 3 §",
                "condition_basis": "17 kap. 1 §",
                "link_basis": "17 kap. 1 § andra stycket och 16 kap. 2 § andra stycket",
                "answers": "12 kap. 11 §",
                "changes": "17 kap. 8–14 §§",
            },
            id="LOU above",
        ),
        pytest.param(
            "LOU",
            "open",
            SERVICES,
            {
                "principles": "19 kap. 2 §",
                "social_considerations": "19 kap. 3 §",
                "condition_basis": "19 kap. 9 § första stycket 5",
                "answers": "19 kap. 13 §",
            },
            id="LOU below: neither 4 nor 17 kap.",
        ),
        pytest.param(
            "LOU",
            "direct_award",
            "subject: services, estimated_value: 600000",
            {"principles": "19 a kap. 8 §"},
            id="LOU direct: principles only",
        ),
        pytest.param(
            "LUF",
            "open",
            WORKS,
            {
                "principles": "4 kap. 1 §",
                "social_considerations": "4 kap. 3 §",
                "condition_basis": "16 kap. 1 §",
                "link_basis": "16 kap. 1 § andra stycket och 15 kap. 2 § andra stycket",
                "answers": "12 kap. 11 §",
                "changes": "16 kap. 8–14 §§",
            },
            id="LUF above",
        ),
        pytest.param(
            "LUF",
            "open",
            SERVICES,
            {
                "principles": "19 kap. 2 §",
                "social_considerations": "19 kap. 3 §",
                "condition_basis": "19 kap. 9 § första stycket 5",
                "answers": "19 kap. 13 §",
            },
            id="LUF below",
        ),
        pytest.param("LUF", "direct_award", SERVICES, {"principles": "19 a kap. 7 §"}, id="LUF direct"),
        pytest.param(
            "LUK",
            "open",
            WORKS,
            {
                "principles": "4 kap. 1 §",
                "social_considerations": "4 kap. 3 §",
                "condition_basis": "14 kap. 1 §",
                "link_basis": "14 kap. 1 § andra stycket",
                "answers": "10 kap. 11 §",
                "changes": "14 kap. 8–14 §§",
            },
            id="LUK above",
        ),
        pytest.param(
            "LUK",
            "open",
            SERVICES,
            {"principles": "15 kap. 2 §", "social_considerations": "15 kap. 4 §"},
            id="LUK below: no rule on conditions",
        ),
        pytest.param(
            "LUK",
            "direct_award",
            SERVICES,
            {"principles": "15 kap. 2 §", "social_considerations": "15 kap. 4 §"},
            id="LUK direct: in the same chapter",
        ),
    ],
)
def test_each_regime_has_its_own_provisions(law: str, procedure: str, contract: str, cited: dict[str, str]) -> None:
    basis = _basis(law, f"kind: {procedure}, begins: 2025-03-01", contract)

    assert {use.value: provision.text for use, provision in basis.provisions.items()} == cited


@pytest.mark.parametrize(
    ("procedure", "contract", "reasons"),
    [
        pytest.param(
            "kind: open, begins: 2025-03-01",
            WORKS,
            "Värdet 65 000 000 kronor når upp till tröskelvärdet 59 880 179 kronor den 2025-03-01 (SFS 2024:30; 1 kap. 4 § LOU).",
            id="a row, above",
        ),
        pytest.param(
            "kind: reserved, begins: 2025-03-01",
            SERVICES,
            "Värdet 1 000 000 kronor är lägre än tröskelvärdet 2 389 585 kronor den 2025-03-01 (SFS 2024:30; 1 kap. 4 § LOU).",
            id="a row, below",
        ),
        pytest.param(
            "kind: below_threshold, begins: 2028-11-01",
            SERVICES,
            "procedure.kind är below_threshold: upphandlingen följer 19 kap. LOU.",
            id="the kind alone, where no row is known",
        ),
        pytest.param(
            "kind: open, begins: 2026-11-01",
            "subject: goods, estimated_value: 2159999.99",
            "Värdet 2 159 999,99 kronor är lägre än tröskelvärdet 216 000 euro den 2026-11-01, vid varje kurs från 10 kronor för "
            "en euro (förordning (EU) 2025/2152; 1 kap. 4 § LOU).",
            id="a row in euro, below",
        ),
        pytest.param(
            "kind: open, begins: 2026-11-01",
            "subject: works, estimated_value: 67550000.01",
            "Värdet 67 550 000,01 kronor når upp till tröskelvärdet 5 404 000 euro den 2026-11-01, vid varje kurs upp till "
            "12,5 kronor för en euro (förordning (EU) 2025/2152; 1 kap. 4 § LOU).",
            id="a row in euro, above",
        ),
        pytest.param(
            "kind: below_threshold, begins: 2025-03-01",
            SERVICES,
            "procedure.kind är below_threshold: upphandlingen följer 19 kap. LOU. "
            "Värdet 1 000 000 kronor är lägre än tröskelvärdet 2 389 585 kronor den 2025-03-01 (SFS 2024:30; 1 kap. 4 § LOU).",
            id="the kind, and the row that agrees",
        ),
        pytest.param(
            "kind: open, begins: 2026-11-01",
            "subject: services, annex_2: true, estimated_value: 9000000",
            "Tjänster i bilaga 2 LOU upphandlas enligt 19 kap. oavsett värde (1 kap. 4 §).",
            id="annex 2 needs no row",
        ),
        pytest.param(
            "kind: direct_award, begins: 2026-11-01",
            "subject: services, estimated_value: 600000",
            "procedure.kind är direct_award: upphandlingen är en direktupphandling. "
            "Gränsen för direktupphandling är 700 000 kronor (19 a kap. 2 § LOU, SFS 2021:1110). Värdet är 600 000 kronor.",
            id="direct award",
        ),
        pytest.param(
            "kind: direct_award, begins: 2028-11-01",
            "subject: services, annex_2: true, estimated_value: 600000",
            "procedure.kind är direct_award: upphandlingen är en direktupphandling. "
            "Lagtabellen kan inte ange gränsen för direktupphandling enligt LOU den 2028-11-01.",
            id="direct award of annex 2 services: the limit is an unknown threshold",
        ),
        pytest.param(
            "kind: direct_award, begins: 2026-11-01",
            "subject: services, annex_2: true, estimated_value: 600000",
            "procedure.kind är direct_award: upphandlingen är en direktupphandling. Gränsen för direktupphandling är 100 procent "
            "av tröskelvärdet, 750 000 euro (19 a kap. 2 § LOU, direktiv 2014/24/EU, oförändrat belopp). "
            "Värdet 600 000 kronor är lägre vid varje kurs från 10 kronor för en euro.",
            id="direct award of annex 2 services: the limit is a threshold in euro",
        ),
        pytest.param(
            "kind: call_off, begins: 2025-03-01",
            WORKS,
            "Ett avrop följer de regler som ramavtalet upphandlades enligt. Värdet och dagen ska därför vara ramavtalets "
            "(5 kap. 14 § LOU). "
            "Värdet 65 000 000 kronor når upp till tröskelvärdet 59 880 179 kronor den 2025-03-01 (SFS 2024:30; 1 kap. 4 § LOU).",
            id="call-off",
        ),
    ],
)
def test_the_reasons_name_values_rows_and_provisions(procedure: str, contract: str, reasons: str) -> None:
    basis = _basis("LOU", procedure, contract)

    assert _reasons(basis) == reasons


def test_a_concession_has_no_rule_of_its_own_for_framework_agreements() -> None:
    basis = _basis("LUK", "kind: mini_competition, begins: 2025-03-01", SERVICES)

    assert "(5 kap. 2 § LUK)" in _reasons(basis)
    assert basis.regime is Regime.BELOW


def test_an_unknown_threshold_is_an_open_question() -> None:
    basis = _basis("LOU", OPEN_2026, WORKS)

    assert basis.regime is None
    assert basis.provisions == {}
    assert basis.question is not None
    assert basis.question.id == "value_above_threshold"
    assert basis.question.key == ("contract", "estimated_value")
    assert basis.question.message.in_document == "Är värdet över tröskelvärdet den 1\u00a0november 2026?"
    assert basis.question.message.code == "TK-R336"
    assert basis.question.message.gravity is Gravity.QUESTION
    assert "mellan 54 040 000 och 67 550 000 kronor" in basis.question.message.remedy.replace("\u00a0", " ")
    assert _reasons(basis) == (
        "Tröskelvärdet för LOU den 2026-11-01 är 5 404 000 euro (förordning (EU) 2025/2152). Värdet 65 000 000 kronor ligger "
        "mellan 54 040 000 och 67 550 000 kronor, där bara beloppet i kronor avgör, och ingen bekräftelse finns."
    )


def test_where_nothing_is_known_the_question_says_so() -> None:
    basis = _basis("LOU", "kind: open, begins: 2028-01-01", WORKS)

    assert basis.question is not None
    assert basis.question.message.code == "TK-R101"
    assert "65\u00a0000\u00a0000 kronor" in basis.question.message.remedy
    assert (
        _reasons(basis)
        == "Lagtabellen har inget tröskelvärde för LOU den 2028-01-01, och ingen bekräftelse avgör frågan."
    )


def _band(law: str, subject: str, euro: int) -> list[object]:
    """One row of the cases below: the edges are told by the amount in euro alone."""
    return [pytest.param(law, subject, euro, id=f"{law}, {subject}, {euro} euro")]


@pytest.mark.parametrize(
    ("law", "subject", "euro"),
    [
        *_band("LOU", "goods", 216_000),
        *_band("LOU", "consultancy", 216_000),
        *_band("LOU", "works", 5_404_000),
        *_band("LUF", "goods", 432_000),
        *_band("LUF", "works", 5_404_000),
        *_band("LUK", "services", 5_404_000),
        *_band("LUK", "works", 5_404_000),
    ],
)
@pytest.mark.parametrize("day", ["2026-01-01", "2027-12-31"])
def test_only_between_ten_and_twelve_and_a_half_kronor_for_a_euro_is_there_a_question(
    law: str, subject: str, euro: int, day: str
) -> None:
    least, most, ore = euro * Decimal(10), euro * Decimal("12.5"), Decimal("0.01")

    found = {
        value: (basis.regime, basis.question is None)
        for value in (least - ore, least, most, most + ore)
        for basis in [_basis(law, f"kind: open, begins: {day}", f"subject: {subject}, estimated_value: {value}")]
    }

    assert found == {
        least - ore: (Regime.BELOW, True),
        least: (None, False),
        most: (None, False),
        most + ore: (Regime.ABOVE, True),
    }


@pytest.mark.parametrize(
    ("answer", "regime", "reason"),
    [
        pytest.param(
            "ja", Regime.ABOVE, "Värdet 65 000 000 kronor når upp till tröskelvärdet den 2026-11-01. ", id="ja"
        ),
        pytest.param(
            "Nej", Regime.BELOW, "Värdet 65 000 000 kronor är lägre än tröskelvärdet den 2026-11-01. ", id="nej"
        ),
    ],
)
def test_a_confirmation_answers_where_no_row_is_known(answer: str, regime: Regime, reason: str) -> None:
    basis = _basis("LOU", OPEN_2026, WORKS, confirmed(answer))

    assert basis.regime is regime
    assert basis.question is None
    assert _reasons(basis) == (
        f"{reason}Det bekräftades av Eva Exempel den 2026-10-01 (tillkännagivandet, läst hos Regeringskansliet)."
    )


def test_the_latest_of_equal_confirmations_is_named() -> None:
    basis = _basis("LOU", OPEN_2026, WORKS, confirmed("ja", "2026-10-02") + confirmed("yes", "2026-10-01"))

    assert "den 2026-10-02" in _reasons(basis)
    assert _codes(basis) == ["TK-R110"]


def test_an_answer_to_another_question_is_no_answer() -> None:
    basis = _basis("LOU", OPEN_2026, WORKS, confirmed("ja", question="something_else"))

    assert basis.regime is None


@pytest.mark.parametrize(
    ("kind", "begins", "published", "regime"),
    [
        pytest.param("open", "2025-12-15", "2025-12-20", Regime.ABOVE, id="notice in the known period"),
        pytest.param("open", "2025-12-15", "2026-01-10", None, id="the notice decides, and 2026 is unknown"),
        pytest.param("open", "2026-01-02", None, None, id="no notice yet: the day it begins"),
        pytest.param(
            "mini_competition", "2025-12-15", "2026-01-10", Regime.ABOVE, id="a call-off's own notice doesn't"
        ),
    ],
)
def test_the_value_is_that_of_the_day_of_the_notice(
    kind: str, begins: str, published: str | None, regime: Regime | None
) -> None:
    """LOU 5 kap. 5 §."""
    procedure = f"kind: {kind}, begins: {begins}" + (f", published: {published}" if published else "")

    assert _basis("LOU", procedure, WORKS).regime is regime


LIMIT = "TK-R104 värdet 700 000 kronor är inte under gränsen för direktupphandling, 700 000 kronor (19 a kap. 2 § LOU)"


@pytest.mark.parametrize(
    ("law", "procedure", "contract", "confirmations", "expected"),
    [
        pytest.param(
            "LOU",
            "kind: below_threshold, begins: 2025-03-01",
            "subject: works, estimated_value: 59880179",
            "",
            "procedure.kind: TK-R102 procedure.kind är below_threshold, men värdet 59 880 179 kronor når upp till "
            "tröskelvärdet 59 880 179 kronor (SFS 2024:30)",
            id="called below, but at the threshold",
        ),
        pytest.param(
            "LOU",
            "kind: direct_award, begins: 2025-03-01",
            "subject: goods, estimated_value: 2389585",
            "",
            "procedure.kind: TK-R102 procedure.kind är direct_award, men värdet 2 389 585 kronor når upp till "
            "tröskelvärdet 2 389 585 kronor (SFS 2024:30)",
            id="a direct award at the threshold",
        ),
        pytest.param(
            "LOU",
            "kind: below_threshold, begins: 2028-03-01",
            SERVICES,
            confirmed("ja"),
            "procedure.kind: TK-R103 procedure.kind är below_threshold, men bekräftelsen säger att värdet når upp till "
            "tröskelvärdet",
            id="called below, but confirmed above",
        ),
        pytest.param(
            "LOU",
            "kind: below_threshold, begins: 2026-03-01",
            "subject: goods, estimated_value: 2700000.01",
            "",
            "procedure.kind: TK-R334 procedure.kind är below_threshold, men värdet 2 700 000,01 kronor är mer än 2 700 000 kronor "
            "och når därför upp till tröskelvärdet 216 000 euro (förordning (EU) 2025/2152)",
            id="called below, but far above the threshold in euro",
        ),
        pytest.param(
            "LUK",
            "kind: direct_award, begins: 2026-03-01",
            "subject: services, estimated_value: 3377500.01",
            "",
            "contract.estimated_value: TK-R332 värdet 3 377 500,01 kronor är mer än 3 377 500 kronor och når därför upp till "
            "gränsen för direktupphandling, 270 200 euro (15 kap. 6 § första stycket 1 LUK)",
            id="a direct award of a concession, far above five per cent of the threshold in euro",
        ),
        pytest.param(
            "LUK",
            "kind: direct_award, begins: 2026-03-01",
            "subject: services, estimated_value: 2702000",
            "",
            "contract.estimated_value: TK-R333 värdet 2 702 000 kronor kan nå upp till gränsen för direktupphandling, som är "
            "270 200 euro (15 kap. 6 § första stycket 1 LUK)",
            id="a direct award of a concession, near its limit in euro",
        ),
        pytest.param(
            "LUF",
            "kind: direct_award, begins: 2026-03-01",
            "subject: services, annex_2: true, estimated_value: 12500000.01",
            "",
            "contract.estimated_value: TK-R332 värdet 12 500 000,01 kronor är mer än 12 500 000 kronor och når därför upp till "
            "gränsen för direktupphandling, 1 000 000 euro (19 a kap. 2 § LUF)",
            id="a direct award of annex 2 services, far above their threshold in euro",
        ),
        pytest.param(
            "LOU",
            OPEN_2026,
            SERVICES,
            confirmed("ja"),
            "confirmations.0.answer: TK-R335 bekräftelsen stämmer inte med lagtabellen: värdet är 1 000 000 kronor och "
            "tröskelvärdet 216 000 euro, som är mellan 2 160 000 och 2 700 000 kronor (förordning (EU) 2025/2152)",
            id="a confirmation against the row in euro",
        ),
        pytest.param(
            "LOU",
            OPEN_2026,
            SERVICES,
            confirmed("nej") + confirmed("ja"),
            "confirmations.1.answer: TK-R335 bekräftelsen stämmer inte med lagtabellen: värdet är 1 000 000 kronor och "
            "tröskelvärdet 216 000 euro, som är mellan 2 160 000 och 2 700 000 kronor (förordning (EU) 2025/2152)",
            id="two confirmations, where the row in euro tells which is wrong",
        ),
        pytest.param(
            "LOU",
            "kind: direct_award, begins: 2026-03-01",
            "subject: goods, estimated_value: 700000",
            "",
            f"contract.estimated_value: {LIMIT}",
            id="a direct award at its limit",
        ),
        pytest.param(
            "LUF",
            "kind: direct_award, begins: 2025-03-01",
            "subject: goods, estimated_value: 1200000",
            "",
            "contract.estimated_value: TK-R104 värdet 1 200 000 kronor är inte under gränsen för direktupphandling, "
            "1 200 000 kronor (19 a kap. 2 § LUF)",
            id="a direct award at LUF's limit",
        ),
        pytest.param(
            "LUK",
            "kind: direct_award, begins: 2025-03-01",
            "subject: services, estimated_value: 2994009",
            "",
            "contract.estimated_value: TK-R104 värdet 2 994 009 kronor är inte under gränsen för direktupphandling, "
            "2 994 008,95 kronor (15 kap. 6 § första stycket 1 LUK)",
            id="a direct award of a concession: five per cent of the threshold",
        ),
        pytest.param(
            "LOU",
            "kind: direct_award, begins: 2025-03-01",
            "subject: services, annex_2: true, estimated_value: 8109450",
            "",
            "contract.estimated_value: TK-R104 värdet 8 109 450 kronor är inte under gränsen för direktupphandling, "
            "8 109 450 kronor (19 a kap. 2 § LOU)",
            id="a direct award of annex 2 services: the limit is their threshold",
        ),
        pytest.param(
            "LOU",
            OPEN_2025,
            WORKS,
            confirmed("nej"),
            "confirmations.0.answer: TK-R105 bekräftelsen stämmer inte med lagtabellen: värdet är 65 000 000 kronor och "
            "tröskelvärdet 59 880 179 kronor (SFS 2024:30)",
            id="a confirmation against the row",
        ),
        pytest.param(
            "LOU",
            OPEN_2026,
            WORKS,
            confirmed("kanske"),
            "confirmations.0.answer: TK-R106 svaret på frågan value_above_threshold är varken ja eller nej",
            id="a confirmation that says neither",
        ),
        pytest.param(
            "LOU",
            OPEN_2026,
            WORKS,
            confirmed("ja") + confirmed("nej"),
            "confirmations.1.answer: TK-R107 två bekräftelser av value_above_threshold säger emot varandra",
            id="two confirmations against each other",
        ),
        pytest.param(
            "LOU",
            OPEN_2025,
            "subject: goods, annex_2: true, estimated_value: 1000000",
            "",
            "contract.annex_2: TK-R108 annex_2 är ja, men bilaga 2 LOU gäller bara tjänster och subject är goods",
            id="annex 2 holds services only",
        ),
        pytest.param(
            "LUK",
            OPEN_2025,
            "subject: goods, estimated_value: 1000000",
            "",
            "contract.subject: TK-R109 subject är goods, men LUK gäller bara byggkoncessioner och tjänstekoncessioner",
            id="no concession of goods",
        ),
        pytest.param(
            "LOU",
            "kind: below_threshold, begins: 2022-01-31",
            SERVICES,
            "",
            "procedure.begins: TK-R111 lagtabellens bestämmelser i LOU börjar gälla efter den 2022-01-31",
            id="before the table begins",
        ),
    ],
)
def test_what_does_not_fit_is_pointed_out(
    law: str, procedure: str, contract: str, confirmations: str, expected: str
) -> None:
    basis = _basis(law, procedure, contract, confirmations)

    faults = [fault for fault in basis.faults if fault.message.code != "TK-R110"]
    shown = [
        f"{'.'.join(map(str, key))}: {said.code} {said.what}" for key, said in ((f.key, f.message) for f in faults)
    ]
    assert [line.replace("\u00a0", " ") for line in shown] == [expected]
    assert all(fault.message.remedy for fault in faults)


@pytest.mark.parametrize(
    ("procedure", "contract", "confirmations"),
    [
        pytest.param(
            "kind: direct_award, begins: 2025-03-01",
            "subject: goods, estimated_value: 699999.99",
            "",
            id="below the limit",
        ),
        pytest.param(
            "kind: below_threshold, begins: 2025-03-01",
            "subject: services, annex_2: true, estimated_value: 9000000",
            "",
            id="annex 2 above its threshold",
        ),
        pytest.param(OPEN_2025, WORKS, confirmed("ja"), id="a confirmation that agrees with the row"),
        pytest.param(
            "kind: direct_award, begins: 2020-03-01",
            "subject: goods, estimated_value: 9000000",
            "",
            id="no limit known",
        ),
    ],
)
def test_what_fits_is_left_in_peace(procedure: str, contract: str, confirmations: str) -> None:
    basis = _basis("LOU", procedure, contract, confirmations)

    assert [code for code in _codes(basis) if code != "TK-R111"] == []


def test_a_direct_award_above_the_threshold_is_told_once() -> None:
    basis = _basis("LOU", "kind: direct_award, begins: 2028-03-01", SERVICES, confirmed("ja"))

    assert _codes(basis) == ["TK-R103", "TK-R110"]


def test_a_direct_award_far_above_the_threshold_in_euro_is_told_once() -> None:
    basis = _basis("LUK", "kind: direct_award, begins: 2026-03-01", "subject: works, estimated_value: 90000000")

    assert _codes(basis) == ["TK-R334", "TK-R110"]
    assert "når upp till den vid varje kurs upp till 12,5 kronor" in _reasons(basis)


def test_a_direct_award_near_its_limit_in_euro_says_what_decides() -> None:
    basis = _basis("LUK", "kind: direct_award, begins: 2026-03-01", "subject: works, estimated_value: 3000000")

    assert _reasons(basis).endswith(
        "Gränsen för direktupphandling är 5 procent av tröskelvärdet, 270 200 euro (15 kap. 6 § första stycket 1 LUK, "
        "förordning (EU) 2025/2151). Värdet 3 000 000 kronor ligger mellan 2 702 000 och 3 377 500 kronor, där bara beloppet "
        "i kronor avgör."
    )


def test_a_confirmation_that_agrees_with_the_row_in_euro_may_stand() -> None:
    basis = _basis("LOU", OPEN_2026, SERVICES, confirmed("nej"))

    assert (basis.regime, _codes(basis)) == (Regime.BELOW, ["TK-R110"])
    assert "216 000 euro" in _reasons(basis)


def test_contradicting_confirmations_leave_the_question_open() -> None:
    basis = _basis("LOU", OPEN_2026, WORKS, confirmed("ja") + confirmed("nej"))

    assert basis.regime is None
    assert basis.question is not None


def test_a_wording_that_may_have_changed_is_noted() -> None:
    basis = _basis("LOU", "kind: direct_award, begins: 2025-07-02", "subject: goods, estimated_value: 600000")

    (fault,) = basis.faults
    assert fault.key == ("procedure", "begins")
    assert fault.message.code == "TK-R110"
    assert fault.message.gravity is Gravity.NOTE
    assert "den 2025-07-01" in fault.message.what
    assert "19 a kap. 8 § LOU" in fault.message.remedy


def test_an_exceeded_limit_is_a_warning_since_there_are_exceptions() -> None:
    basis = _basis("LOU", "kind: direct_award, begins: 2025-03-01", SERVICES)

    (fault,) = basis.faults
    assert fault.message.gravity is Gravity.WARNING
    assert "19 a kap. 3–7 §§ LOU" in fault.message.remedy


@given(value=st.decimals(min_value=1, max_value=200_000_000, places=2), subject=st.sampled_from(["goods", "works"]))
def test_a_higher_value_never_leads_below(value: Decimal, subject: str) -> None:
    lower = _basis("LOU", OPEN_2025, f"subject: {subject}, estimated_value: {value}").regime
    higher = _basis("LOU", OPEN_2025, f"subject: {subject}, estimated_value: {value * 2}").regime

    assert (lower, higher) != (Regime.ABOVE, Regime.BELOW)


@given(day=st.dates(date(2028, 1, 1), date(2032, 1, 1)), value=st.integers(1, 500_000_000))
def test_the_years_without_a_row_are_never_guessed(day: date, value: int) -> None:
    basis = _basis("LOU", f"kind: open, begins: {day}", f"subject: works, estimated_value: {value}")

    assert basis.regime is None
    assert basis.question is not None


def test_the_reasons_are_in_english_too() -> None:
    language.set("en")

    basis = _basis("LOU", OPEN_2025, SERVICES)

    assert _reasons(basis).startswith("The value 1 000 000 SEK is below the threshold 2 389 585 SEK on 2025-03-01")


def test_clauses_can_cite_what_was_computed() -> None:
    case = law_case("LOU", OPEN_2025, SERVICES)

    facts = computed_facts(legal_basis(case, shipped_table()), case)

    assert facts["regime"] is Regime.BELOW
    assert facts["act"] == "lagen (2016:1145) om offentlig upphandling"
    assert facts["act_short"] == "LOU"
    assert facts["principles"] == "19 kap. 2 §"
    assert facts["social_considerations"] == "19 kap. 3 §"
    assert facts["condition_basis"] == "19 kap. 9 § första stycket 5"
    assert facts["link_basis"] is None
    assert facts["answers"] == "19 kap. 13 §"
    assert facts["changes"] is None
    assert (facts["contract_word"], facts["lot_title"]) == ("avtalet", None)


def test_every_use_has_a_fact_and_what_it_says_in_our_own_words() -> None:
    case = law_case("LOU", OPEN_2025, WORKS)
    basis = legal_basis(case, shipped_table())

    facts = computed_facts(basis, case)

    assert {use.value for use in ProvisionUse} | {f"{use.value}_says" for use in ProvisionUse} <= facts.keys()
    assert facts["condition_basis_says"] == basis.provisions[ProvisionUse.CONDITION_BASIS].says
    assert facts["legal_rows"] == tuple(legal_rows(basis))


_DIRECT_PRINCIPLES = (
    "Leverantörer ska behandlas lika och utan diskriminering, direktupphandlingen ska vara öppen, och ömsesidigt erkännande "
    "och proportionalitet ska gälla."
)


def test_the_rows_say_plainly_where_the_act_has_no_rule() -> None:
    rows = legal_rows(
        _basis("LOU", "kind: direct_award, begins: 2025-03-01", "subject: goods, estimated_value: 600000")
    )

    none = "Lagen har ingen särskild regel om {} för en upphandling av det här slaget."
    assert [(row.use, row.provision, row.says, row.source) for row in rows] == [
        (
            "Principer",
            "19 a kap. 8 § LOU",
            _DIRECT_PRINCIPLES,
            "SFS 2021:1110",
        ),
        ("Sociala hänsyn", None, none.format("sociala hänsyn"), "SFS 2021:1110"),
        (
            "Särskilda villkor för hur avtalet fullgörs",
            None,
            none.format("särskilda villkor för hur avtalet fullgörs"),
            "SFS 2021:1110",
        ),
        ("Anknytning till det som köps", None, none.format("anknytning till det som köps"), "SFS 2021:1110"),
        (
            "Svar på frågor om upphandlingsdokumenten",
            None,
            none.format("svar på frågor om upphandlingsdokumenten"),
            "SFS 2021:1110",
        ),
        ("Ändring av avtalet", None, none.format("ändring av avtalet"), "SFS 2021:1110"),
    ]


def test_rows_are_swedish_whatever_the_screen_speaks() -> None:
    language.set("en")
    basis = _basis("LOU", OPEN_2025, WORKS)

    assert [row.use for row in legal_rows(basis)][:2] == ["Principer", "Sociala hänsyn"]
    assert legal_lines(basis)[2].startswith("  Principles: 4 kap. 1 § LOU (SFS 2016:1145). In Swedish: Leverantörer")


@pytest.mark.parametrize(
    ("procedure", "contract"),
    [
        pytest.param(OPEN_2026, WORKS, id="no threshold is known"),
        pytest.param("kind: below_threshold, begins: 2022-01-31", SERVICES, id="no provision is known"),
    ],
)
def test_what_is_not_known_is_not_said_to_be_missing_in_the_act(procedure: str, contract: str) -> None:
    case = law_case("LOU", procedure, contract)
    basis = legal_basis(case, shipped_table())

    assert list(legal_rows(basis)) == []
    assert computed_facts(basis, case)["legal_rows"] is None


def test_the_lines_tell_regime_reasons_question_and_provisions() -> None:
    asked = legal_lines(_basis("LOU", OPEN_2026, WORKS))
    below = legal_lines(_basis("LOU", OPEN_2025, SERVICES))

    assert asked[0] == "Lagrum: inte avgjort"
    assert asked[-1] == "  Är värdet över tröskelvärdet den 1\u00a0november 2026?"
    assert below[2].startswith("  Principer: 19 kap. 2 § LOU (SFS 2021:1110). Leverantörer ska behandlas lika")
    assert below[-1] == "  Ändring av avtalet: lagen har ingen särskild regel för en upphandling av det här slaget."


@pytest.mark.parametrize("law", ["LOU", "LUF", "LUK"])
@pytest.mark.parametrize("kind", ["open", "below_threshold", "direct_award", "call_off"])
def test_a_day_before_the_act_is_a_fault_and_no_question(law: str, kind: str) -> None:
    basis = _basis(law, f"kind: {kind}, begins: 2016-12-31", SERVICES)

    (fault,) = basis.faults
    assert fault.key == ("procedure", "begins")
    assert fault.message.code == "TK-R112"
    assert fault.message.gravity is Gravity.ERROR
    assert fault.message.what == (
        f"{law} gäller inte den 2016-12-31: lagen gäller upphandlingar som påbörjas den 2017-01-01 eller senare"
    )
    assert basis.question is None


def test_the_first_day_of_the_act_is_no_fault() -> None:
    basis = _basis("LOU", "kind: open, begins: 2017-01-01", WORKS)

    assert _codes(basis) == []
    assert basis.question is not None


def test_an_open_question_leaves_the_computed_facts_not_stated() -> None:
    case = law_case("LOU", OPEN_2026, WORKS)

    facts = computed_facts(legal_basis(case, shipped_table()), case)

    assert facts["regime"] is None
    assert facts["condition_basis"] is None
    assert facts["act_short"] == "LOU"


@pytest.mark.parametrize(
    ("kind", "form", "word"),
    [
        pytest.param("open", "contract", "avtalet", id="a contract"),
        pytest.param("open", "framework_agreement", "ramavtalet", id="a framework agreement"),
        pytest.param("call_off", "contract", "kontraktet", id="a call-off"),
        pytest.param("mini_competition", "contract", "kontraktet", id="a renewed competition"),
    ],
)
def test_the_contract_is_called_what_it_is(kind: str, form: str, word: str) -> None:
    rest = f"form: {form}, starts: 2026-01-01, months: 12, place: outside"
    if form == "framework_agreement":
        rest += ", call_off_by: fixed_terms"
    case = law_case("LOU", f"kind: {kind}, begins: 2025-03-01", SERVICES, rest=rest)

    assert computed_facts(legal_basis(case, shipped_table()), case)["contract_word"] == word


def test_a_document_about_one_lot_names_it() -> None:
    case = law_case("LOU", OPEN_2025, SERVICES)
    basis = legal_basis(case, shipped_table())

    assert computed_facts(basis, case, case.lots[0])["lot_title"] == "Väghyveln"


def test_a_table_without_limits_asks_nothing_of_a_direct_award() -> None:
    case = law_case("LOU", "kind: direct_award, begins: 2025-03-01", SERVICES)

    basis = legal_basis(case, replace(shipped_table(), direct_award_limits=()))

    assert basis.faults == ()
