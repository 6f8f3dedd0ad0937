"""`placeringar.yaml` and `personer.yaml` in format 2, each with every fault of its own in one run."""

from pathlib import Path

from tenderkit.model.journal.person import Persons
from tenderkit.model.journal.record import Record
from tenderkit.project.one_run import once_in_a_run
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import YamlSource, read_yaml


@once_in_a_run
def read_recruiters_yaml(file: Path) -> YamlSource:
    """One of the recruiter's files, of either format; a thousand places are read once in a run."""
    return read_yaml(file)


def is_record(source: YamlSource) -> bool:
    """Whether the file says that it holds a journal; anything else is of the format before it."""
    return source.data.get("format") == "2"


def parse_record(source: YamlSource) -> Record:
    """What the source holds; raises `InvalidInputError` with every fault."""
    return validate(Record, source)


def parse_persons(source: YamlSource) -> Persons:
    """Who the places are for; raises `InvalidInputError` with every fault."""
    return validate(Persons, source)
