"""A part as its page shows it: groups of fields with their problems, lists with their items, and the choices of what applies."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from tenderkit.model.form.form_fields import FormBlock
from tenderkit.model.form.form_keys import Pattern, key_text
from tenderkit.model.form.form_parts import FormPart
from tenderkit.model.form.form_words import in_words_of_the_form
from tenderkit.problems import Key, Problem
from tenderkit.web.shown.fields import ShownField, ShownProblem, key_name, own_id, shown_field
from tenderkit.web.shown.problems import by_question, shown_problem
from tenderkit.web.shown.question_words import help_of_block, in_page_language
from tenderkit.workflows.drafts.questions import AskedPart, QuestionGroup, asked_part


class ShownGroup(Struct, frozen=True):
    """A block's fields; `more` are asked when somebody wants to tell more."""

    title: str
    help: str
    own_id: str
    shown: tuple[ShownField, ...]
    more: tuple[ShownField, ...]
    removes: str = ""
    problems: tuple[ShownProblem, ...] = ()


class ShownItem(Struct, frozen=True):
    """An item of a list."""

    title: str
    number: int
    is_new: bool
    own_id: str
    removes: str
    groups: tuple[ShownGroup, ...]
    more: tuple[ShownGroup, ...]


class ShownList(Struct, frozen=True):
    """A list, and the name by which an item more is asked for."""

    title: str
    help: str
    own_id: str
    adds: str
    items: tuple[ShownItem, ...]


class ShownSwitch(Struct, frozen=True):
    """A block that is there or not."""

    title: str
    help: str
    name: str
    own_id: str
    is_on: bool


class ShownPartPage(Struct, frozen=True):
    """Everything on the page of a part; `more` are groups of which nothing is told yet."""

    asked: AskedPart
    switches: tuple[ShownSwitch, ...]
    groups: tuple[ShownGroup, ...]
    more: tuple[ShownGroup, ...]
    lists: tuple[ShownList, ...]
    other: tuple[ShownProblem, ...]

    def fields(self) -> Iterable[ShownField]:
        """Every field of the page."""
        inside = (group for listed in self.lists for item in listed.items for group in (*item.groups, *item.more))
        for group in (*self.groups, *self.more, *inside):
            yield from (*group.shown, *group.more)


def shown_part(
    part: FormPart,
    said: Mapping[str, Any],
    case: str,
    problems: Sequence[Problem] = (),
    new_items: Iterable[Pattern] = (),
) -> ShownPartPage:
    """The page of the part about what the file says."""
    asked = asked_part(part, said, new_items=new_items)
    at = by_question(problems, asked.questions(), case)
    placed = {each for several in at.values() for each in several}
    groups = [_group(each, at, problems, case) for each in asked.groups]
    told = placed | {each for group in groups for each in group.problems}
    shown = tuple(each for group, each in zip(asked.groups, groups, strict=True) if group.shown)
    return ShownPartPage(
        asked=asked,
        switches=tuple(_switch(block, is_on=is_on) for block, is_on in asked.choices),
        groups=shown,
        more=tuple(each for each in groups if each not in shown),
        lists=tuple(_list(listed, at, problems, case) for listed in asked.lists),
        other=tuple(found for each in problems if (found := shown_problem(each, case)) not in told),
    )


def _group(
    group: QuestionGroup, at: Mapping[Key, list[ShownProblem]], problems: Sequence[Problem], case: str
) -> ShownGroup:
    block = group.block
    title = " – ".join(_titles(block, group)) if block is not None else ""
    own = tuple(shown_problem(each, case) for each in problems if group.key and each.key == group.key)
    return ShownGroup(
        title=title,
        help=help_of_block(block) if block is not None else "",
        own_id=own_id(group.key) if group.key else "",
        shown=tuple(shown_field(each, at.get(each.key, ())) for each in group.shown),
        more=tuple(shown_field(each, at.get(each.key, ())) for each in group.more),
        removes=key_name(group.key) if group.can_go else "",
        problems=own,
    )


def _titles(block: FormBlock, group: QuestionGroup) -> Iterable[str]:
    """The block's, and that of an optional one around it: `Matchande enhet – Kontakt`."""
    around = group.questions[0].field.blocks
    yield from (in_page_language(each.title) for each in around[-2:-1] if not each.required and each.path[-1] != "[]")
    yield in_page_language(block.title)


def _list(listed: Any, at: Mapping[Key, list[ShownProblem]], problems: Sequence[Problem], case: str) -> ShownList:  # noqa: ANN401 - an AskedList
    items = []
    for item in listed.items:
        groups = [(each, _group(each, at, problems, case)) for each in item.groups]
        first = groups[:1]
        items.append(
            ShownItem(
                title=in_page_language(listed.block.title),
                number=item.number,
                is_new=item.is_new,
                own_id=own_id(item.key),
                removes="" if item.is_new else key_name(item.key),
                groups=tuple(shown for each, shown in groups if each.shown or (each, shown) in first),
                more=tuple(shown for each, shown in groups if not each.shown and (each, shown) not in first),
            )
        )
    return ShownList(
        in_page_language(listed.block.title),
        help_of_block(listed.block),
        own_id(listed.key),
        key_text(listed.block.path),
        tuple(items),
    )


def _switch(block: FormBlock, *, is_on: bool) -> ShownSwitch:
    return ShownSwitch(
        in_page_language(block.title),
        in_page_language(in_words_of_the_form(block.description, block)),
        key_text(block.path),
        own_id(block.path),
        is_on,
    )
