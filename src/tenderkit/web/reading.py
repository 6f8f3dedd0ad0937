"""What is read once for the whole server: the library, for as long as its files stand as they are."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from msgspec import Struct, field

from tenderkit.project.one_run import Kept, one_run
from tenderkit.project.places import find_places

_SUFFIXES = (".md", ".yaml", ".toml", ".docx", ".json")
_lock = Lock()


class _Held(Struct):
    kept: dict[tuple[Path, ...], tuple[int, Kept]] = field(default_factory=dict)


_held = _Held()


@contextmanager
def library_at_hand(folder: Path) -> Iterator[None]:
    """While this lasts, the library of the cases in the folder is read no more than once."""
    places = find_places(folder.resolve())
    roots = (*places.roots, *((places.policy,) if places.policy else ()))
    state = _state(roots)
    with _lock:
        standing = _held.kept.get(roots)
        if standing is None or standing[0] != state:
            standing = _held.kept[roots] = (state, Kept())
        library = standing[1].of_library
    with one_run(Kept(library, {})):
        yield


def _state(roots: tuple[Path, ...]) -> int:
    """Changes when any file of the user's own library is saved; the built-in one doesn't change while we run."""
    return hash(frozenset(found for root in roots[1:] for found in _below(root)))


def _below(root: Path) -> Iterator[tuple[str, int, int]]:
    """Each file that counts, when it was saved and how long it is: asked at each request, of a thousand clauses too."""
    if root.is_file():
        found = root.stat()
        yield root.as_posix(), found.st_mtime_ns, found.st_size
        return
    for name in ("clauses", "templates", "policies"):
        yield from _in_folder(os.path.join(root, name))  # noqa: PTH118 - as above


def _in_folder(folder: str) -> Iterator[tuple[str, int, int]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.is_dir():
            yield from _in_folder(entry.path)
        elif entry.name.endswith(_SUFFIXES):
            found = entry.stat()
            yield entry.path, found.st_mtime_ns, found.st_size
