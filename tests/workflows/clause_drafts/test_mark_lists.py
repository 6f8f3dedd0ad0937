"""What is said of a clause's marks, a line each: written in words, kept in the file's own."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from judges.checkout import ROOT
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.project.places import find_places
from tenderkit.readers.clauses.clause_reader import parse_clause
from tenderkit.workflows.clause_drafts.clause_draft import ClauseDraft, UnclearFormError, clause_draft, written_file
from tenderkit.workflows.clause_drafts.draft_checks import checked_form
from tenderkit.workflows.clause_drafts.mark_lists import mark_lists
from tenderkit.workflows.clause_drafts.new_clause import NewClause, begin_clause

FILES = sorted((ROOT / "clauses").glob("*/*.*.*.md"))


@pytest.fixture
def own_rights(home: Path) -> ClauseDraft:
    """A draft whose file has all three lists."""
    return clause_draft(home, begin_clause(home, NewClause("Vår arbetsrätt", replaces="arbetsratt")))


def _after(draft: ClauseDraft, **lists: tuple[str, ...]) -> bytes:
    return written_file(draft, replace(draft.form, mark_lists={**draft.form.mark_lists, **lists}))


def test_each_list_is_shown_in_words(own_rights: ClauseDraft) -> None:
    shown = own_rights.form.mark_lists

    assert shown["short_leaves"][1] == "mening 3: lag och de kollektivavtal som arbetsgivaren är bunden av"
    assert shown["says_always"][1].startswith("krav 5, krav 7: ")
    assert shown["aligned_with"][0].startswith("21 ")
    assert shown["aligned_with"][0].endswith(": krav 1")


def test_an_element_that_is_left_out_is_shown_with_the_reason(home: Path) -> None:
    draft = clause_draft(home, begin_clause(home, NewClause("Vårt antal", replaces="platser-antal")))

    assert any(": utelämnas, Bonus för fler platser" in line for line in draft.form.mark_lists["aligned_with"])


def test_every_line_of_every_clause_is_understood_as_what_the_file_says() -> None:
    lists = mark_lists(find_places(ROOT))
    for path in FILES:
        clause = parse_clause(path.read_bytes(), path)
        nothing = replace(clause, short_leaves={}, says_always={}, aligned_with=())
        for name, lines in lists.shown(clause).items():
            edits, faults = lists.edits(name, lines, nothing)

            assert faults == [], path
            assert len(edits) == 1


def test_only_the_line_that_is_changed_is_written(own_rights: ClauseDraft) -> None:
    leaves = own_rights.form.mark_lists["short_leaves"]

    after = _after(own_rights, short_leaves=(leaves[0], "mening 3: lagen"))

    before, now = own_rights.data.decode().splitlines(), after.decode().splitlines()
    assert [line for line in now if line not in before] == ["  s3: lagen"]
    assert len(now) == len(before)


def test_lists_are_begun_emptied_and_read_as_they_are_written(own_rights: ClauseDraft, draft: ClauseDraft) -> None:
    emptied = parse_clause(_after(own_rights, short_leaves=(), says_always=(), aligned_with=()), own_rights.path)
    assert (dict(emptied.short_leaves), dict(emptied.says_always), emptied.aligned_with) == ({}, {}, ())

    lines = {"short_leaves": ("mening 1: lag",), "aligned_with": ("21: Krav 1", "26 Utvärdering: utelämnas: onödigt")}
    begun = parse_clause(_after(draft, **lines, says_always=("k1: number",)), draft.path)
    assert dict(begun.short_leaves) == {"s1": "lag"}
    assert dict(begun.says_always) == {"number": ("k1",)}
    assert [(each.element, each.says, each.left_out) for each in begun.aligned_with] == [
        (21, "k1", ""),
        (26, "", "onödigt"),
    ]


@pytest.mark.parametrize(
    ("name", "lines", "code"),
    [
        ("short_leaves", ("lagen om anställningsskydd",), "TK-L438"),
        ("short_leaves", ("krav 0: lag",), "TK-L438"),
        ("short_leaves", ("mening 1:",), "TK-L438"),
        ("short_leaves", ("mening 1: lag", "s1: avtal"), "TK-L441"),
        ("says_always", ("krav 1, månen: hur många platser som krävs och för vad",), "TK-L438"),
        ("says_always", ("krav 1: hur många plaster",), "TK-L439"),
        ("says_always", ("krav 1: number", "krav 2: number"), "TK-L441"),
        ("aligned_with", ("tjugoett: krav 1",), "TK-L438"),
        ("aligned_with", ("21: månen",), "TK-L438"),
        ("aligned_with", ("99: krav 1",), "TK-L440"),
    ],
)
def test_a_line_that_is_not_understood_is_told_at_its_field(
    name: str, lines: tuple[str, ...], code: str, draft: ClauseDraft
) -> None:
    with pytest.raises(UnclearFormError) as found:
        _after(draft, **{name: lines})

    assert {(each.field, each.message.code) for each in found.value.faults} == {(name, code)}


def test_a_mark_that_is_not_in_the_text_is_told_at_its_field(draft: ClauseDraft) -> None:
    form = replace(draft.form, mark_lists={**draft.form.mark_lists, "aligned_with": ("21: mening 9",)})

    assert "aligned_with" in {each.field for each in checked_form(draft, form).faults}


def test_what_a_role_never_leaves_out_is_listed(draft: ClauseDraft) -> None:
    lists = draft.lists

    assert lists.of_role(ClauseRole.PLACES_COUNT) == ("hur många platser som krävs och för vad",)
    assert lists.of_role(None) == ()
