"""How long `tenderkit register` and `tenderkit due` take of 10, 100 and 1 000 cases: the time per case shall be flat.

Run `python benchmarks/bench_register.py [CASES...]`. The cases are copies of the sample Väghyveln with a number each.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
NUMBER = "TF 2027/412"
COUNTS = (10, 100, 1000)


def main(*counts: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        for count in counts or COUNTS:
            home = Path(folder) / str(count)
            _fill(home, count)
            for command in (("register", "--to", str(home / "register.xlsx")), ("due",)):
                seconds, worked = _run(home, *command)
                each = 1000 * worked / count
                print(f"{command[0]} of {count} cases: {seconds:.1f} s, of work {worked:.1f} s, {each:.0f} ms a case")
    return 0


def _fill(home: Path, count: int) -> None:
    shutil.copytree(ROOT / "samples" / "bibliotek", home / "bibliotek")
    shutil.copy(ROOT / "samples" / "tenderkit.toml", home)
    for number in range(count):
        case = home / f"arende-{number:04}"
        shutil.copytree(ROOT / "samples" / "vaghyveln", case, ignore=shutil.ignore_patterns("dokument", "*.lock.yaml"))
        file = case / "upphandling.yaml"
        file.write_text(file.read_text("utf-8").replace(NUMBER, f"TF 2027/{1000 + number}"), "utf-8")


def _run(home: Path, name: str, *options: str) -> tuple[float, float]:
    """By the clock, and what the processor worked: on a machine that does other things too only that can be compared."""
    start, before = time.perf_counter(), os.times()
    command = [sys.executable, "-m", "tenderkit", name, str(home), "--date", "2028-09-10", *options]
    subprocess.run(command, check=True, capture_output=True)
    after = os.times()
    return time.perf_counter() - start, after.children_user - before.children_user


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
