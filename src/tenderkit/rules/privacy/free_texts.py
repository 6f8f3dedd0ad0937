"""The words of a case's files that people have written freely, each with its key."""

from collections.abc import Iterator
from enum import Enum

from pydantic import BaseModel

from tenderkit.problems import Key
from tenderkit.rules.privacy.identity_numbers import find_identity_numbers, visible

Text = tuple[Key, str]

_CHECKED_BY_THEIR_FORM = frozenset(
    {"id", "organisation_number", "country", "cpv", "report_closed", "lot", "lots", "clause", "agreement", "supplier"}
)
_PHONE = "phone"
_FEWEST_DIGITS = 10  # of a number
_SAID_TO_BE_A_PHONE = "telefon "


def free_texts(value: object, key: Key = ()) -> Iterator[Text]:
    """Every line and text below a model, names included; not what already has a form of its own."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            found = getattr(value, name)
            if found is not None and not (name in _CHECKED_BY_THEIR_FORM and _is_words(found)):
                yield from free_texts(found, (*key, name))
        for name, words in (value.model_extra or {}).items():
            yield from free_texts(words, (*key, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from free_texts(item, (*key, index))
    elif isinstance(value, str) and not isinstance(value, Enum):
        yield key, value


def path_of(key: Key) -> str:
    """`requirement.purpose`; the items of a list share their path."""
    return ".".join(name for name in key if isinstance(name, str))


def last_name(key: Key) -> str:
    """The last key that is a word: `tasks` for its second item."""
    return next(name for name in reversed(key) if isinstance(name, str))


def holds_identity_number(key: Key, words: str) -> bool:
    """Whether a text holds a personal identity number or a coordination number, in any of the ways they are written."""
    if len(words) < _FEWEST_DIGITS:
        return False
    before = _SAID_TO_BE_A_PHONE if last_name(key) == _PHONE else ""
    return bool(find_identity_numbers(before + visible(words)))


def _is_words(value: object) -> bool:
    """Words, or a list of words: the lots of a supplier are ids, those of a contract are blocks."""
    return not isinstance(value[0] if isinstance(value, tuple) and value else value, BaseModel)
