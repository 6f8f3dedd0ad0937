"""The rows of a batch handed out and taken back in their order: each batch of them is reported when its files stand."""

import os
from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from contextlib import ExitStack
from pathlib import Path

from msgspec.structs import replace

from tenderkit.messages import Message
from tenderkit.problems import RefusedError
from tenderkit.workflows.batch.batch_options import BatchOptions
from tenderkit.workflows.batch.checked_rows import CheckedRow
from tenderkit.workflows.batch.row_job import RowBatch, RowDone, RowJob, RowsDone, make_rows, standing_there
from tenderkit.workflows.batch.row_processes import row_processes
from tenderkit.writers.batch.batch_report import BatchReport, ReportLine, begun_line, done_line
from tenderkit.writers.batch.many_files import ManyFiles
from tenderkit.writers.moves.run_record import current_record
from tenderkit.writers.refusals import WritingRefusedError

_ROWS = 32  # in a batch: few enough to lose, many enough to be worth sending
_AHEAD = 4  # batches that wait for each worker
_STOPPED, _WORKER_DIED, _INTERRUPTED = "TK-B125", "TK-B126", "TK-B130"


class RowsBuilding:
    """Builds rows and reports them. `written` are the digests of files of earlier runs, which are ours to replace."""

    def __init__(self, job: RowJob, to: Path, report: BatchReport, written: Mapping[str, frozenset[str]]) -> None:
        self._job, self._report, self._written = job, report, written
        self._to = to
        self._files = ManyFiles(to, private=report.private)
        self.lines: dict[int, ReportLine] = {}
        self.faults: dict[int, tuple[Message, ...]] = {}
        self.told: dict[int, tuple[Message, ...]] = {}

    def build(self, rows: Sequence[CheckedRow], options: BatchOptions, kept: int) -> None:
        """Every row, in order; raises `RefusedError` where the work has to stop, with how far it came."""
        total = len(rows) + kept
        try:
            for done in self._done(rows, options.executor, options.workers):
                self._take(done)
                if done.stopped:
                    raise _stopped(len(self.lines) + kept, total, done.stopped[0])
                if options.progress is not None:
                    options.progress(len(self.lines) + kept, total)
        except KeyboardInterrupt:
            current_record().notes.append(_stopped(len(self.lines) + kept, total, Message(_INTERRUPTED)).message)
            raise

    def _done(self, rows: Sequence[CheckedRow], executor: Executor | None, workers: int) -> Iterator[RowsDone]:
        job = self._job if executor is None else replace(self._job, to=None)
        batches = (self._begun(job, rows[at : at + _ROWS]) for at in range(0, len(rows), _ROWS))
        if executor is None and (workers == 1 or len(rows) <= _ROWS):
            yield from map(make_rows, batches)
            return
        with ExitStack() as opened:
            if executor is None:
                executor = opened.enter_context(row_processes(workers))
            try:
                yield from _in_order(executor, batches, workers)
            except (BrokenExecutor, CancelledError, ConnectionError, TimeoutError) as error:
                why = Message(_WORKER_DIED, {"why": type(error).__name__})
                yield RowsDone((), (why,))

    def _begun(self, job: RowJob, rows: Sequence[CheckedRow]) -> RowBatch:
        """The files that are about to stand there are reported first: a run that is killed in between leaves none that nobody knows."""
        folder = self._to
        new = ((row, [name for name in row.files if not os.path.lexists(folder / name)]) for row in rows)
        self._report.add(begun_line(row.number, names, row.digest) for row, names in new if names)
        ours = {name: self._written[name] for row in rows for name in row.files if name in self._written}
        return RowBatch(job, tuple(rows), ours)

    def _take(self, done: RowsDone) -> None:
        try:
            taken = [self._placed(each) for each in done.rows]
        except WritingRefusedError as error:
            raise _stopped(len(self.lines), len(self.lines) + len(done.rows), error.message) from None
        lines = [_line(each) for each in taken]
        self._report.add(lines)
        self.lines |= {line.row: line for line in lines}
        self.faults |= {each.number: each.faults for each in taken if each.faults}
        self.told |= {each.number: each.told for each in taken if each.told}

    def _placed(self, done: RowDone) -> RowDone:
        """What came back as bytes is written here."""
        for (name, _), data in zip(done.files, done.data, strict=False):
            if not self._files.write(name, data, self._ours(name)):
                return RowDone(done.number, done.made_of, faults=(standing_there(name),))
        return done

    def _ours(self, name: str) -> Collection[str]:
        return self._written.get(name, ())


def _in_order(executor: Executor, batches: Iterator[RowBatch], workers: int) -> Iterator[RowsDone]:
    """As many as can wait are handed out; what comes back out of turn waits for those before it."""
    waiting: deque[Future[RowsDone]] = deque()
    try:
        for batch in batches:
            waiting.append(executor.submit(make_rows, batch))
            if len(waiting) > _AHEAD * max(workers, 2):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for each in waiting:
            each.cancel()


def _line(done: RowDone) -> ReportLine:
    if done.faults:
        codes = " ".join(dict.fromkeys(message.code for message in done.faults))
        return ReportLine(done.number, made_of=done.made_of, status=codes)
    return done_line(done.number, done.files, done.made_of)


def _stopped(done: int, total: int, why: Message) -> RefusedError:
    return RefusedError(_STOPPED, {"done": done, "total": total, "why": why.what, "remedy": why.remedy})
