"""A sheet of certificates, the whole command: against a plain docxtpl loop over the same rows, one worker against two, memory."""

import csv
import os
import random
import shutil
import statistics
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from holes import Holes, visible_text, write_template
from pace import Pace
from persons import of_many_places, person_row
from prepare import OWN, python_of
from results import Bar, Number, Section, shown
from spent import Spent, as_a_user_has_it, measured, spent_on
from warm import WRITTEN
from workloads import write_case, write_home

if TYPE_CHECKING:
    import psutil

ROWS_OF_A_CASE = 500
LEARNED_FROM = 40  # documents that show which words vary
SAMPLED_EVERY = 0.05  # seconds
COMPARED = 20  # documents of the loop that are held to ours as text
LOOP = """
import csv, sys
from docxtpl import DocxTemplate
rows, template, to = sys.argv[1:]
with open(rows, encoding="utf-8", newline="") as file:
    for number, row in enumerate(csv.DictReader(file)):
        document = DocxTemplate(template)
        document.render(row)
        document.save(f"{to}/{number}.docx")
"""


@dataclass(frozen=True)
class Sheet:
    """A folder with the case and `rows.csv`."""

    folder: Path
    rows: int

    def command(self, workers: int = 1) -> list[str]:
        python = str(python_of(OWN))
        asked = [
            "batch",
            "intyg",
            str(self.folder / "rows.csv"),
            "--to",
            str(self.out),
            "--workers",
            str(workers),
        ]
        return [python, "-m", "tenderkit", *asked]

    @property
    def out(self) -> Path:
        return self.folder / "intyg"

    def built(self) -> list[Path]:
        """The documents in the order of the rows, as the report names them."""
        with (self.out / "rapport.csv").open(encoding="utf-8-sig", newline="") as file:
            lines = list(csv.reader(file, delimiter=";"))
        named = (cell for line in lines[1:] for cell in line if cell.endswith(".docx"))
        return [self.out / name for name in named]


def measure(work: Path, pace: Pace) -> list[Section]:
    """Sections that say `saknas` where there is no such command."""
    sheet, long = write_sheet(work / "batch", pace.batch), write_sheet(work / "long", pace.long_batch)
    if spent_on([*sheet.command()[:4], "--help"], may_fail=True).code:
        return [Section("batch", "Många intyg ur ett blad", ["Kommando"], [["tenderkit batch: saknas"]])]
    return [_against_a_loop(sheet, pace), _workers(long, pace)]


def write_sheet(folder: Path, rows: int) -> Sheet:
    write_home(folder)
    for number in range(0, rows, ROWS_OF_A_CASE):
        write_case(folder / _case_of(number), of_many_places(2 * ROWS_OF_A_CASE))
    lines = [{"Ärende": _case_of(number), **person_row(number)} for number in range(rows)]
    with (folder / "rows.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(lines[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(lines)
    return Sheet(folder, rows)


def _case_of(row: int) -> str:
    """The folder, as the sheet names it."""
    return f"arende-{row // ROWS_OF_A_CASE:02}"


def _against_a_loop(sheet: Sheet, pace: Pace) -> Section:
    ours, loop = [], []
    loop_out = sheet.folder / "loop"
    command = _loop(sheet, loop_out)
    for _ in range(pace.batch_rounds):
        ours.append(_anew(sheet.command(), sheet.out))
        loop_out.mkdir()
        loop.append(spent_on(command))
        _hold(sheet, loop_out)
        shutil.rmtree(loop_out)
    ratio = statistics.median(b.cpu / a.cpu for a, b in zip(ours, loop, strict=True))
    rows = [_row("tenderkit batch", ours, sheet.rows), _row("docxtpl i en slinga", loop, sheet.rows)]
    number = Number("batch-docxtpl", f"batch av {sheet.rows} intyg, gånger docxtpl i en slinga", ratio, 25)
    bars = [
        Bar(name, sheet.rows / statistics.median(each.cpu for each in taken), name.startswith("tenderkit"))
        for name, taken in (("tenderkit batch", ours), ("docxtpl i en slinga", loop))
    ]
    head = ["Hela kommandot", "CPU s", "Klocka s", "Dokument per sekund CPU"]
    return Section(
        "batch", f"{sheet.rows} intyg ur ett blad (.csv)", head, rows, [number], (), bars, "dokument per sekund CPU"
    )


def _row(name: str, taken: Sequence[Spent], count: int) -> list[str]:
    cpu, wall = (statistics.median(values) for values in ([each.cpu for each in taken], [each.wall for each in taken]))
    return [name, shown(cpu), shown(wall), shown(count / cpu)]


def _anew(command: Sequence[str], out: Path) -> Spent:
    shutil.rmtree(out, ignore_errors=True)
    return spent_on(command)


def _loop(sheet: Sheet, to: Path) -> list[str]:
    """A script with a template and values of our own documents; what each row prints is read out of them, outside the clock."""
    _anew(sheet.command(), sheet.out)
    files = sheet.built()
    if len(files) != sheet.rows:
        raise RuntimeError(f"{len(files)} documents of {sheet.rows} rows")
    learned = random.Random(0).sample(files, min(LEARNED_FROM, len(files)))  # noqa: S311 -- which ones doesn't matter
    holes = Holes([file.read_bytes() for file in learned])
    write_template(sheet.folder / "jinja.docx", holes.template(WRITTEN["jinja"]))
    values = [holes.values_in(file.read_bytes()) for file in files]
    with (sheet.folder / "values.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(values[0]))
        writer.writeheader()
        writer.writerows(values)
    (sheet.folder / "loop.py").write_text(LOOP, "utf-8")
    script = [str(sheet.folder / name) for name in ("loop.py", "values.csv", "jinja.docx")]
    return [str(python_of(OWN)), *script, str(to)]


def _hold(sheet: Sheet, loop_out: Path) -> None:
    """Nobody wins by doing less."""
    files = sheet.built()
    for number in range(0, sheet.rows, max(1, sheet.rows // COMPARED)):
        ours, theirs = files[number].read_bytes(), (loop_out / f"{number}.docx").read_bytes()
        if visible_text(ours) != visible_text(theirs):
            raise RuntimeError(f"the loop prints another text in document {number}")


def _workers(sheet: Sheet, pace: Pace) -> Section:
    """By the clock, since two workers take more processor time and less of ours."""
    taken: dict[int, list[Spent]] = {1: [], 2: []}
    memory: list[float] = []
    for _ in range(pace.batch_rounds):
        for workers, each in taken.items():
            shutil.rmtree(sheet.out, ignore_errors=True)
            spent, samples = _watched(sheet.command(workers), sheet.out)
            each.append(spent)
            if workers == 1:
                memory.append(_last_to_first(samples, sheet.rows))
    faster = statistics.median(one.wall / two.wall for one, two in zip(taken[1], taken[2], strict=True))
    rows = [
        _row(f"{workers} {'process' if workers == 1 else 'processer'}", each, sheet.rows)
        for workers, each in taken.items()
    ]
    growth = statistics.median(memory) if all(memory) else None
    numbers = [
        Number("batch-workers", f"batch av {sheet.rows}: två processer, gånger en, efter klockan", faster, 1.5),
        Number(
            "batch-memory",
            f"batch av {sheet.rows}: minne under de sista {_window(sheet.rows)}, gånger de första",
            growth,
            1.05,
            lower=True,
        ),
    ]
    head = ["Hela kommandot", "CPU s", "Klocka s", "Dokument per sekund CPU"]
    return Section("batch-long", f"{sheet.rows} intyg: en och två processer", head, rows, numbers)


def _window(rows: int) -> int:
    return min(1_000, max(1, rows // 4))


def _watched(command: Sequence[str], out: Path) -> tuple[Spent, list[tuple[int, float]]]:
    """What the command took, and how many files there were at which megabytes of it and what it started."""
    import psutil

    samples = []
    with measured() as spent, _started(command) as process:
        watched = psutil.Process(process.pid)
        while process.poll() is None:
            samples.append((_files(out), _megabytes(watched)))
            time.sleep(SAMPLED_EVERY)
        taken = spent()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(command))
    return taken, samples


def _started(command: Sequence[str]) -> "subprocess.Popen[bytes]":
    """Its faults go to the screen as they come: nobody reads a pipe while we look."""
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, env=as_a_user_has_it())


def _files(out: Path) -> int:
    return sum(1 for _ in os.scandir(out)) if out.is_dir() else 0


def _megabytes(process: "psutil.Process") -> float:
    import psutil

    total = 0.0
    for each in _family(process):
        try:
            total += each.memory_info().rss / 2**20
        except psutil.NoSuchProcess:
            continue  # it ended while we looked
    return total


def _family(process: "psutil.Process") -> Iterator["psutil.Process"]:
    import psutil

    yield process
    try:
        yield from process.children(recursive=True)
    except psutil.NoSuchProcess:
        return


def _last_to_first(samples: Sequence[tuple[int, float]], rows: int) -> float:
    """0 where the run was too quick to be sampled in both windows."""
    first = [size for files, size in samples if 0 < files <= _window(rows)]
    last = [size for files, size in samples if rows - _window(rows) < files and size]
    return statistics.median(last) / statistics.median(first) if first and last else 0.0
