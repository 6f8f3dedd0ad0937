"""What is asked of a batch."""

from collections.abc import Callable
from concurrent.futures import Executor
from datetime import date
from pathlib import Path

from msgspec import Struct

Progress = Callable[[int, int], None]


class BatchOptions(Struct, frozen=True):
    """What is asked for. `case` is that of rows that name none, `name` the pattern of the files' names.

    With `strict` nothing is built unless every row is right, with `dry_run` the rows are only checked. `resume` goes on with the
    run that the report in `to` tells of. `day` dates the papers where neither row nor case does. `executor` takes the work, wherever it
    runs; without one it is done here, or by as many processes as there are `workers`. With `pdf` each document is a PDF too.
    """

    case: Path | None = None
    sheet: str | None = None
    name: str = ""
    strict: bool = False
    resume: bool = False
    dry_run: bool = False
    day: date | None = None
    workers: int = 1
    executor: Executor | None = None
    progress: Progress | None = None
    pdf: bool = False
