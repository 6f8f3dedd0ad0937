"""The law table that travels with the product, and cases that state no more than what the law asks."""

from functools import cache
from pathlib import Path

from tenderkit.model.case.case import Procurement
from tenderkit.model.law.laws import LawTable
from tenderkit.model.law.laws_file import LawsFile, law_table
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import parse_yaml, read_yaml

LAW_FILE = Path(__file__).resolve().parents[2] / "clauses" / "laws.yaml"

_CASE = """
format: 1
title: Väghyveln
registry: {{procurement: TF 2025/412}}
authority: {{name: Östersunds kommun, organisation_number: 212000-2528}}
law: {law}
procedure: {{{procedure}}}
contract: {{{contract}, {rest}}}
requirement: {{purpose: Fler i arbete., target_groups: [young_people]}}
confirmations:
{confirmations}
"""
_REST_OF_CONTRACT = "form: contract, starts: 2026-01-01, months: 12, place: within_municipality"


@cache
def shipped_table() -> LawTable:
    """`clauses/laws.yaml`, read as the product reads it."""
    return law_table(validate(LawsFile, read_yaml(LAW_FILE)))


def law_case(
    law: str, procedure: str, contract: str, confirmations: str = "", rest: str = _REST_OF_CONTRACT
) -> Procurement:
    """The keys of `procedure` and `contract` as the officer writes them; one confirmation on each line."""
    text = _CASE.format(law=law, procedure=procedure, contract=contract, rest=rest, confirmations=confirmations)
    return validate(Procurement, parse_yaml(text, Path("upphandling.yaml")))


def confirmed(answer: str, day: str = "2026-10-01", question: str = "value_above_threshold") -> str:
    """One line of confirmations."""
    source = "tillkännagivandet, läst hos Regeringskansliet"
    return f"  - {{question: {question}, answer: {answer}, by: Eva Exempel, date: {day}, source: '{source}'}}\n"
