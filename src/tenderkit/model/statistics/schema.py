"""The JSON Schema of `arsuppgifter.yaml`; see `case_schema`."""

from typing import Any

from tenderkit.model.case.schema import file_schema
from tenderkit.model.statistics.yearly_totals import YearlyTotals


def yearly_schema() -> dict[str, Any]:
    """The schema of the matching unit's yearly totals."""
    return file_schema(
        YearlyTotals,
        "arsuppgifter.yaml",
        "Den matchande enhetens uppgifter för varje år: bara antal, aldrig en person.",
    )
