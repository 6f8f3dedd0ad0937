"""A batch from its rows to its files and its report: every row checked first, then built by whoever is given the work."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.problems import InvalidInputError, Problem, RefusedError
from tenderkit.readers.papers.finished_files import sha256_of_file
from tenderkit.workflows.api.open_library import Library
from tenderkit.workflows.batch.batch_options import BatchOptions
from tenderkit.workflows.batch.building_rows import RowsBuilding
from tenderkit.workflows.batch.checked_rows import SUFFIX, AskedRows, CheckedRow, CheckedRows
from tenderkit.workflows.batch.library_digest import library_digest
from tenderkit.workflows.batch.open_cases import BatchCases
from tenderkit.workflows.batch.row_columns import RowShape, row_shape
from tenderkit.workflows.batch.row_job import RowJob, RowMaker, forget_maker, keep_maker
from tenderkit.workflows.batch.rows_to_build import rows_of_file, rows_of_folder
from tenderkit.workflows.papers.build import refuse_among_the_cases
from tenderkit.workflows.papers.kind_of_case import kind_about_a_case
from tenderkit.workflows.reports.pdf_files import PDF, begin_pdf
from tenderkit.writers.batch.batch_report import (
    REPORT_FILE,
    BatchReport,
    ReportedRun,
    ReportLine,
    StandingReport,
    read_report,
)
from tenderkit.writers.batch.many_files import opened_folder


class BatchResult(Struct, frozen=True):
    """`built` files were written now, `kept` stood there from the run that was resumed. `faults` are by row; `told` are remarks.

    `changed_library` says that the library is another at the end than at the beginning: the files are made of the first.
    """

    rows: int
    built: tuple[Path, ...]
    kept: int
    faults: Mapping[int, tuple[Problem, ...]]
    told: tuple[Problem, ...]
    report: Path | None = None
    changed_library: bool = False

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every fault, in the order of the rows."""
        return tuple(problem for row in sorted(self.faults) for problem in self.faults[row])


def build_batch(
    library: Library,
    kind: str,
    data: Path,
    to: Path,
    options: BatchOptions | None = None,
) -> BatchResult:
    """One document of the kind for each row of `data`, a sheet or lines of JSON, or for each case of a folder, written to `to`.

    Rows with faults are left out, and told of. Raises `InvalidInputError` where the headings or, with `strict`, a row is wrong, and
    `RefusedError` where the work had to stop; the report in `to` then says how far it came.
    """
    return _Batch(library, kind, data, to, options or BatchOptions()).run()


class _Batch:
    def __init__(self, library: Library, kind: str, data: Path, to: Path, options: BatchOptions) -> None:
        self._library, self._data, self._to, self._options = library, data, to, options
        with library.reading():
            self._kind = kind_about_a_case(library.places, kind, data)
        self._whole_cases = data.is_dir()
        self._shape = RowShape(self._kind, None) if self._whole_cases else row_shape(self._kind)
        self._cases = BatchCases(library, self._shape, options.day)
        self._digest = library_digest(library.places, kind)
        self._formats = (SUFFIX, PDF) if self._options.pdf else (SUFFIX,)
        if self._options.pdf:
            begin_pdf()

    def run(self) -> BatchResult:
        """See `build_batch`."""
        found = self._checked()
        faults = {row: tuple(problems) for row, problems in found.faults.items()}
        result = BatchResult(len(found.rows) + len(faults), (), 0, faults, tuple(found.told))
        if self._options.strict and (problems := (*result.problems, *self._faults_in_papers(found))):
            raise InvalidInputError((*problems, Problem(self._data, 1, 1, Message("TK-B134"))))
        if self._options.dry_run:
            return result
        private = self._kind.tells_of_a_person
        self._refuse_folders_of_others(found)
        with opened_folder(self._to, private=private), BatchReport(self._to, private=private) as report:
            return self._built(found, result, report)

    def _checked(self) -> CheckedRows:
        options = self._options
        workers = options.workers if options.executor is None else 1
        asked = AskedRows(self._data, options.case, options.sheet, options.name, workers, self._formats)
        if self._whole_cases:
            return rows_of_folder(asked, self._cases)
        return rows_of_file(asked, self._shape, self._cases)

    def _faults_in_papers(self, found: CheckedRows) -> tuple[Problem, ...]:
        """What only the finished papers show, such as a fact that may not stand there: each is made once and thrown away."""
        maker = RowMaker(self._job(None), self._shape, self._cases)
        made = ((row.number, maker.made(row, {}).faults) for row in found.rows)
        return tuple(problem for row, told in made for problem in self._located(row, told))

    def _job(self, to: Path | None) -> RowJob:
        start, day = self._library.start, self._options.day
        return RowJob(start, self._kind.id, self._digest, day, to, self._whole_cases, self._formats)

    def _refuse_folders_of_others(self, found: CheckedRows) -> None:
        """No paper about a person goes to a case's folder where the persons have one of their own."""
        if self._kind.tells_of_a_person:
            for case in dict.fromkeys(row.case for row in found.rows):
                if self._cases.sound(case).among_its_persons() is not None:
                    refuse_among_the_cases(self._cases.sound(case), self._to)

    def _built(self, found: CheckedRows, result: BatchResult, report: BatchReport) -> BatchResult:
        standing, run = read_report(self._to), self._reported_run()
        kept = self._resumed(standing, run, found) if self._options.resume else {}
        if kept or (self._options.resume and standing.run == run):
            report.go_on()
        else:
            report.begin(run)
        todo = tuple(row for row in found.rows if row.number not in kept)
        job = self._job(self._to.resolve())
        keep_maker(job, RowMaker(job, self._shape, self._cases))
        building = RowsBuilding(job, self._to, report, standing.written)
        try:
            building.build(todo, self._options, len(kept))
        finally:
            forget_maker(job)
        lines = {**kept, **building.lines, **{row: _of_faults(row, told) for row, told in result.faults.items()}}
        report.finish(run, lines.values())
        names = (name for line in building.lines.values() if line.is_done for name in line.names)
        return BatchResult(
            result.rows,
            tuple(self._to / name for name in names),
            len(kept),
            {**result.faults, **{row: self._located(row, told) for row, told in building.faults.items()}},
            (*result.told, *(told for row, each in building.told.items() for told in self._located(row, each))),
            self._to / REPORT_FILE,
            library_digest(self._library.places, self._kind.id) != self._digest,
        )

    def _located(self, row: int, told: tuple[Message, ...]) -> tuple[Problem, ...]:
        return tuple(Problem(self._data, row, 1, message) for message in told)

    def _reported_run(self) -> ReportedRun:
        options = (str(self._options.day), self._options.name)
        return ReportedRun(self._kind.id, self._digest, sha256(repr(options).encode()).hexdigest()[:16])

    def _resumed(self, standing: StandingReport, run: ReportedRun, found: CheckedRows) -> dict[int, ReportLine]:
        """The rows that are done already, each with its files as they were written. Raises `RefusedError` where going on would mix two runs."""
        if standing.run is None:
            return {}
        if standing.run.library != run.library:
            raise RefusedError("TK-B123", {"folder": self._to})
        if standing.run != run:
            raise RefusedError("TK-B124", {"folder": self._to})
        lines = ((row, standing.lines.get(row.number)) for row in found.rows)
        return {row.number: line for row, line in lines if line is not None and self._stands(row, line)}

    def _stands(self, row: CheckedRow, line: ReportLine) -> bool:
        if not line.is_done or line.made_of != row.digest or line.names != row.files:
            return False
        files = zip(line.names, line.digests, strict=True)
        return all(sha256_of_file(self._to / name) == digest for name, digest in files)


def _of_faults(row: int, told: tuple[Problem, ...]) -> ReportLine:
    return ReportLine(row, status=" ".join(dict.fromkeys(problem.message.code for problem in told)))
