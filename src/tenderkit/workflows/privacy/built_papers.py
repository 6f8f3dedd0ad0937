"""The papers of a case that tell of a person: found by the names that the lock knows, and swept where a run was killed."""

import re
from collections.abc import Sequence
from pathlib import Path

from tenderkit.model.papers.lock import Lock
from tenderkit.project.places import ISSUED_FOLDER, OUTPUT_FOLDER
from tenderkit.writers.moves.recovery import settle, sweep_leftovers


def finish_what_was_interrupted(folder: Path) -> None:
    """A killed run may have left papers about the person half moved, or under hidden names that no lock knows."""
    settle(folder)
    for each in (folder, folder / OUTPUT_FOLDER, folder / ISSUED_FOLDER):
        sweep_leftovers(each)


def files_of(lock: Lock, ids: Sequence[str]) -> tuple[str, ...]:
    """File names hold the placement's id and never the person's name."""
    built = [name for entry in lock.documents.values() for name in entry.outputs]
    names = [*built, *(name for entry in lock.issued for name in entry.outputs)]
    about = [re.compile(rf"(?<![0-9a-z]){re.escape(each.casefold())}(?![0-9])") for each in ids]
    return tuple(dict.fromkeys(name for name in names if any(form.search(name.casefold()) for form in about)))
