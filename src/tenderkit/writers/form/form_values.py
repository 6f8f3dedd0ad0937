"""What a case file says, as the cells of a form hold it: days as days, numbers as numbers, closed lists in Swedish."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from tenderkit.model.case.titled_choice import TitledChoice
from tenderkit.model.case.understanding import understand
from tenderkit.model.form.form_fields import Ask, AskedField
from tenderkit.model.reading.understood import NotUnderstoodError

FormCell = str | Decimal | date | None

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PLAIN = re.compile(r"(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{1,2})?")
_GAPS = str.maketrans("", "", " \u00a0\u202f")
_YES, _NO = "ja", "nej"
_NOT_ALONE = 2  # a list of one stands where the second of several would: alone in the first cell it would be no list


def said_at(tree: object, path: Sequence[str | int]) -> Any:  # noqa: ANN401 - a tree
    """What the tree says there; `None` for nothing."""
    for step in path:
        if isinstance(tree, Mapping):
            tree = tree.get(step)
        elif isinstance(tree, Sequence) and not isinstance(tree, str) and isinstance(step, int):
            tree = tree[step] if step < len(tree) else None
        else:
            return None
    return tree


def cells_of(field: AskedField, said: object) -> tuple[FormCell, ...]:
    """One cell, or as many as the values that each have their own."""
    if said is None:
        return (None,)
    match field.ask:
        case Ask.CHOICES:
            return _titles(field, said)
        case Ask.LISTED if not isinstance(said, str):
            items = tuple(map(str, _items(said)))
            return items if len(items) >= _NOT_ALONE else (None, *items)
        case Ask.LINES if not isinstance(said, str):
            return (_lines(field, _items(said)),)
        case _:
            return (_cell(field, str(said)),)


def most_cells(field: AskedField) -> int:
    """How many cells a value may need: of a closed list as many as it has words."""
    if field.ask is Ask.CHOICES and field.choice is not None:
        return len(field.choice)
    return _NOT_ALONE + 1 if field.ask is Ask.LISTED else 1


def _cell(field: AskedField, words: str) -> FormCell:
    understood = _understood(field, words)
    if isinstance(understood, bool):
        return _YES if understood else _NO
    if isinstance(understood, TitledChoice):
        return understood.title_sv
    if field.ask is Ask.DAY and _DAY.fullmatch(words) and isinstance(understood, date):
        return understood
    if field.ask in (Ask.NUMBER, Ask.MONEY) and _PLAIN.fullmatch(number := words.translate(_GAPS)):
        return Decimal(number)
    return words


def _titles(field: AskedField, said: object) -> tuple[FormCell, ...]:
    understood = _understood(field, said)
    if isinstance(understood, tuple):
        return tuple(member.title_sv for member in understood)
    return (said,) if isinstance(said, str) else tuple(map(str, _items(said)))


def _lines(field: AskedField, items: Sequence[object]) -> str:
    """On a line each; with commas between where that is read as the same items."""
    words = [str(item) for item in items]
    for joined in (", ".join(words), "\n".join(words)):
        if _understood(field, joined.split("\n") if "\n" in joined else joined) == tuple(words):
            return joined
    return "\n".join(words) + "\n"


def _understood(field: AskedField, words: object) -> object:
    try:
        return understand(field.info, words).value
    except NotUnderstoodError:
        return None


def _items(said: object) -> Sequence[object]:
    return said if isinstance(said, Sequence) else ()
