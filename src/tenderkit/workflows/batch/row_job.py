"""The work of a batch as any executor can take it: which rows, and all that is needed to build them anywhere."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct, field

from tenderkit.messages import Message
from tenderkit.problems import InvalidInputError, NotAllowedYetError, TenderkitError
from tenderkit.workflows.api.finished_documents import BuiltDocument, finished_documents
from tenderkit.workflows.api.open_library import open_library
from tenderkit.workflows.batch.checked_rows import SUFFIX, CheckedRow
from tenderkit.workflows.batch.library_digest import library_digest
from tenderkit.workflows.batch.open_cases import BatchCases
from tenderkit.workflows.batch.row_columns import RowShape, row_shape
from tenderkit.workflows.papers.kind_of_case import kind_about_a_case
from tenderkit.writers.batch.many_files import ManyFiles
from tenderkit.writers.refusals import WritingRefusedError

_STANDS_THERE, _ANOTHER_LIBRARY = "TK-B121", "TK-B122"


class RowJob(Struct, frozen=True):
    """What every row has in common. `to` is where whoever builds a row writes it; without it the bytes are handed back.

    `library` is the digest that the library had when the rows were checked. With `whole_cases` each row is a case. Each document is
    built in each of the `formats`.
    """

    start: Path
    kind: str
    library: str
    day: date | None = None
    to: Path | None = None
    whole_cases: bool = False
    formats: tuple[str, ...] = (SUFFIX,)


class RowDone(Struct, frozen=True):
    """What became of a row: its files with their digests, and their bytes where they aren't written yet; or why there are none.

    `told` is what deserves a look in them.
    """

    number: int
    made_of: str
    files: tuple[tuple[str, str], ...] = ()
    data: tuple[bytes, ...] = ()
    faults: tuple[Message, ...] = ()
    told: tuple[Message, ...] = ()


class RowsDone(Struct, frozen=True):
    """`stopped` says why the rows after those that are done weren't even tried: a full disk, another library."""

    rows: tuple[RowDone, ...]
    stopped: tuple[Message, ...] = ()


class RowBatch(Struct, frozen=True):
    """Some rows of a job, as they are sent to whoever builds them. `ours` are digests of files that may be replaced, by name."""

    job: RowJob
    rows: tuple[CheckedRow, ...]
    ours: Mapping[str, frozenset[str]] = field(default_factory=dict)


class RowMaker:
    """Builds rows of one job, with the library and the cases that it has read."""

    def __init__(self, job: RowJob, shape: RowShape, cases: BatchCases) -> None:
        self._cases = cases
        self._formats = job.formats
        self._files = ManyFiles(job.to, private=shape.kind.tells_of_a_person) if job.to is not None else None

    def made(self, row: CheckedRow, ours: Mapping[str, Collection[str]]) -> RowDone:
        """The row by itself: one that can't be built leaves the others alone."""
        try:
            with self._cases.reading(row.case):
                documents = tuple(self._documents(row))
        except InvalidInputError as error:
            return RowDone(row.number, row.digest, faults=tuple(problem.message for problem in error.problems))
        except NotAllowedYetError as error:
            return RowDone(row.number, row.digest, faults=tuple(error.reasons))
        named = tuple(zip(row.files, documents, strict=True))
        files = tuple((name, document.digest) for name, document in named)
        told = tuple(message for document in documents for message in document.told)
        if self._files is None:
            return RowDone(row.number, row.digest, files, tuple(document.data for document in documents), told=told)
        for name, document in named:
            if not self._files.write(name, document.data, ours.get(name, ())):
                return RowDone(row.number, row.digest, faults=(standing_there(name),))
        return RowDone(row.number, row.digest, files, told=told)

    def _documents(self, row: CheckedRow) -> Iterator[BuiltDocument]:
        among = self._cases.documents(row.case, row.item)
        yield from finished_documents(self._cases.asked(row.case), self._cases.writer, self._formats, among=among)


_MAKERS: dict[RowJob, RowMaker] = {}  # of this process; the latest alone


def keep_maker(job: RowJob, maker: RowMaker) -> None:
    """What this process, and those that come of it, build the job with."""
    _MAKERS.clear()
    _MAKERS[job] = maker


def forget_maker(job: RowJob) -> None:
    """A process that goes on needn't hold the cases any longer."""
    _MAKERS.pop(job, None)


def make_rows(batch: RowBatch) -> RowsDone:
    """Build them wherever this runs."""
    done: list[RowDone] = []
    try:
        maker = _MAKERS.get(batch.job) or _maker_for(batch.job)
        done.extend(maker.made(row, batch.ours) for row in batch.rows)  # those before one that stops the work are kept
    except WritingRefusedError as error:
        return RowsDone(tuple(done), error.messages)
    except TenderkitError as error:
        return RowsDone(tuple(done), (error.message,))
    return RowsDone(tuple(done))


def standing_there(name: str) -> Message:
    """Why a file isn't written: something else stands there that no run has made."""
    return Message(_STANDS_THERE, {"file": name})


def _maker_for(job: RowJob) -> RowMaker:
    library = open_library(job.start)
    if library_digest(library.places, job.kind) != job.library:
        raise TenderkitError(_ANOTHER_LIBRARY)
    with library.reading():
        kind = kind_about_a_case(library.places, job.kind, job.start)
    shape = RowShape(kind, None) if job.whole_cases else row_shape(kind)
    maker = RowMaker(job, shape, BatchCases(library, shape, job.day))
    keep_maker(job, maker)
    return maker
