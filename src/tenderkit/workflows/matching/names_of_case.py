"""Whose names may stand in nobody else's papers: read where the persons' file can be reached, and told of where it can't."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from tenderkit.messages import Message
from tenderkit.model.journal.person import Persons
from tenderkit.problems import InvalidInputError, Problem
from tenderkit.project.one_run import once_in_a_run
from tenderkit.project.places import MATCHING_FILE, PERSONS_FILE
from tenderkit.readers.journal.record_reader import parse_persons, read_recruiters_yaml
from tenderkit.readers.privacy.private_words_reader import read_private_words
from tenderkit.readers.yaml.yaml_reader import YamlSource
from tenderkit.rules.journal.names_in_files import names_beside_persons, names_by_right
from tenderkit.rules.privacy.names_told import SoughtNames, sought_names
from tenderkit.workflows.case.sound_case import SoundCase

if TYPE_CHECKING:
    from tenderkit.model.journal.record import Record
    from tenderkit.model.matching.matching import Matching

_FORMAT_TWO = re.compile(
    rb"^format:[ \t]*[\"']?2\b", re.MULTILINE
)  # asked of every document: the file isn't read for it


def reachable_persons(sound: SoundCase) -> Path | None:
    """The persons' file, where there is one that can be read from here."""
    return sound.places.persons_file_of(sound.folder) if sound.folder else None


@once_in_a_run
def read_persons(file: Path) -> tuple[YamlSource, Persons]:
    """The persons' file; raises `InvalidInputError` with every fault."""
    source = read_recruiters_yaml(file)
    return source, parse_persons(source)


def names_of_case(sound: SoundCase, matching: "Matching | None" = None) -> SoughtNames | None:
    """What to look for in what is written for somebody else; `None` where there are persons whose file can't be read.

    The names of a file of format 1 are those of the `matching`, where the document rests on it.
    """
    file = reachable_persons(sound)
    if file is None:
        if matching is not None and any(placement.name for placement in matching.placements):
            return _of_format_one(sound, matching)
        return None if _has_places_without_names(sound) else SoughtNames()
    try:
        return _names_in(file, names_by_right(sound.case), sound.places.clause_folders)
    except InvalidInputError:
        return None


def names_to_seek(sound: SoundCase, record: "Record", persons: Persons) -> SoughtNames:
    """The persons' names, beside those that the files state by right and the words that are names too."""
    return _of_persons(persons, names_by_right(sound.case, record), sound.places.clause_folders)


@once_in_a_run
def _names_in(file: Path, stated: tuple[str, ...], folders: tuple[Path, ...]) -> SoughtNames:
    """Asked of every document, and made once."""
    return _of_persons(read_persons(file)[1], stated, folders)


def _of_persons(persons: Persons, stated: tuple[str, ...], folders: tuple[Path, ...]) -> SoughtNames:
    named = ((person.place, person.name) for person in persons.persons if person.name)
    return sought_names(named, (*stated, *names_beside_persons(persons)), _words_too(folders))


def not_searched(sound: SoundCase) -> Problem | None:
    """The remark that no names have been looked for, at the file that holds the places."""
    if sound.folder is None:
        return None
    return Problem(sound.folder / MATCHING_FILE, 1, 1, Message("TK-M232", {"file": PERSONS_FILE}))


def papers_not_seen(sound: SoundCase) -> tuple[Problem, ...]:
    """The remark that the papers about persons are left alone, where their folder can't be reached."""
    away = sound.persons_out_of_reach
    if sound.folder is None or away is None:
        return ()
    return (Problem(sound.folder / MATCHING_FILE, 1, 1, Message("TK-M260", {"folder": str(away)})),)


def _of_format_one(sound: SoundCase, matching: "Matching") -> SoughtNames:
    named = tuple((each.id, each.name) for each in matching.placements if each.name)
    contacts = (contact for each in matching.placements for contact in (each.supervisor, each.issuer, each.employer))
    beside = (each.name for each in contacts if each is not None and each.name)
    return _made_once(named, (*names_by_right(sound.case), *beside), sound.places.clause_folders)


@once_in_a_run
def _made_once(named: tuple[tuple[str, str], ...], stated: tuple[str, ...], folders: tuple[Path, ...]) -> SoughtNames:
    return sought_names(named, stated, _words_too(folders))


def _words_too(folders: tuple[Path, ...]) -> tuple[str, ...]:
    return read_private_words(folders)[0].names_and_words


def _has_places_without_names(sound: SoundCase) -> bool:
    """Whether a journal stands beside the case, whose persons are named elsewhere."""
    file = sound.folder / MATCHING_FILE if sound.folder else None
    return file is not None and file.is_file() and _FORMAT_TWO.search(file.read_bytes()) is not None
