"""Writes the locks that belong to the samples: what their requirements sections were built of when they were advertised.

python tools/lock_samples.py            writes samples/<name>/upphandling.lock.yaml
python tools/lock_samples.py --check    exit 1 if what is there names other clauses than a build of today would

A sample that has come as far as an agreement has its lock, or the agreement could not be written. The lock names no files: none lie beside the sample.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from tenderkit.model.papers.lock import Lock
from tenderkit.project.places import LOCK_FILE
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.workflows.papers.build import BuildOptions, build
from tenderkit.writers.lock_writer import write_lock

ROOT = Path(__file__).resolve().parent.parent
LOCKED = ("vinterparken",)


def main(arguments: list[str]) -> int:
    if "--check" in arguments:
        stale = [name for name in LOCKED if not lock_of(name).all_versions().items() <= _standing(name).items()]
        for name in stale:
            print(f"{lock_file(name).relative_to(ROOT)} is not what tools/lock_samples.py writes")
        return 1 if stale else 0
    for name in LOCKED:
        lock_file(name).write_bytes(write_lock(lock_of(name)))
        print(f"wrote {lock_file(name).relative_to(ROOT)}")
    return 0


def _standing(name: str) -> dict[str, dict[str, str]]:
    return read_lock(lock_file(name)).all_versions() if lock_file(name).exists() else {}


def lock_file(name: str) -> Path:
    return ROOT / "samples" / name / LOCK_FILE


def lock_of(name: str) -> Lock:
    """The lock of a build in a copy of the samples, without the files that the build wrote."""
    with tempfile.TemporaryDirectory() as home:
        samples = Path(shutil.copytree(ROOT / "samples", Path(home) / "samples"))
        (samples / name / LOCK_FILE).unlink(missing_ok=True)
        build(samples / name, BuildOptions(to=Path(home) / "ut"))
        lock = read_lock(samples / name / LOCK_FILE)
    documents = {kind: document.model_copy(update={"outputs": {}}) for kind, document in lock.documents.items()}
    return lock.model_copy(update={"documents": documents})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
