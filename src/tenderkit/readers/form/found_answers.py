"""Where the answers stand in the sheets of a form: found by the keys and headings beside them, wherever somebody has moved them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field

from tenderkit.messages import Message, document_text
from tenderkit.model.form.form_keys import ITEM, KeyPath, Pattern, key_text, pattern_of, read_key
from tenderkit.model.form.form_layout import list_around, table_of
from tenderkit.model.form.form_words import sheet_names, sheet_title, table_titles
from tenderkit.model.reading.words import as_compared
from tenderkit.readers.sheet.cell_names import cell_name, cell_names
from tenderkit.readers.sheet.sheet_cells import MOST_COLUMNS, MOST_ROWS, At, ReadCell, ReadSheet
from tenderkit.readers.yaml.yaml_reader import UNREADABLE

WHOLE_FILE = 1  # the number of no cell: what concerns the file as a whole
_LOOKED_AT = 40  # rows in which the headings are looked for
_HEADINGS = ("question", "answer", "required", "help", "key")
_ANSWER, _KEY = "answer", "key"


class CellAnswer(Struct, frozen=True):
    """What stands in the cell of a key, '' where nothing does; `place` is the cell's number in the workbook."""

    path: KeyPath
    words: str
    place: int


class AnsweredRow(Struct, frozen=True):
    """An item of a list with its answers; `name` is what other sheets call it by, `of` what it calls the item it belongs to."""

    answers: tuple[CellAnswer, ...]
    place: int
    name: str = ""
    of: str = ""


class FoundAnswers(Struct):
    """Everything found. `rows` are by their list, `columns` those that belong to an item of a list, by its name.

    `cells` are the cells by their numbers, `unread` those whose value can't be had.
    """

    answers: list[CellAnswer] = field(default_factory=list)
    rows: dict[Pattern, list[AnsweredRow]] = field(default_factory=dict)
    columns: list[AnsweredRow] = field(default_factory=list)
    faults: list[tuple[int, Message]] = field(default_factory=list)
    remarks: list[tuple[int, Message]] = field(default_factory=list)
    cells: dict[int, str] = field(default_factory=dict)
    unread: set[int] = field(default_factory=set)


def find_answers(sheets: tuple[ReadSheet, ...]) -> FoundAnswers:
    """Those of all sheets; what can't be told apart is a fault, what is passed by a remark."""
    found = FoundAnswers()
    for number, sheet in enumerate(sheets):
        _Looking(sheet, number, found).look()
    return found


class _Looking:
    """One sheet."""

    def __init__(self, sheet: ReadSheet, number: int, found: FoundAnswers) -> None:
        self._sheet, self._number, self._found = sheet, number, found
        self._asked: set[At] = set()

    def look(self) -> None:
        """By the headings of questions, else by the keys of a table."""
        if (headings := self._headings()) is not None:
            self._questions(*headings)
        elif (row := self._row_of_keys()) is not None:
            self._table(row)
        else:
            self._no_form()
            return
        self._merged()
        self._out_of_sight()
        self._computed()

    def _headings(self) -> tuple[int, Mapping[str, int]] | None:
        """The row of headings with the column of each of ours; `None` where no row has that of the keys."""
        ours = {as_compared(document_text(f"form.heading.{name}")): name for name in _HEADINGS}
        rows: dict[int, dict[str, int]] = {}
        for (row, column), cell in self._sheet.cells.items():
            if row < _LOOKED_AT and (name := ours.get(as_compared(cell.words))) is not None:
                rows.setdefault(row, {}).setdefault(name, column)
        return next(((row, names) for row, names in sorted(rows.items()) if _KEY in names), None)

    def _row_of_keys(self) -> int | None:
        rows = (row for (row, _), cell in self._sheet.cells.items() if row < _LOOKED_AT and _is_of_list(cell.words))
        return min(rows, default=None)

    def _no_form(self) -> None:
        """A sheet of ours has lost what its answers are found by; one of the user's own is left alone, and that is told."""
        if not self._sheet.cells or self._sheet.name in (sheet_title("start"), sheet_title("lists")):
            return
        first = min(self._sheet.cells)
        if self._sheet.name in sheet_names():
            self._lost(first)
        else:
            self._remark(first, "TK-N104", {"sheet": self._sheet.name})

    def _questions(self, row: int, columns: Mapping[str, int]) -> None:
        at_key, at_answer = columns[_KEY], columns.get(_ANSWER)
        below = sorted({at for at, _ in self._sheet.cells if at > row})
        keys = {at: read_key(self._sheet.words((at, at_key)).strip()) for at in below}
        of_items = sum(ITEM in key for key in keys.values() if key) * 2 > sum(key is not None for key in keys.values())
        named = self._named_columns(row, set(columns.values())) if of_items else {}
        if at_answer is None and not of_items:
            self._lost((row, at_key))
            return
        if of_items:
            for column, name in named.items():
                answers = tuple(self._answers_in(column, keys, of_items=True))
                self._found.columns.append(AnsweredRow(answers, self._place((row, column)), of=name))
            self._unnamed_columns(keys, {*named, *columns.values()})
        elif at_answer is not None:
            self._found.answers += self._answers_in(at_answer, keys, of_items=False)

    def _named_columns(self, row: int, ours: set[int]) -> dict[int, str]:
        return {
            at[1]: cell.words.strip()
            for at, cell in self._sheet.cells.items()
            if at[0] == row and at[1] not in ours and cell.words
        }

    def _answers_in(self, column: int, keys: Mapping[int, KeyPath | None], *, of_items: bool) -> Iterator[CellAnswer]:
        for row, key in keys.items():
            at = (row, column)
            if key is not None and (ITEM in key) is of_items:
                yield self._answer(key, at)
            elif at in self._sheet.cells:
                self._fault(at, "TK-N105", {})

    def _unnamed_columns(self, keys: Mapping[int, KeyPath | None], known: set[int]) -> None:
        """Values below an empty heading: whose they are nobody can tell."""
        lost = {at[1]: at for at in sorted(self._sheet.cells, reverse=True) if at[0] in keys and at[1] not in known}
        for at in lost.values():
            self._fault(at, "TK-N108", {"name": "", "sheet": self._sheet.name})

    def _table(self, row: int) -> None:
        keys = {at[1]: read_key(cell.words.strip()) for at, cell in self._sheet.cells.items() if at[0] == row}
        of = _list_of(keys.values())
        for column, key in keys.items():
            if key is not None and key[-1] != ITEM and list_around(pattern_of(key)) != of:
                self._fault((row, column), "TK-N124", {"key": key_text(key), "sheet": self._sheet.name})
        if not self._has_headings(row + 1, keys, of):
            self._lost((row, min(keys)))
            return
        for number in sorted({at[0] for at in self._sheet.cells if at[0] > row + 1}):
            self._row(number, keys, of)
        self._found.rows.setdefault(of, [])
        self._beside(row, keys)

    def _has_headings(self, row: int, keys: Mapping[int, KeyPath | None], of: Pattern) -> bool:
        """Not a row of values, which would be taken for headings and lost."""
        table = table_of(of)
        titles = table_titles(table) if table else {}
        ours = [column for column, key in keys.items() if key is not None and pattern_of(key) in titles]
        right = [
            column
            for column in ours
            if as_compared(self._sheet.words((row, column)).rstrip(" *"))
            == as_compared(titles[pattern_of(keys[column] or ())])
        ]
        return len(right) * 2 >= len(ours)

    def _row(self, number: int, keys: Mapping[int, KeyPath | None], of: Pattern) -> None:
        name = above = ""
        answers: list[CellAnswer] = []
        for column, key in keys.items():
            at = (number, column)
            if key is None or (key[-1] != ITEM and list_around(pattern_of(key)) != of):
                continue
            if key == of:
                name = self._sheet.words(at).strip()
            elif key[-1] == ITEM:
                self._asked.add(at)
                above = self._sheet.words(at).strip()
            else:
                answers.append(self._answer(key, at))
        if any(each.words or each.place in self._found.unread for each in answers):
            place = min(each.place for each in answers)
            self._found.rows.setdefault(of, []).append(AnsweredRow(tuple(answers), place, name, above))

    def _beside(self, row: int, keys: Mapping[int, KeyPath | None]) -> None:
        """What stands in a column without a key isn't read; it may be a note, or an answer."""
        known = {column for column, key in keys.items() if key is not None}
        lost = [at for at in sorted(self._sheet.cells) if at[0] > row + 1 and at[1] not in known]
        if lost:
            self._remark(lost[0], "TK-N107", {"sheet": self._sheet.name, "cells": cell_names(lost)})

    def _answer(self, key: KeyPath, at: At) -> CellAnswer:
        self._asked.add(at)
        place = self._place(at)
        cell = self._sheet.cells.get(at)
        if cell is not None and (fault := _unread(cell)) is not None:
            self._found.unread.add(place)
            self._fault(at, fault.code, fault.facts)
            return CellAnswer(key, "", place)
        return CellAnswer(key, cell.words if cell else "", place)

    def _merged(self) -> None:
        """One value over several answers: nobody can say which of them it is."""
        for (top, left), (bottom, right) in self._sheet.merged:
            inside = [at for at in self._asked if top <= at[0] <= bottom and left <= at[1] <= right]
            if len(inside) > 1:
                self._fault((top, left), "TK-N109", {"cells": f"{cell_name(top, left)}:{cell_name(bottom, right)}"})

    def _out_of_sight(self) -> None:
        hidden = [at for at in self._answered() if self._sheet.is_out_of_sight(at)]
        if hidden:
            self._remark(hidden[0], "TK-N110", {"sheet": self._sheet.name, "cells": cell_names(hidden)})

    def _computed(self) -> None:
        computed = [at for at in self._answered() if self._cell(at).is_formula and not self._cell(at).is_unread]
        if computed:
            self._remark(computed[0], "TK-N113", {"sheet": self._sheet.name, "cells": cell_names(computed)})

    def _answered(self) -> list[At]:
        return [at for at in sorted(self._asked) if at in self._sheet.cells]

    def _cell(self, at: At) -> ReadCell:
        return self._sheet.cells[at]

    def _place(self, at: At) -> int:
        """The cell's number in the workbook, sheet by sheet and row by row; 1 is the file itself."""
        place = (self._number * MOST_ROWS + at[0]) * MOST_COLUMNS + at[1] + 2
        self._found.cells[place] = f"{self._sheet.name}!{cell_name(*at)}"
        return place

    def _fault(self, at: At, code: str, facts: dict[str, str]) -> None:
        self._found.faults.append((self._place(at), Message(code, facts)))

    def _lost(self, at: At) -> None:
        """A sheet whose answers can't be found: that it lacks them is told, and not each answer that would be missed."""
        self._fault(at, "TK-N103", {"sheet": self._sheet.name})
        self._found.unread.add(WHOLE_FILE)

    def _remark(self, at: At, code: str, facts: dict[str, str]) -> None:
        self._found.remarks.append((self._place(at), Message(code, facts)))


def _list_of(keys: Iterable[KeyPath | None]) -> Pattern:
    """The list that most columns are of; the innermost of several."""
    lists = Counter(list_around(pattern_of(key)) or () for key in keys if key is not None and key[-1] != ITEM)
    return max(lists, key=lambda each: (lists[each], each.count(ITEM)), default=())


def _unread(cell: ReadCell) -> Message | None:
    if cell.is_unread:
        return Message("TK-N111" if cell.is_error else "TK-N112")
    letter = UNREADABLE.search(cell.words)
    return Message("TK-C017", {"letter": f"U+{ord(letter[0]):04X}"}) if letter else None


def _is_of_list(words: str) -> bool:
    key = read_key(words.strip()) if "[]" in words else None
    return key is not None and ITEM in key
