from pathlib import Path

import pytest

from page import END, START, write_table
from results import Number, Run, Section, fallen, last_numbers, write

AT_LEAST = Number("tender", "Kravavsnitt, gånger docxtpl", 60.0, 60)
AT_MOST = Number("cold", "build, gånger docxtpl", 1.5, 1.5, lower=True)


def _run(*numbers: Number) -> Run:
    return Run(quick=False, sections=[Section("varmt", "Varmt", ["Motor"], [["tenderkit"]], numbers)])


def _again(number: Number, value: float | None) -> Number:
    return Number(number.key, number.title, value, number.target, number.lower)


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        pytest.param(AT_LEAST, 49.0, [], id="less than a fifth"),
        pytest.param(
            AT_LEAST, 47.0, ["Kravavsnitt, gånger docxtpl: 60,0 förra gången, 47,0 nu"], id="more than a fifth"
        ),
        pytest.param(AT_LEAST, 90.0, [], id="better"),
        pytest.param(AT_MOST, 1.8, [], id="less than a fifth where lower is better"),
        pytest.param(
            AT_MOST, 1.9, ["build, gånger docxtpl: 1,50 förra gången, 1,90 nu"], id="more, where lower is better"
        ),
        pytest.param(AT_MOST, 0.9, [], id="better where lower is better"),
        pytest.param(AT_LEAST, None, ["Kravavsnitt, gånger docxtpl: 60,0 förra gången, saknas nu"], id="gone"),
    ],
)
def test_a_ratio_that_fell_by_more_than_a_fifth_is_named(
    tmp_path: Path, before: Number, now: float | None, expected: list[str]
) -> None:
    write(_run(before), tmp_path)

    assert fallen(_run(_again(before, now)), last_numbers(tmp_path)) == expected


def test_nothing_has_fallen_where_nothing_was_measured_before(tmp_path: Path) -> None:
    assert fallen(_run(AT_LEAST), last_numbers(tmp_path)) == []


def test_the_page_keeps_its_words_and_gets_the_new_tables(tmp_path: Path) -> None:
    page = tmp_path / "prestanda.md"
    page.write_text(f"# Prestanda\n\n{START}\ngamla tabeller\n{END}\n\nEfter.\n", "utf-8")

    write_table(_run(AT_LEAST), page)

    text = page.read_text("utf-8")
    assert text.startswith(f"# Prestanda\n\n{START}\n")
    assert text.endswith(f"{END}\n\nEfter.\n")
    assert "| Kravavsnitt, gånger docxtpl | 60,0 | minst 60,0 | ja |" in text
    assert "gamla tabeller" not in text
