"""A command with a fault at each of its calls, and what is true of the files after each."""

import os
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from faults.injection import FaultKind
from faults.scenes import FaultScene
from faults.zygote import KILLED, NOTHING_CHANGED, OUR_FAULT, FaultyRun, in_a_fork, waiting_command
from judges.as_a_user import user_runs
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.writers.file_names import TEMPORARY_PREFIX
from tenderkit.writers.moves.journal import JOURNAL_NAME
from tenderkit.writers.moves.recovery import settle

CHANGES = frozenset({"replace", "rename", "link", "unlink", "mkdir", "rmdir", "chmod", "write", "flush", "fsync"})
_REPORT = "ut/rapport.csv"
HALFWAY, NOT_PRINTED = "TK-F020", "TK-S010"

Standing = dict[str, tuple[int, str]]


class PointReport(Struct):
    """How many points were tried, by fault and by call, and what was found unsound."""

    scene: str
    points: Counter[str] = field(default_factory=Counter)
    states: int = 0
    unsound: list[str] = field(default_factory=list)


class Sample(Struct, frozen=True):
    """Which points are tried: every `every`:th from number `begin` on, of these kinds, at each call or only where a file changes."""

    kinds: tuple[FaultKind, ...] = tuple(FaultKind)
    every: int = 1
    begin: int = 0
    only_changes: bool = False

    def of(self, calls: Sequence[str]) -> tuple[tuple[int, FaultKind], ...]:
        """The points, as the number of a call and what happens there; to look at a file can't be half done."""
        numbers = [at for at, call in enumerate(calls, 1) if call in CHANGES or not self.only_changes]
        return tuple((at, kind) for kind in self.kinds for at in numbers)[self.begin :: self.every]


def try_points(scene: FaultScene, room: Path, sample: Sample) -> PointReport:
    """Try the points of a scene; `room` is an empty folder of our own."""
    original, here = room / "som det var", room / "h"
    original.mkdir()
    scene.prepare(original)
    _warm_up(scene, original, room / "varm")
    judge = _Judge(scene, room, original)
    restore(original, here)
    report = PointReport(scene.name)
    with waiting_command(scene.arguments, here) as command:
        sound = command.run(0, FaultKind.KILL)
        assert sound.code == 0, (scene.name, sound)
        judge.after = _visible(here)
        for number, kind in sample.of(sound.calls):
            restore(original, here)
            run = command.run(number, kind)
            report.points[f"{kind} at {sound.calls[number - 1]}"] += 1
            report.unsound += (f"{scene.name}: {kind} at call {number}: {why}" for why in judge.faults(run, here))
    report.states = len(judge.known)
    return report


def _warm_up(scene: FaultScene, original: Path, here: Path) -> None:
    """What is imported once needs no more time in any of the forks."""
    restore(original, here)
    started = Path.cwd()
    os.chdir(here)
    user_runs(*scene.arguments)
    os.chdir(started)


class _Judge(Struct):
    """Says what is unsound in a state; a state that it has seen before it knows."""

    scene: FaultScene
    room: Path
    original: Path
    before: Standing = field(default_factory=dict)
    after: Standing = field(default_factory=dict)
    begins_interrupted: bool = False
    known: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.before = _visible(self.original)
        self.begins_interrupted = any(True for _ in self.original.rglob(JOURNAL_NAME))

    def faults(self, run: FaultyRun, here: Path) -> Iterator[str]:
        """What the run said against what stands, and whether the next run mends it."""
        stands = _visible(here)
        if run.code in {OUR_FAULT, NOTHING_CHANGED}:
            yield f"exit code {run.code}: {run.said}"
        if run.code == 0 and stands != self.after:
            yield f"it said that all is written, and it isn't: {_difference(stands, self.after)}"
        if run.code not in {0, KILLED} and not self._tells_the_truth(run, stands):
            yield f"exit code {run.code} ({run.said[:60]!r}), and {_difference(stands, self.before)}"
        state = _fingerprint(here)
        if state not in self.known:
            self.known[state] = list(self._unmended(here))
        yield from self.known[state]

    def _tells_the_truth(self, run: FaultyRun, stands: Standing) -> bool:
        """Nothing is written then, unless it says so; but what an earlier run left may have been finished first."""
        if HALFWAY in run.said or self.begins_interrupted:
            return True
        if self.scene.goes_on:
            return all(
                found in (self.before.get(name), self.after.get(name))
                for name, found in stands.items()
                if name != _REPORT
            )
        return stands == (self.after if NOT_PRINTED in run.said else self.before)

    def _unmended(self, here: Path) -> Iterator[str]:
        for name, work in (("settled", self._settled), ("run again", self._again), ("edited and run", self._edited)):
            copy = self.room / "prov"
            restore(here, copy)
            found = in_a_fork(lambda work=work, copy=copy: work(copy))  # type: ignore[misc]  # mypy knows no defaults here
            yield from (f"{name}: {why}" for why in found)  # type: ignore[attr-defined]  # a list, as JSON tells it

    def _settled(self, copy: Path) -> list[str]:
        for home in {path.parent for path in copy.rglob(JOURNAL_NAME)}:
            settle(home)
        stands = _visible(copy)
        if JOURNAL_NAME in {path.name for path in self.original.rglob(f"{TEMPORARY_PREFIX}*")}:
            return []  # the one before it stands between the two
        if self.scene.goes_on:
            torn = {
                name: found
                for name, found in stands.items()
                if name != _REPORT and found not in (self.before.get(name), self.after.get(name))
            }
            return [f"neither before nor after: {', '.join(torn)}"] if torn else []
        return (
            []
            if stands in (self.before, self.after)
            else [f"neither before nor after: {_difference(stands, self.after)}"]
        )

    def _again(self, copy: Path) -> list[str]:
        os.chdir(copy)
        seen = user_runs(*self.scene.arguments)
        stands = _visible(copy)
        found = [] if seen.code in self.scene.again else [f"exit code {seen.code}: {seen.text[:200]}"]
        found += [] if stands == self.after else [f"not as after one run: {_difference(stands, self.after)}"]
        return [*found, *hidden_left(copy)]

    def _edited(self, copy: Path) -> list[str]:
        os.chdir(copy)
        self.scene.edit(copy)
        seen = user_runs(*self.scene.arguments)
        found = [] if seen.code in self.scene.edited else [f"exit code {seen.code}: {seen.text[:200]}"]
        return [*found, *hidden_left(copy), *unknown_files(copy)]


def unknown_files(copy: Path) -> Iterator[str]:
    """Files that no lock knows, and files that the lock knows and that aren't there."""
    for lock_file in copy.rglob("upphandling.lock.yaml"):
        lock = read_lock(lock_file)
        known = lock.known_digests() | lock.issued_digests()
        folders = [lock_file.parent / "dokument", lock_file.parent / "utfardat", copy / "ut"]
        standing = {path: _digest(path) for folder in folders for path in folder.glob("[!.]*")}
        yield from (f"{path.name} is known by no lock" for path, digest in standing.items() if digest not in known)
        issued = {digest for entry in lock.issued for digest in entry.outputs.values()}
        if missing := issued - set(standing.values()):
            yield f"{len(missing)} issued files are missing"


def hidden_left(copy: Path) -> Iterator[str]:
    return (f"{path.name} is left" for path in copy.rglob(f"{TEMPORARY_PREFIX}*"))


def restore(source: Path, target: Path) -> None:
    """A copy with the same rights; the folder itself stays, for somebody stands in it."""
    target.mkdir(exist_ok=True)
    for path in target.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for path in source.iterdir():
        if path.is_dir():
            shutil.copytree(path, target / path.name)
        else:
            shutil.copy2(path, target / path.name)


def _visible(folder: Path) -> Standing:
    """Rights and digests of every file that isn't hidden; empty folders tell nothing."""
    paths = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(TEMPORARY_PREFIX))
    return {path.relative_to(folder).as_posix(): (path.stat().st_mode, _digest(path)) for path in paths}


def _fingerprint(folder: Path) -> str:
    every = (
        (path.relative_to(folder).as_posix(), path.stat().st_mode, _digest(path)) for path in sorted(folder.rglob("*"))
    )
    return sha256(repr(list(every)).encode()).hexdigest()


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"


def _difference(stands: Standing, wanted: Standing) -> str:
    names: list[Any] = sorted(name for name in stands.keys() | wanted.keys() if stands.get(name) != wanted.get(name))
    return f"differing: {', '.join(names)}"
