"""What the rules say of rows, seen together with their case: those of the file that the items would stand in, and whose names they tell."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

from tenderkit.messages import Message
from tenderkit.model.conditions.fact_path import is_within
from tenderkit.model.matching.matching import Placement
from tenderkit.problems import Fault
from tenderkit.readers.privacy.private_words_reader import read_private_words
from tenderkit.rules.case.case_rules import find_faults
from tenderkit.rules.contract.date_order import in_order
from tenderkit.rules.journal.names_in_files import names_by_right
from tenderkit.rules.matching.matching_rules import ACROSS, OF_EACH, find_matching_faults
from tenderkit.rules.privacy.distinctive import distinctive_words, repeated_facts
from tenderkit.rules.privacy.free_texts import Text, free_texts, last_name, path_of
from tenderkit.rules.privacy.identity_numbers import visible
from tenderkit.rules.privacy.names_told import SoughtNames, may_be_told, sought_names
from tenderkit.workflows.batch.open_cases import BatchCases
from tenderkit.workflows.batch.row_columns import RowShape
from tenderkit.workflows.case.sound_case import SoundCase

_OF_A_CONTACT = frozenset({"name", "phone", "email"})
_OF_ITS_OWN = ("name", "birth_date")
_WITHOUT_NAMES = frozenset({"tasks", "skills"})  # the person is named above them
_OF_NO_ROW = frozenset({"TK-M005"})  # two rows may tell of one item; their files have names of their own


def faults_of_each(cases: BatchCases, case: Path, shape: RowShape, items: Sequence[Any]) -> Iterator[tuple[int, Fault]]:
    """What is wrong with each row by itself, with its place among the items; a fault's key leads into the item."""
    if not items:
        return
    with cases.reading(case):
        of_suppliers = shape.item_list == "suppliers"
        yield from _of_suppliers(cases, case, items) if of_suppliers else _of_items(cases, case, shape, items)
        for at, item in enumerate(items):
            yield from ((at, fault) for fault in (*_days_in_order(item), *_own_facts_told(shape, item)))


def faults_among(cases: BatchCases, case: Path, shape: RowShape, items: Sequence[Any]) -> Iterator[tuple[int, Fault]]:
    """What only shows when all rows of a case are seen together: too many at once, and who is named in another's row."""
    if not items:
        return
    with cases.reading(case):
        if shape.item_list != "suppliers":
            with_rows = cases.matching(case).model_copy(update={shape.item_list: tuple(items)})
            for fault in find_matching_faults(cases.sound(case).case, with_rows, rules=ACROSS):
                yield from _of_a_row(shape, fault)
        names = _NamesAmongRows(shape, items, cases.persons(case))
        for item in items:
            names.take(tuple(free_texts(item)))
        yield from names.told(cases.sound(case))


def _days_in_order(item: Any) -> Iterator[Fault]:  # noqa: ANN401 - an item of any list
    """What the journal's own rules see of a place that is written down there."""
    if isinstance(item, Placement):
        for name in ("ended", "planned_end"):
            yield from in_order((), ("starts", item.starts), (name, getattr(item, name)))


def _of_items(cases: BatchCases, case: Path, shape: RowShape, items: Sequence[Any]) -> Iterator[tuple[int, Fault]]:
    """The rows stand in the list alone: what the case itself holds has been checked with the case."""
    sound, matching = cases.sound(case), cases.matching(case)
    with_rows = matching.model_copy(update={shape.item_list: tuple(items)})
    private, _ = read_private_words(sound.places.clause_folders)
    for fault in find_matching_faults(sound.case, with_rows, private, OF_EACH):
        yield from _of_a_row(shape, fault)


def _of_suppliers(cases: BatchCases, case: Path, items: Sequence[Any]) -> Iterator[tuple[int, Fault]]:
    sound = cases.sound(case)
    for fault in find_faults(sound.case.model_copy(update={"suppliers": tuple(items)}), sound.legal.act):
        if fault.key[:1] == ("suppliers",):
            yield from ((at, fault) for at, fault in _placed("suppliers", fault))


def _of_a_row(shape: RowShape, fault: Fault) -> Iterator[tuple[int, Fault]]:
    if fault.message.code not in _OF_NO_ROW:
        yield from _placed(shape.item_list, fault)


def _placed(name: str, fault: Fault) -> Iterator[tuple[int, Fault]]:
    if fault.key[:1] == (name,) and len(fault.key) > 1 and isinstance(fault.key[1], int):
        yield fault.key[1], Fault(fault.key[2:], fault.message)


class _NamesAmongRows:
    """In the paper of one nobody else is named, of those who have rows and of those who have a place in the case."""

    def __init__(self, shape: RowShape, items: Sequence[Any], others: Sequence[tuple[str, str]]) -> None:
        self._items = items
        self._of_persons = shape.root == "placement"
        named = ((at, item.name) for at, item in enumerate(items) if self._of_persons and item.name)
        self._persons = (*((f"{BatchCases.PERSON}{at}", name) for at, name in named), *others)
        self._beside: set[str] = set()
        self._words: set[str] = set()

    def take(self, texts: Sequence[Text]) -> None:
        """The texts of one more row: the same stand in many."""
        for key, words in texts:
            if key[-1] == "name" and len(key) > 1:
                self._beside.add(words)
            elif last_name(key) not in _OF_A_CONTACT and key[0] not in _OF_ITS_OWN:
                self._words.add(words)

    def told(self, sound: SoundCase) -> Iterator[tuple[int, Fault]]:
        """Each name with the row that tells it. Nearly always no text tells any, and then no row is looked at again."""
        persons = may_be_told(self._persons, self._words)
        if not persons:
            return
        words_too = read_private_words(sound.places.clause_folders)[0].names_and_words
        sought = sought_names(persons, (*names_by_right(sound.case), *sorted(self._beside)), words_too)
        telling = {words for words in self._words if sought.told_in(words)}
        places: dict[str, list[str]] = {}
        for place, name in self._persons:
            places.setdefault(name, []).append(place)
        for at, item in enumerate(self._items if telling else ()):
            own = places.get(item.name, ()) if self._of_persons else ()
            yield from ((at, fault) for fault in _told_in(item, sought, own, telling))


def _told_in(item: Any, sought: SoughtNames, own: Sequence[str], telling: Collection[str]) -> Iterator[Fault]:  # noqa: ANN401 - an item of any list
    for key, words in free_texts(item):
        if words not in telling or last_name(key) in _OF_A_CONTACT or key[0] in _OF_ITS_OWN:
            continue
        for each in sought.told_in(words, () if key[0] in _WITHOUT_NAMES else own):
            whose = each.place if not each.place.startswith(BatchCases.PERSON) else "–"
            facts = {"field": path_of(key), "id": whose}
            yield Fault(key, Message("TK-M230" if each.sure else "TK-M231", facts))


def _own_facts_told(shape: RowShape, item: Any) -> Iterator[Fault]:  # noqa: ANN401 - as above
    """A fact of the row that the kind may not tell, in a text of the row that it may."""
    allows, root = shape.kind.allows, shape.root
    if not _may_be_repeated(shape, tuple(free_texts(item))):
        return
    for fact, text in repeated_facts({root: item}):
        if not allows(fact) and allows(text) and is_within(text, root):
            facts = {"document": shape.kind.title, "path": fact, "suspect": text}
            yield Fault(tuple(text.split(".")[1:]), Message("TK-T063", facts))


def _may_be_repeated(shape: RowShape, found: Sequence[Text]) -> bool:
    """A quick look: whether the longest word of what may not be told stands anywhere in what may."""
    texts = [(path_of(key), words) for key, words in found]
    untold = [words for path, words in texts if not shape.may_tell(path) and distinctive_words(path, words)]
    if not untold:
        return False
    whole = visible(" ".join(words for path, words in texts if shape.may_tell(path))).casefold()
    return any(max(words.casefold().split(), key=len) in whole for words in untold)
