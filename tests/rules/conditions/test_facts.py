"""Many paths looked up at once hold what each of them holds by itself."""

from itertools import islice

import pytest

from given.changed_facts import planned
from tenderkit.rules.conditions.facts import Facts, PathTree
from tenderkit.rules.privacy.distinctive import facts_of

PATHS = (
    *("title", "contract.lots.title", "contract.lots.requirement.places.count", "requirement", "requirement.penalty"),
    *("suppliers.name", "suppliers.contact.email", "matching.placements", "placement.employer.name", "nothing.at.all"),
    *(
        "computed.act",
        "computed.work.did",
        "computed.work",
        "computed.nothing",
        "title.nothing",
        "placement",
        "supplier.name",
    ),
)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("vaghyveln", "kravavsnitt"), ("vaghyveln", "intyg"), ("stadtjanster-tre-kommuner", "kravavsnitt")],
)
def test_looking_up_all_is_looking_up_each(name: str, kind: str) -> None:
    for document in islice(planned(name, kind)[0], 3):
        facts = document.plan.facts
        assert isinstance(facts, Facts)
        stated = (path for path, _ in facts_of("", facts.case))
        about = (path for root, value in facts.about.items() for path, _ in facts_of(root, value))
        paths = tuple(dict.fromkeys((*PATHS, *stated, *about, *(f"computed.{each}" for each in facts.computed))))

        assert facts.lookup_all(PathTree(paths)) == [facts.lookup(path) for path in paths]
