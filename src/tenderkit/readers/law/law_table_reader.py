"""The uppermost `laws.yaml`, with the thresholds that the municipality has looked up itself -> the law table."""

from pathlib import Path

from tenderkit.model.law.laws import LawsFile, LawTable, law_table
from tenderkit.project.one_run import once_in_a_run
from tenderkit.readers.law.threshold_reader import read_own_thresholds
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import read_yaml

LAW_FILE = "laws.yaml"


@once_in_a_run
def read_law_table(folders: tuple[Path, ...]) -> LawTable:
    """The table of the last of the folders of clauses that has one; raises `InvalidInputError` with every fault of it."""
    path = next(folder / LAW_FILE for folder in reversed(folders) if (folder / LAW_FILE).is_file())
    return read_own_thresholds(folders, law_table(validate(LawsFile, read_yaml(path))))
