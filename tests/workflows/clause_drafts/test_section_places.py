"""A clause's place in the requirements section."""

from pathlib import Path

import pytest

from tenderkit.problems import RefusedError
from tenderkit.project.places import find_places
from tenderkit.workflows.clause_drafts.section_places import SectionPlace, put_in_section, section_slots


def _slot(home: Path, name: str) -> tuple[str, ...]:
    return next(slot.clauses for slot in section_slots(find_places(home)) if slot.name == name)


def test_a_clause_is_put_after_another_and_the_first_time_the_section_becomes_ones_own(home: Path) -> None:
    before = _slot(home, "uppfoljning")

    put_in_section(home, SectionPlace("uppfoljning", before[0]), "eget-a")
    put_in_section(home, SectionPlace("uppfoljning"), "eget-b")

    assert _slot(home, "uppfoljning") == ("eget-b", before[0], "eget-a", *before[1:])
    assert (home / "bibliotek" / "templates" / "kravavsnitt" / "text.md").is_file()


@pytest.mark.parametrize("where", [SectionPlace("finns-inte"), SectionPlace("uppfoljning", "vite")])
def test_a_place_that_is_not_there_is_refused(where: SectionPlace, home: Path) -> None:
    with pytest.raises(RefusedError, match="TK-L430"):
        put_in_section(home, where, "eget-a")
