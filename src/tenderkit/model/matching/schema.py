"""The JSON Schema of `placeringar.yaml`; see `case_schema`."""

from typing import Any

from tenderkit.model.case.schema import file_schema
from tenderkit.model.matching.matching import Matching


def matching_schema() -> dict[str, Any]:
    """The schema of `placeringar.yaml`."""
    return file_schema(Matching, "placeringar.yaml", "Rekryterarens fil: möten, överenskommelser och placeringar.")
