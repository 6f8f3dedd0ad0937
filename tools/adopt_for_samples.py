"""Adopts, for the samples, every clause version that is in force when the ones of 2027 begin. The decision is invented, and says so.

python tools/adopt_for_samples.py            writes samples/bibliotek/clauses/adopted.yaml
python tools/adopt_for_samples.py --check    exit 1 if a version in force then has no row there, or a row with another digest

What the samples of 2025 use was adopted by an earlier decision, whose rows stay as they are. Those of this decision are written anew each time.
"""

import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path

from tenderkit.workflows.clauses.lifecycle import adopt, every_version_in_force

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"
ADOPTED = Path("bibliotek", "clauses", "adopted.yaml")
BY = "Kommunstyrelsen (påhittat exempel)"
DAY = date(2027, 1, 4)  # a Monday after the day when the second edition enters into force
DECISION = "KS 2027/1 (påhittat)"


def main(arguments: list[str]) -> int:
    written, standing = adopted_today(), (SAMPLES / ADOPTED).read_bytes()
    if "--check" in arguments:
        if written != standing:
            print(f"samples/{ADOPTED.as_posix()} is not what tools/adopt_for_samples.py writes")
        return int(written != standing)
    if written != standing:
        (SAMPLES / ADOPTED).write_bytes(written)
        print(f"wrote samples/{ADOPTED.as_posix()}")
    return 0


def adopted_today() -> bytes:
    """The file with this decision's rows made of the library as it is, after those of earlier decisions."""
    with tempfile.TemporaryDirectory() as home:
        samples = Path(shutil.copytree(SAMPLES, Path(home) / "samples"))
        file = samples / ADOPTED
        earlier = [line for line in file.read_bytes().splitlines(keepends=True) if DECISION.encode() not in line]
        file.write_bytes(b"".join(earlier))
        adopt(samples, every_version_in_force(samples, DAY), BY, DAY, DECISION)
        return file.read_bytes()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
