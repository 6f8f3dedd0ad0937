"""One entry of the recruiter's two files, as a form asks for it, and its way back into the file.

A place, a profile, an agreement, a start meeting, the retention decision, or a person. What was typed is understood as everywhere, held
against both files, and only then written; every other byte of the file stays as it is.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct
from pydantic import BaseModel

from tenderkit.messages import Gravity, Message
from tenderkit.model.form.form_fields import AskedField, FormBlock, fields_of_model
from tenderkit.model.form.form_keys import ITEM
from tenderkit.model.journal.person import Person
from tenderkit.model.journal.place import Place
from tenderkit.model.matching.agreement import Agreement
from tenderkit.model.matching.matching import Retention
from tenderkit.model.matching.meetings import Profile, StartMeeting
from tenderkit.problems import InvalidInputError, Key, Problem, RefusedError, TenderkitError
from tenderkit.project.places import MATCHING_FILE, PERSONS_FILE, case_file, persons_folder
from tenderkit.readers.journal.record_reader import refuse_format_one
from tenderkit.readers.yaml.yaml_changes import Drop, Edit, Put
from tenderkit.readers.yaml.yaml_editor import edited_source
from tenderkit.readers.yaml.yaml_events import Tree
from tenderkit.readers.yaml.yaml_reader import YamlSource, parse_yaml, read_bytes
from tenderkit.workflows.case.sound_case import load_sound_case, settle_case
from tenderkit.workflows.drafts.answers import ReadAnswer, TypedAnswer, edits_of, read_in_field, removal
from tenderkit.workflows.drafts.questions import PartQuestion
from tenderkit.workflows.matching.sound_record import read_sound_record
from tenderkit.writers.form.form_values import said_at
from tenderkit.writers.output import Output, digest_of, place

_NEW_FILE = b"format: 2\n"


class EntrySort(Struct, frozen=True):
    """What sort of entry it is, by its name in addresses; `list_key` is where it stands, `prefix` what its number begins with."""

    name: str
    list_key: str
    model: type[BaseModel]
    prefix: str = ""
    is_list: bool = True
    of_persons: bool = False

    @property
    def id_key(self) -> str:
        """The key that an entry is called by; '' where it has none."""
        return "place" if self.of_persons else "id" if self.prefix else ""


ENTRY_SORTS: Mapping[str, EntrySort] = {
    each.name: each
    for each in (
        EntrySort("personer", "persons", Person, of_persons=True),
        EntrySort("platser", "places", Place, "P-"),
        EntrySort("kravprofiler", "profiles", Profile, "K-"),
        EntrySort("overenskommelser", "agreements", Agreement, "A-"),
        EntrySort("startmoten", "start_meetings", StartMeeting),
        EntrySort("gallring", "retention", Retention, is_list=False),
    )
}
PERSONS_SORT = ENTRY_SORTS["personer"]


class EntryFile(Struct, frozen=True):
    """The file as it stands, and the digest that a save is held against: '' where there is none yet."""

    path: Path
    data: bytes
    source: YamlSource
    digest: str


class EntryGroup(Struct, frozen=True):
    """The questions of a block; without one those of the entry itself. `number` counts the items of a list."""

    block: FormBlock | None
    key: Key
    questions: tuple[PartQuestion, ...]
    number: int = 0


class EntryRefusedError(TenderkitError):
    """Nothing was written; `reasons` are the keys within the entry that have to be told otherwise, () for something else in the files."""

    def __init__(self, reasons: Sequence[tuple[Key, Message]]) -> None:
        self.reasons = tuple(reasons)
        Exception.__init__(self, f"{len(self.reasons)} reasons")


def read_entry_file(case: Path, sort: EntrySort) -> EntryFile:
    """Raises `InvalidInputError` for a file with faults of form, and `RefusedError` where no journal is kept."""
    settle_case(case)
    file = case_file(case)
    path = persons_folder(file.parent) / PERSONS_FILE if sort.of_persons else file.with_name(MATCHING_FILE)
    if path.is_file():
        data = read_bytes(path)
        source = parse_yaml(data, path)
        refuse_format_one(source)
        if source.problems:
            raise InvalidInputError(source.problems)
        return EntryFile(path, data, source, digest_of(data))
    if not sort.of_persons:
        raise RefusedError("TK-M224", {"folder": path.parent, "file": path.name})
    return EntryFile(path, _NEW_FILE, parse_yaml(_NEW_FILE, path), "")


def entries_in(file: EntryFile, sort: EntrySort) -> tuple[Mapping[str, Any], ...]:
    """What each entry says, in the order of the file."""
    found = file.source.data.get(sort.list_key)
    items = found if isinstance(found, list) else [found] if isinstance(found, dict) else []
    return tuple(each if isinstance(each, dict) else {} for each in items)


def next_id(file: EntryFile, sort: EntrySort) -> str:
    """`P-06` after `P-05`; '' for what has no number."""
    if not sort.prefix:
        return ""
    ids = (str(each.get("id", "")).removeprefix(sort.prefix) for each in entries_in(file, sort))
    last = max((int(number) for number in ids if number.isdecimal()), default=0)
    return f"{sort.prefix}{last + 1:02}" if sort.prefix == "P-" else f"{sort.prefix}{last + 1}"


def entry_groups(sort: EntrySort, said: Mapping[str, Any]) -> tuple[EntryGroup, ...]:
    """Every question about an entry that says this; a list of blocks has an empty one more to fill in."""
    groups: dict[tuple[object, ...], list[AskedField]] = {}
    for field in fields_of_model(sort.model):
        groups.setdefault(field.blocks[-1].path if field.blocks else (), []).append(field)
    return tuple(group for fields in groups.values() for group in _groups_of(fields, said))


def _groups_of(fields: Sequence[AskedField], said: Mapping[str, Any]) -> Iterator[EntryGroup]:
    block = fields[0].blocks[-1] if fields[0].blocks else None
    path = block.path if block is not None else ()
    if ITEM not in path:
        yield EntryGroup(block, path, tuple(_question(each, each.path, said) for each in fields))
        return
    at = path.index(ITEM)
    items = said_at(said, path[:at])
    for number in range((len(items) if isinstance(items, list) else 0) + 1):
        key: Key = (*path[:at], number, *path[at + 1 :])
        questions = (_question(each, (*path[:at], number, *each.path[at + 1 :]), said) for each in fields)
        yield EntryGroup(block, key, tuple(questions), number + 1)


def _question(field: AskedField, key: Key, said: Mapping[str, Any]) -> PartQuestion:
    around = [each for each in field.blocks if not each.required]
    there = all(ITEM not in each.path and said_at(said, each.path) is not None for each in around)
    return PartQuestion(field, key, said_at(said, key), field.required and there, first=field.required and not around)


def read_entry(sort: EntrySort, said: Mapping[str, Any], typed: Mapping[Key, TypedAnswer]) -> tuple[ReadAnswer, ...]:
    """What was typed at each of the entry's own keys, understood; other keys are no part of it."""
    asked = {each.key: each.field for group in entry_groups(sort, said) for each in group.questions}
    return tuple(read_in_field(asked[key], key, words) for key, words in typed.items() if key in asked)


def save_entry(
    case: Path, sort: EntrySort, file: EntryFile, answers: Sequence[ReadAnswer], number: int | None = None
) -> None:
    """Write the answers into the entry with the number, or as a new one.

    Raises `EntryRefusedError` with what is wrong in it, and `ChangedMeanwhileError` where the file isn't what was read.
    """
    said = file.source.data
    at = len(entries_in(file, sort)) if number is None else number
    base: Key = (sort.list_key, at) if sort.is_list else (sort.list_key,)
    standing = said_at(said, base)
    edits, left = _emptied(standing if isinstance(standing, dict) else {}, base, answers)
    in_full = [ReadAnswer((*base, *each.key), each.value) for each in left]
    _write(case, sort, file, (*edits, *edits_of(said, in_full)), base)


def remove_entry(case: Path, sort: EntrySort, file: EntryFile, number: int) -> None:
    """Take the entry out of the file; raises as `save_entry` does."""
    base: Key = (sort.list_key, number) if sort.is_list else (sort.list_key,)
    _write(case, sort, file, removal(file.source.data, base), base)


def _emptied(
    said: Mapping[str, Any], base: Key, answers: Sequence[ReadAnswer]
) -> tuple[tuple[Edit, ...], list[ReadAnswer]]:
    """Blocks whose every answer has been taken away go as a whole, and a list of blocks is written without them."""
    edits: list[Edit] = []
    gone: list[Key] = []
    blocks = {each.key[:depth]: None for each in answers for depth in range(1, len(each.key))}
    for block in sorted(blocks, key=len):
        inside = [each for each in answers if each.key[: len(block)] == block]
        if any(block[: len(each)] == each for each in gone) or any(each.value is not None for each in inside):
            continue
        gone.append(block)
        if isinstance(block[-1], str) and said_at(said, block) is not None:
            edits.append(Drop((*base, *block)))
    lists = {block[:-1] for block in gone if isinstance(block[-1], int) and said_at(said, block) is not None}
    for key in lists:
        items = _items(key, answers)
        edits.append(Put((*base, *key), items) if items else Drop((*base, *key)))
        gone.append(key)
    return tuple(edits), [each for each in answers if not any(each.key[: len(key)] == key for key in gone)]


def _items(key: Key, answers: Sequence[ReadAnswer]) -> list[Tree]:
    items: dict[object, dict[str, Any]] = {}
    for each in answers:
        if each.key[: len(key)] == key and each.value is not None:
            number, *rest = each.key[len(key) :]
            items.setdefault(number, {})[str(rest[-1])] = each.value
    return list(items.values())


def _write(case: Path, sort: EntrySort, file: EntryFile, edits: Sequence[Edit], base: Key) -> None:
    after, source = edited_source(file.data, file.source, edits) if edits else (file.data, file.source)
    faults = _faults(case, sort, source)
    if faults:
        before = {(each.message.code, str(each.message.what)) for each in _faults(case, sort, file.source)}
        new = [each for each in faults if (each.message.code, str(each.message.what)) not in before]
        if new:
            raise EntryRefusedError([(_within(each, source, base), each.message) for each in new])
    if after != file.data or not file.digest:
        place([Output(file.path, after, made_of=file.digest, private=sort.of_persons)])


def _within(problem: Problem, source: YamlSource, base: Key) -> Key:
    of_entry = problem.file == source.name and problem.key[: len(base)] == base
    return problem.key[len(base) :] if of_entry else ()


def _faults(case: Path, sort: EntrySort, source: YamlSource) -> tuple[Problem, ...]:
    sound = load_sound_case(case)
    try:
        if not sort.of_persons:
            read_sound_record(sound, source)
            return ()
        record = case_file(case).with_name(MATCHING_FILE)
        if not record.is_file():
            raise RefusedError("TK-M224", {"folder": record.parent, "file": record.name})
        read_sound_record(sound, parse_yaml(read_bytes(record), record), source)
    except InvalidInputError as error:
        return tuple(each for each in error.problems if each.gravity is Gravity.ERROR)
    return ()
