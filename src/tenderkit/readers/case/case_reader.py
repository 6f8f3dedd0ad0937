"""`upphandling.yaml` -> Procurement, with every fault of the file in one run."""

from pathlib import Path

from tenderkit.model.case.case import Procurement
from tenderkit.problems import TenderkitError
from tenderkit.project.places import CASE_FILE, case_file
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import YamlSource, read_yaml


def read_case(path: Path) -> tuple[Procurement, YamlSource]:
    """Read a case folder or its file; raises `InvalidInputError` with every fault."""
    file = case_file(path)
    if path.is_dir() and not file.exists():
        raise TenderkitError("TK-C026", {"path": path, "file": CASE_FILE})
    source = read_yaml(file)
    return parse_case(source), source


def parse_case(source: YamlSource) -> Procurement:
    """The case that the source holds; raises `InvalidInputError` with every fault."""
    return validate(Procurement, source)
