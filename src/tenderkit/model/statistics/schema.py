"""The JSON Schema of `arsuppgifter.yaml`; see `case_schema`."""

from typing import Any

from tenderkit.model.case.schema import file_schema
from tenderkit.model.statistics.yearly_totals import YEARLY_FILE, YearlyTotals


def yearly_schema() -> dict[str, Any]:
    """The schema of the matching unit's yearly totals."""
    return file_schema(
        YearlyTotals, YEARLY_FILE, "Den matchande enhetens uppgifter för varje år: bara antal, aldrig en person."
    )
