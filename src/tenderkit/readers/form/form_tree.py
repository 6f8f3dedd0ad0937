"""From the answers of a form to the same tree that a case file in YAML is read to, with the cell of each key."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tenderkit.messages import Message
from tenderkit.model.case.own_values import OWN_VALUES
from tenderkit.model.form.form_fields import Ask, AskedField, form_blocks, form_fields
from tenderkit.model.form.form_keys import ITEM, KeyPath, Pattern, key_text, pattern_of
from tenderkit.model.form.form_layout import LOTS, list_around, named_by, table_of
from tenderkit.model.form.form_words import sheet_title, word_of
from tenderkit.model.reading.words import as_compared
from tenderkit.problems import Key
from tenderkit.readers.form.found_answers import AnsweredRow, CellAnswer, FoundAnswers
from tenderkit.readers.yaml.quoting import as_quoted
from tenderkit.readers.yaml.yaml_events import Place, Tree

_OWN: Pattern = (OWN_VALUES, ITEM)
_THERE = frozenset({"ja", "x"})  # beside the heading of a block that is stated though nothing in it is


class FormTree:
    """`data` is what the form says, `places` where each stated key stands, `blanks` where the others would."""

    def __init__(self, found: FoundAnswers) -> None:
        self._found = found
        self._names: dict[Pattern, dict[str, Key]] = {}
        self._next: dict[Key, int] = {}
        self.data: dict[str, Tree] = {}
        self.places: dict[Key, Place] = {}
        self.blanks: dict[Key, Place] = {}
        self._required_blocks()
        self._take(found.answers, ())
        for of, rows in sorted(found.rows.items(), key=lambda each: each[0].count(ITEM)):
            self._rows(of, rows)
        for column in found.columns:
            self._column(column)

    def _required_blocks(self) -> None:
        """Each is there, so that what is missing in it is told cell by cell."""
        blocks = form_blocks()
        for path in blocks:
            if ITEM not in path and all(blocks[path[: at + 1]].required for at in range(len(path))):
                self._block(path)

    def _rows(self, of: Pattern, rows: Sequence[AnsweredRow]) -> None:
        if of == _OWN:
            self._own(rows)
            return
        names = self._names.setdefault(of, {})
        for number, row in enumerate(rows, 1):
            above = self._above(of, row)
            if above is None:
                continue
            at = self._next.get((*above, *of[-2:-1]), 0)
            self._next[(*above, *of[-2:-1])] = at + 1
            item: Key = (*above, *_between(of), at)
            names.setdefault(_name(of, row, number), item)
            self.places[item] = (row.place, 1)
            self._take(row.answers, item)

    def _above(self, of: Pattern, row: AnsweredRow) -> Key | None:
        """The item that the row's own belongs to; () where the list stands in none, `None` where there is no such item."""
        around = list_around(of[:-1])
        if around is None:
            return ()
        found = self._names.get(around, {}).get(row.of)
        if found is None:
            table = table_of(around)
            facts = {"name": as_quoted(row.of), "sheet": sheet_title(table.name) if table else key_text(around)}
            self._fault(row.place, "TK-N108", facts)
        return found

    def _column(self, column: AnsweredRow) -> None:
        if not any(each.words for each in column.answers):
            return
        if (item := self._above((*LOTS, "requirement", ITEM), column)) is not None:
            self._take(column.answers, item)

    def _own(self, rows: Sequence[AnsweredRow]) -> None:
        for row in rows:
            said = {str(each.path[-1]): each for each in row.answers}
            name, value = (said.get(part) for part in ("name", "value"))
            if name is None or not name.words:
                self._fault(row.place, "TK-N114", {})
            elif value is not None:
                self._put((OWN_VALUES, name.words.strip()), value.words or None, value.place)

    def _take(self, answers: Iterable[CellAnswer], item: Key) -> None:
        """The answers of the form, or those of one item."""
        for path, several in _by_value(answers).items():
            key = _in_item(path, item)
            self.blanks.setdefault(key, (several[0].place, 1))
            if filled := self._each_once(several):
                self._answered(key, path, filled)

    def _each_once(self, several: Sequence[CellAnswer]) -> list[CellAnswer]:
        """Those that say something; a second answer to the same question is a fault."""
        stated: dict[KeyPath, CellAnswer] = {}
        for each in several:
            if each.words and stated.setdefault(each.path, each) is not each:
                facts = {"key": key_text(each.path), "other": self._found.cells[stated[each.path].place]}
                self._fault(each.place, "TK-N106", facts)
        return list(stated.values())

    def _answered(self, key: Key, path: Pattern, filled: Sequence[CellAnswer]) -> None:
        first = filled[0]
        if path in form_blocks():
            self._beside_a_heading(key, first)
            return
        said = _said(form_fields().get(path), filled)
        self._put(key, said, first.place)
        if isinstance(said, list):
            for at in range(len(said)):
                self.places[(*key, at)] = (filled[min(at, len(filled) - 1)].place, 1)

    def _beside_a_heading(self, key: Key, answer: CellAnswer) -> None:
        if as_compared(answer.words) not in _THERE:
            self._fault(answer.place, "TK-N122", {})
            return
        self._block(key)
        self.places.setdefault(key, (answer.place, 1))

    def _put(self, key: Key, value: Tree, place: int) -> None:
        block = self._block(key[:-1])
        if not isinstance(block, dict) or key[-1] in block:
            other = self._found.cells.get(self.places.get(key, (0, 0))[0], "")
            self._fault(place, "TK-N106", {"key": as_quoted(key_text(key)), "other": other})
            return
        block[str(key[-1])] = value
        self.places[key] = (place, 1)
        for end in range(1, len(key)):
            self.places.setdefault(key[:end], self.blanks.get(key[:end], (place, 1)))

    def _block(self, key: Key) -> Any:  # noqa: ANN401 - a tree
        """What holds the key, made where it isn't there yet; a value that stands in the way is given as it is."""
        tree: Any = self.data
        for at, step in enumerate(key):
            if isinstance(tree, list) and isinstance(step, int):
                tree += [{} for _ in range(step + 1 - len(tree))]
                tree = tree[step]
            elif isinstance(tree, dict):
                is_list = isinstance(key[at + 1], int) if at + 1 < len(key) else False
                tree = tree.setdefault(step, [] if is_list else {})
        return tree

    def _fault(self, place: int, code: str, facts: Mapping[str, str]) -> None:
        self._found.faults.append((place, Message(code, dict(facts))))


def _name(of: Pattern, row: AnsweredRow, number: int) -> str:
    """What other sheets call the item: its id, else the number that it was given, else that of its row."""
    own = named_by(of)
    if own is None:
        return row.name or str(number)
    return next((each.words.strip() for each in row.answers if each.path == own), "")


def _between(of: Pattern) -> Pattern:
    """The keys from the item around the list to the list."""
    around = list_around(of[:-1])
    return of[len(around or ()) : -1]


def _in_item(path: Pattern, item: Key) -> Key:
    """The key with the numbers of the items that it stands in."""
    numbers = iter([step for step in item if isinstance(step, int)])
    return tuple(next(numbers, 0) if step == ITEM else step for step in path)


def _by_value(answers: Iterable[CellAnswer]) -> dict[Pattern, list[CellAnswer]]:
    """What stands in several cells together, in its order."""
    found: dict[Pattern, list[CellAnswer]] = {}
    for each in answers:
        found.setdefault(pattern_of(each.path), []).append(each)
    return {path: sorted(several, key=_number) for path, several in found.items()}


def _number(answer: CellAnswer) -> int:
    last = answer.path[-1]
    return last if isinstance(last, int) else 0


def _said(field: AskedField | None, filled: Sequence[CellAnswer]) -> Tree:
    """As the case file would have it; what can't be taken word for word is left to be understood."""
    words = [_word(field, each.words) for each in filled]
    if field is not None and field.ask is Ask.LINES:
        return list(_lines(words[0])) if "\n" in words[0] else words[0]
    if len(words) > 1:
        return [*words]
    alone = _number(filled[0]) > 0 or (field is not None and field.ask is Ask.CHOICES and words[0] != filled[0].words)
    return [*words] if alone and field is not None else words[0]


def _lines(words: str) -> Iterator[str]:
    return (line for line in words.split("\n") if line.strip())


def _word(field: AskedField | None, words: str) -> str:
    if field is None:
        return words.strip()
    if field.choice is not None:
        words = words.strip()
        return word_of(field.choice, words) or words
    return words if field.ask in (Ask.TEXT, Ask.LINES, Ask.LISTED) else words.strip()
