"""Every row of a table, read and checked before anything is written: the item that it tells of, its case and its file's name."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from pydantic import BaseModel

from tenderkit.messages import Gravity, Message
from tenderkit.model.sheet.data_table import DataRow
from tenderkit.problems import InvalidInputError, NotAllowedYetError, Problem, TenderkitError
from tenderkit.workflows.batch.file_pattern import FilePattern, as_systems_compare, file_name
from tenderkit.workflows.batch.open_cases import BatchCases
from tenderkit.workflows.batch.row_faults import faults_among, faults_of_each
from tenderkit.workflows.batch.row_parts import RowPart, shared_parts
from tenderkit.workflows.batch.row_trees import RowReading, overlaid, relative_case
from tenderkit.workflows.papers.kind_facts import ready_documents

SUFFIX = ".docx"
_ID_LETTERS = {"placements": "P-{:02}", "agreements": "A-{}", "profiles": "K-{}", "breaches": "B-{}", "calls": "{}"}


class CheckedRow(Struct, frozen=True):
    """A row that can be built. `case` is the case's folder or file, `item` what it tells of, `digest` what it was made of.

    There is one of the `files` for each document in each format, in their order: several documents only where the case itself says
    which there are.
    """

    number: int
    case: Path
    item: Any
    files: tuple[str, ...]
    digest: str


class CheckedRows(Struct):
    """`rows` are those without a fault, `faults` what is wrong by the row's number, `told` warnings and notes."""

    rows: list[CheckedRow] = field(default_factory=list)
    faults: dict[int, list[Problem]] = field(default_factory=dict)
    told: list[Problem] = field(default_factory=list)

    def tell(self, row: int, problem: Problem) -> None:
        """An error keeps the row from being built; anything else is told beside it."""
        if problem.gravity is Gravity.ERROR:
            self.faults.setdefault(row, []).append(problem)
        else:
            self.told.append(problem)


class AskedRows(Struct, frozen=True):
    """Where the rows are and how they are read; `pattern` is what their files are called, with each of the `suffixes`.

    `workers` processes check them.
    """

    data: Path
    case: Path | None = None
    sheet: str | None = None
    pattern: str = ""
    workers: int = 1
    suffixes: tuple[str, ...] = (SUFFIX,)

    def files(self, stems: Iterable[str]) -> tuple[str, ...]:
        """The names of the documents' files."""
        return tuple(file_name(stem, suffix) for stem in stems for suffix in self.suffixes)


class _Read(Struct):
    """A row whose item has been read, before it has been seen together with the others."""

    row: DataRow
    case: Path
    item: BaseModel | None
    digest: str
    stems: tuple[str, ...] = ()


class RowCheck:
    """Checks the rows of one table against the cases that they belong to."""

    def __init__(self, reading: RowReading, cases: BatchCases, asked: AskedRows) -> None:
        self._reading = reading
        self._cases = cases
        self._case = asked.case.absolute() if asked.case is not None else None
        self._pattern = FilePattern(asked.pattern)
        self._workers = asked.workers
        self._files_of = asked.files
        self._found = CheckedRows()
        self._bases: dict[tuple[Path, str], dict[str, Any] | None] = {}
        self._sound_cases: dict[str, Path] = {}  # by what the cell holds
        self._numbered = any(column.path == ("id",) for column in reading.columns.values())

    def check(self) -> CheckedRows:
        """Every row; those of one case are held together against its rules."""
        read = [each for row in self._reading.table.rows if (each := self._read(row)) is not None]
        by_case: dict[Path, list[_Read]] = {}
        for each in read:
            by_case.setdefault(each.case, []).append(each)
        for case, rows in by_case.items():
            self._hold_against_case(case, rows)
        sound = [each for each in read if each.row.number not in self._found.faults]
        self._name(sound)
        return self._found

    def _read(self, row: DataRow) -> _Read | None:
        """The row's item, as its own words have it and its case beside; each fault is told at its cell."""
        tree, problems = self._reading.tree(row)
        for problem in problems:
            self._found.tell(row.number, problem)
        case = self._case_of(row)
        if problems or case is None:
            return None
        if self._reading.shape.model is None:
            return _Read(row, case, None, self._digest(case, tree))
        tree = self._with_its_case(row, case, tree)
        item = self._reading.item(row, tree)
        if isinstance(item, tuple):
            for problem in item:
                self._found.tell(row.number, problem)
            return None
        return _Read(row, case, item, self._digest(case, tree))

    def _case_of(self, row: DataRow) -> Path | None:
        """The case that the row names, else the one that was given with the command."""
        column = self._reading.case_column
        cell = str(row.cells.get(column, "")) if column is not None else ""
        if cell in self._sound_cases:
            return self._sound_cases[cell]
        case = relative_case(self._reading.table, cell) if cell else self._case
        if case is None:
            self._found.tell(row.number, self._reading.at(row, column, Message("TK-B107")))
            return None
        if (error := self._cases.fault(case)) is not None:
            facts = {"case": cell or str(case), "why": _first_line(error)}
            self._found.tell(row.number, self._reading.at(row, column, Message("TK-B108", facts)))
            return None
        self._sound_cases[cell] = case
        return case

    def _with_its_case(self, row: DataRow, case: Path, tree: dict[str, Any]) -> dict[str, Any]:
        """What stands in the case of the item with that id, or of the supplier with that name, below what the row says."""
        shape = self._reading.shape
        key = "id" if shape.model is not None and "id" in shape.model.model_fields else "name"
        if key == "id" and not self._numbered:
            number = row.number - self._reading.table.rows[0].number + 1
            return {"id": _ID_LETTERS[shape.item_list].format(number), **tree}
        where = (case, str(tree.get(key, "")))
        if where not in self._bases:
            known = (each for each in self._cases.items(case, shape) if getattr(each, key) == where[1])
            base = next(known, None)
            self._bases[where] = base.model_dump(exclude_none=True) if base is not None else None
        found = self._bases[where]
        return overlaid(found, tree) if found else tree

    def _digest(self, case: Path, tree: dict[str, Any]) -> str:
        made_of = f"{self._cases.digest(case)}\0{sorted(tree.items())!r}"
        return sha256(made_of.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def _hold_against_case(self, case: Path, rows: Sequence[_Read]) -> None:
        """The rules of the case's own files over all rows, and whether the case and each row have come far enough."""
        items = [(each.row, each.item) for each in rows if each.item is not None]
        with shared_parts(self, case, rows, self._workers) as parts:
            among = tuple(faults_among(self._cases, case, self._reading.shape, [item for _, item in items]))
            for part in parts():
                self._take(rows, part)
        for at, fault in among:
            row = items[at][0]
            self._found.tell(row.number, self._reading.located(row, fault.key, fault.message))

    def part(self, case: Path, rows: Sequence[_Read], first: int) -> RowPart:
        """Some of the rows of a case, each by itself; `first` is the place of the first of them among all."""
        with_items = [at for at, each in enumerate(rows) if each.item is not None]
        items = [rows[at].item for at in with_items]
        found = faults_of_each(self._cases, case, self._reading.shape, items)
        faults = [(first + with_items[at], fault) for at, fault in found]
        wrong = {at for at, fault in faults if fault.message.gravity is Gravity.ERROR}
        part = RowPart(faults)
        for at, each in enumerate(rows, first):
            if at not in wrong:
                self._ask_if_ready(case, at, each, part)
        return part

    def _ask_if_ready(self, case: Path, at: int, each: _Read, part: RowPart) -> None:
        with self._cases.reading(case):
            documents = self._cases.documents(case, each.item)
            try:
                ready = ready_documents(self._cases.asked(case), documents)
            except NotAllowedYetError as error:
                part.waits[at] = tuple(error.reasons)
                return
        part.stems[at] = tuple(to_be.name for to_be, _ in ready)

    def _take(self, rows: Sequence[_Read], part: RowPart) -> None:
        for at, fault in part.faults:
            row = rows[at].row
            self._found.tell(row.number, self._reading.located(row, fault.key, fault.message))
        for at, reasons in part.waits.items():
            told = [self._reading.at(rows[at].row, None, reason) for reason in reasons]
            self._found.faults.setdefault(rows[at].row.number, []).extend(told)
        for at, stems in part.stems.items():
            rows[at].stems = stems

    def _name(self, rows: Sequence[_Read]) -> None:
        """Each file's name; a row whose name is another's, or can't be made, isn't built."""
        several = len({each.case for each in rows}) > 1
        named = [(each, self._file_names(each, several=several)) for each in rows]
        taken: dict[str, int] = {}
        for each, names in named:
            first = next((taken[key] for key in map(as_systems_compare, names) if key in taken), None)
            if not all(names):
                self._found.tell(each.row.number, self._reading.at(each.row, None, Message("TK-B119")))
            elif first is not None:
                facts = {"file": ", ".join(names), "row": str(first)}
                self._found.tell(each.row.number, self._reading.at(each.row, None, Message("TK-B120", facts)))
            else:
                taken |= dict.fromkeys(map(as_systems_compare, names), each.row.number)
                self._found.rows.append(CheckedRow(each.row.number, each.case, each.item, names, each.digest))

    def _file_names(self, each: _Read, *, several: bool) -> tuple[str, ...]:
        """By the pattern, else the documents' own; of a case as a whole with both, since it may have several."""
        of_a_row, begin = each.item is not None, ""
        if self._pattern.text:
            begin = self._pattern.stem(self._reading, each.row, str(getattr(each.item, "id", "")))
            if of_a_row or not begin:
                return self._files_of([begin])
        elif not of_a_row or several:
            begin = self._cases.folder_name(each.case)
        return self._files_of(f"{begin}-{stem}" if begin else stem for stem in each.stems)


def _first_line(error: TenderkitError) -> str:
    problems = error.problems if isinstance(error, InvalidInputError) else ()
    return str(problems[0] if problems else error).split("\n", 1)[0]
