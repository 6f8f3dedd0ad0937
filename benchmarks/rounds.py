"""Engines side by side: each in a process of its own, told in turn to make some documents, so that a slow moment slows them all."""

import json
import shutil
import statistics
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Self

from prepare import HERE, OWN, RUST, python_of
from spent import as_a_user_has_it

NODE = ("docxtemplater", "easy-template-x", "carbone")
MOST_AT_ONCE = 2000  # documents of one round
ON_DISK = ("tenderkit-placed",)
Where = Callable[[str], Path]


@dataclass
class Taken:
    """What the rounds of one engine took; milliseconds per document."""

    version: str = ""
    missing: str = ""
    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    reading: list[float] = field(default_factory=list)  # milliseconds per call, where the engine reads a case
    peak_mb: float = 0.0

    def cpu_ms(self) -> float:
        return statistics.median(self.cpu)

    def wall_ms(self) -> float:
        return statistics.median(self.wall)

    def times(self, other: Self) -> float:
        """How many times as fast as `other`: the median of the rounds' ratios of processor time."""
        return statistics.median(b / a for a, b in zip(self.cpu, other.cpu, strict=True))


class Engine:
    """One process that makes documents."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name, self.folder = name, folder
        self.process = _start(name, folder)
        told = self._hear() if self.process else {"missing": "not installed by make bench-setup"}
        self.taken = Taken(version=told.get("version", ""), missing=told.get("missing", ""))

    def make(self, count: int, to: Path) -> dict[str, Any]:
        """Make at least `count` documents in the empty folder `to`."""
        to.mkdir(parents=True)
        if self.process is None or self.process.stdin is None:
            raise RuntimeError(self.taken.missing)
        self.process.stdin.write(json.dumps({"count": count, "to": str(to)}) + "\n")
        self.process.stdin.flush()
        return self._hear()

    def close(self) -> None:
        if self.process is not None and self.process.stdin is not None:
            self.process.stdin.close()
            self.process.wait()

    def _hear(self) -> dict[str, Any]:
        line = self.process.stdout.readline() if self.process and self.process.stdout else ""
        if not line:
            return {"missing": f"{self.name} ended without a word"}
        told: dict[str, Any] = json.loads(line)
        return told


def _start(name: str, folder: Path) -> "subprocess.Popen[str] | None":
    if name in NODE:
        node = shutil.which("node")
        command = [node, str(HERE / "engines.mjs")] if node else []
    else:
        place = RUST if name == "rust-docxtpl" else OWN
        command = [str(python_of(place)), str(HERE / "engines.py")] if python_of(place).exists() else []
    if not command:
        return None
    pipe, environment = subprocess.PIPE, as_a_user_has_it()
    return subprocess.Popen([*command, name, str(folder)], stdin=pipe, stdout=pipe, text=True, env=environment)


@contextmanager
def engines(asked: Sequence[tuple[str, str, Path]]) -> Iterator[dict[str, Engine]]:
    """Processes by the name they get here, each of an engine and the folder it works from."""
    with ExitStack() as stack:
        started = {}
        for key, name, folder in asked:
            started[key] = Engine(name, folder)
            stack.callback(started[key].close)
        yield started


@contextmanager
def out_folders(work: Path) -> Iterator[Where]:
    """Where an engine writes: below `work`, but on the disk if it forces its files there."""
    with TemporaryDirectory(prefix="tenderkit-bench-") as disk:
        yield lambda name: Path(disk) if name in ON_DISK else work


def alternate(
    running: Mapping[str, Engine], rounds: int, counts: Callable[[str], int], where: Where
) -> dict[str, Taken]:
    """`rounds` rounds of each engine in turn, `counts` documents at a time; the files are removed between the rounds."""
    there = {key: engine for key, engine in running.items() if not engine.taken.missing}
    for turn in range(rounds):
        for key, engine in there.items():
            if not engine.taken.missing:
                _one_round(engine, counts(key), where(key) / f"{key}-{turn}")
    return {key: engine.taken for key, engine in running.items()}


def _one_round(engine: Engine, count: int, to: Path) -> None:
    told, taken = engine.make(count, to), engine.taken
    shutil.rmtree(to)
    if "missing" in told:
        taken.missing = told["missing"]
        return
    taken.cpu.append(1000 * (told["cpu"] - told["reading"]) / told["made"])
    taken.wall.append(1000 * (told["wall"] - told["reading"]) / told["made"])
    taken.reading.append(1000 * told["reading"] / told["calls"])
    taken.peak_mb = max(taken.peak_mb, told["peak_mb"])


def warm_up(running: Mapping[str, Engine], seconds: float, where: Where) -> dict[str, int]:
    """Each engine works for about `seconds`; returns how many documents it makes in a third of that."""
    counts = {}
    for key, engine in running.items():
        if engine.taken.missing:
            continue
        count, spent = 1, 0.0
        while spent < seconds:
            told = engine.make(count, where(key) / f"{key}-warm")
            shutil.rmtree(where(key) / f"{key}-warm")
            if "missing" in told:
                engine.taken.missing = told["missing"]
                break
            spent += told["wall"]
            per_second = told["made"] / told["wall"]
            count = min(MOST_AT_ONCE, max(1, round(per_second * seconds / 3)))
        counts[key] = count
    return counts
