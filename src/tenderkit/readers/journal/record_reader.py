"""`placeringar.yaml` and `personer.yaml` in format 2, each with every fault of its own in one run."""

from tenderkit.model.journal.person import Persons
from tenderkit.model.journal.record import Record
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import YamlSource


def is_record(source: YamlSource) -> bool:
    """Whether the file says that it holds a journal; anything else is of the format before it."""
    return source.data.get("format") == "2"


def parse_record(source: YamlSource) -> Record:
    """What the source holds; raises `InvalidInputError` with every fault."""
    return validate(Record, source)


def parse_persons(source: YamlSource) -> Persons:
    """Who the places are for; raises `InvalidInputError` with every fault."""
    return validate(Persons, source)
