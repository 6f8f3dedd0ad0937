"""A procurement in lots: the assessment, `explain`, `simulate` and `check` have the same figures for each lot and for all of them."""

import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from given.cases import case_folder
from tenderkit.rules.language.wording import read_number
from tenderkit.workflows.check.check import check
from tenderkit.workflows.check.explain import ExplainedCase, explain
from tenderkit.workflows.papers.build import BuildOptions, build
from tenderkit.workflows.penalty.simulate import simulate
from tenderkit.workflows.penalty.simulation_data import simulation_as_data, simulation_csv
from tenderkit.workflows.penalty.simulation_report import simulation_report
from tenderkit.writers.text_writer import write_text

WHOLE = "Hela upphandlingen"
CASE = """\
format: 1
title: Skötsel av parker
registry: {procurement: TF 2026/412}
authority: {name: Östersunds kommun, organisation_number: 212000-2528}
law: LOU
procedure: {kind: open, begins: 2026-11-01}
market_dialogue: {held: 2026-10-12}
contract:
  subject: services
  form: contract
  estimated_value: 65 000 000
  starts: 2027-03-01
  months: 36
  employees_needed: 30
  place: within_municipality
  lots:
    - {id: A, title: Norra, value: 20 000 000}
    - {id: B, title: Södra, value: 3 000 000}
    - id: C
      title: Västra
      value: 30 000 000
      requirement:
        purpose: Fler ska få arbetslivserfarenhet.
        target_groups: [far_from_labour_market]
        places: {basis: fixed, count: 6, counted_per: contract, kinds: [employment], kind_chosen_by: supplier,
                 minimum_months: 6, extent_percent: 100, start_within_months: 6, counted_from: contract_start, may_fulfil: [supplier, subcontractor]}
        penalty: {amount: 20000, per: missing_month, cap: {amount: 500 000}, remedy_days: 30, counted_from: written_notice}
    - id: D
      title: Östra
      value: 7 000 000
      requirement:
        purpose: Fler ska få arbete.
        target_groups: [far_from_labour_market]
        dialogue: {initiative: recruiter, first_meeting_within_days: 30, counted_from: contract_signed, plan_within_days: 30, sanction: none}
    - id: E
      title: Centrum
      value: 5 000 000
      requirement: {purpose: Inget är valt än., target_groups: [far_from_labour_market]}
requirement:
  purpose: Fler ska få arbetslivserfarenhet.
  target_groups: [far_from_labour_market]
  places: {basis: fixed, count: 4, counted_per: lot, kinds: [employment, internship], kind_chosen_by: supplier,
           minimum_months: 3, extent_percent: 75, start_within_months: 6, counted_from: contract_start, may_fulfil: [supplier, subcontractor]}
  penalty: {amount: 50000, per: missing_place, cap: {percent: 5, of: contract_price}, remedy_days: 30, counted_from: written_notice}
"""


class Told(Struct, frozen=True, dict=True):
    """What one of the four says of a part: `None` where it has nothing to count."""

    places: int
    exposure: Decimal
    cap: Decimal
    maximum: Decimal
    capped: bool
    share: Decimal


# By hand: A 4 × 50 000 below 5 % of 20 million; B the same, but 5 % of 3 million is 150 000; C 6 places × 6 months × 20 000.
BY_HAND = {
    "A": Told(4, Decimal(200_000), Decimal(1_000_000), Decimal(200_000), capped=False, share=Decimal(1)),
    "B": Told(4, Decimal(200_000), Decimal(150_000), Decimal(150_000), capped=True, share=Decimal(5)),
    "C": Told(6, Decimal(720_000), Decimal(500_000), Decimal(500_000), capped=True, share=Decimal("1.67")),
    WHOLE: Told(14, Decimal(1_120_000), Decimal(1_650_000), Decimal(850_000), capped=True, share=Decimal("1.31")),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return case_folder(tmp_path, CASE)


def test_the_penalty_is_the_same_in_the_assessment_of_every_lot_in_explain_and_in_simulate(folder: Path) -> None:
    build(folder, BuildOptions(kinds=("bedomning",)))

    assert _assessed(folder, "bedomning") == BY_HAND
    assert _assessed(folder, "bedomning-c") == BY_HAND
    assert _explained(explain(folder, "kravavsnitt")) == BY_HAND
    assert _simulated(folder) == BY_HAND
    assert _reported(folder) == BY_HAND


def test_check_says_of_each_lot_and_of_all_what_the_others_say(folder: Path) -> None:
    said = [problem.message.what for problem in check(folder, ()).problems]

    for lot, title in (("A", "Norra"), ("B", "Södra"), ("C", "Västra")):
        (of_lot,) = [words for words in said if words.startswith(f"Anbudsområde {lot}: {title}: taket, ")]
        told = BY_HAND[lot]
        assert _numbers(of_lot)[:1] + _numbers(of_lot)[-1:] == [told.cap, told.exposure]
        assert ("nås aldrig" in of_lot) == (not told.capped)
    (of_all,) = [words for words in said if words.startswith("alla anbudsområden tillsammans")]
    whole = BY_HAND[WHOLE]
    assert _numbers(of_all) == [whole.places, whole.maximum, whole.share, Decimal(65_000_000)]
    assert of_all.endswith("taket sänker vitet: ja")


def test_the_table_of_each_lot_is_the_one_that_simulate_prints(folder: Path) -> None:
    build(folder, BuildOptions(kinds=("bedomning",)))
    simulated = write_text(simulation_report(simulate(folder))).decode()
    tables = re.findall(r"(Vite per [^\n]+ \((?:Norra|Södra|Västra)\)\n(?:[^\n]+\n)+)", simulated)

    assessed = _text(folder, "bedomning") + _text(folder, "bedomning-c")
    assert len(tables) == 3
    assert [table for table in tables if table not in assessed] == []
    assert "Vite per" not in _text(folder, "bedomning-d") + _text(folder, "bedomning-e")


def test_the_number_of_places_is_the_same_on_every_page_of_the_assessment(folder: Path) -> None:
    build(folder, BuildOptions(kinds=("bedomning",)))
    said = _text(folder, "bedomning").replace("\u00a0", " ")

    assert "Antal platser: 4 platser, för varje anbudsområde, sammanlagt högst 8 platser" in said
    assert "Platser som kan saknas: 8\n" in said
    assert "antal platser 4 × 1 000 000 ÷ värdet i kronor 3 000 000 = 1,333" in said
    assert "antal platser 14 × 1 000 000 ÷ värdet i kronor 65 000 000 = 0,215" in said


def test_the_proportions_are_those_of_explain(folder: Path) -> None:
    build(folder, BuildOptions(kinds=("bedomning",)))
    explained = explain(folder, "kravavsnitt").proportionality
    formulas = {each.part: [m.formula for m in each.measures if m.value is not None] for each in explained}

    assert [each.places for each in explained] == [4, 4, 6, None, None, 14]
    assert [each.whole for each in explained] == [False] * 5 + [True]
    assessed = {
        "bedomning": ("Anbudsområde A: Norra", "Anbudsområde B: Södra", WHOLE),
        "bedomning-c": ("Anbudsområde C: Västra", WHOLE),
    }
    for name, parts in assessed.items():
        said = re.findall(r"Så är det räknat: ([^\n]+)\n", _text(folder, name))
        computed = [each for each in said if not each.startswith("Uppgift saknas")]
        assert computed == [formula for part in parts for formula in formulas[part]]
    assert formulas[WHOLE][2].startswith("platsmånader på heltid 54 ÷ arbetets månader på heltid 1\u00a0080")


def test_a_lot_alone_has_the_same_figures_and_no_whole(folder: Path) -> None:
    data = simulation_as_data(simulate(folder, "B"))

    assert _of_json(data) == {"B": BY_HAND["B"]}
    assert data["whole"] is None


def test_the_table_for_other_programs_ends_with_all_lots(folder: Path) -> None:
    *_, last = simulation_csv(simulate(folder)).decode("utf-8-sig").splitlines()

    assert last == "Hela upphandlingen;;;14;;850000,00;ja;;1,31;65000000;det beräknade värdet;"


def test_an_undivided_procurement_has_no_sum_of_parts(tmp_path: Path) -> None:
    undivided = case_folder(tmp_path, re.sub(r"  lots:\n(?:    .*\n)+", "", CASE).replace("per: lot", "per: contract"))
    build(undivided, BuildOptions(kinds=("bedomning",)))

    assert simulation_as_data(simulate(undivided))["whole"] is None
    assert [each.whole for each in explain(undivided, "kravavsnitt").penalty] == [False]
    assert WHOLE not in _text(undivided, "bedomning") + write_text(simulation_report(simulate(undivided))).decode()
    assert {"TK-R263", "TK-R264"}.isdisjoint(problem.message.code for problem in check(undivided, ()).problems)


def test_a_cap_on_what_is_called_off_leaves_the_sum_open(tmp_path: Path) -> None:
    text = CASE.replace("form: contract\n", "form: framework_agreement\n  call_off_by: fixed_terms\n")
    text = text.replace("of: contract_price", "of: called_off_value")
    framework = case_folder(tmp_path, text)
    build(framework, BuildOptions(kinds=("bedomning",)))

    unknown = "kan inte beräknas förrän något har avropats"
    (said,) = [each.message.what for each in check(framework, ()).problems if each.message.code == "TK-R264"]
    assert said.replace("\u00a0", " ") == (
        f"alla anbudsområden tillsammans: antal platser 14, högsta vite utan tak 1 120 000 kronor; taket {unknown}"
    )
    whole = simulation_as_data(simulate(framework))["whole"]
    assert isinstance(whole, dict)
    assert (whole["maximum"], whole["cap"], whole["capped"], whole["exposure"]) == (None, None, None, "1120000")
    rows = [line for line in _text(framework, "bedomning").splitlines() if line.startswith(f"Gäller: {WHOLE}")]
    assert [f"Taket sänker vitet: {unknown}" in row for row in rows] == [True]
    assert f"Taket sänker vitet: {unknown}\n" in _text(framework, "bedomning")
    (*_, last) = simulation_csv(simulate(framework)).decode("utf-8-sig").splitlines()
    assert last.startswith(f"Hela upphandlingen;;;14;;1120000;{unknown};")


def _text(folder: Path, name: str) -> str:
    return (folder / "dokument" / f"{name}.txt").read_text("utf-8")


def _assessed(folder: Path, name: str) -> Mapping[str, Told]:
    return _counted(_text(folder, name))


def _counted(text: str) -> Mapping[str, Told]:
    """The rows of the overview that have something to count."""
    said = re.findall(r"Gäller: ([^\n]+)\n", text)
    return dict(_row(line) for line in said if "Platser: –" not in line)


def _row(line: str) -> tuple[str, Told]:
    """`Anbudsområde A: Norra; Platser: 4; …`."""
    part, *cells = line.split("; ")
    places, exposure, cap, maximum, capped, share = (cell.rpartition(": ")[2] for cell in cells)
    found = re.match(r"Anbudsområde (.): ", part)
    told = Told(
        int(places),
        read_number(exposure),
        read_number(cap),
        read_number(maximum),
        capped=capped == "ja",
        share=read_number(share),
    )
    return (found[1] if found else part, told)


def _reported(folder: Path) -> Mapping[str, Told]:
    return _counted(write_text(simulation_report(simulate(folder))).decode())


def _explained(explained: ExplainedCase) -> Mapping[str, Told]:
    found = {}
    for each in explained.penalty:
        assert each.cap is not None
        assert each.maximum is not None
        assert each.capped is not None
        assert each.maximum_share_percent is not None
        found[each.lot or each.part] = Told(
            each.places, each.exposure, each.cap, each.maximum, capped=each.capped, share=each.maximum_share_percent
        )
    return found


def _simulated(folder: Path) -> Mapping[str, Told]:
    data = simulation_as_data(simulate(folder))
    return {**_of_json(data), WHOLE: _of_one(data["whole"])}


def _of_json(data: Mapping[str, Any]) -> Mapping[str, Told]:
    return {each["lot"]: _of_one(each["penalties"][0]) for each in data["requirements"] if each["penalties"]}


def _of_one(found: Any) -> Told:  # noqa: ANN401 - JSON holds anything
    exposure, cap, maximum = (Decimal(found[name]) for name in ("exposure", "cap", "maximum"))
    share = Decimal(found["maximum_share_percent"])
    return Told(found["places"], exposure, cap, maximum, capped=found["capped"], share=share)


def _numbers(words: str) -> list[Decimal]:
    return [
        read_number(found)
        for found in re.findall(r"\d[\d\u00a0]*(?:,\d+)?", words.partition("tillsammans")[2] or words)
    ]
