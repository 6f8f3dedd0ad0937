"""What lint would say of a form that isn't saved, at the fields that it is about."""

from msgspec.structs import replace

from tenderkit.workflows.clause_drafts.clause_draft import ClauseDraft
from tenderkit.workflows.clause_drafts.draft_checks import checked_form
from tenderkit.workflows.clause_drafts.text_columns import Stretch


def _found(draft: ClauseDraft, text: str, **changed: object) -> set[tuple[str, str]]:
    form = replace(draft.form, stretches=(Stretch(text),), **changed)
    return {(each.field, each.message.code) for each in checked_form(draft, form).faults}


def test_a_good_text_is_found_good(draft: ClauseDraft) -> None:
    found = checked_form(
        draft, replace(draft.form, stretches=(Stretch("[krav 1] {leverantören} ska delta i ett möte."),))
    )

    assert found.faults == ()
    assert not found.stops_saving
    assert not found.stops_publishing


def test_a_vague_word_is_told_as_it_is_of_a_saved_clause(draft: ClauseDraft) -> None:
    found = _found(draft, "[krav 1] {leverantören} ska snarast delta i ett lämpligt möte.")

    assert {field for field, _ in found} == {"text"}


def test_a_clause_that_need_not_be_there_is_told(draft: ClauseDraft) -> None:
    assert {field for field, _ in _found(draft, "[krav 1] {leverantören} ska svara enligt [se Vite].")} == {"text"}


def test_what_cannot_be_read_stops_saving_and_says_where(draft: ClauseDraft) -> None:
    form = replace(draft.form, stretches=(Stretch("[när platser krävs]\n\nEtt stycke."),), applies_if="månen är full")

    unclear = checked_form(draft, form)
    unread = checked_form(draft, replace(form, applies_if=""))

    assert [each.field for each in unclear.faults] == ["applies_if"]
    assert [(each.field, each.message.code) for each in unread.faults] == [("text", "TK-L020")]
    assert unclear.stops_saving
    assert unread.stops_publishing


def test_a_file_is_never_read_again_for_a_text_that_is_not_in_it(draft: ClauseDraft) -> None:
    before = draft.path.read_bytes()

    _found(draft, "[krav 1] {leverantören} ska ordna {antal platser}.")

    assert draft.path.read_bytes() == before
