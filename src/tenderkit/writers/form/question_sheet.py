"""A sheet of questions: block by block, each with its answer, whether it must be there, help, and its key."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from tenderkit.messages import document_text
from tenderkit.model.form.form_fields import AskedField, FormBlock
from tenderkit.model.form.form_keys import ITEM, KeyPath, key_text
from tenderkit.model.form.form_words import block_help, field_help, field_title, sheet_title
from tenderkit.writers.form.form_styles import (
    HELP_ROOM,
    KEY_ROOM,
    KEY_WIDTH,
    FormStyles,
    set_page,
    words_in_cell,
    write_answer,
)
from tenderkit.writers.form.form_values import FormCell, cells_of, most_cells, said_at
from tenderkit.writers.form.word_lists import WordLists
from tenderkit.writers.sheet.row_heights import row_height

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_QUESTION_WIDTH, _ANSWER_WIDTH, _REQUIRED_WIDTH, _HELP_WIDTH = 32, 44, 12, 66
_COLUMN_WIDTH = 26  # of an answer, where several items have a column each
_HEADINGS_AT = 3
_REQUIREMENT = "requirement"


class AnswerColumn(Struct, frozen=True):
    """A column of answers: what stands above it, and what the file says there, by the keys of the questions."""

    heading: str
    said: object
    item: tuple[str | int, ...] = ()


class Questions(Struct, frozen=True):
    """What a sheet asks. With `of_items` each column is one item of a list, and its heading the item's name."""

    name: str
    phase: str
    fields: Sequence[AskedField]
    columns: Sequence[AnswerColumn]
    of_items: bool = False


class QuestionSheet:
    """The sheet under writing."""

    def __init__(self, sheet: "Worksheet", asked: Questions, styles: FormStyles, lists: WordLists) -> None:
        self._sheet, self._asked, self._styles, self._lists = sheet, asked, styles, lists
        width = _COLUMN_WIDTH if asked.of_items else _ANSWER_WIDTH
        answers = [width] * len(asked.columns)
        self._widths = [_QUESTION_WIDTH, *answers, _REQUIRED_WIDTH, _HELP_WIDTH, KEY_WIDTH]
        self._room = [*self._widths[:-2], _HELP_WIDTH * HELP_ROOM, KEY_WIDTH * KEY_ROOM]
        self._row = _HEADINGS_AT + 1

    def write(self) -> None:
        """All of it; only the answers can be written in until somebody takes the protection off, which has no password."""
        self._head()
        before: tuple[FormBlock, ...] = ()
        for field in self._asked.fields:
            for depth, block in enumerate(field.blocks):
                if before[: depth + 1] != field.blocks[: depth + 1] and not self._is_outside(block):
                    self._block(field.blocks[: depth + 1])
            before = field.blocks
            self._field(field)
        self._sheet.freeze_panes(_HEADINGS_AT + 1, 1)
        self._sheet.repeat_rows(_HEADINGS_AT)
        allowed = ("objects", "scenarios", "format_cells", "format_columns", "format_rows")
        self._sheet.protect("", dict.fromkeys(allowed, True))
        set_page(self._sheet, self._asked.phase)

    def _is_outside(self, block: FormBlock) -> bool:
        """The list and what holds it are told by other sheets."""
        return self._asked.of_items and block.path[-1] in ("contract", ITEM)

    def _head(self) -> None:
        for at, width in enumerate(self._widths):
            self._sheet.set_column(at, at, width)
        self._sheet.write_string(0, 0, sheet_title(self._asked.name), self._styles.title)
        self._sheet.write_string(1, 0, document_text(f"form.intro.{self._asked.name}"), self._styles.words)
        answers = [column.heading for column in self._asked.columns]
        texts = [_heading("question"), *answers, *map(_heading, ("required", "help", "key"))]
        for at, text in enumerate(texts):
            named = self._asked.of_items and 0 < at <= len(answers)
            self._sheet.write_string(
                _HEADINGS_AT, at, text, self._styles.named_heading if named else self._styles.heading
            )

    def _block(self, blocks: Sequence[FormBlock]) -> None:
        """A heading over what follows; beside that of a block that may be left out stands its key."""
        block = blocks[-1]
        named = [each.title for each in blocks if not self._is_outside(each) and (each is block or not _is_whole(each))]
        title, told = " – ".join(named[-2:]), block_help(block)
        key = "" if block.required else key_text(block.path)
        answers = [self._is_stated_empty(block, column) for column in self._asked.columns]
        texts = [title, *answers, "", told, key]
        looks = [self._styles.block, *[self._styles.block_answer] * len(answers), self._styles.block]
        looks += [self._styles.block_help, self._styles.key]
        self._sheet.set_row(self._row, row_height(texts, self._room))
        for at, (text, look) in enumerate(zip(texts, looks, strict=True)):
            self._sheet.write_string(self._row, at, text, look)
        self._row += 1

    def _is_stated_empty(self, block: FormBlock, column: AnswerColumn) -> str:
        said = said_at(column.said, _in_item(block.path, column.item))
        return "ja" if said == {} and not block.required else ""

    def _field(self, field: AskedField) -> None:
        columns = [
            cells_of(field, said_at(column.said, _in_item(field.path, column.item))) for column in self._asked.columns
        ]
        rows = max(most_cells(field), *map(len, columns))
        for number in range(rows):
            cells = [cells[number] if number < len(cells) else None for cells in columns]
            self._question(field, number if rows > 1 else None, cells)

    def _question(self, field: AskedField, number: int | None, cells: Sequence[FormCell]) -> None:
        first = number in (None, 0)
        key: KeyPath = field.path if number is None else (*field.path, number)
        required = document_text(f"form.required.{_required(field)}") if first else ""
        title = field_title(field) if number is None else f"{field_title(field)} ({number + 1})"
        around = [title, required, field_help(field) if first else "", key_text(key)]
        texts = [around[0], *map(words_in_cell, cells), *around[1:]]
        self._sheet.set_row(self._row, row_height(texts, self._room))
        look = self._styles.required if field.required and first else self._styles.question
        self._sheet.write_string(self._row, 0, around[0], look)
        for at, cell in enumerate(cells, 1):
            write_answer(self._sheet, (self._row, at), field, cell, self._styles)
        after = len(cells) + 1
        for at, text, style in zip(
            range(after, after + 3),
            around[1:],
            (self._styles.question, self._styles.help, self._styles.key),
            strict=True,
        ):
            self._sheet.write_string(self._row, at, text, style)
        answers = ((self._row, 1), (self._row, len(cells)))
        self._lists.offer(self._sheet, *answers, field)
        if field.always_required and first:
            self._sheet.conditional_format(*answers[0], *answers[1], {"type": "blanks", "format": self._styles.missing})
        self._row += 1


def _is_whole(block: FormBlock) -> bool:
    """The requirement itself, which a whole sheet is about."""
    return block.path[-1] == _REQUIREMENT


def _heading(name: str) -> str:
    return document_text(f"form.heading.{name}")


def _required(field: AskedField) -> str:
    if field.always_required:
        return "always"
    return "here" if field.required else "never"


def _in_item(path: Sequence[str], item: Sequence[str | int]) -> tuple[str | int, ...]:
    numbers = iter([step for step in item if isinstance(step, int)])
    return tuple(next(numbers, 0) if step == ITEM else step for step in path)
