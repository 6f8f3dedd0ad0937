"""The cases of the folder by the names that they have in addresses: a request is looked up here and never becomes a path."""

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from threading import Lock, Thread
from time import monotonic

from django.conf import settings
from django.http import Http404
from msgspec import Struct

from tenderkit.project.search import search
from tenderkit.writers.slugs import slug_of

_LONGEST, _DIGEST = 60, 8
_KEPT_SECONDS = 5.0
_lock = Lock()


class _Shelf(Struct):
    folder: Path | None = None
    read_at: float = 0.0
    cases: Mapping[str, Path] = {}
    is_looked_for: bool = False


_shelf = _Shelf()


def cases_on_the_shelf(*, fresh: bool = False) -> Mapping[str, Path]:
    """The file of every case in the folder and below, by its name; looked for again after a moment, while nobody waits."""
    folder = Path(settings.TENDERKIT_FOLDER)
    if fresh or _shelf.folder != folder:
        _look(folder)
    elif monotonic() - _shelf.read_at > _KEPT_SECONDS and not _shelf.is_looked_for:
        _shelf.is_looked_for = True
        Thread(target=_look, args=(folder,), daemon=True).start()
    return _shelf.cases


def _look(folder: Path) -> None:
    with _lock:
        try:
            found = _named(folder)
            _shelf.folder, _shelf.cases = folder, found
        finally:
            _shelf.read_at, _shelf.is_looked_for = monotonic(), False


def case_on_the_shelf(name: str) -> Path:
    """The file of the case; one that isn't there is looked for once more, and then there is no such page."""
    found = cases_on_the_shelf().get(name)
    if found is None or not found.is_file():
        found = cases_on_the_shelf(fresh=True).get(name)
    if found is None:
        raise Http404
    return found


def name_of_case(file: Path) -> str:
    """Its name in addresses."""
    folder = Path(settings.TENDERKIT_FOLDER)
    standing = cases_on_the_shelf()
    name = _name(folder, file)
    return name if standing.get(name, file).parent == file.parent else f"{name}-{_digest(folder, file)}"


def place_of_case(file: Path) -> str:
    """Where it stands in the folder, as the page's own tables have it."""
    folder, parent = str(settings.TENDERKIT_FOLDER), os.path.dirname(file)  # noqa: PTH120 - of a thousand cases
    if parent.startswith(folder + os.sep):
        return parent[len(folder) + 1 :].replace(os.sep, "/")
    return Path(parent).relative_to(folder).as_posix()


def _named(folder: Path) -> Mapping[str, Path]:
    found: dict[str, Path] = {}
    for file in search([folder]).cases:
        name = _name(folder, file)
        found[name if name not in found else f"{name}-{_digest(folder, file)}"] = file
    return found


def _name(folder: Path, file: Path) -> str:
    inner = file.parent.relative_to(folder).as_posix() if file.parent != folder else folder.resolve().name
    return slug_of(inner, _LONGEST) or _digest(folder, file)


def _digest(folder: Path, file: Path) -> str:
    return sha256(file.relative_to(folder).as_posix().encode("utf-8", "surrogateescape")).hexdigest()[:_DIGEST]
