"""How long a test waits for a program: as long as it takes, for a slow machine is no fault of ours."""

from collections.abc import Callable
from threading import Event

HANGS_AFTER_SECONDS = 15 * 60  # only a program that would never end by itself is stopped
_LOOKS_A_SECOND = 20


def wait_until(it_is_so: Callable[[], bool]) -> bool:
    """Look until it is so; false when it never will be."""
    pause = Event()
    return any(it_is_so() or pause.wait(1 / _LOOKS_A_SECOND) for _ in range(HANGS_AFTER_SECONDS * _LOOKS_A_SECOND))
