"""Several commands on one case at once, in an order that we choose: each waits for its turn at every call to the system.

The same number gives the same order, so that what goes wrong can be looked at again.
"""

import json
import os
import random
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from faults.every_point import hidden_left, restore, unknown_files
from faults.injection import inject
from faults.scenes import CASE, OVERRIDE
from faults.zygote import KILLED
from given.cases import case_folder
from judges.as_a_user import user_runs
from tenderkit.readers.papers.lock_reader import read_lock

BUILD, ASSESS = ("build", "arende"), ("build", "arende", "--kind", "bedomning")
COPY = ("build", "arende", "--working-copy")  # one more file in the entry of the same document
ISSUE, OTHER = ("issue", "arende", *OVERRIDE), ("issue", "arende", "--override", "ett annat skäl", "--by", "Provaren")
TWO = ((BUILD, ASSESS), (BUILD, ISSUE), (ISSUE, OTHER), (ASSESS, ISSUE), (BUILD, BUILD), (COPY, BUILD))
EIGHT = ((BUILD, ASSESS, ISSUE, OTHER, COPY, BUILD, ASSESS, ISSUE),)
_RUN_AGAIN = ("TK-F018", "TK-F009")
_CALLS = 250  # that a command makes, about
_RUN_LENGTHS = (1, 1, 2, 5, 20, 80, 400)

Arguments = tuple[str, ...]


class InterleavingReport(Struct):
    """How many orders were tried, how the commands ended, and what was lost."""

    orders: int = 0
    ended: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)


class _Turns(Struct):
    """Waits at every call until it is its turn."""

    ready: int
    go: int
    begun: bool = True

    def meet(self, name: str, work: Callable[[], Any], half: Callable[[], Any] | None = None, on: object = None) -> Any:  # noqa: ANN401 - any call's answer
        del name, half, on
        self.wait()
        return work()

    def wait(self) -> None:
        os.write(self.ready, b".")
        if not os.read(self.go, 1):
            os.kill(os.getpid(), signal.SIGKILL)


class _Player(Struct):
    """A command that runs when it is let."""

    arguments: Arguments
    pid: int
    ready: int
    go: int
    told: int
    code: int | None = None
    said: str = ""

    def step(self) -> None:
        """Up to its next call, or its end."""
        os.write(self.go, b".")
        if not os.read(self.ready, 1):
            self.end()

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        self.end()

    def end(self) -> None:
        said = b""
        while piece := os.read(self.told, 65536):
            said += piece
        _, status = os.waitpid(self.pid, 0)
        for handle in (self.ready, self.go, self.told):
            os.close(handle)
        self.code, self.said = json.loads(said) if said else (os.waitstatus_to_exitcode(status), "")


def try_orders(numbers: Sequence[int], sets: Sequence[tuple[Arguments, ...]], room: Path) -> InterleavingReport:
    """One order for each number; every fourth time one of the commands is killed on the way."""
    original, here = room / "som det var", room / "h"
    original.mkdir()
    case_folder(original, CASE)
    report = InterleavingReport()
    for arguments in {
        arguments for commands in sets for arguments in commands
    }:  # what is imported once is there for all
        restore(original, here)
        os.chdir(here)
        user_runs(*arguments)
    for number in numbers:
        restore(original, here)
        chance = random.Random(number)  # noqa: S311 - the same order for the same number
        players = _play(sets[number % len(sets)], here, chance, killing=number % 4 == 3)
        report.orders += 1
        report.ended.update(_ending(player) for player in players)
        report.lost += (f"order {number}: {why}" for why in _lost(players, here))
    return report


def _play(commands: Sequence[Arguments], here: Path, chance: random.Random, *, killing: bool) -> list[_Player]:
    players: list[_Player] = []
    for index, arguments in enumerate(commands):
        players.append(_started(arguments, here, index, players))
    dies_after = chance.randrange(_CALLS * len(commands)) if killing else -1
    steps = 0
    while running := [player for player in players if player.code is None]:
        player = chance.choice(running)
        for _ in range(chance.choice(_RUN_LENGTHS)):
            if player.code is not None:
                break
            steps += 1
            player.kill() if steps == dies_after else player.step()
    return players


def _started(arguments: Arguments, here: Path, index: int, others: Sequence[_Player]) -> _Player:
    ready, is_ready = os.pipe()
    may_go, go = os.pipe()
    told, tell = os.pipe()
    pid = os.fork()
    if pid == 0:
        for handle in (
            ready,
            go,
            told,
            *(handle for other in others for handle in (other.ready, other.go, other.told)),
        ):
            os.close(handle)
        _live(arguments, here, _Turns(is_ready, may_go), (tell, index))
    for handle in (is_ready, may_go, tell):
        os.close(handle)
    os.read(ready, 1)
    return _Player(arguments, pid, ready, go, told)


def _live(arguments: Arguments, here: Path, turns: _Turns, told: tuple[int, int]) -> None:
    tell, index = told
    write, end = os.write, os._exit
    os.chdir(here)
    turns.wait()
    vars(sys.modules["time"])["sleep"] = lambda _: turns.wait()  # who waits for a lock lets the others go on
    inject(turns, names_from=(index + 1) << 40)
    try:
        seen = user_runs(*arguments)
        result = [seen.code, seen.text]
    except BaseException as fault:  # noqa: BLE001 - what the program's own net didn't catch
        result = [70, repr(fault)]
    write(tell, json.dumps(result).encode())
    end(0)


def _ending(player: _Player) -> str:
    if player.code in {0, KILLED}:
        return "done" if player.code == 0 else "killed"
    return next((code for code in _RUN_AGAIN if code in player.said), f"exit code {player.code}: {player.said[:80]}")


def _lost(players: Sequence[_Player], here: Path) -> Iterator[str]:
    """What was acknowledged must stand, and every command must do its work when it is run once more."""
    for player in players:
        if _ending(player) not in {"done", "killed", *_RUN_AGAIN}:
            yield f"{' '.join(player.arguments)}: {_ending(player)}"
    done = {player.arguments for player in players if player.code == 0}
    killed = any(player.code == KILLED for player in players)
    if not killed:
        yield from _missing(done, here)
    os.chdir(here)
    for arguments in dict.fromkeys(player.arguments for player in players):
        seen = user_runs(*arguments)
        if seen.code != 0:
            yield f"run again: {' '.join(arguments)}: {seen.code} {seen.text[:200]}"
    yield from _missing({player.arguments for player in players}, here)
    yield from unknown_files(here)
    yield from hidden_left(here)


def _missing(done: set[Arguments], here: Path) -> Iterator[str]:
    lock = read_lock(here / "arende" / "upphandling.lock.yaml")
    kinds = {BUILD: "kravavsnitt", ASSESS: "bedomning", COPY: "kravavsnitt"}
    for arguments in done & kinds.keys():
        if kinds[arguments] not in lock.documents:
            yield f"the entry of {kinds[arguments]} is lost"
    reasons = {copy.override.reason for copy in lock.issued if copy.override is not None}
    for arguments in done & {ISSUE, OTHER}:
        if arguments[3] not in reasons:
            yield f"the copy issued for {arguments[3]!r} is lost"
