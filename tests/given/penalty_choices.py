"""A signed case of 2028 whose penalty is chosen in new ways, in a municipality with a policy of its own."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from given.format_two import write_both
from given.reported_case import done, file_with
from judges.checkout import ROOT
from tenderkit.workflows.papers.build import BuildOptions, build

PENALTY = re.compile(r"  penalty:\n(?:    .*\n)+")
FOLLOW_UP = "  follow_up:\n"
REST = "    remedy_days: 30\n    counted_from: written_notice\n    claim_within_months: 12\n    set_off: true\n"
PER_PLACE = "    amount: 50 000\n    per: missing_place\n    cap: {percent: 5, of: contract_price}\n"
PER_WEEK = "    amount: 2 000\n    per: started_week\n    cap: {percent: 5, of: contract_price}\n"
DIALOGUE = """\
  dialogue:
    initiative: recruiter
    first_meeting_within_days: 30
    counted_from: contract_signed
    plan_within_days: 30
    reply_within_days: 10
    remedy_days: 14
    sanction: penalty
    penalty: {amount: 5 000, most: 8 000}
"""
REPORTS = "    report_penalty: {amount: 1 000, most: 2 500}\n"
FACTS = "Två av fyra platser hade inte börjat den 6 september 2028."
REQUEST = "    request: {sent: 2028-09-07, received: 2028-09-08}\n"
SECOND = "    second_request: {sent: 2028-10-10, received: 2028-10-11}\n"
CLAIM = "    claim: {date: 2028-11-20}\n"
BEGUN = tuple(done(number, "2029-02-28", starts="2028-09-01", planned_end="2029-02-28") for number in (1, 2))
STEP = "    second: {amount: 100 000, remedy_days: 14}\n"


def case_text(penalty: str = PER_PLACE, *, dialogue: str = "", reports: str = "", reason: str = "") -> str:
    """The sample with another penalty; with a `reason` it has none."""
    text = (
        (ROOT / "samples" / "vaghyveln" / "upphandling.yaml").read_text("utf-8").replace("format: 1\n", "format: 2\n")
    )
    assert len(PENALTY.findall(text)) == 1
    stated = f"  no_penalty_reason: {reason}\n" if reason else f"  penalty:\n{penalty}{REST}"
    text = PENALTY.sub(stated, text).replace("  places:\n", f"{dialogue}  places:\n")
    return text.replace(FOLLOW_UP, FOLLOW_UP + reports)


def changed(text: str, *changes: tuple[str, str]) -> str:
    """The text with pieces of it written otherwise."""
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    return text


def breach(*lines: str, number: int = 1, clause: str = "platser-antal", places: int | None = 2) -> str:
    """One breach; `lines` are the keys that a test adds."""
    missing = f"    missing_places: {places}\n" if places is not None else ""
    head = f"  - id: B-{number}\n    clause: {clause}\n    noticed: 2028-09-07\n"
    return f"{head}{missing}    facts: {FACTS}\n{''.join(lines)}"


def folder_with(
    home: Path, case: str, *breaches: str, none_allowed: bool = False, placed: Sequence[str] = BEGUN
) -> Path:
    """The case in its folder, beside the municipality's policy, which may allow no penalty."""
    policy = (ROOT / "policies" / "alternativ-1.yaml").read_text("utf-8")
    (home / "policy.yaml").write_text(policy + "\npenalty: {none_allowed: ja}\n" * none_allowed, "utf-8")
    (home / "tenderkit.toml").write_text('policy = "policy.yaml"\n', "utf-8")
    folder = home / "arende"
    folder.mkdir()
    (folder / "upphandling.yaml").write_text(case, "utf-8")
    if breaches:
        write_both(folder, file_with(*placed, dialogues="") + f"breaches:\n{''.join(breaches)}")
    return folder


def words_of(folder: Path, kind: str, name: str = "", day: date | None = None) -> str:
    """The requirements section is built, and then the words of the kind's document, with ordinary spaces."""
    build(folder, BuildOptions())
    build(folder, BuildOptions(kinds=(kind,), day=day))
    said = (folder / "dokument" / f"{name or kind}.txt").read_text("utf-8")
    return said.replace("\u00a0", " ")
