"""`upphandling.yaml` -> Procurement, with every fault of the file in one run."""

from tenderkit.model.case.case import Procurement
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import YamlSource


def parse_case(source: YamlSource) -> Procurement:
    """The case that the source holds; raises `InvalidInputError` with every fault."""
    return validate(Procurement, source)
