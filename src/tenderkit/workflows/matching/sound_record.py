"""The journal and the persons' file beside a case, read and checked together; each fault stands at its line in its own file."""

from datetime import date
from typing import TYPE_CHECKING

from tenderkit.messages import Gravity
from tenderkit.problems import Fault, InvalidInputError, Problem
from tenderkit.project.places import PERSONS_FILE
from tenderkit.readers.journal.record_reader import parse_persons, parse_record
from tenderkit.readers.privacy.private_words_reader import read_private_words
from tenderkit.readers.yaml.yaml_reader import YamlSource, read_yaml
from tenderkit.rules.journal.view import view_on
from tenderkit.rules.matching.matching_rules import find_matching_faults
from tenderkit.workflows.case.in_use import clause_roles
from tenderkit.workflows.case.sound_case import SoundCase, in_file_order
from tenderkit.workflows.matching.agreements_in_force import agreements_in_force
from tenderkit.workflows.matching.recruiters_files import addressed

if TYPE_CHECKING:
    from tenderkit.model.journal.person import Persons
    from tenderkit.model.matching.matching import Matching

_PERSONS = "persons"  # the first key of what stands in the persons' file


def read_sound_record(sound: SoundCase, source: YamlSource, day: date | None) -> tuple["Matching", tuple[Problem, ...]]:
    """The matching as it is known on the day, and the rules' remarks; raises `InvalidInputError` when something is wrong."""
    problems: list[Problem] = []
    persons_source, persons = _persons(sound, problems)
    record = None
    try:
        record = parse_record(source)
        problems += source.remarks
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
    found = in_file_order(tuple(problems))
    if any(problem.gravity is Gravity.ERROR for problem in found):
        raise InvalidInputError(found)
    return view.matching.model_copy(update={"agreements": agreements}), tuple(found)


def _persons(sound: SoundCase, problems: list[Problem]) -> tuple[YamlSource | None, "Persons | None"]:
    file = sound.folder / PERSONS_FILE if sound.folder else None
    if file is None or not file.is_file():
        return None, None
    source = read_yaml(file)
    try:
        persons = parse_persons(source)
    except InvalidInputError as error:
        problems += error.problems  # its remarks are among them
        return source, None
    problems += source.remarks
    return source, persons
