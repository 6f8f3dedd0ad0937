"""Sound cases as a procurement officer writes them, for tests to spoil one line of: one that asks for places, one for a dialogue."""

from pathlib import Path, PurePath

from given.law_rows import shipped_table
from tenderkit.model.case.case import Procurement
from tenderkit.problems import InvalidInputError, Problem
from tenderkit.readers.case.case_reader import parse_case
from tenderkit.readers.yaml.yaml_reader import parse_yaml
from tenderkit.rules.case.case_rules import find_faults

NAME = PurePath("upphandling.yaml")

WITH_PLACES = """\
format: 1
title: Väghyveln
registry: {procurement: TF 2026/412}
authority:
  name: Östersunds kommun
  organisation_number: 212000-2528
law: LOU
procedure:
  kind: open
  begins: 2026-11-01
market_dialogue: {held: 2026-10-12}
contract:
  subject: works
  form: contract
  estimated_value: 65 000 000
  starts: 2027-03-01
  months: 30
  place: within_municipality
requirement:
  purpose: Fler ska få arbetslivserfarenhet.
  target_groups: [far_from_labour_market]
  places:
    basis: fixed
    count: 4
    counted_per: contract
    kinds: [employment, internship]
    kind_chosen_by: supplier
    minimum_months: 3
    extent_percent: 75
    start_within_months: 6
    counted_from: contract_start
    may_fulfil: [supplier, subcontractor]
  penalty:
    amount: 50000
    per: missing_place
    cap: {percent: 5, of: contract_price}
    remedy_days: 30
    counted_from: written_notice
"""

WITH_DIALOGUE = """\
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

# What a case with a dialogue asks for besides, when it asks for places too.
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
    may_fulfil: [supplier, subcontractor]
    offer_open_weeks: 4
  penalty:
    amount: 50000
    per: missing_place
    cap: {percent: 5, of: contract_price}
    remedy_days: 30
    counted_from: written_notice
    set_off: true
"""
AFTER = WITH_PLACES.count("\n") + 1  # the line number of what is added at the end


def spoiled(old: str, new: str) -> str:
    """The case with places, with one piece of it written otherwise; an empty `old` adds at the end."""
    if not old:
        return WITH_PLACES + new
    assert WITH_PLACES.count(old) == 1, f"{old!r} stands {WITH_PLACES.count(old)} times"
    return WITH_PLACES.replace(old, new)


def read(text: str) -> Procurement:
    """The case that the text holds."""
    return parse_case(parse_yaml(text, NAME))


def problems_of(text: str) -> list[Problem]:
    """Everything that is wrong with the text: its form, or else what the rules say."""
    try:
        source = parse_yaml(text, NAME)
        case = parse_case(source)
    except InvalidInputError as error:
        return list(error.problems)
    return [source.locate(fault) for fault in find_faults(case, shipped_table().acts[case.law])]


def lines_of(text: str) -> list[str]:
    """The problems as `line:column: code what`."""
    return [
        f"{problem.line}:{problem.column}: {problem.message.code} {problem.message.what}"
        for problem in problems_of(text)
    ]


def case_folder(parent: Path, text: str = WITH_DIALOGUE, name: str = "arende") -> Path:
    """A case folder with this text."""
    folder = parent / name
    folder.mkdir(parents=True)
    (folder / "upphandling.yaml").write_text(text, "utf-8")
    return folder
