"""The figures of the reports: the clauses are called what they are called."""

import re
from pathlib import Path

import pytest

from given.shipped_clauses import shipped_library
from tenderkit.messages import catalogue
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.rules import fulfilment as rests_on
from tenderkit.rules.clauses.in_use import ClausesInUse
from tenderkit.rules.penalty.grounds import GROUNDED_ON

NAMED = {
    ClauseRole[name]
    for source in Path(rests_on.__path__[0]).glob("*.py")
    for name in re.findall(r"ClauseRole\.([A-Z_]+)", source.read_text("utf-8"))
}
PREFIX = "report.clause."
TITLED = sorted(key.removeprefix(PREFIX) for key in catalogue() if key.startswith(PREFIX))


@pytest.mark.parametrize("role", TITLED)
def test_a_clause_is_called_by_its_heading_in_the_library(role: str) -> None:
    titles = {entry.clause.title for entry in shipped_library().entries() if entry.role == role}

    assert titles == {ClausesInUse().title(ClauseRole(role))}


def test_every_clause_that_a_report_or_a_ground_rests_on_has_a_title() -> None:
    assert {ClauseRole(role) for role in TITLED} >= {*NAMED, *GROUNDED_ON}
