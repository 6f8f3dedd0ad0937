"""The JSON Schemas of the recruiter's two files; see `case_schema`."""

from typing import Any

from tenderkit.model.case.schema import file_schema
from tenderkit.model.journal.person import Persons
from tenderkit.model.journal.record import Record


def record_schema() -> dict[str, Any]:
    """The schema of `placeringar.yaml`, which names nobody."""
    return file_schema(Record, "placeringar.yaml", "Platserna och det som har hänt, utan namn.")


def persons_schema() -> dict[str, Any]:
    """The schema of `personer.yaml`, the recruiter's own file."""
    return file_schema(Persons, "personer.yaml", "Rekryterarens egen fil: de som har eller har haft en plats.")
