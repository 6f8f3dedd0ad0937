"""The recruiter's files by themselves, without their case: their form, whichever format each of them has."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel

from tenderkit.problems import InvalidInputError, Problem
from tenderkit.project.places import MATCHING_FILE, PERSONS_FILE, persons_file
from tenderkit.readers.journal.record_reader import is_record, read_recruiters_yaml
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import YamlSource


def faults_of_form(folder: Path) -> tuple[Problem, ...]:
    """Every fault of form in the files that there are."""
    found: list[Problem] = []
    for file in _files(folder):
        try:
            if (source := _source(file)) is not None:
                validate(_model_of(source), source)
        except InvalidInputError as error:
            found += error.problems
    return tuple(found)


def recruiters_sources(folder: Path) -> Iterator[tuple[type[BaseModel], YamlSource]]:
    """The files without a fault of form, each with the model that it is written by."""
    for file in _files(folder):
        try:
            source = _source(file)
            if source is not None:
                validate(_model_of(source), source)
        except InvalidInputError:
            continue
        if source is not None:
            yield _model_of(source), source


def _files(folder: Path) -> tuple[Path, ...]:
    persons = persons_file(folder)
    return (folder / MATCHING_FILE, *([persons] if persons is not None else []))


def _source(file: Path) -> YamlSource | None:
    return read_recruiters_yaml(file) if file.is_file() else None


def _model_of(source: YamlSource) -> type[BaseModel]:
    from tenderkit.model.journal.person import Persons
    from tenderkit.model.journal.record import Record
    from tenderkit.model.matching.matching import Matching

    if source.name.name == PERSONS_FILE:
        return Persons
    return Record if is_record(source) else Matching
