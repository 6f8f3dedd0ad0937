"""`tenderkit register`: one row per procurement, lot and supplier, rebuilt from the cases each time."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from msgspec import Struct

from tenderkit.problems import Problem, TenderkitError
from tenderkit.project.one_run import one_run
from tenderkit.rules.register.register_row import RegisterRow
from tenderkit.rules.register.register_rows import register_rows
from tenderkit.workflows.register.read_cases import cases_of_folder, read_cases


class Register(Struct, frozen=True):
    """The rows on a day, how many cases they are of, and what couldn't be read: its faults, and what couldn't be opened at all."""

    day: date
    rows: tuple[RegisterRow, ...]
    read: int
    unread: int
    problems: tuple[Problem, ...] = ()
    refusals: tuple[TenderkitError, ...] = ()


def read_register(folder: Path, day: date, progress: Callable[[int, int], None] | None = None) -> Register:
    """Each case is let go when its rows are made. `progress` is told how many of how many are done."""
    rows: list[RegisterRow] = []
    problems: list[Problem] = []
    refusals: list[TenderkitError] = []
    read = 0
    with one_run():
        cases = cases_of_folder(folder)
        for done, found in enumerate(read_cases(cases, day), 1):
            problems += found.problems
            refusals += found.refusals
            if found.case is not None:
                rows += register_rows(found.case)
                read += 1
            if progress is not None:
                progress(done, len(cases))
    return Register(day, tuple(rows), read, len(cases) - read, tuple(problems), tuple(refusals))
