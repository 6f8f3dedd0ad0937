"""A small law table, for tests of the law watch."""

from pathlib import Path

from tenderkit.model.law.laws import LawTable
from tenderkit.model.law.laws_file import LawsFile, law_table
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import parse_yaml

ACT = """\
    regime_rule: 1 kap. 4 §
    value_rule: 5 kap. 3 §
    value_day_rule: 5 kap. 5 §
    annex: bilaga 2
    below_chapter: 19 kap.
    direct_exceptions: 19 a kap. 3–7 §§
    framework_rule: none
    longest_framework: none
    purchasing_centres: none
    checked_on: 2026-06-01
    consolidated_to: 2025-07-01
    authority: {word: myndigheten, provision: 1 kap. 22 §, source: X}
    governs: {subjects: [works], words: byggentreprenader, provision: 1 kap. 2 §, source: X}
    standstill:
      days: 10
      days_by_post: 15
      days_rule: 20 kap. 1 §
      kinds: {open: applies, restricted: applies, negotiated: after_notice, below_threshold: applies, direct_award: none,
              call_off: none, mini_competition: none, reserved: applies}
      kinds_rule: 20 kap. 2 §
      review_rule: 20 kap. 8–10 §§
      counting_rule: 20 kap. 18 §
      source: X
    tender_times:
      kinds: {open: none, restricted: none, negotiated: none, below_threshold: none, direct_award: none, call_off: none,
              mini_competition: none, reserved: none}
      below_rule: none
      source: X
    answers_above: {days: 6, days_hurried: none, provision: 12 kap. 11 §, prolonging_rule: none, source: X}
    answers_below: none
"""
ROW = "from: 2017-01-01, source: X, checked_on: 2026-06-01, consolidated_to: 2025-07-01, says: Det."
ROWS = f"""\
  - {{act: LOU, regime: above, use: condition_basis, provision: 17 kap. 1 §, {ROW}}}
  - {{act: LOU, regime: above, use: changes, provision: 17 kap. 8–14 §§, {ROW}}}
  - {{act: LOU, regime: below, use: principles, provision: 19 kap. 2 §, {ROW}}}
  - {{act: LOU, regime: below, use: condition_basis, provision: 19 kap. 5 §, to: 2022-01-31, {ROW}}}
"""
OTHER = """\
other_provisions:
  - {act: lagen om anställningsskydd, number: "1982:80", provisions: [25 §, 25 a §], from: 1997-01-01, source: X,
     checked_on: 2025-06-01}
  - {act: dataskyddsförordningen, number: "2016/679", provisions: [artikel 5.1 c], from: 2018-05-25, source: X}
  - {act: LOU, number: "2016:1145", provisions: [7 kap. 3 §], from: 2017-01-01, source: X, checked_on: 2026-06-01}
"""


def law_text(rows: str = ROWS, other: str = OTHER) -> str:
    """`laws.yaml` with these rows."""
    return (
        "format: 1\nacts:\n"
        f"  LOU:\n    name: lagen (2016:1145) om offentlig upphandling\n    amended_to: '2025:360'\n{ACT}"
        f"  LUF:\n    name: lagen (2016:1146) om upphandling inom försörjningssektorerna\n    amended_to: '2025:361'\n{ACT}"
        f"  LUK:\n    name: lagen (2016:1147) om upphandling av koncessioner\n    amended_to: '2025:362'\n{ACT}"
        f"provisions:\n{rows}thresholds: []\n"
        "direct_award_limits:\n"
        "  - {act: LOU, group: works, from: 2022-02-01, amount: 700000, provision: 19 a kap. 2 §, source: X}\n"
        f"{other}"
    )


def small_law_table(text: str = "") -> LawTable:
    return law_table(validate(LawsFile, parse_yaml(text or law_text(), Path("laws.yaml"))))
