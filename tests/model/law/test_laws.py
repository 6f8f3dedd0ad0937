from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from given.law_rows import LAW_FILE, shipped_table
from tenderkit.messages import language
from tenderkit.model.case.choices import Law
from tenderkit.model.law.laws import LawTable, ProvisionUse, Regime
from tenderkit.model.law.laws_file import LawsFile, law_table
from tenderkit.model.law.threshold_group import ThresholdGroup
from tenderkit.problems import InvalidInputError
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import parse_yaml

SHIPPED = LAW_FILE.read_text("utf-8")
WORKS_2024 = "act: LOU, group: works, from: 2024-01-01, to: 2025-12-31"


@pytest.fixture(autouse=True)
def _swedish() -> Iterator[None]:
    token = language.set("sv")
    yield
    language.reset(token)


def _read(text: str) -> LawTable:
    return law_table(validate(LawsFile, parse_yaml(text, Path("laws.yaml"))))


def _refusals(text: str) -> list[str]:
    with pytest.raises(InvalidInputError) as caught:
        _read(text)
    return [f"{problem.message.code} {problem.message.what}" for problem in caught.value.problems]


def test_every_regime_of_every_act_names_its_principles() -> None:
    day = date(2025, 7, 1)

    for law in Law:
        for regime in Regime:
            assert ProvisionUse.PRINCIPLES in shipped_table().provisions_on(law, regime, day)


def test_no_provision_below_the_threshold_stands_in_a_chapter_that_applies_above_it() -> None:
    """LOU and LUF 19 kap. 1 §, LUK 1 kap. 4 §."""
    below = [row for row in shipped_table().provisions if row.regime is not Regime.ABOVE]

    assert {(row.act.value, row.text.partition(" kap.")[0]) for row in below} == {
        ("LOU", "19"),
        ("LOU", "19 a"),
        ("LUF", "19"),
        ("LUF", "19 a"),
        ("LUK", "15"),
    }


def test_no_provision_was_checked_against_a_wording_later_than_the_sources() -> None:
    assert {row.consolidated_to for row in shipped_table().provisions} == {date(2025, 7, 1)}


@pytest.mark.parametrize(
    ("day", "known"),
    [
        pytest.param(date(2023, 12, 31), False, id="the day before"),
        pytest.param(date(2024, 1, 1), True, id="the first day"),
        pytest.param(date(2025, 12, 31), True, id="the last day"),
        pytest.param(date(2026, 1, 1), False, id="the day after"),
    ],
)
def test_a_threshold_holds_from_its_first_day_to_its_last(day: date, *, known: bool) -> None:
    for law in Law:
        for group in ThresholdGroup:
            assert (shipped_table().threshold_on(law, group, day) is not None) is known


@pytest.mark.parametrize(
    ("day", "known"),
    [
        pytest.param(date(2025, 12, 31), False, id="the day before"),
        pytest.param(date(2026, 1, 1), True, id="the first day"),
        pytest.param(date(2027, 12, 31), True, id="the last day"),
        pytest.param(date(2028, 1, 1), False, id="the day after"),
    ],
)
def test_a_threshold_in_euro_holds_for_its_two_years(day: date, *, known: bool) -> None:
    for law in Law:
        for group in ThresholdGroup:
            assert (shipped_table().euro_threshold_on(law, group, day) is not None) is known


@pytest.mark.parametrize(
    ("law", "amounts"),
    [
        pytest.param(Law.LOU, (216_000, 5_404_000, 750_000), id="2025/2152"),
        pytest.param(Law.LUF, (432_000, 5_404_000, 1_000_000), id="2025/2150"),
        pytest.param(Law.LUK, (5_404_000, 5_404_000, 5_404_000), id="2025/2151"),
    ],
)
def test_the_amounts_in_euro_are_those_of_the_regulations(law: Law, amounts: tuple[int, ...]) -> None:
    rows = [shipped_table().euro_threshold_on(law, group, date(2026, 6, 1)) for group in ThresholdGroup]

    assert tuple(row.euro for row in rows if row) == amounts


def test_a_row_without_a_last_day_holds_until_further_notice() -> None:
    limit = shipped_table().direct_award_limit_on(Law.LOU, ThresholdGroup.WORKS, date(2040, 1, 1))

    assert limit is not None
    assert limit.amount == 700_000


@pytest.mark.parametrize(
    ("before", "after", "refusal"),
    [
        pytest.param(
            WORKS_2024,
            "act: LOU, group: works, from: 2024-01-01, to: 2023-12-31",
            "TK-R121 raden slutar före den dag den börjar",
            id="ends before it begins",
        ),
        pytest.param(
            'amount: "700000", provision',
            'amount: "700000", threshold_percent: 5, provision',
            "TK-R122 gränsen ska ha antingen amount eller threshold_percent",
            id="an amount and a share",
        ),
        pytest.param(
            "threshold_percent: 5, provision",
            "provision",
            "TK-R122 gränsen ska ha antingen amount eller threshold_percent",
            id="neither amount nor share",
        ),
        pytest.param(
            WORKS_2024,
            "act: LOU, group: goods_services, from: 2025-12-31",
            "TK-R123 två rader för LOU goods_services gäller den 2025-12-31",
            id="two thresholds on one day",
        ),
        pytest.param(
            "use: social_considerations, provision: 19 kap. 3 §",
            "use: principles, provision: 19 kap. 3 §",
            "TK-R123 två rader för LOU below principles gäller den 2022-02-01",
            id="two provisions for one use",
        ),
        pytest.param('lowest: "10.00"', 'lowest: "12.50"', "TK-R330 lowest ska vara lägre än highest", id="no band"),
        pytest.param(
            '{act: LOU, group: works, euro: "5404000"',
            '{act: LOU, group: annex_2, euro: "5404000"',
            "TK-R331 två rader gäller LOU annex_2",
            id="two thresholds in euro",
        ),
        pytest.param("    to: 2027-12-31", "    to: 2025-12-31", "TK-R121", id="a period that ends before it begins"),
        pytest.param(
            "euro_periods:\n",
            "euro_periods:\n  - {from: 2027-01-01, to: 2028-12-31, band: {lowest: '1', highest: '2', reason: x}, rows: []}\n",
            "TK-R123 två rader för euro_periods gäller den 2027-01-01",
            id="two periods on one day",
        ),
        pytest.param("  LUK:\n    name", "  LUX:\n    name", "TK-C030", id="an act that doesn't exist"),
    ],
)
def test_a_table_that_could_answer_twice_or_not_at_all_is_refused(before: str, after: str, refusal: str) -> None:
    assert before in SHIPPED

    assert _refusals(SHIPPED.replace(before, after, 1))[0].startswith(refusal)


def test_every_act_must_be_there() -> None:
    head, luk = SHIPPED.split("  LUK:\n")
    without = head + luk.partition("\n\n")[2]

    assert _refusals(without) == ["TK-R124 lagtabellen saknar LUK"]


def test_periods_that_follow_each_other_are_welcome() -> None:
    later = SHIPPED.replace(
        f"  - {{{WORKS_2024}",
        f"  - {{act: LOU, group: works, from: 2026-01-01, amount: '1', source: X}}\n  - {{{WORKS_2024}",
        1,
    )

    assert _read(later).threshold_on(Law.LOU, ThresholdGroup.WORKS, date(2026, 1, 1)) is not None
