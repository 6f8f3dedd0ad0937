from typing import TYPE_CHECKING

import pytest

from tenderkit.model.journal.event import Event
from tenderkit.model.journal.person import Person
from tenderkit.model.journal.place import Place
from tenderkit.model.journal.where_written import where_written
from tenderkit.model.matching.matching import Matching
from tenderkit.model.matching.placement import Placement

if TYPE_CHECKING:
    from tenderkit.model.case.block import CaseBlock


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("", []),
        ("profiles.job", ["placeringar: profiles.job"]),
        ("placements", ["placeringar: places", "personer: persons"]),
        ("placements.job_title", ["placeringar: places.job_title"]),
        ("placements.employer.name", ["placeringar: places.employer.name"]),
        ("placements.planned_end", ["placeringar: places.planned.ends"]),
        ("placements.issuer.title", ["personer: persons.place", "personer: persons.issuer.title"]),
        (
            "placements.starts",
            [
                "placeringar: places.planned.starts",
                "placeringar: journal.date",
                "placeringar: journal.event",
                "placeringar: journal.place",
            ],
        ),
        (
            "placements.early_end.cause",
            [
                "placeringar: journal.date",
                "placeringar: journal.event",
                "placeringar: journal.place",
                "placeringar: journal.ended_by",
                "placeringar: journal.ground",
            ],
        ),
        (
            "placements.continued",
            [
                "placeringar: journal.date",
                "placeringar: journal.event",
                "placeringar: journal.place",
                "placeringar: journal.stays",
            ],
        ),
        (
            "breaches.missing_places",
            ["placeringar: journal.date", "placeringar: journal.event", "placeringar: journal.places"],
        ),
        (
            "breaches.waived.by.title",
            ["placeringar: journal.date", "placeringar: journal.event", "placeringar: journal.decided_by"],
        ),
        (
            "breaches.request.sent",
            ["placeringar: journal.date", "placeringar: journal.event"],
        ),
        (
            "calls.to_be_held",
            ["placeringar: journal.date", "placeringar: journal.event", "placeringar: journal.to_be_held"],
        ),
    ],
)
def test_a_fact_of_the_view_is_written_where_people_write_it(path: str, written: list[str]) -> None:
    found = where_written(tuple(path.split(".")) if path else ())

    assert [f"{file}: {'.'.join(keys)}" for file, keys in found] == written


@pytest.mark.parametrize("name", Placement.model_fields)
def test_everything_that_is_told_of_a_placement_is_written_somewhere(name: str) -> None:
    assert where_written(("placements", name))


@pytest.mark.parametrize("list_", sorted(set(Matching.model_fields) - {"format"}))
def test_every_list_of_the_view_leads_to_keys_that_the_files_have(list_: str) -> None:
    blocks: dict[str, type[CaseBlock]] = {"places": Place, "persons": Person, "journal": Event}

    for _, (first, *rest) in where_written((list_,)):
        assert first in blocks or first == list_
        assert not rest or rest[0] in blocks[first].model_fields
