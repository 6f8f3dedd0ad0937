"""`lengths.yaml` of every folder, one after the other: a municipality's own file adds to the shipped one."""

from pathlib import Path

from tenderkit.model.clauses.lengths_file import LengthsFile, NeverLeftOut
from tenderkit.problems import InvalidInputError, Problem
from tenderkit.project.one_run import once_in_a_run
from tenderkit.readers.clauses.condition_reader import read_condition
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import read_yaml

LENGTHS_FILE = "lengths.yaml"


@once_in_a_run
def read_subjects(folders: tuple[Path, ...]) -> tuple[NeverLeftOut, ...]:
    """What is never left out; raises `InvalidInputError` with every fault of the first file that has any."""
    found: dict[str, NeverLeftOut] = {}
    for folder in folders:
        if (folder / LENGTHS_FILE).is_file():
            found |= _subjects(folder / LENGTHS_FILE)
    return tuple(found.values())


def _subjects(path: Path) -> dict[str, NeverLeftOut]:
    source = read_yaml(path)
    file = validate(LengthsFile, source)
    problems: list[Problem] = []
    subjects = {
        name: NeverLeftOut(
            name, entry.role, entry.says, read_condition(entry.when, ("subjects", name, "when"), source, problems)
        )
        for name, entry in file.subjects.items()
    }
    if problems:
        raise InvalidInputError(problems)
    return subjects
