"""A small process to fork from: one that has collected thousands of tests takes twenty times as long to copy itself."""

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import chdir, contextmanager
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import ParamSpec, Protocol, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")


class Elsewhere(Protocol):
    """Does the work in another process, in the folder where the test stands."""

    def __call__(self, work: Callable[Given, Result], /, *args: Given.args, **kwargs: Given.kwargs) -> Result:
        """What the work returns, or what it raises."""


@contextmanager
def small_process() -> Iterator[Elsewhere]:
    """One for many pieces of work, until the end of the block."""
    with ProcessPoolExecutor(1, get_context("spawn")) as lean:

        def do(work: Callable[Given, Result], /, *args: Given.args, **kwargs: Given.kwargs) -> Result:
            return lean.submit(_standing_in, Path.cwd(), partial(work, *args, **kwargs)).result()

        yield do


def _standing_in(folder: Path, work: Callable[[], Result]) -> Result:
    with chdir(folder):
        return work()
