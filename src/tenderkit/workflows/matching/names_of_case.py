"""Whose names may stand in nobody else's papers: read where the persons' file can be reached, and told of where it can't."""

from pathlib import Path
from typing import TYPE_CHECKING

from tenderkit.messages import Message
from tenderkit.problems import InvalidInputError, Problem
from tenderkit.project.one_run import latest_in_a_run, once_beside_a_case
from tenderkit.project.places import MATCHING_FILE, PERSONS_FILE
from tenderkit.readers.privacy.private_words_reader import read_private_words
from tenderkit.readers.yaml.yaml_reader import YamlSource
from tenderkit.rules.journal.names_in_files import names_beside_persons, names_by_right
from tenderkit.rules.privacy.names_told import SoughtNames, sought_names
from tenderkit.workflows.case.sound_case import SoundCase

if TYPE_CHECKING:
    from tenderkit.model.journal.person import Persons
    from tenderkit.model.journal.record import Record


def reachable_persons(sound: SoundCase) -> Path | None:
    """The persons' file, where there is one that can be read from here."""
    return sound.places.persons_file_of(sound.folder) if sound.folder else None


@once_beside_a_case
def read_persons(file: Path) -> tuple[YamlSource, "Persons"]:
    """The persons' file; raises `InvalidInputError` with every fault."""
    from tenderkit.readers.journal.record_reader import parse_persons, read_persons_yaml

    source = read_persons_yaml(file)
    return source, parse_persons(source)


@latest_in_a_run
def names_of_case(sound: SoundCase) -> SoughtNames | None:
    """What to look for in what is written for somebody else; `None` where there are persons whose file can't be read.

    Asked of every document, and made once.
    """
    file = reachable_persons(sound)
    if file is None:
        return None if _has_places(sound) else SoughtNames()
    try:
        return _names_in(file, names_by_right(sound.case), sound.places.clause_folders)
    except InvalidInputError:
        return None


def names_to_seek(sound: SoundCase, record: "Record", persons: "Persons") -> SoughtNames:
    """The persons' names, beside those that the files state by right and the words that are names too."""
    return _of_persons(persons, names_by_right(sound.case, record), sound.places.clause_folders)


@once_beside_a_case
def _names_in(file: Path, stated: tuple[str, ...], folders: tuple[Path, ...]) -> SoughtNames:
    """The same for the case in its own folder and among its persons."""
    return _of_persons(read_persons(file)[1], stated, folders)


def _of_persons(persons: "Persons", stated: tuple[str, ...], folders: tuple[Path, ...]) -> SoughtNames:
    named = ((person.place, person.name) for person in persons.persons if person.name)
    words_too = read_private_words(folders)[0].names_and_words
    return sought_names(named, (*stated, *names_beside_persons(persons)), words_too)


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


def _has_places(sound: SoundCase) -> bool:
    """Whether a record stands beside the case, whose persons are named elsewhere."""
    return sound.folder is not None and (sound.folder / MATCHING_FILE).is_file()
