"""Processes of this machine that share the work on rows."""

import signal
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

BEGIN_AS_COPIES = sys.platform == "linux"  # each then has all that this one has read, and nothing need be sent


def row_processes(workers: int) -> ProcessPoolExecutor:
    """So many processes; an interruption is left to this one."""
    context = get_context("fork" if BEGIN_AS_COPIES else "spawn")
    return ProcessPoolExecutor(workers, context, initializer=_leave_interrupting_to_the_parent)


def _leave_interrupting_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
