"""What is read once for the whole server: the library, for as long as its files stand as they are."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from msgspec import Struct, field

from tenderkit.project.one_run import Kept, one_run
from tenderkit.project.places import find_places

_SUFFIXES = frozenset({".md", ".yaml", ".toml", ".docx", ".json"})
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
    own = [root for root in roots[1:] if root.exists()]
    files = (each for root in own for each in (_below(root) if root.is_dir() else [root]))
    return hash(
        tuple((file.as_posix(), found.st_mtime_ns, found.st_size) for file in files for found in (file.stat(),))
    )


def _below(root: Path) -> Iterator[Path]:
    for name in ("clauses", "templates", "policies"):
        folder = root / name
        if folder.is_dir():
            yield from sorted(each for each in folder.rglob("*") if each.suffix in _SUFFIXES)
