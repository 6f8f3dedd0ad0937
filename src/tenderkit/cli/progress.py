"""A line that says how far a long run has come: only in a terminal, and only once a second has gone."""

import sys
from time import monotonic

from msgspec import Struct, field

_PATIENCE = 1.0  # seconds
_WIDTH = 30


class Progress(Struct):
    """Told of every step; draws on standard error, and takes its line away at the end."""

    started: float = field(default_factory=monotonic)
    drawn: bool = False

    def show(self, done: int, total: int) -> None:
        """So many of so many are done."""
        if sys.stderr is None or not sys.stderr.isatty() or monotonic() - self.started < _PATIENCE:
            return
        filled = _WIDTH * done // max(total, 1)
        sys.stderr.write(f"\r[{'#' * filled}{'.' * (_WIDTH - filled)}] {done}/{total}")
        sys.stderr.flush()
        self.drawn = True

    def end(self) -> None:
        """Leave no trace on the screen."""
        if self.drawn:
            sys.stderr.write("\r" + " " * (_WIDTH + 20) + "\r")
            sys.stderr.flush()
