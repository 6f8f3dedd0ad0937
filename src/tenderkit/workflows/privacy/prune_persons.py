"""Removing what is told of persons whose time is over by the municipality's retention decision, and of nobody earlier.

`personer.yaml` loses everything but the number of the place; the older file that a migration left in the persons' folder loses
the same of the same places. What has been built is named, for it is nobody's to change.
"""

import os
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.journal.person import Person, Persons
from tenderkit.model.journal.record import Record
from tenderkit.model.matching.matching import Retention
from tenderkit.problems import NotAllowedYetError, RefusedError, TenderkitError
from tenderkit.project.places import (
    ISSUED_FOLDER,
    LOCK_FILE,
    OLD_MATCHING_FILE,
    OUTPUT_FOLDER,
    PERSONS_FILE,
    homes_of,
    matching_file,
    persons_folder,
)
from tenderkit.readers.journal.record_reader import parse_persons, parse_record, read_record_yaml
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.readers.yaml.yaml_changes import Drop
from tenderkit.readers.yaml.yaml_editor import edited
from tenderkit.readers.yaml.yaml_events import Tree
from tenderkit.readers.yaml.yaml_reader import decode, parse_yaml
from tenderkit.rules.journal.past_retention import (
    PastRetention,
    not_told_to_have_ended,
    past_retention,
    places_past_retention,
)
from tenderkit.rules.privacy.free_texts import free_texts
from tenderkit.rules.privacy.names_told import sought_names
from tenderkit.workflows.privacy.built_papers import files_of, finish_what_was_interrupted
from tenderkit.writers.output import Output, digest_of, place
from tenderkit.writers.refusals import once_more

_OF_A_PERSON = frozenset(Person.model_fields) - {"place"}  # as the older file names the same things


class PersonsPruned(Struct, frozen=True):
    """What goes or went. `older` are the places whose persons the older file tells of.

    `files` are built papers: those that stand where they were built, and by name those that were written elsewhere.
    `left_over` are lines, by file, where a name that was removed still stands in a comment or another text.
    """

    path: Path
    retention: Retention | None
    items: tuple[PastRetention, ...]
    not_ended: tuple[str, ...]
    older: tuple[str, ...]
    files: tuple[str, ...]
    left_over: tuple[tuple[Path, int], ...] = ()


@once_more
def prune_persons(case: Path, day: date, *, remove: bool) -> PersonsPruned:
    """List what the decision lets go by the day, and with `remove` take it out of the files, all of them or none.

    Raises `NotAllowedYetError` when something is to be removed without a retention decision, and `TenderkitError` where the persons'
    file can't be reached, or the record is of format 1 still. Only an older file may stand there alone.
    """
    record_path = matching_file(case)
    home = persons_folder(record_path.parent)
    path, homes = home / PERSONS_FILE, homes_of(record_path.parent)
    if remove:
        for folder in homes:
            finish_what_was_interrupted(folder)
    record = _record_at(record_path)
    if not any(os.access(file, os.R_OK) for file in (path, home / OLD_MATCHING_FILE)):
        raise RefusedError("TK-M235", {"folder": home, "file": PERSONS_FILE})
    if remove and record.retention is None:
        raise NotAllowedYetError([Message("TK-M055")])
    before, persons = b"", Persons(format=2)
    if path.is_file():
        before = path.read_bytes()
        persons = parse_persons(parse_yaml(before, path))
    items, places = past_retention(record, persons, day), places_past_retention(record, day)
    older = _Older.of(home / OLD_MATCHING_FILE, places)
    return PersonsPruned(
        path=path,
        retention=record.retention,
        items=items,
        not_ended=not_told_to_have_ended(record, day),
        older=older.ids,
        files=tuple(_built(homes, places, [*older.ids, *(item.id for item in items)])),
        left_over=_remove((path, before, persons), items, older) if remove and (items or older.ids) else (),
    )


def _record_at(path: Path) -> Record:
    if not path.is_file():
        raise TenderkitError("TK-M004", {"folder": path.parent, "file": path.name})
    return parse_record(read_record_yaml(path))


class _Older(Struct, frozen=True):
    """The file of the format before, as it was left; `ids` are the places of which it tells what has to go."""

    path: Path
    before: bytes = b""
    keys: tuple[tuple[int, str, tuple[str, ...]], ...] = ()

    @classmethod
    def of(cls, path: Path, places: Collection[str]) -> "_Older":
        if not path.is_file():
            return cls(path)
        before = path.read_bytes()
        placements = parse_yaml(before, path).data.get("placements")
        return cls(path, before, tuple(_keys_of(placements if isinstance(placements, list) else [], places)))

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(each for _, each, _ in self.keys)

    def output(self) -> Iterator[Output]:
        """The file without them; none where nothing goes."""
        if self.keys:
            edits = [Drop(("placements", index, name)) for index, _, names in self.keys for name in names]
            after = edited(self.before, self.path, edits)
            yield Output(self.path, after, made_of=digest_of(self.before), private=True)


def _keys_of(placements: list[Tree], places: Collection[str]) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    for index, each in enumerate(placements):
        if isinstance(each, dict) and str(each.get("id")) in places:
            names = tuple(name for name in each if name in _OF_A_PERSON)
            if names:
                yield index, str(each["id"]), names


def _remove(
    of_persons: tuple[Path, bytes, Persons], items: Sequence[PastRetention], older: _Older
) -> tuple[tuple[Path, int], ...]:
    path, before, persons = of_persons
    outputs = [*older.output()]
    if items:
        edits = [Drop(("persons", item.index, name)) for item in items for name in item.fields]
        outputs.append(Output(path, edited(before, path, edits), made_of=digest_of(before), private=True))
    place(outputs)
    gone = [persons.persons[item.index] for item in items]
    return tuple((each.path, line) for each in outputs for line in _left_over(decode(each.data, each.path), gone))


def _left_over(text: str, gone: Sequence[Person]) -> Iterator[int]:
    """Lines where the name of somebody who went still stands, or a supervisor's or an issuer's."""
    named = [(person.place, words) for person in gone for key, words in free_texts(person) if key[-1] == "name"]
    sought = sought_names((f"{at} {place}", words) for at, (place, words) in enumerate(named))
    births = [person.birth_date.isoformat() for person in gone if person.birth_date]
    for number, line in enumerate(text.splitlines(), 1):
        if sought.told_in(line) or any(birth in line for birth in births):
            yield number


def _built(homes: Sequence[Path], places: Collection[str], now: Collection[str]) -> Iterator[str]:
    """Those that still stand, with their folders; of the persons who go now also those that were written elsewhere, by name."""
    for folder in homes:
        lock = read_lock(folder / LOCK_FILE)
        gone = files_of(lock, list(now))
        for name in files_of(lock, list(places)):
            standing = [path for each in (OUTPUT_FOLDER, ISSUED_FOLDER) if (path := folder / each / name).is_file()]
            yield from map(str, standing)
            if not standing and name in gone:
                yield name
