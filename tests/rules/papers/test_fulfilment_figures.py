"""The figures of the reports: the clauses are called what they are called."""

import pytest

from judges import checkout
from tenderkit.messages import catalogue
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.rules.fulfilment import agreement as fulfilment_agreement
from tenderkit.rules.fulfilment import dialogue as fulfilment_dialogue
from tenderkit.rules.fulfilment import places as fulfilment_places
from tenderkit.rules.fulfilment import required_places
from tenderkit.rules.papers.fulfilment_figures import clause_title

NAMED = {
    fulfilment_agreement.CLAUSE,
    fulfilment_dialogue.HELD,
    fulfilment_dialogue.ANSWERED,
    fulfilment_places.FULFILLED,
    fulfilment_places.TIMED,
    fulfilment_places.REPLACED,
    required_places.COUNTED,
    required_places.REDUCED,
    required_places.SHARED,
}
PREFIX = "report.clause."
TITLED = sorted(key.removeprefix(PREFIX) for key in catalogue() if key.startswith(PREFIX))


@pytest.mark.parametrize("clause", TITLED)
def test_a_clause_is_called_by_its_heading_in_the_library(clause: str) -> None:
    titles = {
        entry.clause.title
        for entry in read_library((checkout.ROOT / "clauses",)).entries()
        if entry.clause.id == clause
    }

    assert titles == {clause_title(clause)}


def test_every_clause_that_a_status_rests_on_has_a_title() -> None:
    assert set(TITLED) >= NAMED
