"""The words of a case's files that people have written freely, each with its key."""

from collections.abc import Iterator
from enum import Enum, auto
from typing import Any

from pydantic import BaseModel

from tenderkit.patterns import lazy_pattern
from tenderkit.problems import Key
from tenderkit.rules.privacy.identity_numbers import find_identity_numbers, visible

Text = tuple[Key, str]

_CHECKED_BY_THEIR_FORM = frozenset(
    {"id", "organisation_number", "country", "cpv", "report_closed", "lot", "lots", "clause", "agreement", "supplier"}
)
_DIGIT = lazy_pattern(r"\d")
_PHONE = "phone"
_FEWEST_DIGITS = 10  # of a number
_SAID_TO_BE_A_PHONE = "telefon "


def free_texts(value: object, key: Key = ()) -> Iterator[Text]:
    """Every line and text below a model, names included; not what already has a form of its own."""
    found: list[Text] = []
    _add_texts(value, key, found)
    return iter(found)


class _Sort(Enum):
    """What may stand below a value of a type."""

    WORDS = auto()
    RECORD = auto()
    LIST = auto()
    NOTHING = auto()


class _Sorts(dict[type, _Sort]):
    """Found once for each type."""

    def __missing__(self, kind: type) -> _Sort:
        self[kind] = found = _sort_of(kind)
        return found


_SORTS = _Sorts()


def _sort_of(kind: type) -> _Sort:
    if issubclass(kind, BaseModel):
        return _Sort.RECORD
    if issubclass(kind, tuple):
        return _Sort.LIST
    return _Sort.WORDS if issubclass(kind, str) and not issubclass(kind, Enum) else _Sort.NOTHING


def _add_texts(value: Any, key: Key, found: list[Text]) -> None:  # noqa: ANN401 - whatever a case holds
    sort = _SORTS[type(value)]
    if sort is _Sort.WORDS:
        found.append((key, value))
    elif sort is _Sort.LIST:
        for index, item in enumerate(value):
            _add_texts(item, (*key, index), found)
    elif sort is _Sort.RECORD:
        for name, inner in vars(value).items():
            if _SORTS[type(inner)] is _Sort.NOTHING or (name in _CHECKED_BY_THEIR_FORM and _is_words(inner)):
                continue
            _add_texts(inner, (*key, name), found)
        for name, words in (value.model_extra or {}).items():
            _add_texts(words, (*key, name), found)


def path_of(key: Key) -> str:
    """`requirement.purpose`; the items of a list share their path."""
    return ".".join(name for name in key if isinstance(name, str))


def last_name(key: Key) -> str:
    """The last key that is a word: `tasks` for its second item."""
    last = key[-1]
    return last if isinstance(last, str) else next(name for name in reversed(key) if isinstance(name, str))


def holds_identity_number(key: Key, words: str) -> bool:
    """Whether a text holds a personal identity number or a coordination number, in any of the ways they are written."""
    if len(words) < _FEWEST_DIGITS or not _DIGIT.search(words):
        return False
    before = _SAID_TO_BE_A_PHONE if last_name(key) == _PHONE else ""
    return bool(find_identity_numbers(before + visible(words)))


def _is_words(value: object) -> bool:
    """Words, or a list of words: the lots of a supplier are ids, those of a contract are blocks."""
    return not isinstance(value[0] if isinstance(value, tuple) and value else value, BaseModel)
