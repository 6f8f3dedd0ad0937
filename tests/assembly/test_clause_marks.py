from datetime import date

import pytest
from msgspec.structs import replace

from given.clauses_in_text import clause, library
from tenderkit.assembly.clause_marks import clause_line
from tenderkit.model.clauses.clause import Adoption
from tenderkit.model.papers.words import plain

DAY = date(2026, 11, 1)


@pytest.mark.parametrize(
    ("adopted", "ends"),
    [
        pytest.param((True, True), "står i filens egenskaper.", id="all"),
        pytest.param((True, False), "Alla är ännu inte fastställda.", id="some"),
        pytest.param((False, False), "De är ännu inte fastställda.", id="none"),
    ],
)
def test_the_line_says_which_clauses_nobody_has_adopted(adopted: tuple[bool, ...], ends: str) -> None:
    entries = tuple(library(clause(clause_id="ett"), clause(clause_id="tva")).entries())
    adoption = Adoption("kommunstyrelsen", DAY, "KS 2026/1", "")
    told = [replace(entry, adoption=adoption if yes else None) for entry, yes in zip(entries, adopted, strict=True)]

    assert plain(clause_line(told, DAY).inlines).endswith(ends)
