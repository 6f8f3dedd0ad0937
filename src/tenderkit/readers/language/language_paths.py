"""Where the language that clauses are held to is written down."""

from collections.abc import Iterable
from pathlib import Path

LANGUAGE_FILE = "language.yaml"


def language_paths(folders: Iterable[Path]) -> list[Path]:
    """Every file there is, in the order of reading."""
    return [path for folder in folders if (path := folder / LANGUAGE_FILE).is_file()]
