"""Where clauses, templates and cases are found: the built-in library below, the user's own folder above it."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tenderkit.messages import Message
from tenderkit.problems import InvalidInputError, Problem

CASE_FILE = "upphandling.yaml"
LOCK_FILE = "upphandling.lock.yaml"
SETTINGS_FILE = "tenderkit.toml"
OUTPUT_FOLDER = "dokument"
_SETTINGS = ("library",)


@dataclass(frozen=True, slots=True)
class Places:
    """Library roots in the order of reading; what stands in a later root replaces the same thing in an earlier one."""

    roots: tuple[Path, ...]

    @property
    def clause_folders(self) -> tuple[Path, ...]:
        return tuple(root / "clauses" for root in self.roots if (root / "clauses").is_dir())

    @property
    def law_file(self) -> Path:
        """The uppermost `laws.yaml`."""
        return next(
            folder / "laws.yaml" for folder in reversed(self.clause_folders) if (folder / "laws.yaml").is_file()
        )

    def kind_folder(self, kind: str) -> Path | None:
        """The uppermost folder of a document kind; `None` when no root has it."""
        folders = (root / "templates" / kind for root in reversed(self.roots))
        return next((folder for folder in folders if (folder / "document.yaml").is_file()), None)

    def kinds(self) -> tuple[str, ...]:
        """The ids of all document kinds."""
        found = {path.parent.name for root in self.roots for path in (root / "templates").glob("*/document.yaml")}
        return tuple(sorted(found))


@cache
def built_in_root() -> Path:
    """The library that travels in the wheel; in a checkout, the folders at its top."""
    installed = Path(__file__).parents[1] / "library"
    return installed if (installed / "clauses").is_dir() else Path(__file__).parents[3]


def find_places(start: Path) -> Places:
    """The built-in library, and the one that the nearest `tenderkit.toml` above `start` names."""
    settings = next(
        (folder / SETTINGS_FILE for folder in (start, *start.parents) if (folder / SETTINGS_FILE).is_file()), None
    )
    if settings is None:
        return Places((built_in_root(),))
    return Places((built_in_root(), settings.parent / _library_setting(settings)))


def _library_setting(settings: Path) -> str:
    stated = _settings(settings)
    if unknown := [key for key in stated if key not in _SETTINGS]:
        facts = {"known": ", ".join(_SETTINGS)}
        raise InvalidInputError([Problem(settings, 1, 1, Message("TK-L042", {"key": key, **facts})) for key in unknown])
    library = stated.get("library", ".")
    if not isinstance(library, str) or not (settings.parent / library).is_dir():
        raise InvalidInputError([Problem(settings, 1, 1, Message("TK-L041", {"folder": str(library)}))])
    return library


def _settings(path: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        place, message = (error.object.count(b"\n", 0, error.start) + 1, 1), Message("TK-C016")
    except tomllib.TOMLDecodeError as error:
        place, message = _toml_place(str(error)), Message("TK-L040")
    raise InvalidInputError([Problem(path, *place, message)])


def _toml_place(said: str) -> tuple[int, int]:
    """`tomllib` tells the place of a fault in its sentence only."""
    found = re.search(r"line ([0-9]+), column ([0-9]+)", said)
    return (int(found[1]), int(found[2])) if found else (1, 1)


def case_file(path: Path) -> Path:
    """A case folder or its file -> its file."""
    return path / CASE_FILE if path.is_dir() else path
