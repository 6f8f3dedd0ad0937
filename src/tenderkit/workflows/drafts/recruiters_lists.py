"""What stands in the recruiter's two files, list by list: each entry by its number, and the persons, who are the recruiter's alone."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct

from tenderkit.messages import text
from tenderkit.model.journal.person import Person, Persons
from tenderkit.model.journal.record import Record
from tenderkit.problems import RefusedError
from tenderkit.project.places import MATCHING_FILE, case_file
from tenderkit.readers.journal.record_reader import parse_persons, parse_record
from tenderkit.rules.journal.past_retention import kept_until
from tenderkit.workflows.drafts.recruiters_entries import (
    ENTRY_SORTS,
    PERSONS_SORT,
    EntryFile,
    EntrySort,
    entries_in,
    read_entry_file,
)

_WORDS = ("job_title", "job", "workplace", "held", "decision")


class ListedEntry(Struct, frozen=True):
    """An entry by its number in addresses, and what it is called."""

    slug: str
    id: str
    words: str


class ListedEntries(Struct, frozen=True):
    """The entries of a sort; of one there is at most one."""

    sort: EntrySort
    title: str
    entries: tuple[ListedEntry, ...]

    @property
    def can_grow(self) -> bool:
        return self.sort.is_list or not self.entries


class ListedPerson(Struct, frozen=True):
    """Somebody who has a place: `told` are the titles of what is kept of them, `until` the last day that it may be."""

    place: str
    slug: str
    what: str
    name: str
    told: tuple[str, ...]
    until: date | None


class RecruitersLists(Struct, frozen=True):
    """`empty` are the places that nobody is named for. `decision` is '' where no retention has been decided."""

    lists: tuple[ListedEntries, ...]
    persons: tuple[ListedPerson, ...]
    empty: tuple[ListedEntry, ...]
    decision: str
    months: int


def recruiters_lists(case: Path) -> RecruitersLists | None:
    """`None` where no journal is kept yet; raises `InvalidInputError` for files that can't be read."""
    if not case_file(case).with_name(MATCHING_FILE).is_file():
        return None
    record_file = read_entry_file(case, ENTRY_SORTS["platser"])
    record = parse_record(record_file.source)
    listed = tuple(
        ListedEntries(sort, text(f"page.entry.{sort.name}"), tuple(_entries(record_file, sort)))
        for sort in ENTRY_SORTS.values()
        if not sort.of_persons
    )
    persons = tuple(_persons(record, _persons_of(case)))
    named = {each.place for each in persons}
    places = next(each.entries for each in listed if each.sort.name == "platser")
    decision = record.retention
    return RecruitersLists(
        lists=listed,
        persons=persons,
        empty=tuple(each for each in places if each.id not in named),
        decision=decision.decision if decision is not None else "",
        months=decision.remove_after_months if decision is not None else 0,
    )


def _persons_of(case: Path) -> Persons:
    try:
        return parse_persons(read_entry_file(case, PERSONS_SORT).source)
    except RefusedError:
        return Persons(format=2)


def _entries(file: EntryFile, sort: EntrySort) -> Iterator[ListedEntry]:
    for at, each in enumerate(entries_in(file, sort), 1):
        own = str(each.get(sort.id_key, "")) if sort.id_key else ""
        yield ListedEntry(own.lower() or str(at), own, _words(each))


def _words(entry: Mapping[str, Any]) -> str:
    return ", ".join(str(entry[name]) for name in _WORDS if entry.get(name))


def _persons(record: Record, persons: Persons) -> Iterator[ListedPerson]:
    until = kept_until(record, date.max)
    places = {each.id: ", ".join(filter(None, (each.job_title, each.workplace))) for each in record.places}
    for each in persons.persons:
        told = tuple(titles_of_person(name for name in each.model_fields_set if name not in ("place", "name")))
        yield ListedPerson(
            each.place, each.place.lower(), places.get(each.place, ""), each.name or "", told, until.get(each.place)
        )


def titles_of_person(names: Iterable[str]) -> Iterator[str]:
    """What the keys of a person's entry are called, in the order of the file."""
    wanted = frozenset(names)
    yield from (str(field.title) for name, field in Person.model_fields.items() if name in wanted)
