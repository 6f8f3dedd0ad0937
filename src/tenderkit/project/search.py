"""Cases, locks and Word files in the folders that the user names, in the same order on every machine: that of the Swedish alphabet."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from msgspec import Struct, field

from tenderkit.messages.swedish_order import SwedishOrder, swedish_order
from tenderkit.project.places import LOCK_FILE, is_case_file

_WORD = ".docx"
_OWNER_FILE = "~$"  # Word's own mark that somebody has the document open; no document


class Search(Struct):
    """What was found, and folders that couldn't be opened."""

    cases: list[Path] = field(default_factory=list)
    locks: list[Path] = field(default_factory=list)
    documents: list[Path] = field(default_factory=list)
    closed: list[Path] = field(default_factory=list)


def search(folders: Iterable[Path]) -> Search:
    """Everything below the folders, each file once; hidden folders and links to folders are passed by."""
    found = Search()
    seen: set[str] = set()
    for path in (path for folder in folders for path in _files(folder, found.closed)):
        real = os.path.realpath(path)  # a link that leads to itself is a file that can't be read, not a fault of ours
        if real not in seen:
            seen.add(real)
            _sort_in(path, found)
    for paths in (found.cases, found.locks, found.documents, found.closed):
        paths.sort(key=path_order)
    return found


def path_order(path: PurePath) -> tuple[SwedishOrder, ...]:
    """The key to sort paths by: folder by folder, so that what lies in a folder stays together."""
    return tuple(map(swedish_order, path.parts))


def _files(folder: Path, closed: list[Path]) -> Iterator[Path]:
    if folder.is_file():
        yield folder
        return
    for here, inner, names in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename))):
        inner[:] = sorted((name for name in inner if not name.startswith(".")), key=swedish_order)
        yield from (Path(here, name) for name in names)


def _sort_in(path: Path, found: Search) -> None:
    if is_case_file(path):
        if path.parent not in {
            case.parent for case in found.cases[-1:]
        }:  # two in a folder are one case, which is refused
            found.cases.append(path)
    elif path.name == LOCK_FILE:
        found.locks.append(path)
    elif path.suffix.lower() == _WORD and not path.name.startswith(_OWNER_FILE):
        found.documents.append(path)
