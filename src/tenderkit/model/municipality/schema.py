"""The JSON Schema of `kommun.yaml`; see `case_schema`."""

from typing import Any

from tenderkit.model.case.schema import file_schema
from tenderkit.model.municipality.municipality import Municipality


def municipality_schema() -> dict[str, Any]:
    """The schema of the municipality's own values."""
    return file_schema(
        Municipality, "kommun.yaml", "Kommunens egna uppgifter, för de dokument som inte handlar om ett ärende."
    )
