"""`arsuppgifter.yaml` -> YearlyTotals, with every fault of the file in one run."""

from pathlib import Path

from tenderkit.model.statistics.yearly_totals import YearlyTotals
from tenderkit.problems import InvalidInputError
from tenderkit.project.places import YEARLY_FILE
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import YamlSource, read_yaml
from tenderkit.rules.statistics.yearly_faults import yearly_faults


def read_yearly_totals(folder: Path) -> tuple[YearlyTotals, YamlSource] | None:
    """The folder's file; nothing where there is none. Raises `InvalidInputError` with every fault."""
    file = folder / YEARLY_FILE
    if not file.is_file():
        return None
    source = read_yaml(file)
    found = validate(YearlyTotals, source)
    problems = [source.locate(fault) for fault in yearly_faults(found)]
    if problems:
        raise InvalidInputError(problems)
    return found, source
