"""The report of a batch: what became of each row, written as it comes, so that a run that was stopped can go on.

Comma-separated values with semicolons, as a sheet opens them. It holds numbers, digests and the files' own names, and nothing
of what stands in the rows.
"""

import csv
import io
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Self

from msgspec import Struct, field

from tenderkit.messages import document_text
from tenderkit.writers.file_names import TEMPORARY_PREFIX
from tenderkit.writers.moves.beside import ONLY_MINE, OPEN_FILE, sync_folder, write_new
from tenderkit.writers.refusals import preparing, touching

REPORT_FILE = "rapport.csv"
DONE = "klar"
_BOM = "\ufeff"
_BEGUN = "påbörjad"
_BETWEEN_NAMES = "|"  # which no file's name holds
ANY_BYTES = ""  # among the digests of a file that a run had begun to write
_RUN = "0"
_FIELDS = 5


class ReportLine(Struct, frozen=True):
    """`file` and `sha256` are of the finished file, `made_of` tells what the row said; `status` is `klar` or the codes of its faults."""

    row: int
    file: str = ""
    sha256: str = ""
    made_of: str = ""
    status: str = DONE

    @property
    def is_done(self) -> bool:
        return self.status == DONE

    @property
    def names(self) -> tuple[str, ...]:
        """The files of the row; most have one."""
        return tuple(self.file.split(_BETWEEN_NAMES)) if self.file else ()

    @property
    def digests(self) -> tuple[str, ...]:
        """Those of the files, in their order; of one that was only begun none is known."""
        return tuple(self.sha256.split(" ")) if self.sha256 else (ANY_BYTES,) * len(self.names)


class ReportedRun(Struct, frozen=True):
    """What a run was made of: the digests of the library, and of everything else that decides what the files hold."""

    kind: str
    library: str
    options: str


class StandingReport(Struct, frozen=True):
    """The report as it stands: the latest run, its lines by row, and every file that any run has written, with its digests."""

    run: ReportedRun | None = None
    lines: Mapping[int, ReportLine] = field(default_factory=dict)
    written: Mapping[str, frozenset[str]] = field(default_factory=dict)


def read_report(folder: Path) -> StandingReport:
    """What stands there; a last line that was torn off isn't read."""
    file = folder / REPORT_FILE
    with touching(file):
        try:
            data = file.read_bytes()
        except FileNotFoundError:
            return StandingReport()
    whole = data[: data.rfind(b"\n") + 1].decode("utf-8", "replace").removeprefix(_BOM)
    run: ReportedRun | None = None
    lines: dict[int, ReportLine] = {}
    written: dict[str, frozenset[str]] = {}
    for cells in csv.reader(io.StringIO(whole, newline=""), delimiter=";"):
        if len(cells) != _FIELDS or not cells[0].isdecimal():
            continue
        if cells[0] == _RUN:
            run, lines = ReportedRun(*cells[1:4]), {}
            continue
        line = ReportLine(int(cells[0]), *cells[1:])
        lines[line.row] = line
        for name, digest in zip(line.names, line.digests, strict=False):
            written[name] = written.get(name, frozenset()) | {digest}
    return StandingReport(run, lines, written)


def begun_line(row: int, names: Iterable[str], made_of: str) -> ReportLine:
    """These files of the row are about to be written where nothing stands."""
    return ReportLine(row, _BETWEEN_NAMES.join(names), "", made_of, _BEGUN)


def done_line(row: int, files: Iterable[tuple[str, str]], made_of: str) -> ReportLine:
    """The files of the row, names and digests, stand there."""
    names, digests = zip(*files, strict=True)
    return ReportLine(row, _BETWEEN_NAMES.join(names), " ".join(digests), made_of)


class BatchReport:
    """The report while a run goes on; lines are added at its end and reach the system at once."""

    def __init__(self, folder: Path, *, private: bool) -> None:
        self._file = folder / REPORT_FILE
        self.private = private
        self._mode = ONLY_MINE if private else OPEN_FILE
        self._handle = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._handle >= 0:
            os.close(self._handle)

    def begin(self, run: ReportedRun) -> None:
        """A new run after those that stand there."""
        self._open()
        self._append(_text([_first_line(run)]) if self._is_begun() else _heading() + _text([_first_line(run)]))

    def go_on(self) -> None:
        """The latest run; what was torn off is cut away."""
        self._open()

    def add(self, lines: Iterable[ReportLine]) -> None:
        """What became of these rows."""
        self._append(_text(map(_cells, lines)))

    def finish(self, run: ReportedRun, lines: Iterable[ReportLine]) -> None:
        """The finished report, in the order of the rows: the same whether the run was stopped or not."""
        data = (_heading() + _text([_first_line(run), *map(_cells, sorted(lines, key=lambda line: line.row))])).encode()
        beside = self._file.with_name(f"{TEMPORARY_PREFIX}{REPORT_FILE}.tmp")
        with preparing(self._file):
            beside.unlink(missing_ok=True)
            write_new(beside, data, self._mode)
        with touching(self._file):
            beside.replace(self._file)
        sync_folder(self._file.parent)

    def _open(self) -> None:
        with touching(self._file):
            flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
            self._handle = os.open(self._file, flags, self._mode)
            data = self._file.read_bytes()
            whole = data.rfind(b"\n") + 1
            if whole < len(data):
                os.ftruncate(self._handle, whole)

    def _is_begun(self) -> bool:
        return os.fstat(self._handle).st_size > 0

    def _append(self, text: str) -> None:
        with touching(self._file):
            left = memoryview(text.encode())
            while left:
                left = left[os.write(self._handle, left) :]


def _heading() -> str:
    return _BOM + _text(
        [[document_text(f"batch.report.{name}") for name in ("row", "file", "digest", "made_of", "status")]]
    )


def _first_line(run: ReportedRun) -> list[str]:
    return [_RUN, run.kind, run.library, run.options, document_text("batch.report.run")]


def _cells(line: ReportLine) -> list[str]:
    return [str(line.row), line.file, line.sha256, line.made_of, line.status]


def _text(rows: Iterable[list[str]]) -> str:
    sink = io.StringIO()
    csv.writer(sink, delimiter=";", lineterminator="\n").writerows(rows)
    return sink.getvalue()
