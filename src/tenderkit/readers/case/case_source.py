"""A case file in either of its formats, YAML or a form in a workbook, read to the same source."""

from pathlib import Path, PurePath

from tenderkit.problems import RefusedError
from tenderkit.project.places import CASE_FILE, FORM_FILE, is_form
from tenderkit.readers.yaml.yaml_reader import YamlSource, parse_yaml, read_yaml


def read_case_source(file: Path) -> YamlSource:
    """What the file says; raises as `read_yaml` does, and `RefusedError` where the folder has a case file of each format."""
    refuse_two_case_files(file.parent)
    if not is_form(file):
        return read_yaml(file)
    from tenderkit.readers.form.case_form_reader import read_case_form  # here because most cases are YAML

    return read_case_form(file)


def parse_case_source(data: bytes, name: PurePath) -> YamlSource:
    """The same for the bytes of a file of that name."""
    if not is_form(name):
        return parse_yaml(data, name)
    from tenderkit.readers.form.case_form_reader import parse_case_form  # as above

    return parse_case_form(data, name)


def refuse_two_case_files(folder: Path) -> None:
    """Nobody but the officer knows which of them holds."""
    if (folder / FORM_FILE).exists() and (folder / CASE_FILE).exists():
        raise RefusedError("TK-N116", {"folder": folder, "yaml": CASE_FILE, "form": FORM_FILE})
