"""What a part asks of the case as it stands: each question with its answer, in its block, and each item of its lists."""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import Any

from msgspec import Struct

from tenderkit.model.form.form_fields import AskedField, FormBlock, form_blocks, form_fields
from tenderkit.model.form.form_keys import ITEM, Pattern
from tenderkit.model.form.form_parts import BY_CHOICE, FormPart, asked_because_of, is_asked_first
from tenderkit.problems import Key
from tenderkit.writers.form.form_values import said_at

_NOTHING: tuple[object, ...] = (None, "", [], {})


class PartState(Enum):
    """How far a part has come."""

    NOT_BEGUN = "not_begun"
    SOMETHING_MISSING = "something_missing"
    DONE = "done"
    NOT_HERE = "not_here"


class PartQuestion(Struct, frozen=True):
    """One question at its key in the file. It is `needed` where the case can't be read without an answer."""

    field: AskedField
    key: Key
    said: Any
    needed: bool
    first: bool

    @property
    def is_answered(self) -> bool:
        return self.said not in _NOTHING


class QuestionGroup(Struct, frozen=True):
    """The questions of a block; `can_go` where the block is there and could be taken away."""

    block: FormBlock | None
    key: Key
    questions: tuple[PartQuestion, ...]
    can_go: bool

    @property
    def shown(self) -> tuple[PartQuestion, ...]:
        """What is asked openly."""
        return tuple(each for each in self.questions if each.first or each.needed or each.is_answered)

    @property
    def more(self) -> tuple[PartQuestion, ...]:
        """What may be told besides."""
        return tuple(each for each in self.questions if each not in self.shown)


class ListItem(Struct, frozen=True):
    """An item of a list, or a new one that isn't in the file yet."""

    key: Key
    number: int
    is_new: bool
    groups: tuple[QuestionGroup, ...]


class AskedList(Struct, frozen=True):
    """A list of the file at its key."""

    block: FormBlock
    key: Key
    items: tuple[ListItem, ...]


class AskedPart(Struct, frozen=True):
    """Everything that a part asks; `choices` are the blocks that are there or not by a choice of their own."""

    part: FormPart
    groups: tuple[QuestionGroup, ...]
    lists: tuple[AskedList, ...]
    choices: tuple[tuple[FormBlock, bool], ...]

    def questions(self) -> Iterator[PartQuestion]:
        """Every one of them, those of the lists too."""
        for group in (
            *self.groups,
            *(group for listed in self.lists for item in listed.items for group in item.groups),
        ):
            yield from group.questions


def asked_part(part: FormPart, said: Mapping[str, Any], *, new_items: Iterable[Pattern] = ()) -> AskedPart:
    """The part's questions about what the file says; `new_items` are the lists that get an empty item more."""
    wanted = frozenset(new_items)
    return AskedPart(
        part,
        tuple(_groups(part.fields(), said, (), ())),
        tuple(listed for of in part.lists for listed in _lists(of, said, wanted)),
        tuple(_choices(part, said)),
    )


def state_of_part(asked: AskedPart) -> PartState:
    """How far it has come; a part that asks for nothing doesn't belong here."""
    questions = tuple(asked.questions())
    if not questions and not asked.choices:
        return PartState.NOT_BEGUN if asked.part.lists else PartState.NOT_HERE
    answered = [each for each in questions if each.is_answered]
    if not answered:
        return PartState.NOT_BEGUN
    return (
        PartState.SOMETHING_MISSING
        if any(each.needed and not each.is_answered for each in questions)
        else PartState.DONE
    )


def pattern_at(key: Key) -> Pattern:
    """The key as the form knows it, with `[]` for the number of an item."""
    return tuple(ITEM if isinstance(step, int) else step for step in key)


def _choices(part: FormPart, said: Mapping[str, Any]) -> Iterator[tuple[FormBlock, bool]]:
    for path in BY_CHOICE:
        if any(path[: len(held)] == held for held in part.holds) and not any(path[: len(o)] == o for o in part.apart):
            yield form_blocks()[path], _is_stated(said, path)


def _groups(fields: Iterable[AskedField], said: Mapping[str, Any], of: Pattern, item: Key) -> Iterator[QuestionGroup]:
    by_block: dict[Pattern, list[AskedField]] = {}
    for each in fields:
        by_block.setdefault(each.blocks[-1].path if each.blocks else each.path, []).append(each)
    for several in by_block.values():
        block = several[0].blocks[-1] if several[0].blocks else None
        questions = tuple(_question(each, said, of, item) for each in several if _is_asked(each, said, of, item))
        if not questions:
            continue
        path = block.path if block is not None else ()
        key = (*item, *path[len(of) :])
        optional = block is not None and not block.required and block.path != of
        yield QuestionGroup(block, key, questions, can_go=optional and _is_stated(said, key))


def _question(field: AskedField, said: Mapping[str, Any], of: Pattern, item: Key) -> PartQuestion:
    key = (*item, *field.path[len(of) :])
    there = all(
        block.required or _is_stated(said, (*item, *block.path[len(of) :]))
        for block in field.blocks
        if len(block.path) > len(of)
    )
    return PartQuestion(field, key, said_at(said, key), field.required and there, not of and is_asked_first(field))


def _is_asked(field: AskedField, said: Mapping[str, Any], of: Pattern, item: Key) -> bool:
    if not of:
        for choice in BY_CHOICE:
            if field.path[: len(choice)] == choice and not _is_stated(said, choice):
                return False
    because = asked_because_of(field)
    if because is None or said_at(said, (*item, *field.path[len(of) :])) not in _NOTHING:
        return True
    path, words = because
    return said_at(said, path) in words


def _is_stated(said: Mapping[str, Any], key: Key) -> bool:
    return said_at(said, key) is not None


def _lists(of: Pattern, said: Mapping[str, Any], wanted: frozenset[Pattern], item: Key = ()) -> Iterator[AskedList]:
    """The list, and those within its items."""
    block, key = form_blocks()[of], (*item, *of[_steps_before(of) : -1])
    items = said_at(said, key)
    count = len(items) if isinstance(items, list) else 0
    numbers = range(count + (of in wanted))
    yield AskedList(
        block, key, tuple(_item(of, (*key, number), number, said, is_new=number == count) for number in numbers)
    )
    for inner in form_blocks():
        if inner[: len(of)] == of and inner[-1] == ITEM and ITEM not in inner[len(of) : -1] and inner != of:
            for number in range(count):
                yield from _lists(inner, said, wanted, (*key, number))


def _steps_before(of: Pattern) -> int:
    return max((at + 1 for at, step in enumerate(of[:-1]) if step == ITEM), default=0)


def _item(of: Pattern, key: Key, number: int, said: Mapping[str, Any], *, is_new: bool) -> ListItem:
    fields = [each for path, each in form_fields().items() if path[: len(of)] == of and ITEM not in path[len(of) :]]
    return ListItem(key, number + 1, is_new, tuple(_groups(fields, said, of, key)))
