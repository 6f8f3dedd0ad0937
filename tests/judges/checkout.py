"""The files of the checkout as git knows them: what is tracked, and what is new and not ignored."""

import shutil
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def files() -> tuple[Path, ...]:
    """Relative to the root, sorted."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = listed.stdout.decode("utf-8").split("\0")
    return tuple(sorted(Path(name) for name in names if name and (ROOT / name).is_file()))


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
