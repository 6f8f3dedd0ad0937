"""tenderkit beside what it is measured against, in one run: `make bench`, after `make bench-setup`.

`--quick` (or `TENDERKIT_BENCH=quick`) takes short rounds to see that all works; its numbers say nothing and are not kept. Names of
benches after it take only those: warm, cold, growth, batch, serving. A full run of all writes `results/` and the table of docs/prestanda.md;
every run ends in a comparison with the last committed one.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import batch
import cold
import growth
import page
import serving
import warm
from pace import FULL, QUICK, Pace
from plot import write_plots
from results import Run, Section, as_table, fallen, last_numbers, machine, number_table, write

# Where there is a file system in memory all files are written there: a disk would measure itself, and differently each minute.
IN_MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 -- the folder below it has a name of its own
Bench = Callable[[Path, Pace, Run], list[Section]]


def main(arguments: Sequence[str]) -> int:
    """2 for a bench that there isn't; else 0, also when a ratio has fallen, which is said."""
    quick = "--quick" in arguments or os.environ.get("TENDERKIT_BENCH") == "quick"
    asked = [each for each in arguments if each != "--quick"]
    if unknown := [each for each in asked if each not in BENCHES]:
        print(f"no bench is called {', '.join(unknown)}; there are {', '.join(BENCHES)}", file=sys.stderr)
        return 2
    run = Run(quick=quick)
    print(f"{machine()}\n", flush=True)
    for name in asked or BENCHES:
        _one(BENCHES[name], run, QUICK if quick else FULL)
    _tell(run)
    if not quick and not asked:
        write(run)
        write_plots(run.sections)
        page.write_table(run)
    return 0


def _one(bench: Bench, run: Run, pace: Pace) -> None:
    start = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="tenderkit-bench-", dir=IN_MEMORY) as folder:
        sections = bench(Path(folder), pace, run)
    for section in sections:
        run.sections.append(section)
        print(as_table(section), flush=True)
    print(f"({time.perf_counter() - start:.0f} s)\n", flush=True)


def _warm(work: Path, pace: Pace, run: Run) -> list[Section]:
    sections = []
    for section, taken in warm.measure(work, pace):
        sections.append(section)
        run.versions |= {name: each.version for name, each in taken.items() if each.version and "-placed" not in name}
    run.versions.pop("docxtpl-cached", None)
    return sections


def _cold(work: Path, pace: Pace, _run: Run) -> list[Section]:
    load = warm.tenders(work)
    return [cold.measure(work, pace, load.folder / "jinja.docx", load.holes.values[0])]


def _growth(work: Path, pace: Pace, _run: Run) -> list[Section]:
    return growth.measure(work, pace)


def _batch(work: Path, pace: Pace, _run: Run) -> list[Section]:
    return batch.measure(work, pace)


def _serving(work: Path, pace: Pace, _run: Run) -> list[Section]:
    return serving.measure(work, pace)


BENCHES: dict[str, Bench] = {"warm": _warm, "cold": _cold, "growth": _growth, "batch": _batch, "serving": _serving}


def _tell(run: Run) -> None:
    print(number_table(list(run.numbers())))
    last = last_numbers()
    if not last:
        print("There is no earlier result to compare with.")
        return
    lines = fallen(run, last)
    print(
        "Fallen by more than a fifth since the last committed result:"
        if lines
        else "No ratio has fallen by more than a fifth."
    )
    for line in lines:
        print(f"- {line}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
