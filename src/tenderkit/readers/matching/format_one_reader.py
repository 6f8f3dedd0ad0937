"""`placeringar.yaml` in format 1 -> OldMatching, to be brought over to format 2."""

from tenderkit.model.matching.format_one import OldMatching
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import YamlSource


def parse_format_one(source: YamlSource) -> OldMatching:
    """What the source holds; raises `InvalidInputError` with every fault."""
    return validate(OldMatching, source)
