"""What the form says about a key: its heading, and the help that the file's own words are turned into."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

from tenderkit.messages import document_text
from tenderkit.model.case.titled_choice import TitledChoice
from tenderkit.model.form.form_fields import Ask, AskedField, FormBlock, form_blocks, form_fields
from tenderkit.model.form.form_keys import ITEM, Pattern, key_text
from tenderkit.model.form.form_layout import SHEETS, TableSheet, table_of

_KEYS_IN_TEXT = re.compile(r"(?<![\w.])[a-z]+(?:_[a-z]+)*(?![\w.]*\w)")
# Words of the file that are Swedish words too.
_SWEDISH = frozenset({"form", "format", "text", "plan", "definition"})


def sheet_title(name: str) -> str:
    """What a sheet of the form is called."""
    return document_text(f"form.sheet.{name}")


def field_title(field: AskedField) -> str:
    """What is asked for."""
    return field.title or document_text(f"form.own.{field.path[-1]}")


def heading_of_column(field: AskedField, of: Pattern) -> str:
    """The heading of the field's column in the table of a list."""
    inner = [block.title for block in field.blocks if len(block.path) > len(of)]
    return ": ".join((*inner, field_title(field)))


def link_title(of: Pattern) -> str:
    """The heading of the column that says which item of another list a row belongs to."""
    table = table_of(of)
    return document_text("form.link", sheet=sheet_title(table.name) if table else key_text(of))


def block_help(block: FormBlock) -> str:
    """What the block is for, and that it may be left out."""
    optional = "" if block.required else document_text("form.optional_block")
    return " ".join(filter(None, (in_words_of_the_form(block.description, block), optional)))


def field_help(field: AskedField) -> str:
    """What to write, how, when it must be there, and an example."""
    block = field.blocks[-1] if field.blocks else None
    told = field.description or document_text(f"form.own.{field.path[-1]}_help")
    parts = [in_words_of_the_form(told, block)]
    if field.required and not field.always_required and block is not None and block.path[-1] != ITEM:
        parts.append(document_text("form.required_here", block=block.title))
    parts.append(document_text(f"form.how.{field.ask.value}"))
    if example := shown_example(field):
        parts.append(document_text("form.example", example=example))
    return " ".join(filter(None, parts))


def shown_example(field: AskedField) -> str:
    """The model's example as it is written in the form; none for a closed list, which shows its words itself."""
    example = field.example
    if field.choice is not None:
        return ""
    if isinstance(example, bool):
        return "ja" if example else "nej"
    if field.ask in (Ask.NUMBER, Ask.MONEY):
        return f"{Decimal(str(example).replace(' ', '')):,f}".replace(",", " ").replace(".", ",")
    return ", ".join(map(str, example)) if isinstance(example, list) else str(example)


def offered_words(choice: type[TitledChoice]) -> tuple[str, ...]:
    """The words of a closed list, in Swedish."""
    return tuple(member.title_sv for member in choice)


def word_of(choice: type[TitledChoice], title: str) -> str | None:
    """The file's word for one of them as the form offers it."""
    return next((member.value for member in choice if member.title_sv == title), None)


def in_words_of_the_form(description: str, block: FormBlock | None) -> str:
    """A description without the file's own names of keys and choices: the form shows neither where somebody reads."""
    names = {**_choice_words(), **_names(), **(block.holds if block else {})}

    def said(found: re.Match[str]) -> str:
        name = found[0]
        own = block is not None and name in block.holds
        if name in _SWEDISH or not (own or "_" in name or name in _top_names()):
            return name
        title = names.get(name)
        return f"”{title}”" if title else name

    return _KEYS_IN_TEXT.sub(said, description)


def title_of_name(name: str) -> str:
    """What a key, or a word of a closed list, is called by itself; '' for what is neither."""
    return {**_choice_words(), **_names()}.get(name, "")


@cache
def _names() -> Mapping[str, str]:
    """The outermost of those that are named alike."""
    known = sorted((*_listed(form_blocks()), *_listed(form_fields())), key=lambda each: -len(each[0]))
    return {path[-1]: each.title for path, each in known}


def _listed(
    known: Mapping[Pattern, FormBlock] | Mapping[Pattern, AskedField],
) -> Iterator[tuple[Pattern, FormBlock | AskedField]]:
    for path, each in known.items():
        yield tuple(step for step in path if step != ITEM), each


@cache
def _top_names() -> frozenset[str]:
    return frozenset(path[0] for path in form_fields()) | {"penalty", "dialogue", "places", "sanction"}


@cache
def _choice_words() -> Mapping[str, str]:
    choices = {each.choice for each in form_fields().values() if each.choice is not None}
    return {
        member.value: member.title_sv for choice in sorted(choices, key=lambda each: each.__name__) for member in choice
    }


def sheet_names() -> frozenset[str]:
    """What every sheet with answers is called."""
    return frozenset(sheet_title(each.name) for each in SHEETS)


def table_titles(table: TableSheet) -> Mapping[Pattern, str]:
    """The headings of a table by the keys of its columns, in their order."""
    titles: dict[Pattern, str] = {}
    if table.belongs_to is not None:
        titles[table.belongs_to] = link_title(table.belongs_to)
    return titles | {each.path: heading_of_column(each, table.of) for each in table.fields()}
