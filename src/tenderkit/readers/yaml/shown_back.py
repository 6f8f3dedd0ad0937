"""What was read in another way than the file's format writes it, said back: one remark for each value."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from tenderkit.messages import Message, text
from tenderkit.model.case.case import Procurement
from tenderkit.model.case.titled_choice import TitledChoice
from tenderkit.model.case.understanding import is_private, members_of, understand
from tenderkit.model.case.written import Written
from tenderkit.model.reading.understood import Manner, NotUnderstoodError, Understood
from tenderkit.model.reading.units import Unit
from tenderkit.problems import Key, Problem
from tenderkit.readers.yaml.model_shape import field_of
from tenderkit.readers.yaml.quoting import HIDDEN, as_quoted
from tenderkit.readers.yaml.yaml_events import Tree
from tenderkit.readers.yaml.yaml_reader import YamlSource
from tenderkit.rules.conditions.facts import field_at
from tenderkit.rules.language.wording import join_words, write_date, write_number
from tenderkit.rules.papers.term_paths import path_in_model


def shown_back(model: type[BaseModel], source: YamlSource) -> Iterator[Problem]:
    """A remark at the key of every value that was understood though it isn't written in the format's own way."""
    fields: dict[Key, Any] = {}  # by the key without its numbers: a list has thousands of items alike
    for key, written in _values(source.data, ()):
        shape = tuple(0 if isinstance(step, int) else step for step in key)
        if key[:1] == ("changes",):
            field = _changed_field(source.data, key)
        elif shape in fields:
            field = fields[shape]
        else:
            field = fields[shape] = _field_at(model, key)
        if field is None:
            continue
        try:
            found = understand(field, written)
        except NotUnderstoodError:  # refused already
            continue
        if not found.is_as_written:
            yield source.problem(key, _remark(key, field, written, found))


def _values(tree: Tree, key: Key) -> Iterator[tuple[Key, str]]:
    """Every single value of the file with its key."""
    if isinstance(tree, str):
        yield key, tree
    elif tree is not None:
        items = tree.items() if isinstance(tree, dict) else enumerate(tree)
        for name, below in items:
            yield from _values(below, (*key, name))


def _field_at(model: type[BaseModel], key: Key) -> Any:  # noqa: ANN401 - a field, or the type of an item
    if isinstance(key[-1], str):
        return field_of(model, key)
    return _item_of(field_of(model, key[:-1]))


def _changed_field(data: dict[str, Tree], key: Key) -> Any:  # noqa: ANN401 - as above
    """A changed term is written as on its own place in the file; what else a change says has its own fields."""
    whole = key if isinstance(key[-1], str) else key[:-1]
    if whole[-1] != "value":
        return _field_at(Procurement, key)
    term: Any = data
    for name in whole[:-1]:
        term = term[name]
    field = field_at(path_in_model(str(term.get("fact"))))
    return field if whole is key else _item_of(field)


def _item_of(field: Any) -> Any:  # noqa: ANN401 - as above
    if field is None:
        return None
    return next((get_args(part)[0] for part in _parts_of(field) if get_origin(part) is tuple), None)


def _parts_of(field: Any) -> Iterator[object]:  # noqa: ANN401 - as above
    if isinstance(field, FieldInfo):
        return members_of(field.annotation, field.metadata)
    return members_of(field)


def _remark(key: Key, field: Any, written: str, found: Understood) -> Message:  # noqa: ANN401 - as above
    facts = {"key": next(name for name in reversed(key) if isinstance(name, str))}
    if is_private(field):
        return Message("TK-C084", facts | {"manner": text(f"reading.manner.{_private_manner(found.manner)}")})
    facts["read"] = words_of_reading(found.value, field)
    if (words := as_quoted(written)) == HIDDEN:
        return Message("TK-C083", facts)
    return Message("TK-C082", facts | {"written": words})


def _private_manner(manner: Manner) -> str:
    days = (Manner.DAY_FIRST, Manner.MONTH_FIRST, Manner.YEAR_FIRST)
    return manner.value if manner in days else Manner.CLEANED.value


def words_of_reading(value: object, field: Any) -> str:  # noqa: ANN401 - as above
    """The value as it was understood in the field, in words that can't be read in two ways."""
    return _read(value, _unit_of(field))


def _unit_of(field: Any) -> Unit | None:  # noqa: ANN401 - as above
    ways = (part.ways for part in _parts_of(field) if isinstance(part, Written))
    return next((way.unit for way in ways if way is not None), None)


def _read(value: object, unit: Unit | None) -> str:
    """The value as it was understood, in words that can't be read in two ways."""
    if isinstance(value, tuple):
        return join_words([_read(item, unit) for item in value], text("reading.and"))
    if isinstance(value, TitledChoice):
        return text("reading.word", word=value.value, title=value.title_sv)
    if isinstance(value, bool):
        return text("reading.yes" if value else "reading.no")
    if isinstance(value, date):
        return text("reading.day", written_day=write_date(value), day=value.isoformat())
    if unit is Unit.KRONOR and isinstance(value, Decimal):
        return text("reading.money", amount=write_number(value))
    if unit is not None and isinstance(value, int | Decimal):
        return text(f"unit.{unit.value}.{'one' if value == 1 else 'many'}", count=write_number(Decimal(value)))
    return str(value)
