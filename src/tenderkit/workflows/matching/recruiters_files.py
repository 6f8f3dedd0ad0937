"""The recruiter's files as they are written, and where each key of the matching that they tell of stands."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from tenderkit.messages import Message
from tenderkit.model.journal.person import Persons
from tenderkit.model.journal.record import Record
from tenderkit.model.matching.matching import Matching
from tenderkit.problems import Fault, InvalidInputError, Key, Problem
from tenderkit.project.one_run import once_in_a_run
from tenderkit.project.places import persons_file
from tenderkit.readers.journal.record_reader import is_record, parse_persons, parse_record, read_recruiters_yaml
from tenderkit.readers.matching.matching_reader import parse_matching
from tenderkit.readers.yaml.yaml_reader import YamlSource
from tenderkit.rules.journal.view import View, address_in_file, view_on

_PERSONS = "persons"  # the first key of what stands in the persons' file


@dataclass(frozen=True, slots=True)
class RecruitersFiles:
    """`sources` are the files with what each is read as: the record first, and the persons where there is such a file."""

    matching: Matching
    sources: tuple[tuple[type[BaseModel], YamlSource], ...]
    view: View | None = None

    def problem(self, key: Key, message: Message) -> Problem:
        """A problem at a key of the matching, in the file where it is written."""
        if self.view is None:
            return self.sources[0][1].problem(key, message)
        found = address_in_file(self.view, key)
        in_persons = found[:1] == (_PERSONS,)
        return self.sources[-1 if in_persons else 0][1].problem(found, message)

    def locate(self, fault: Fault) -> Problem:
        """The fault at its line."""
        return self.problem(fault.key, fault.message)


@once_in_a_run
def read_recruiters_files(file: Path) -> RecruitersFiles:
    """What stands beside a case, in either format, without a look at the case; raises `InvalidInputError` with every fault of form."""
    source = read_recruiters_yaml(file)
    if not is_record(source):
        return RecruitersFiles(parse_matching(source), ((Matching, source),))
    problems: list[Problem] = []
    record, persons, beside = None, None, _persons_beside(file)
    try:
        record = parse_record(source)
    except InvalidInputError as error:
        problems += error.problems
    try:
        persons = parse_persons(beside) if beside is not None else None
    except InvalidInputError as error:
        problems += error.problems
    if record is None or problems:
        raise InvalidInputError(problems)
    view = view_on(record, persons, None)
    of_persons = ((Persons, beside),) if beside is not None else ()
    return RecruitersFiles(view.matching, ((Record, source), *of_persons), view)


def _persons_beside(file: Path) -> YamlSource | None:
    persons = persons_file(file.parent)
    return read_recruiters_yaml(persons) if persons is not None else None
