"""A text in all its alternatives, without a case."""

from msgspec.structs import replace

from tenderkit.rules.clauses.readable_text import titles_of
from tenderkit.workflows.clause_drafts.alternatives import MOST, Reading, readings
from tenderkit.workflows.clause_drafts.clause_draft import ClauseDraft
from tenderkit.workflows.clause_drafts.draft_checks import checked_form
from tenderkit.workflows.clause_drafts.text_columns import Stretch


def _read(draft: ClauseDraft, *stretches: Stretch) -> tuple[Reading, ...]:
    clause = checked_form(draft, replace(draft.form, stretches=stretches)).clause
    assert clause is not None
    return readings(clause, titles_of([clause], draft.titles))


def test_a_text_without_conditions_reads_in_one_way(draft: ClauseDraft) -> None:
    (reading,) = _read(draft, Stretch("[krav 1] {leverantören} ska ordna {antal platser}."))

    assert (reading.length, reading.when) == ("", "")
    assert reading.lines == ("Krav: «leverantören» ska ordna «Antal platser».",)


def test_each_branch_is_seen_once_in_a_paragraph_and_around_one(draft: ClauseDraft) -> None:
    text = "Vitet räknas [när vitet räknas per påbörjad vecka]per vecka[annars när vitet räknas per påbörjad dag]per dag[annars]per plats[slut].\n\n[när platser krävs]\n\n- en punkt\n\n[slut]"

    found = {reading.when: reading.lines for reading in _read(draft, Stretch(text))}

    assert found[""] == ("Vitet räknas per vecka.", "– en punkt")
    assert found["vitet räknas per påbörjad dag"] == ("Vitet räknas per dag.", "– en punkt")
    assert found["platser inte krävs"] == ("Vitet räknas per vecka.",)
    assert ("Vitet räknas per plats.", "– en punkt") in found.values()


def test_both_lengths_are_read(draft: ClauseDraft) -> None:
    found = _read(
        draft,
        Stretch(short="[krav 1] {leverantören} ska svara.", full="[krav 1] {leverantören} ska svara skriftligen."),
    )

    assert [(each.length, each.lines) for each in found] == [
        ("short", ("Krav: «leverantören» ska svara.",)),
        ("full", ("Krav: «leverantören» ska svara skriftligen.",)),
    ]


def test_a_text_with_many_branches_is_read_in_so_many_ways_and_no_more(own_penalty: ClauseDraft) -> None:
    found = readings(own_penalty.clause, titles_of([own_penalty.clause], own_penalty.titles))

    assert 1 < len(found) <= 2 * MOST
    assert len({(each.length, each.lines) for each in found}) == len(found)
