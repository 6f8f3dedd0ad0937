"""A sound case as text, for tests that change one thing in it."""

from pathlib import Path

SOUND = """\
format: 1
title: Provet
registry: {procurement: TF 2025/1}
authority: {name: Östersunds kommun, organisation_number: 212000-2528}
law: LOU
procedure: {kind: open, begins: 2025-03-01}
market_dialogue: {held: 2025-02-01}
contract:
  subject: services
  form: contract
  estimated_value: 5000000
  starts: 2025-09-01
  months: 24
  place: within_municipality
requirement:
  purpose: Fler ska få arbete.
  target_groups: [far_from_labour_market]
  dialogue:
    initiative: recruiter
    first_meeting_within_days: 30
    counted_from: contract_signed
    plan_within_days: 30
    reply_within_days: 10
    remedy_days: 30
    sanction: none
  follow_up: {report_every_months: 6, report_within_days: 14, meetings_per_year: 1}
"""

PLACES = """\
  places:
    basis: fixed
    count: 4
    counted_per: contract
    kinds: [employment]
    kind_chosen_by: supplier
    minimum_months: 3
    extent_percent: 75
    start_within_months: 6
    counted_from: contract_start
    may_fulfil: [supplier]
    offer_open_weeks: 4
  penalty:
    amount: 50000
    per: missing_place
    cap: {percent: 5, of: contract_price}
    remedy_days: 30
    counted_from: written_notice
    set_off: true
"""


def case_folder(parent: Path, text: str = SOUND, name: str = "arende") -> Path:
    """A case folder with this text."""
    folder = parent / name
    folder.mkdir(parents=True)
    (folder / "upphandling.yaml").write_text(text, "utf-8")
    return folder
