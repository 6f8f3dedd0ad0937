"""What a form's field says in every format: its value as it is shown, or the words that ask for one."""

from contextlib import suppress
from datetime import date

from tenderkit.messages import document_text
from tenderkit.model.papers.document import TICKED, FieldType, FormField
from tenderkit.rules.language.wording import WordingError, read_date, write_date


def shown_value(field: FormField) -> str:
    """The value, a day as documents write it: `1 mars 2027`."""
    day = known_day(field)
    return field.value if day is None else write_date(day)


def known_day(field: FormField) -> date | None:
    """The day that a date field already holds, as a file or as a document writes it."""
    if field.type is not FieldType.DATE:
        return None
    with suppress(ValueError):
        return date.fromisoformat(field.value)
    with suppress(WordingError):
        return read_date(field.value)
    return None


def choices_of(field: FormField) -> str:
    """What a list offers, where it can't be opened: `Välj: ja, nej`."""
    return document_text("form.choices", choices=", ".join(field.choices))


def is_ticked(field: FormField) -> bool:
    return field.value == TICKED


def placeholder(kind: FieldType) -> str:
    """What stands in an empty field on screen; a box to tick needs no words."""
    return "" if kind is FieldType.CHECKBOX else document_text(f"form.placeholder.{kind.value}")
