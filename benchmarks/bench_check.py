"""How long `check` takes over many cases in one run; the time per case should not grow with their number.

python benchmarks/bench_check.py            # 10, 100 and 1 000 cases
python benchmarks/bench_check.py 50 500
"""

import sys
import tempfile
import time
from pathlib import Path

from tenderkit.messages import Gravity
from tenderkit.project.places import built_in_root
from tenderkit.workflows.check.check import check, check_all
from tenderkit.workflows.check.check_targets import find_check_targets
from tenderkit.workflows.papers.build import DEFAULT_KIND

SIZES = (10, 100, 1_000)
MOST_TIMES = 1.5  # what the largest run may cost per case, in times the smallest


def main() -> None:
    print(f"{'cases':>6}  {'seconds':>8}  {'ms/case':>8}  {'ratio':>6}")
    first = 0.0
    ratio = 1.0
    for size in [int(argument) for argument in sys.argv[1:]] or SIZES:
        each = 1000 * seconds_for(size) / size
        first = first or each
        ratio = each / first
        print(f"{size:>6}  {each * size / 1000:>8.2f}  {each:>8.2f}  {ratio:>6.2f}", flush=True)
    if ratio > MOST_TIMES:
        sys.exit(f"a case costs {ratio:.1f} times as much in the largest run as in the smallest")


def seconds_for(size: int) -> float:
    """One run over `size` cases, the search for them included; what Python imports once is imported before."""
    with tempfile.TemporaryDirectory() as folder:
        write_cases(Path(folder), size)
        check(Path(folder, "0000"), (DEFAULT_KIND,))
        start = time.perf_counter()
        results = check_all(find_check_targets([Path(folder)]).found, (DEFAULT_KIND,))
        seconds = time.perf_counter() - start
    broken = [result.path.name for result in results if result.refusals or result.worst_at_least(Gravity.ERROR)]
    if len(results) != size or broken:
        sys.exit(f"{len(results)} of {size} cases were checked; not sound: {broken}")
    return seconds


def write_cases(folder: Path, size: int) -> None:
    """The shipped samples under new names, each with its own value and title."""
    texts = [path.read_text("utf-8") for path in sorted((built_in_root() / "samples").glob("*/upphandling.yaml"))]
    for number in range(size):
        case = folder / f"{number:04}"
        case.mkdir()
        text = texts[number % len(texts)].replace("\ntitle: ", f"\ntitle: {number} ", 1)
        (case / "upphandling.yaml").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
