"""The words of the recruiter's file that people have written freely, each with its key."""

from collections.abc import Iterator

from pydantic import BaseModel

from tenderkit.model.case.choices import TitledChoice
from tenderkit.model.matching.matching import Matching
from tenderkit.problems import Key

Text = tuple[Key, str]

_CHECKED_BY_THEIR_FORM = frozenset({"id", "organisation_number", "clause", "agreement", "supplier"})
_PEOPLE = frozenset({"name", "title", "unit", "phone", "email"})  # of a contact or a person
_TO_THE_PERSON = frozenset({"tasks", "skills", "workplace", "text", "about", "title"})
_TO_THE_SUPPLIER = frozenset({"profiles", "agreements", "start_meetings", "breaches", "dialogues"})


def all_texts(matching: Matching) -> Iterator[Text]:
    """Every line and text, names included; not what already has a form of its own."""
    return _texts(matching, ())


def texts_for_the_person(matching: Matching) -> Iterator[Text]:
    """What a certificate, a recommendation or a reference prints."""
    for key, words in all_texts(matching):
        if key[0] == "placements" and _field(key) in _TO_THE_PERSON:
            yield key, words


def texts_for_the_supplier(matching: Matching) -> Iterator[Text]:
    """What a profile, an agreement, a meeting's plan or a breach tells the supplier."""
    for key, words in all_texts(matching):
        if key[0] in _TO_THE_SUPPLIER and _field(key) not in _PEOPLE:
            yield key, words


def _texts(value: object, key: Key) -> Iterator[Text]:
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name), (*key, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, (*key, index))
    elif isinstance(value, str) and not isinstance(value, TitledChoice) and key[-1] not in _CHECKED_BY_THEIR_FORM:
        yield key, value


def _field(key: Key) -> str:
    """The last key that is a word: `tasks` for its second item."""
    return next(name for name in reversed(key) if isinstance(name, str))
