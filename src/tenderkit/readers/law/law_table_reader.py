"""The uppermost `laws.yaml`, with the thresholds that the municipality has looked up itself -> the law table."""

from pathlib import Path

from tenderkit.model.law.laws import THRESHOLD_FILE, LawTable
from tenderkit.prepared import prepared
from tenderkit.project.one_run import once_in_a_run
from tenderkit.readers.yaml.yaml_reader import parse_yaml, read_bytes

LAW_FILE = "laws.yaml"


@once_in_a_run
def read_law_table(folders: tuple[Path, ...]) -> LawTable:
    """The table of the last of the folders of clauses that has one; raises `InvalidInputError` with every fault of it."""
    path = next(folder / LAW_FILE for folder in reversed(folders) if (folder / LAW_FILE).is_file())
    data = read_bytes(path)
    table = prepared("laws", LawTable, (data,), lambda: _table(data, path))
    if not any((folder / THRESHOLD_FILE).is_file() for folder in folders):
        return table
    from tenderkit.readers.law.threshold_reader import read_own_thresholds

    return read_own_thresholds(folders, table)


def _table(data: bytes, path: Path) -> LawTable:
    from tenderkit.model.law.laws_file import LawsFile, law_table
    from tenderkit.readers.yaml.validation import validate

    return law_table(validate(LawsFile, parse_yaml(data, path)))
