"""Moves belong together: Ctrl-C waits the few milliseconds until all of them are made, and then comes too late."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unstoppable() -> Iterator[None]:
    """Leave Ctrl-C unheard in the block. Where somebody else listens to it, or in another thread, nothing changes."""
    hears = threading.current_thread() is threading.main_thread()
    if not hears or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    signal.signal(signal.SIGINT, _too_late)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _too_late(*_: object) -> None:
    """What was asked for is done, or undone, in a moment."""
