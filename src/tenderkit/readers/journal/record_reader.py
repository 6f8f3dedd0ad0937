"""`placeringar.yaml` and `personer.yaml` in format 2, each with every fault of its own in one run."""

from pathlib import Path
from typing import TYPE_CHECKING

from tenderkit.messages import Message
from tenderkit.problems import InvalidInputError
from tenderkit.project.one_run import once_beside_a_case
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import YamlSource, read_yaml

if TYPE_CHECKING:  # each is a model of many parts
    from tenderkit.model.journal.person import Persons
    from tenderkit.model.journal.record import Record

_FORMAT = "format"


@once_beside_a_case
def read_record_yaml(file: Path) -> YamlSource:
    """`placeringar.yaml`; a thousand places are read once in a run. Raises `InvalidInputError` for one of format 1."""
    source = read_yaml(file)
    refuse_format_one(source)
    return source


@once_beside_a_case
def read_persons_yaml(file: Path) -> YamlSource:
    """`personer.yaml`, read once in a run."""
    return read_yaml(file)


def refuse_format_one(source: YamlSource) -> None:
    """Raise `InvalidInputError` for a file that only `migrate` reads, with that one problem: its other faults are told there."""
    if is_format_one(source):
        raise InvalidInputError([source.problem((_FORMAT,), Message("TK-M180"))])


def is_format_one(source: YamlSource) -> bool:
    """Whether the file says that it is of the format before this one, with the names in it."""
    return source.data.get(_FORMAT) == "1"


def is_record(source: YamlSource) -> bool:
    """Whether the file says that it holds a journal."""
    return source.data.get(_FORMAT) == "2"


def parse_record(source: YamlSource) -> "Record":
    """What the source holds; raises `InvalidInputError` with every fault."""
    from tenderkit.model.journal.record import Record

    return validate(Record, source)


def parse_persons(source: YamlSource) -> "Persons":
    """Who the places are for; raises `InvalidInputError` with every fault."""
    from tenderkit.model.journal.person import Persons

    return validate(Persons, source)
