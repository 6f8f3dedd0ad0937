"""The files of the checkout as git knows them: what is tracked, and what is new and not ignored."""

import shutil
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def files() -> tuple[Path, ...]:
    """Relative to the root, sorted."""
    return tuple(path for path in _listed() if (ROOT / path).is_file())


def links() -> tuple[Path, ...]:
    """Those of them that are links to something else, which may not be there."""
    return tuple(path for path in _listed() if (ROOT / path).is_symlink())


@cache
def _listed() -> tuple[Path, ...]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    return tuple(sorted(Path(name) for name in listed.stdout.decode("utf-8").split("\0") if name))


def copy_to(folder: Path) -> None:
    """A copy as a fresh clone has it."""
    copy_folder(Path(), folder)


def copy_folder(part: Path, folder: Path) -> None:
    """A copy of one folder of the checkout, without what git ignores."""
    for file in files():
        if file.is_relative_to(part):
            target = folder / file.relative_to(part)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / file, target)
