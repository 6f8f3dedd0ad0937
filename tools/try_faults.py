"""The long version of `tests/faults`: every call of every command, a thousand orders, twenty thousand spoiled files.

Takes about an hour on two cores, and writes what it found to `out/faults.md`. `python tools/try_faults.py 20` tries a
twentieth of them. Exit code 1 when anything is unsound.
"""

import os
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from math import gcd
from pathlib import Path
from shutil import rmtree, which

from msgspec import Struct, field

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from faults.every_point import Sample, try_points  # noqa: E402 - found on the path that was just set
from faults.interleaving import EIGHT, TWO, try_orders  # noqa: E402 - as above
from faults.mutating import municipality_of_files, try_mutations  # noqa: E402 - as above
from faults.scenes import SCENES, FaultScene  # noqa: E402 - as above
from faults.traced import FAULTS, try_traced  # noqa: E402 - as above

REPORT = ROOT / "out" / "faults.md"
WORKERS = 2
NICE = 5
SHARDS = 4
LARGE = {"build --all": 43}  # a scene with so many calls that only every so manieth is tried
TRACED = {"build again": 11, "issue": 11, "prune": 5}
ORDERS_OF_TWO, ORDERS_OF_EIGHT, MUTATIONS, BATCH = 900, 100, 20_000, 500


class Found(Struct):
    """What one piece of the work gives: a line of the report, what was tried, how it ended, and what is unsound."""

    line: str
    tried: Counter[str]
    ended: Counter[str] = field(default_factory=Counter)
    unsound: list[str] = field(default_factory=list)
    states: int = 0
    seconds: float = 0.0


def main(arguments: list[str]) -> int:
    """Do the work piece by piece, tell of each, and write the report."""
    thin = int(arguments[0]) if arguments else 1
    found: list[Found] = []
    with ProcessPoolExecutor(WORKERS) as pool:
        for piece in [pool.submit(_timed, *work) for work in _pieces(thin)]:
            found.append(piece.result())
            print(f"{found[-1].line}: {found[-1].tried.total()}, unsound {len(found[-1].unsound)}", flush=True)
            _write(found)
    print(REPORT.read_text("utf-8"))
    return 1 if any(each.unsound for each in found) else 0


Work = tuple[Callable[..., Found], object, object]


def _pieces(thin: int) -> Iterator[Work]:
    yield from _points_and_traces(thin)
    for name, number in (("two at once", ORDERS_OF_TWO), ("eight at once", ORDERS_OF_EIGHT)):
        yield from ((_orders, name, numbers) for numbers in _batches(range(number // thin), 50))
    yield from ((_mutations, "spoiled files", numbers) for numbers in _batches(range(MUTATIONS // thin), BATCH))


def _points_and_traces(thin: int) -> Iterator[Work]:
    for scene in SCENES:
        every = LARGE.get(scene.name, 1) * thin
        yield from ((_points, scene, (every * SHARDS, every * shard)) for shard in range(SHARDS))
    for scene in SCENES if which("strace") else ():
        if scene.name in TRACED:
            yield _traced, scene, _no_pattern(TRACED[scene.name] * thin)


def _no_pattern(step: int) -> int:
    """The next step that meets every kind of fault: they come in sixes."""
    while gcd(step, len(FAULTS)) > 1:
        step += 1
    return step


def _batches(numbers: range, size: int) -> Iterator[range]:
    return (numbers[start : start + size] for start in range(0, len(numbers), size))


def _timed(work: Callable[..., Found], what: object, how: object) -> Found:
    """In a folder of its own, heard by Ctrl-C, and without taking the machine from anybody."""
    os.setpriority(os.PRIO_PROCESS, 0, NICE)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    tempfile.tempdir = None  # the piece before had its own
    room, started = Path(tempfile.mkdtemp(prefix="tenderkit-fel-")), time.monotonic()
    try:
        os.chdir(room)
        found = work(what, how, room)
    finally:
        os.chdir(ROOT)
        rmtree(room)
    found.seconds = time.monotonic() - started
    return found


def _points(scene: FaultScene, which_ones: tuple[int, int], room: Path) -> Found:
    report = try_points(scene, room, Sample(every=which_ones[0], begin=which_ones[1]))
    return Found(scene.name, report.points, unsound=report.unsound, states=report.states)


def _traced(scene: FaultScene, every: int, room: Path) -> Found:
    report = try_traced(scene, room, every=every)
    return Found(report.scene, report.points, unsound=report.unsound)


def _orders(name: str, numbers: range, room: Path) -> Found:
    report = try_orders(numbers, TWO if name == "two at once" else EIGHT, room)
    return Found(name, Counter({"orders": report.orders}), report.ended, report.lost)


def _mutations(name: str, numbers: range, room: Path) -> Found:
    municipality_of_files(room)
    report = try_mutations(numbers, room)
    ended = Counter({f"exit code {code}": number for code, number in report.ended.items()})
    return Found(name, report.tried, ended, report.broke)


def _write(found: Iterable[Found]) -> None:
    """The report so far."""
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text("\n".join(_lines(_by_line(found))) + "\n", "utf-8")


def _by_line(found: Iterable[Found]) -> dict[str, Found]:
    """The pieces of the same work together."""
    together: dict[str, Found] = {}
    for each in found:
        all_of_it = together.setdefault(each.line, Found(each.line, Counter()))
        all_of_it.tried += each.tried
        all_of_it.ended += each.ended
        all_of_it.unsound += each.unsound
        all_of_it.states = max(all_of_it.states, each.states)
        all_of_it.seconds += each.seconds
    return together


def _lines(together: dict[str, Found]) -> Iterator[str]:
    yield "# Faults\n"
    yield "| What | Tried | States told apart | Unsound | Seconds |"
    yield "|---|---|---|---|---|"
    for each in together.values():
        unsound, seconds = len(each.unsound), round(each.seconds)
        yield f"| {each.line} | {each.tried.total()} | {each.states or '–'} | {unsound} | {seconds} |"
    for each in together.values():
        yield f"\n## {each.line}\n"
        yield ", ".join(f"{what}: {number}" for what, number in sorted(_by_kind(each.tried).items()))
        if each.ended:
            yield "\nEnded: " + ", ".join(f"{how}: {number}" for how, number in each.ended.most_common())
        yield from (f"- {why}" for why in each.unsound)


def _by_kind(tried: Counter[str]) -> Counter[str]:
    """`EIO at unlink` -> `EIO`: the report tells the kind of fault, and files by their names."""
    kinds: Counter[str] = Counter()
    for what, number in tried.items():
        kinds[what.partition(" at ")[0]] += number
    return kinds


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
