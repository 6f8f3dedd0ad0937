"""The recruiter's files as they are written, and where each key of the matching that they tell of stands."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.journal.person import Persons
from tenderkit.model.journal.record import Record
from tenderkit.model.matching.matching import Matching
from tenderkit.problems import Fault, InvalidInputError, Key, Problem
from tenderkit.project.one_run import once_beside_a_case
from tenderkit.project.places import MATCHING_FILE, persons_file
from tenderkit.readers.journal.record_reader import parse_persons, parse_record, read_persons_yaml, read_record_yaml
from tenderkit.readers.yaml.yaml_reader import YamlSource
from tenderkit.rules.journal.view import View, address_in_file, view_on

_PERSONS = "persons"  # the first key of what stands in the persons' file
FileRead = tuple[YamlSource, Record | Persons]


class RecruitersFiles(Struct, frozen=True):
    """What the files tell, and the sources of both: the record first, and the persons where there is such a file."""

    view: View
    sources: tuple[YamlSource, ...]

    @property
    def matching(self) -> Matching:
        return self.view.matching

    def problem(self, key: Key, message: Message) -> Problem:
        """A problem at a key of the matching, in the file where it is written."""
        found = address_in_file(self.view, key)
        in_persons = found[:1] == (_PERSONS,)
        return self.sources[-1 if in_persons else 0].problem(found, message)

    def locate(self, fault: Fault) -> Problem:
        """The fault at its line."""
        return self.problem(fault.key, fault.message)


@once_beside_a_case
def read_recruiters_files(file: Path) -> RecruitersFiles:
    """What stands beside a case, without a look at the case; raises `InvalidInputError` with every fault of form."""
    read, problems = files_read(file.parent)
    if problems:
        raise InvalidInputError(problems)
    record = next(content for _, content in read if isinstance(content, Record))
    persons = next((content for _, content in read if isinstance(content, Persons)), None)
    return RecruitersFiles(view_on(record, persons, None), tuple(source for source, _ in read))


def files_read(folder: Path) -> tuple[tuple[FileRead, ...], tuple[Problem, ...]]:
    """Those of the files that can be read, and every fault of form in the others."""
    read: list[FileRead] = []
    problems: list[Problem] = []
    for reading in (_record_in, _persons_in):
        try:
            read += reading(folder)
        except InvalidInputError as error:
            problems += error.problems
    return tuple(read), tuple(problems)


def _record_in(folder: Path) -> Iterator[FileRead]:
    if (file := folder / MATCHING_FILE).is_file():
        source = read_record_yaml(file)
        yield source, parse_record(source)


def _persons_in(folder: Path) -> Iterator[FileRead]:
    if (file := persons_file(folder)) is not None:
        source = read_persons_yaml(file)
        yield source, parse_persons(source)
