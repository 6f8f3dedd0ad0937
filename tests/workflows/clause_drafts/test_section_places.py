"""A clause's place in the requirements section."""

from datetime import date
from pathlib import Path

import pytest

from tenderkit.model.clauses.library import Publication
from tenderkit.problems import RefusedError
from tenderkit.project.places import find_places
from tenderkit.workflows.clause_drafts.clause_draft import ClauseDraft
from tenderkit.workflows.clause_drafts.new_clause import NewClause, begin_clause
from tenderkit.workflows.clause_drafts.section_places import (
    SectionPlace,
    outputs_of_place,
    publish_in_section,
    put_in_section,
    section_slots,
)
from tenderkit.workflows.clauses.lifecycle import publish
from tenderkit.writers.refusals import ChangedMeanwhileError
from workflows.clause_drafts.conftest import PURPOSES, again

TODAY = date(2026, 12, 1)
TERMS = Publication(TODAY, date(2028, 1, 1), "samordnaren")


def _slot(home: Path, name: str) -> tuple[str, ...]:
    return next(slot.clauses for slot in section_slots(find_places(home)) if slot.name == name)


def _published(home: Path, title: str) -> str:
    wanted = begin_clause(home, NewClause(title, purposes=PURPOSES))
    publish(home, wanted, TERMS)
    return wanted.clause


def test_a_clause_is_put_after_another_and_the_first_time_the_section_becomes_ones_own(home: Path) -> None:
    before = _slot(home, "uppfoljning")
    first, second = _published(home, "Eget a"), _published(home, "Eget b")

    put_in_section(home, SectionPlace("uppfoljning", before[0]), first, TODAY)
    put_in_section(home, SectionPlace("uppfoljning"), second, TODAY)

    assert _slot(home, "uppfoljning") == (second, before[0], first, *before[1:])
    assert (home / "bibliotek" / "templates" / "kravavsnitt" / "text.md").is_file()


@pytest.mark.parametrize("where", [SectionPlace("finns-inte"), SectionPlace("uppfoljning", "vite")])
def test_a_place_that_is_not_there_is_refused(where: SectionPlace, home: Path) -> None:
    clause = _published(home, "Eget a")

    with pytest.raises(RefusedError, match="TK-L430"):
        put_in_section(home, where, clause, TODAY)


def test_a_clause_that_is_not_in_force_has_no_place_since_no_section_could_be_built(
    home: Path, draft: ClauseDraft
) -> None:
    where = SectionPlace("uppfoljning")

    with pytest.raises(RefusedError, match="TK-L437"):
        put_in_section(home, where, draft.wanted.clause, TODAY)
    with pytest.raises(RefusedError, match="TK-L437"):
        publish_in_section(home, draft.wanted, TERMS, where, date(2026, 11, 30))

    assert again(draft).entry.state.status.value == "draft"
    assert not (home / "bibliotek" / "templates").exists()


def test_publication_and_place_are_written_together_or_not_at_all(home: Path, draft: ClauseDraft) -> None:
    where = SectionPlace("uppfoljning")
    put_in_section(home, where, _published(home, "Eget a"), TODAY)
    outputs = outputs_of_place(find_places(home), where, draft.wanted.clause)
    section, listed = outputs[-1].path, home / "bibliotek" / "clauses" / "library.yaml"
    section.write_bytes(section.read_bytes() + b"# somebody else's line\n")
    before = listed.read_bytes()

    with pytest.raises(ChangedMeanwhileError):
        publish(home, draft.wanted, TERMS, outputs)
    assert listed.read_bytes() == before

    publish_in_section(home, draft.wanted, TERMS, where, TODAY)
    assert _slot(home, "uppfoljning")[0] == draft.wanted.clause
    assert "# somebody else's line" in section.read_text("utf-8")


def test_without_a_chosen_place_the_clause_is_only_published(home: Path, draft: ClauseDraft) -> None:
    publish_in_section(home, draft.wanted, TERMS, None, TODAY)

    assert not (home / "bibliotek" / "templates").exists()
