"""The words of the questions in the language of the page: Swedish stands in the models, and is the key to the English."""

from collections.abc import Iterator

from django.utils.translation import gettext

from tenderkit.messages import document_text
from tenderkit.model.form.form_fields import (
    AskedField,
    FormBlock,
    asked_value,
    fields_of_model,
    form_blocks,
    form_fields,
)
from tenderkit.model.form.form_words import field_title, in_words_of_the_form
from tenderkit.model.journal.choices import EventKind
from tenderkit.model.penalty.assumed import Assumptions
from tenderkit.workflows.drafts.journal_page import keys_of_event
from tenderkit.workflows.drafts.recruiters_entries import ENTRY_SORTS


def in_page_language(swedish: str) -> str:
    """The same in English where the page speaks it; the Swedish where nobody has said it in English."""
    return gettext(swedish) if swedish else ""


def swedish_question_words() -> Iterator[str]:
    """The titles, explanations and choices of every question and block, of every event, of the recruiter's entries and of the amounts that may be tried: what the English is written for."""
    for block in form_blocks().values():
        yield from filter(None, (block.title, in_words_of_the_form(block.description, block)))
    yield document_text("form.optional_block")
    for field in form_fields().values():
        yield from _of_field(field)
    yield from _of_recruiters()
    for name, info in Assumptions.model_fields.items():
        yield from _of_field(asked_value(name, info))


def _of_recruiters() -> Iterator[str]:
    for kind in EventKind:
        yield kind.title_sv
        for key in keys_of_event(kind):
            yield from _of_field(key.field)
    for sort in ENTRY_SORTS.values():
        for field in fields_of_model(sort.model):
            yield from _of_field(field)
            for block in field.blocks:
                yield from filter(None, (block.title, in_words_of_the_form(block.description, block)))


def help_of_block(block: FormBlock) -> str:
    """What the block is for, and that it may be left out."""
    told = in_page_language(in_words_of_the_form(block.description, block))
    optional = "" if block.required else in_page_language(document_text("form.optional_block"))
    return " ".join(filter(None, (told, optional)))


def help_in_swedish(field: AskedField) -> str:
    """What the model says of the question, in the words of the form."""
    return in_words_of_the_form(field.description, field.blocks[-1] if field.blocks else None)


def choice_in_swedish(title: str) -> str:
    """A choice as it stands by itself."""
    return f"{title[:1].upper()}{title[1:]}"


def _of_field(field: AskedField) -> Iterator[str]:
    yield field_title(field)
    told = help_in_swedish(field)
    if told:
        yield told
    if field.choice is not None:
        yield from (choice_in_swedish(member.title_sv) for member in field.choice)
