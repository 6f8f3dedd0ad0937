"""Where a version of a clause stands."""

from collections.abc import Sequence
from pathlib import Path

from tenderkit.project.places import ProjectPlaces


def clause_path(places: ProjectPlaces, clause_id: str, version: str) -> Path:
    """The file of a version, in the uppermost folder that has it."""
    return clause_file(places.clause_folders, clause_id, version)


def clause_file(folders: Sequence[Path], clause_id: str, version: str) -> Path:
    """The file of a version, in the last folder that has it."""
    files = [folder / clause_id / f"{version}.md" for folder in reversed(folders)]
    return next((file for file in files if file.is_file()), files[-1])
