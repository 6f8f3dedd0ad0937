"""The journal and the persons' file beside a case, read and checked together; each fault stands at its line in its own file."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from tenderkit.messages import Gravity
from tenderkit.problems import Fault, InvalidInputError, Key, Problem
from tenderkit.readers.journal.record_reader import parse_record
from tenderkit.readers.privacy.private_words_reader import read_private_words
from tenderkit.readers.yaml.yaml_reader import YamlSource
from tenderkit.rules.journal.names_in_files import names_in_case, names_in_persons, names_in_record
from tenderkit.rules.journal.view import View, view_on
from tenderkit.rules.matching.matching_rules import find_matching_faults
from tenderkit.workflows.case.in_use import clause_roles
from tenderkit.workflows.case.sound_case import SoundCase, in_file_order
from tenderkit.workflows.matching.agreements_in_force import agreements_in_force
from tenderkit.workflows.matching.names_of_case import names_to_seek, persons_path, read_persons

if TYPE_CHECKING:
    from tenderkit.model.journal.person import Persons
    from tenderkit.model.journal.record import Record
    from tenderkit.model.matching.matching import Matching

_PERSONS = "persons"  # the first key of what stands in the persons' file


def read_sound_record(sound: SoundCase, source: YamlSource, day: date | None) -> tuple["Matching", tuple[Problem, ...]]:
    """The matching as it is known on the day, and the rules' remarks; raises `InvalidInputError` when something is wrong."""
    problems: list[Problem] = list(source.remarks)
    persons_source, persons = _persons(sound, problems)
    record = None
    try:
        record = parse_record(source)
    except InvalidInputError as error:
        problems += error.problems
    if record is None or any(each.gravity is Gravity.ERROR for each in problems):
        raise InvalidInputError(in_file_order(tuple(problems)))
    view = view_on(record, persons, day)
    agreements, remarks = agreements_in_force(sound, view.matching)
    private, _ = read_private_words(sound.places.clause_folders)
    roles = clause_roles(sound.places) if view.matching.breaches else {}
    faults = (*find_matching_faults(sound.case, view.matching, roles, private), *remarks)
    for fault in faults:
        key = addressed(view, fault.key)
        of = persons_source if key[:1] == (_PERSONS,) and persons_source is not None else source
        problems.append(of.locate(Fault(key, fault.message)))
    if persons is not None and persons_source is not None:
        problems += _names_told(sound, (source, record), (persons_source, persons))
    found = in_file_order(tuple(problems))
    if any(problem.gravity is Gravity.ERROR for problem in found):
        raise InvalidInputError(found)
    return view.matching.model_copy(update={"agreements": agreements}), tuple(found)


def addressed(view: View, key: Key) -> Key:
    """Where in the files a key of the view is written; its nearest block where it isn't by itself."""
    for length in range(len(key), 1, -1):
        if (found := view.addresses.get(key[:length])) is not None:
            return (*found, *key[length:])
    return key


def _persons(sound: SoundCase, problems: list[Problem]) -> tuple[YamlSource | None, "Persons | None"]:
    file = persons_path(sound)
    if file is None or not file.is_file():
        return None, None
    try:
        source, persons = read_persons(file)
    except InvalidInputError as error:
        problems += error.problems
        return None, None
    problems += source.remarks
    return source, persons


def _names_told(
    sound: SoundCase, of_record: tuple[YamlSource, "Record"], of_persons: tuple[YamlSource, "Persons"]
) -> Iterator[Problem]:
    """Where somebody who has a place is named in a text of any of the files, each at its line."""
    (source, record), (persons_source, persons) = of_record, of_persons
    sought = names_to_seek(sound, record, persons)
    yield from map(sound.source.locate, names_in_case(sound.case, sought))
    yield from map(source.locate, names_in_record(record, sought))
    yield from map(persons_source.locate, names_in_persons(persons, sought))
