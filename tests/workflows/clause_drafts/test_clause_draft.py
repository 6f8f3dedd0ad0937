"""A clause's file while it is written: only what somebody changed is changed, and nobody's work is lost."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from tenderkit.model.clauses.library import Version
from tenderkit.problems import NotAllowedYetError, RefusedError
from tenderkit.workflows.clause_drafts.clause_draft import (
    ClauseDraft,
    UnclearFormError,
    clause_draft,
    save_clause,
    written_file,
)
from tenderkit.workflows.clause_drafts.text_columns import Stretch
from tenderkit.writers.refusals import ChangedMeanwhileError
from workflows.clause_drafts.conftest import again


def _text(draft: ClauseDraft, text: str) -> ClauseDraft:
    save_clause(draft, replace(draft.form, stretches=(Stretch(text),)), draft.digest)
    return again(draft)


def test_a_form_that_is_sent_back_as_it_was_changes_no_byte(own_penalty: ClauseDraft) -> None:
    assert written_file(own_penalty, own_penalty.form) == own_penalty.data


def test_a_value_in_the_text_is_declared_and_one_that_is_gone_is_not(draft: ClauseDraft) -> None:
    after = _text(draft, "[krav 1] {leverantören} ska ordna {antal platser}.")
    assert list(after.clause.parameters) == ["places"]
    assert after.form.stretches[0].common == "[krav 1] {leverantören} ska ordna {antal platser}."

    assert list(_text(after, "[krav 1] {leverantören} ska svara.").clause.parameters) == []


def test_comments_and_the_order_of_the_file_stay(draft: ClauseDraft) -> None:
    draft.path.write_bytes(draft.data.replace(b"level: common", b"level: common  # f\xc3\xb6r alla"))
    before = again(draft)

    save_clause(
        before, replace(before.form, sentences={**before.form.sentences, "motive": "Ett nytt skäl."}), before.digest
    )

    lines, now = before.data.decode().splitlines(), draft.path.read_text("utf-8").splitlines()
    assert [line for line in now if line not in lines] == ["motive: Ett nytt skäl."]


def test_a_condition_and_the_clauses_that_must_be_there_are_written_by_their_words(draft: ClauseDraft) -> None:
    save_clause(draft, replace(draft.form, applies_if="platser krävs", requires=("Vite",)), draft.digest)

    assert "applies_if: requirement.places is stated" in draft.path.read_text("utf-8")
    assert again(draft).clause.requires == ("vite",)
    assert again(draft).form.applies_if == "platser krävs"


def test_a_provision_is_chosen_with_the_procurements_that_it_is_for(draft: ClauseDraft) -> None:
    chosen = next(key for key in draft.law_choices if key.startswith("17 kap. 1 § LOU"))

    save_clause(draft, replace(draft.form, law=(chosen,)), draft.digest)

    assert again(draft).form.law == (chosen,)
    assert "when: " in draft.path.read_text("utf-8")


def test_owner_and_review_date_stand_with_the_state(draft: ClauseDraft) -> None:
    save_clause(draft, replace(draft.form, owner="samordnaren"), draft.digest)

    assert again(draft).form.owner == "samordnaren"
    assert draft.path.read_bytes() == draft.data


def test_what_cannot_be_understood_is_told_at_its_field_and_nothing_is_written(draft: ClauseDraft) -> None:
    form = replace(
        draft.form,
        sentences={**draft.form.sentences, "motive": ""},
        stretches=(Stretch(short="{antal plaster}", full="x"),),
        applies_if="månen är full",
        requires=("Månen",),
    )

    with pytest.raises(UnclearFormError) as found:
        save_clause(draft, form, draft.digest)

    told = {(each.field, each.message.code) for each in found.value.faults}
    assert told == {("motive", "TK-L427"), ("kort-0", "TK-L420"), ("applies_if", "TK-L421"), ("requires", "TK-L424")}
    assert draft.path.read_bytes() == draft.data


def test_a_file_that_somebody_else_has_changed_is_not_written_over(draft: ClauseDraft) -> None:
    other = again(draft)
    _text(draft, "Den enas ord.")

    with pytest.raises(ChangedMeanwhileError):
        save_clause(other, replace(other.form, stretches=(Stretch("Den andras ord."),)), other.digest)

    assert "Den enas ord." in draft.path.read_text("utf-8")


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "a" * 10_000_000, "{{ 7*7 }}", "{% for x in y %}", "\ue000", "![bild](x)"]
)
def test_hostile_letters_are_refused_or_only_letters(text: str, draft: ClauseDraft) -> None:
    from tenderkit.problems import InvalidInputError

    with pytest.raises((UnclearFormError, InvalidInputError)):
        save_clause(draft, replace(draft.form, stretches=(Stretch(text),)), draft.digest)

    assert draft.path.read_bytes() == draft.data


def test_a_template_with_every_sign_escaped_is_refused_by_the_reader_of_the_file(draft: ClauseDraft) -> None:
    from tenderkit.problems import InvalidInputError

    with pytest.raises(InvalidInputError, match="TK-L010"):
        save_clause(draft, replace(draft.form, stretches=(Stretch(r"\{\{ 7*7 \}\}"),)), draft.digest)


def test_a_published_version_and_a_central_one_are_not_written_in(home: Path, draft: ClauseDraft) -> None:
    listed = home / "bibliotek" / "clauses" / "library.yaml"
    listed.write_text(listed.read_text("utf-8").replace("draft", "published"), "utf-8")

    with pytest.raises(NotAllowedYetError) as published:
        clause_draft(home, draft.wanted)
    with pytest.raises(RefusedError, match="TK-L082"):
        clause_draft(home, Version("vite", "2.1.0"))
    with pytest.raises(RefusedError, match="TK-L080"):
        clause_draft(home, Version("finns-inte", "1.0.0"))

    assert published.value.reasons[0].code == "TK-L426"


def test_without_a_folder_of_ones_own_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="TK-L425"):
        clause_draft(tmp_path, Version("vite", "2.1.0"))
