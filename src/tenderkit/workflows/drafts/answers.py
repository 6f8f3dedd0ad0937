"""What somebody has typed, understood, shown back, and turned into edits of the case file: the rest of the file stays as it is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import PurePath
from typing import Any

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.case.choices import RequirementKind
from tenderkit.model.case.own_values import OWN_VALUES, is_own_name
from tenderkit.model.case.understanding import is_private, understand, written_form
from tenderkit.model.case.values import IsoDate
from tenderkit.model.form.form_fields import Ask, AskedField, form_fields, own_value_field
from tenderkit.model.form.form_keys import ITEM, Pattern
from tenderkit.model.form.form_words import field_title
from tenderkit.model.reading.understood import NotUnderstoodError
from tenderkit.problems import Key
from tenderkit.project.places import CASE_FILE
from tenderkit.readers.yaml.quoting import HIDDEN, as_quoted
from tenderkit.readers.yaml.shown_back import words_of_reading
from tenderkit.readers.yaml.yaml_changes import Add, Clear, Drop, Edit, Put
from tenderkit.readers.yaml.yaml_events import Tree
from tenderkit.readers.yaml.yaml_reader import parse_yaml
from tenderkit.workflows.case.starter import starter_text
from tenderkit.workflows.drafts.questions import pattern_at
from tenderkit.writers.form.form_values import said_at

TypedAnswer = str | tuple[str, ...]
_SEVERAL = (Ask.CHOICES, Ask.LINES, Ask.LISTED)
_NAMED = 2  # own.bonus
_NO_FILE = PurePath(CASE_FILE)
_MISSING_WORDS = ("known", "limit", "longest", "guess", "allowed")


class ReadAnswer(Struct, frozen=True):
    """An answer: what the file would hold (`None` for nothing), how it was read where that isn't as written, or why it wasn't."""

    key: Key
    value: Tree = None
    read_as: str = ""
    refusal: Message | None = None


def read_answer(key: Key, written: TypedAnswer) -> ReadAnswer:
    """Understand what stands in the field of the key, as a file, a sheet and a page are understood."""
    field = own_value_field(str(key[-1])) if _is_own(key) else form_fields()[pattern_at(key)]
    return read_in_field(field, key, written)


def read_in_field(field: AskedField, key: Key, written: TypedAnswer) -> ReadAnswer:
    """The same for a field of any file."""
    typed = _as_typed(field, written)
    if typed is None:
        return ReadAnswer(key)
    try:
        found = understand(field.info, typed)
    except NotUnderstoodError as asked:
        return ReadAnswer(key, typed, refusal=_refusal(field, typed, asked))
    if found.is_as_written:
        return ReadAnswer(key, typed)
    read_as = "" if is_private(field.info) else words_of_reading(found.value, field.info)
    return ReadAnswer(key, written_form(found.value), read_as)


def read_day(written: str) -> date | None:
    """The day as people write it, `None` for none. Raises `NotUnderstoodError` for what is no day."""
    if not written.strip():
        return None
    found = understand(IsoDate, written.strip()).value
    return found if isinstance(found, date) else date.fromisoformat(str(found))


def edits_of(said: Mapping[str, Any], answers: Iterable[ReadAnswer]) -> tuple[Edit, ...]:
    """The edits of a file that says this; an answer that it gives already changes nothing."""
    changed = [each for each in answers if not _is_same(said_at(said, each.key), each.value)]
    new_items = [each for each in changed if _new_item_of(said, each.key) is not None]
    puts: dict[Key, Tree] = {}
    clears: list[Edit] = []
    for each in changed:
        if each in new_items:
            continue
        if each.value is None:
            clears.append(Clear(each.key))
        else:
            _gather(said, puts, each.key, each.value)
    return (*(Put(key, value) for key, value in puts.items()), *clears, *_added(said, new_items))


def removal(said: Mapping[str, Any], key: Key) -> tuple[Edit, ...]:
    """The edit that takes away a block, or an item of a list with what it says: the comments in the others stay."""
    if not isinstance(key[-1], int):
        return (Drop(key),) if said_at(said, key) is not None else ()
    items = said_at(said, key[:-1])
    if not isinstance(items, list) or key[-1] >= len(items):
        return ()
    return (Drop(key),) if len(items) > 1 else (Drop(key[:-1]),)


def begun_block(said: Mapping[str, Any], path: Pattern) -> tuple[Edit, ...]:
    """The edit that puts a block of the requirement there, with what a new case begins with."""
    if said_at(said, path) is not None:
        return ()
    return (Put(path, _starting_values(path)),)


@cache
def _starting_values(path: Pattern) -> Tree:
    text = starter_text(tuple(RequirementKind), lots=False)
    found = _without_nothing(said_at(parse_yaml(text, _NO_FILE).data, path))
    return found if isinstance(found, dict) else {}


def _without_nothing(value: Tree) -> Tree:
    if isinstance(value, dict):
        inner = {name: _without_nothing(each) for name, each in value.items()}
        return {name: each for name, each in inner.items() if each not in (None, {})}
    return value


def _as_typed(field: AskedField, written: TypedAnswer) -> Tree:
    if field.ask in _SEVERAL:
        lines = written.splitlines() if isinstance(written, str) else written
        items: list[Tree] = [line.strip() for line in lines if line.strip()]
        if field.ask is Ask.LISTED and len(items) == 1:
            return items[0]
        return items or None
    text = written if isinstance(written, str) else "\n".join(written)
    return text.replace("\r\n", "\n").strip() or None


def _refusal(field: AskedField, typed: Tree, asked: NotUnderstoodError) -> Message:
    words = (
        HIDDEN
        if is_private(field.info)
        else as_quoted(", ".join(map(str, typed)) if isinstance(typed, list) else typed)
    )
    facts = dict.fromkeys(_MISSING_WORDS, "") | {"key": f"”{field_title(field)}”", "written": words}
    return Message(asked.code, facts | asked.facts)


def _is_same(stands: Any, value: Tree) -> bool:  # noqa: ANN401 - a tree
    return (
        bool(stands == value)
        or (stands in (None, {}, []) and value is None)
        or (isinstance(value, list) and [stands] == value)
    )


def _new_item_of(said: Mapping[str, Any], key: Key) -> Key | None:
    """The list that gets an item more by the answer."""
    for at, step in enumerate(key):
        if isinstance(step, int):
            items = said_at(said, key[:at])
            if step >= (len(items) if isinstance(items, list) else 0):
                return key[:at]
    return None


def _added(said: Mapping[str, Any], answers: Sequence[ReadAnswer]) -> Iterator[Edit]:
    lists: dict[Key, dict[int, dict[str, Any]]] = {}
    for each in answers:
        of = _new_item_of(said, each.key)
        if of is None or each.value is None:
            continue
        number, *rest = each.key[len(of) :]
        item = lists.setdefault(of, {}).setdefault(int(number), {})
        for step in rest[:-1]:
            item = item.setdefault(str(step), {})
        item[str(rest[-1])] = each.value
    for of, items in lists.items():
        yield Add(of, tuple(items[number] for number in sorted(items)))


def _gather(said: Mapping[str, Any], puts: dict[Key, Tree], key: Key, value: Tree) -> None:
    """What stands below one missing block is put there together."""
    end = next((at for at in range(1, len(key)) if not isinstance(said_at(said, key[:at]), dict | list)), None)
    if end is None:
        puts[key] = value
        return
    block: Any = puts.setdefault(key[:end], {})
    for step in key[end:-1]:
        block = block.setdefault(str(step), {})
    block[str(key[-1])] = value


def is_known_key(key: Key) -> bool:
    """Whether the file can hold a value there: a request names it, so it is looked for, never trusted."""
    return bool(key) and ITEM not in key and (pattern_at(key) in form_fields() or _is_own(key))


def _is_own(key: Key) -> bool:
    """A value of the municipality's own clauses, by a name that a file can hold."""
    return len(key) == _NAMED and key[0] == OWN_VALUES and is_own_name(key[1])
