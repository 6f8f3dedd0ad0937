"""How far a batch has come, how fast it goes and how long is left: in a terminal only, and gone when it is done."""

import sys
from time import monotonic
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_PATIENCE = 0.5  # seconds


class BatchProgress:
    """Told of each batch of rows; draws on standard error. A short run draws nothing."""

    def __init__(self) -> None:
        self._started = monotonic()
        self._drawn: tuple[Progress, TaskID] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._drawn is not None:
            self._drawn[0].stop()

    def show(self, done: int, total: int) -> None:
        """So many of so many rows are done."""
        if sys.stderr is None or not sys.stderr.isatty() or monotonic() - self._started < _PATIENCE:
            return
        if self._drawn is None:
            self._drawn = _begun(total)
        bar, task = self._drawn
        bar.update(task, completed=done, rate=f"{done / max(monotonic() - self._started, _PATIENCE):.0f}/s")


def _begun(total: int) -> "tuple[Progress, TaskID]":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.start()
    return bar, bar.add_task("", total=total, rate="")
