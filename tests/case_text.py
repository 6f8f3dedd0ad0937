"""A sound case as a procurement officer writes it, for tests to spoil one line of."""

from pathlib import PurePath

from tenderkit.model.case.case import Procurement
from tenderkit.problems import InvalidInputError, Problem
from tenderkit.readers.case.case_reader import parse_case
from tenderkit.readers.yaml.yaml_reader import parse_yaml
from tenderkit.rules.case.case_rules import find_faults

NAME = PurePath("upphandling.yaml")

SOUND = """\
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
AFTER = SOUND.count("\n") + 1  # the line number of what is added at the end


def spoiled(old: str, new: str) -> str:
    """The sound case with one piece of it written otherwise; an empty `old` adds at the end."""
    if not old:
        return SOUND + new
    assert SOUND.count(old) == 1, f"{old!r} stands {SOUND.count(old)} times"
    return SOUND.replace(old, new)


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
    return [source.locate(fault) for fault in find_faults(case)]


def lines_of(text: str) -> list[str]:
    """The problems as `line:column: code what`."""
    return [
        f"{problem.line}:{problem.column}: {problem.message.code} {problem.message.what}"
        for problem in problems_of(text)
    ]
