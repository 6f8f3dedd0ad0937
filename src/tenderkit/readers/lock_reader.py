"""`upphandling.lock.yaml` -> Lock."""

from pathlib import Path

from tenderkit.model.lock import Lock
from tenderkit.readers.validation import validate
from tenderkit.readers.yaml_reader import read_yaml


def read_lock(path: Path) -> Lock:
    """The lock, or an empty one when nothing has been built; raises `InvalidInputError` for a damaged one."""
    return validate(Lock, read_yaml(path)) if path.exists() else Lock()
