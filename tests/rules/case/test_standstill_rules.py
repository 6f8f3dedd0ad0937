"""What the dates may be between award and start, by procedure and act."""

import pytest
from msgspec.structs import replace

from given.cases import lines_of, read, spoiled
from given.law_rows import shipped_table
from tenderkit.model.case.choices import Law, ProcedureKind
from tenderkit.model.law.acts import StandstillRule
from tenderkit.rules.case.case_rules import find_faults

BEGINS = "  kind: open\n  begins: 2026-11-01\n"


def _lines(procedure: str, law: str = "LOU", starts: str = "2027-03-01") -> list[str]:
    """The case with these keys of `procedure`, which stand on line 9 and on."""
    keys = "".join(f"  {key.strip()}\n" for key in procedure.split(","))
    text = spoiled(BEGINS, keys).replace("law: LOU", f"law: {law}")
    return lines_of(text.replace("starts: 2027-03-01", f"starts: {starts}"))


ASKED = "8:1: TK-R113 vilken dag slutar avtalsspärren?"
UNCLEAR = "8:1: TK-R115 det framgår inte av ärendet om avtalsspärr gäller"
AWARDED = "begins: 2026-11-01, awarded: 2027-01-20"


@pytest.mark.parametrize(
    ("law", "kind", "expected"),
    [
        pytest.param("LOU", "open", [ASKED], id="open"),
        pytest.param("LOU", "restricted", [ASKED], id="restricted"),
        pytest.param("LOU", "reserved", [ASKED], id="reserved"),
        pytest.param("LOU", "below_threshold", [ASKED], id="advertised below the threshold"),
        pytest.param("LOU", "negotiated", [UNCLEAR], id="negotiated, perhaps without notice"),
        pytest.param("LOU", "direct_award", [], id="direct award"),
        pytest.param("LOU", "call_off", [], id="call-off"),
        pytest.param("LOU", "mini_competition", [], id="renewed competition"),
        pytest.param("LUF", "open", [ASKED], id="LUF"),
        pytest.param("LUF", "mini_competition", [UNCLEAR], id="LUF has no exception for renewed competition"),
        pytest.param("LUK", "open", [ASKED], id="LUK"),
        pytest.param("LUK", "direct_award", [], id="LUK direct award"),
    ],
)
def test_an_award_asks_for_the_standstill_where_there_is_one(law: str, kind: str, expected: list[str]) -> None:
    assert _lines(f"kind: {kind}, {AWARDED}", law) == expected


def test_a_negotiated_procedure_with_a_notice_has_a_standstill() -> None:
    assert _lines("kind: negotiated, begins: 2026-11-01, published: 2026-11-10, awarded: 2027-01-20") == [ASKED]


def test_nobody_is_asked_for_a_standstill_before_the_award_or_during_a_review() -> None:
    assert _lines("kind: open, begins: 2026-11-01") == []
    assert _lines(f"kind: open, {AWARDED}, review_pending: ja") == []


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        pytest.param(
            "2027-01-29",
            ["12:3: TK-R114 avtalsspärren slutar 2027-01-29, mindre än 10 dagar efter tilldelningen (2027-01-20)"],
            id="nine days",
        ),
        pytest.param(
            "2027-01-30",
            [
                "12:3: TK-R277 avtalsspärren slutar 2027-01-30, men dess 10 dagar slutar på en lördag eller helgdag, så den gäller till och med 2027-02-01"
            ],
            id="ten days, but the tenth is a Saturday",
        ),
        pytest.param("2027-02-01", [], id="to the Monday"),
        pytest.param("2027-02-10", [], id="longer than it must be"),
        pytest.param(
            "2027-01-20", ["12:3: TK-R036 standstill_ends och awarded är samma dag (2027-01-20)"], id="no day at all"
        ),
        pytest.param(
            "2027-01-19",
            ["12:3: TK-R001 standstill_ends (2027-01-19) ligger före awarded (2027-01-20)"],
            id="before the award",
        ),
    ],
)
def test_a_standstill_is_ten_days_at_least(ends: str, expected: list[str]) -> None:
    assert _lines(f"kind: open, {AWARDED}, standstill_ends: {ends}") == expected


def test_a_voluntary_standstill_may_be_shorter() -> None:
    assert _lines(f"kind: mini_competition, {AWARDED}, standstill_ends: 2027-01-25") == []


def test_no_contract_is_signed_while_a_review_is_pending() -> None:
    signed = f"kind: open, {AWARDED}, standstill_ends: 2027-02-01, contract_signed: 2027-02-02"

    assert _lines(signed) == []
    assert _lines(f"{signed}, review_pending: ja") == [
        "13:3: TK-R116 avtalet är undertecknat 2027-02-02, men överprövning pågår"
    ]


IN_JANUARY = "begins: 2026-11-01, awarded: 2027-01-18"  # ten days later is a Thursday
TOO_EARLY = "avtalet undertecknas {day}, men efter tilldelningen 2027-01-18 gäller avtalsspärr till och med 2027-01-28"


@pytest.mark.parametrize(
    ("law", "kind", "dates", "expected"),
    [
        pytest.param("LOU", "open", "contract_signed: 2027-01-27", [("TK-R275", "2027-01-27")], id="nine days"),
        pytest.param("LOU", "open", "contract_signed: 2027-01-28", [("TK-R275", "2027-01-28")], id="the tenth day"),
        pytest.param("LOU", "open", "contract_signed: 2027-01-29", [], id="the eleventh day"),
        pytest.param("LUF", "restricted", "contract_signed: 2027-01-28", [("TK-R275", "2027-01-28")], id="LUF"),
        pytest.param("LUK", "open", "contract_signed: 2027-01-28", [("TK-R275", "2027-01-28")], id="LUK"),
        pytest.param("LOU", "below_threshold", "contract_signed: 2027-01-28", [("TK-R275", "2027-01-28")], id="below"),
        pytest.param("LOU", "direct_award", "contract_signed: 2027-01-19", [], id="a direct award has none"),
        pytest.param("LOU", "mini_competition", "contract_signed: 2027-01-19", [], id="nor has a renewed competition"),
    ],
)
def test_no_contract_is_signed_within_the_acts_own_days(
    law: str, kind: str, dates: str, expected: list[tuple[str, str]]
) -> None:
    said = [line for line in _lines(f"kind: {kind}, {IN_JANUARY}, {dates}", law) if "TK-R113" not in line]

    assert said == [f"12:3: {code} {TOO_EARLY.format(day=day)}" for code, day in expected]


def test_a_stated_day_that_is_too_early_excuses_no_signature() -> None:
    said = _lines(f"kind: open, {IN_JANUARY}, standstill_ends: 2027-01-26, contract_signed: 2027-01-27")

    assert [line.split()[1] for line in said] == ["TK-R114", "TK-R275"]


def test_where_nobody_knows_of_a_standstill_an_early_signature_is_a_doubt() -> None:
    said = _lines(f"kind: mini_competition, {IN_JANUARY}, contract_signed: 2027-01-28", "LUF")

    assert said == [
        UNCLEAR,
        "12:3: TK-R276 avtalet undertecknas 2027-01-28, innan en avtalsspärr efter tilldelningen 2027-01-18 skulle vara slut (2027-01-28)",
    ]


def test_a_signature_before_the_award_is_told_once() -> None:
    said = _lines("kind: open, begins: 2026-11-01, awarded: 2027-01-18, contract_signed: 2027-01-17")

    assert [line.split()[1] for line in said] == ["TK-R001", "TK-R113"]


def test_no_contract_starts_within_the_acts_own_days() -> None:
    within = f"kind: open, {IN_JANUARY}"

    assert _lines(within, starts="2027-01-28") == [
        ASKED,
        "17:3: TK-R117 avtalet börjar 2027-01-28, innan avtalsspärren är slut (2027-01-28)",
    ]
    assert _lines(within, starts="2027-01-29") == [ASKED]


def test_no_contract_starts_during_the_standstill() -> None:
    ends = f"kind: open, {AWARDED}, standstill_ends: 2027-03-01"

    assert _lines(ends) == ["18:3: TK-R117 avtalet börjar 2027-03-01, innan avtalsspärren är slut (2027-03-01)"]
    assert _lines(ends, starts="2027-03-02") == []


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        pytest.param(
            "open", ["12:3: TK-R036 tender_deadline och published är samma dag (2026-11-10)"], id="nobody can answer"
        ),
        pytest.param(
            "below_threshold", ["12:3: TK-R036 tender_deadline och published är samma dag (2026-11-10)"], id="below too"
        ),
        pytest.param("direct_award", [], id="a quick purchase"),
        pytest.param("call_off", [], id="a quick call-off"),
    ],
)
def test_tenders_take_a_day(kind: str, expected: list[str]) -> None:
    assert _lines(f"kind: {kind}, begins: 2026-11-01, published: 2026-11-10, tender_deadline: 2026-11-10") == expected


def _said(procedure: str, standstill: dict[str, object]) -> list[str]:
    """What is said under an act that is LOU but for this."""
    keys = "".join(f"  {key.strip()}\n" for key in procedure.split(","))
    act = shipped_table().acts[Law.LOU]
    other = replace(act, standstill=replace(act.standstill, **standstill))
    return [str(fault.message) for fault in find_faults(read(spoiled(BEGINS, keys)), other)]


def test_the_days_and_the_provisions_are_the_acts() -> None:
    standstill = {"days": 12, "days_by_post": 20, "days_rule": "9 kap. 1 §", "review_rule": "9 kap. 7 §"}
    signed = "standstill_ends: 2027-02-20, contract_signed: 2027-02-22, review_pending: ja"

    (asked,) = _said(f"kind: open, {AWARDED}", standstill)
    (short,) = _said(f"kind: open, {AWARDED}, standstill_ends: 2027-01-31", standstill)
    (reviewed,) = _said(f"kind: open, {AWARDED}, {signed}", standstill)

    assert "tidigast 12 dagar efter" in asked
    assert "20 om den inte skickades elektroniskt (9 kap. 1 § LOU)" in asked
    assert "mindre än 12 dagar efter tilldelningen" in short
    assert "tidigast 2027-02-01 (9 kap. 1 § LOU)" in short
    assert "(9 kap. 7 § LOU)" in reviewed


@pytest.mark.parametrize(
    ("rule", "notice", "said"),
    [
        pytest.param(StandstillRule.APPLIES, "", ["TK-R113"], id="applies"),
        pytest.param(StandstillRule.AFTER_NOTICE, "", ["TK-R115"], id="applies after a notice, and none is stated"),
        pytest.param(StandstillRule.AFTER_NOTICE, "published: 2026-11-10, ", ["TK-R113"], id="applies after a notice"),
        pytest.param(StandstillRule.UNCLEAR, "", ["TK-R115"], id="unclear"),
        pytest.param(StandstillRule.NONE, "", [], id="none"),
    ],
)
def test_whether_there_is_a_standstill_is_the_acts_answer(rule: StandstillRule, notice: str, said: list[str]) -> None:
    kinds = {**shipped_table().acts[Law.LOU].standstill.kinds, ProcedureKind.OPEN: rule}

    found = _said(f"kind: open, begins: 2026-11-01, {notice}awarded: 2027-01-20", {"kinds": kinds})

    assert [message.split()[0] for message in found] == said
