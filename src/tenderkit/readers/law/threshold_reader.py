"""`troskelvarden.yaml` of every folder of clauses -> the law table with the municipality's own thresholds in it."""

from collections.abc import Sequence
from pathlib import Path

from tenderkit.model.law.laws import THRESHOLD_FILE, LawTable
from tenderkit.model.law.threshold_file import ThresholdFile
from tenderkit.problems import InvalidInputError
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import read_yaml
from tenderkit.rules.law.threshold_rules import threshold_faults, with_thresholds


def read_own_thresholds(folders: Sequence[Path], table: LawTable) -> LawTable:
    """The table as it is where no folder has the file; raises `InvalidInputError` with every fault of a file."""
    for path in (folder / THRESHOLD_FILE for folder in folders):
        if not path.is_file():
            continue
        source = read_yaml(path)
        own = tuple(entry.threshold() for entry in validate(ThresholdFile, source).thresholds)
        if problems := [source.locate(fault) for fault in threshold_faults(table, own)]:
            raise InvalidInputError(problems)
        table = with_thresholds(table, own)
    return table
