"""`kommun.yaml` -> Municipality, with every fault of the file in one run."""

from pathlib import Path

from tenderkit.model.municipality.municipality import Municipality
from tenderkit.problems import InvalidInputError, RefusedError
from tenderkit.project.one_run import once_beside_a_case
from tenderkit.project.places import municipality_file
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import YamlSource, read_yaml
from tenderkit.rules.municipality.municipality_rules import municipality_faults


@once_beside_a_case
def read_municipality(path: Path) -> tuple[Municipality, YamlSource]:
    """The file, or that of the folder; raises `InvalidInputError` with every fault, `RefusedError` where there is none."""
    file = municipality_file(path)
    if not file.is_file():
        raise RefusedError("TK-B001", {"path": file})
    source = read_yaml(file)
    found = validate(Municipality, source)
    problems = [source.locate(fault) for fault in municipality_faults(found)]
    if problems:
        raise InvalidInputError(sorted(problems, key=lambda problem: (problem.line, problem.column)))
    return found, source
