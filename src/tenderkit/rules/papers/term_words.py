"""A term and its value in words: as the officer's file writes them, and as a document does."""

from datetime import date
from decimal import Decimal

from tenderkit.messages import document_text, text
from tenderkit.model.case.titled_choice import TitledChoice
from tenderkit.model.papers.lock import TermValue
from tenderkit.rules.conditions.facts import shape_of, types_at
from tenderkit.rules.language.wording import write_date, write_number
from tenderkit.rules.papers.term_paths import lot_of_path, path_in_model


def title_of_term(path: str) -> str:
    """What the term is called, with its lot: `Vitesbelopp, A`."""
    lot, _ = lot_of_path(path)
    shape = shape_of(path_in_model(path))
    title = shape.title if shape is not None else path
    return f"{title}, {lot}" if lot else title


def as_in_the_file(value: TermValue | None) -> str:
    """The value as the file writes it."""
    if value is None:
        return text("terms.not_stated")
    return value if isinstance(value, str) else ", ".join(value)


def as_in_a_document(path: str, value: TermValue | None) -> str:
    """The value in Swedish: a choice by its title, a number and a day as a document writes them."""
    if value is None:
        return document_text("terms.not_stated")
    if not isinstance(value, str):
        return ", ".join(as_in_a_document(path, item) for item in value)
    for kind in types_at(path_in_model(path)):
        if issubclass(kind, TitledChoice):
            return next(member.title_sv for member in kind if member.value == value)
        if kind is bool:
            return document_text("terms.yes" if value == "true" else "terms.no")
        if kind in (int, Decimal):
            return write_number(Decimal(value))
        if kind is date:
            return write_date(date.fromisoformat(value))
    return value
