"""What of last year's case a new one begins with: its terms and its words, never its days, its people or its answers.

Decided on the file as it is written, whether or not it is a sound case: what is wrong in it is told of the new one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, get_args

from msgspec import Struct

from tenderkit.model.case.case import Contact
from tenderkit.model.case.values import TEXT_LENGTH, Written
from tenderkit.problems import Key
from tenderkit.rules.conditions.facts import field_at, types_at

Tree = object
"""A block, a list, letters, or nothing: as the reader gives it."""

_OF_THAT_CASE = ("suppliers", "confirmations", "answers", "tender_questions", "handover", "changes")
_OF_A_SAMPLE, _FORMAT = "source", "format"
_ONE_BY_ONE = frozenset(
    {
        "registry.procurement",
        "registry.contract",
        "procedure.review_pending",
        "contract.contract_price",
        "market_dialogue.notes",
        "assessment.requester_mandate",
    }
)
_TELEPHONE = "phone"
_WITH_THE_NAME = (_TELEPHONE, "email")  # of the person; where none is named they are the unit's
_NEW_DIALOGUE = "market_dialogue.held"
# Names and numbers that say who or which case it was; other words stand in many a text.
_TELLS = frozenset({"name", "organisation_number", "registration", _TELEPHONE, "email", "procurement", "contract"})
_SHORTEST = 3


class CarriedOver(Struct, frozen=True):
    """Keys of the file: `emptied` with their values, `dropped` whole, `to_fill` those of the emptied that a case must have.

    `kept` are the facts that stay, by the path of their block; `to_read_again` the texts among them, which were written for
    the procurement before.
    """

    emptied: tuple[Key, ...]
    dropped: tuple[Key, ...]
    to_fill: tuple[Key, ...]
    kept: Mapping[str, tuple[str, ...]]
    to_read_again: tuple[str, ...]


def carried_over(file: Mapping[str, Tree]) -> CarriedOver:
    """What becomes of each line of the file that states something."""
    emptied = tuple(_emptied(file, ()))
    kept: dict[str, dict[str, None]] = {}
    texts: dict[str, None] = {}
    for key, _ in _kept(file, emptied):
        *above, name = path = _path(key)
        kept.setdefault(".".join(above), {})[name] = None
        texts |= {".".join(path): None} if _is_free_text(".".join(path)) else {}
    return CarriedOver(
        emptied=emptied,
        dropped=((_OF_A_SAMPLE,),) if _OF_A_SAMPLE in file else (),
        to_fill=tuple(key for key in emptied if _must_be_stated(key)),
        kept={block: tuple(names) for block, names in kept.items()},
        to_read_again=tuple(texts),
    )


def lines_that_tell(lines: Sequence[str], file: Mapping[str, Tree], carried: CarriedOver) -> Iterator[tuple[int, str]]:
    """The lines of the new file, from 1, that still hold a name or a number that was emptied, each with the path it stood at.

    It may stand in a comment, a title or a text of the officer's own. A telephone that somebody else has too is theirs.
    """
    telephones = {str(value) for key, value in _kept(file, carried.emptied) if key[-1] == _TELEPHONE}
    sought = {
        path: re.compile(rf"(?<!\w){re.escape(value)}(?!\w)", re.IGNORECASE)
        for path, value in _telling(file, (*carried.emptied, *carried.dropped))
        if value not in telephones
    }
    for number, line in enumerate(lines, 1):
        yield from ((number, path) for path, pattern in sought.items() if pattern.search(line))


def _kept(file: Mapping[str, Tree], emptied: Sequence[Key]) -> Iterator[tuple[Key, Tree]]:
    gone = (*emptied, (_OF_A_SAMPLE,), (_FORMAT,))
    return (each for each in _stated(file, ()) if not any(each[0][: len(key)] == key for key in gone))


def _telling(file: Mapping[str, Tree], keys: Sequence[Key]) -> Iterator[tuple[str, str]]:
    for inner, value in (each for key in keys for each in _stated(_at(file, key), key)):
        path = _path(inner)
        if path[-1] in _TELLS and len(str(value)) >= _SHORTEST:
            yield ".".join(path), str(value)


def _at(file: Mapping[str, Tree], key: Key) -> Tree:
    value: Any = file
    for step in key:
        value = value[step]
    return value


def _emptied(value: Tree, key: Key) -> Iterator[Key]:
    """Down the file to each value that goes; a block that goes is not looked into."""
    for step, inner in _entries(value):
        below = (*key, step)
        path = ".".join(_path(below))
        if inner is None:
            continue
        if path in _OF_THAT_CASE or path in _ONE_BY_ONE or date in types_at(path) or _is_of_a_person(value, key, step):
            yield below
        else:
            yield from _emptied(inner, below)


def _is_of_a_person(block: Tree, key: Key, step: str | int) -> bool:
    """The name of a contact, and with it where to reach that person; title and unit stay."""
    if Contact not in types_at(".".join(_path(key))) or not isinstance(block, Mapping):
        return False
    return step == "name" or (step in _WITH_THE_NAME and block.get("name") is not None)


def _must_be_stated(key: Key) -> bool:
    path = ".".join(_path(key))
    field = field_at(path)
    return path == _NEW_DIALOGUE or (field is not None and field.is_required())


def _is_free_text(path: str) -> bool:
    field = field_at(path)
    if field is None:
        return False
    return any(
        each.schema.get("maxLength") == TEXT_LENGTH
        for each in (*_written(field.metadata), *_written_in(field.annotation))
    )


def _written_in(annotation: Any) -> Iterator[Written]:  # noqa: ANN401 - an annotation is any object
    """How a value is written that may be left out: that stands within."""
    for part in get_args(annotation):
        yield from _written([part])
        yield from _written_in(part)


def _written(metadata: Sequence[object]) -> Iterator[Written]:
    return (each for each in metadata if isinstance(each, Written))


def _stated(value: Tree, key: Key) -> Iterator[tuple[Key, Tree]]:
    entries = tuple(_entries(value))
    for step, inner in entries:
        yield from _stated(inner, (*key, step))
    if not entries and value is not None and not isinstance(value, Mapping | list):
        yield key, value


def _entries(value: Tree) -> Iterator[tuple[str | int, Tree]]:
    if isinstance(value, Mapping):
        yield from value.items()
    elif isinstance(value, list):
        yield from enumerate(value)


def _path(key: Key) -> tuple[str, ...]:
    """The names alone: the items of a list are alike."""
    return tuple(step for step in key if isinstance(step, str))
