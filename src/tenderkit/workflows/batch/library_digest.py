"""What all documents of a kind are made of besides the rows and their cases, as one digest: whether anything has changed meanwhile."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from tenderkit import __version__
from tenderkit.project.places import LETTERHEADS, ProjectPlaces

_SUFFIXES = frozenset({".py", ".toml", ".md", ".yaml", ".docx", ".json", ".xml"})


def library_digest(places: ProjectPlaces, kind: str) -> str:
    """SHA-256 over clauses, the kind, letterheads, policy and the version of the program."""
    found = sha256(__version__.encode())
    for root, file in _files(places, kind):
        found.update(f"{file.relative_to(root).as_posix()}\0".encode())
        found.update(sha256(file.read_bytes()).digest())
    return found.hexdigest()


def _files(places: ProjectPlaces, kind: str) -> Iterator[tuple[Path, Path]]:
    for root in places.roots:
        for folder in (root / "clauses", root / "templates" / kind, root / LETTERHEADS):
            yield from ((root, file) for file in _below(folder))
    yield places.policy_file.parent, places.policy_file


def _below(folder: Path) -> list[Path]:
    found = (path for path in folder.rglob("*") if path.suffix in _SUFFIXES and path.is_file())
    return sorted(found, key=lambda path: path.as_posix())
