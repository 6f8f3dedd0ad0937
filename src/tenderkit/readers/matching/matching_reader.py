"""`placeringar.yaml` -> Matching, with every fault of the file in one run."""

from pathlib import Path

from tenderkit.model.matching.matching import Matching
from tenderkit.problems import TenderkitError
from tenderkit.project.one_run import once_in_a_run
from tenderkit.project.places import matching_file
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import YamlSource, read_yaml


@once_in_a_run
def read_matching(path: Path) -> tuple[Matching, YamlSource]:
    """Read a case folder's recruiter's file; raises `InvalidInputError` with every fault."""
    file = matching_file(path)
    if not file.exists():
        raise TenderkitError("TK-M004", {"folder": file.parent, "file": file.name})
    source = read_yaml(file)
    return parse_matching(source), source


def parse_matching(source: YamlSource) -> Matching:
    """What the source holds; raises `InvalidInputError` with every fault."""
    return validate(Matching, source)
