"""What grows: placements, suppliers and lots of a case, rows of a table, the municipality's library, cases in a folder.

Every round reads the case anew and builds all its documents, so that nothing that grows hides behind what was kept; the library is
held open. Each size runs in a process of its own, in turn with the others.
"""

import json
import statistics
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from holes import rows_template, write_template
from pace import Pace
from persons import write_persons
from prepare import OWN, python_of
from results import Bar, Number, Section, shown
from rounds import Engine, Taken, alternate, engines
from spent import spent_on
from warm import hold_to_lines
from workloads import (
    CELLS,
    copies_of_sample,
    row_values,
    tender,
    write_case,
    write_home,
    write_lots,
    write_own_clauses,
    write_row_kind,
    write_suppliers,
    write_suppliers_as_data,
)

FLAT = 1.2
ENGINE = "tenderkit-fresh"


def measure(work: Path, pace: Pace) -> list[Section]:
    return [
        _documents(work / "documents", pace),
        _library(work / "library", pace),
        _rows(work / "rows", pace),
        _cases(work / "cases", pace),
    ]


GROWING: dict[str, tuple[str, str, Callable[[Path, int], Path]]] = {
    "placements": ("placeringar, intyg", "intyg", write_persons),
    "suppliers": ("leverantörer, startmöten", "startmote", write_suppliers),
    "lots": ("anbudsområden med egna krav, kravavsnitt", "kravavsnitt", write_lots),
}


def _documents(work: Path, pace: Pace) -> Section:
    home = write_home(work)
    rows, numbers, notes = [], [], []
    for key, (title, kind, written) in GROWING.items():
        folders = {
            size: _asked(home, written(home / f"{key}-{size}", size), kind, home / f"{key}-{size}-asked")
            for size in pace.sizes
        }
        taken = _by_size(ENGINE, folders, pace, lambda size: size, home / "out")
        rows += [[f"{size} {title}", *_figures(each, size)] for size, each in taken.items()]
        notes += [f"{size} {title}: saknas ({each.missing})" for size, each in taken.items() if each.missing]
        numbers.append(
            Number(
                f"growth-{key}",
                f"{_spoken(pace.sizes)} {title}: tid per dokument, läsningen med",
                _bend(taken),
                FLAT,
                lower=True,
            )
        )
    head = ["Ärende", "Läsa, CPU ms", "Läsa, per post", "Bygga, CPU ms per dokument", "Minne MB"]
    return Section("growth", "Tillväxt inom ett ärende", head, rows, numbers, notes)


def _spoken(sizes: Sequence[int]) -> str:
    return f"{sizes[0]} → {sizes[-1]}"


def _asked(home: Path, case: Path, kind: str, folder: Path) -> Path:
    """A folder for an engine, about one case."""
    folder.mkdir()
    asked = {"home": str(home), "kind": kind, "cases": [str(case)]}
    (folder / "ours.json").write_text(json.dumps(asked), "utf-8")
    return folder


def _by_size(
    name: str, folders: Mapping[int, Path], pace: Pace, count: Callable[[int], int], out: Path
) -> dict[int, Taken]:
    """The first round, which prepares the library, isn't counted."""
    with engines([(str(size), name, folder) for size, folder in folders.items()]) as running:
        taken = alternate(running, pace.growth_rounds + 1, lambda key: count(int(key)), lambda _: out)
    for each in taken.values():
        del each.cpu[:1], each.wall[:1], each.reading[:1]
    return {int(size): each for size, each in taken.items()}


def _figures(each: Taken, size: int) -> list[str]:
    if each.missing:
        return ["saknas"] * 4
    reading = statistics.median(each.reading)
    return [shown(reading), shown(reading / size), shown(each.cpu_ms()), shown(each.peak_mb)]


def _bend(taken: Mapping[int, Taken]) -> float | None:
    """What one document costs in the largest, its share of reading the case included, in times of what it costs in the smallest."""
    smallest, largest = min(taken), max(taken)
    if taken[smallest].missing or taken[largest].missing:
        return None
    return _ratio_of(_with_reading(taken[largest], largest), _with_reading(taken[smallest], smallest))


def _with_reading(each: Taken, documents: int) -> list[float]:
    return [cpu + reading / documents for cpu, reading in zip(each.cpu, each.reading, strict=True)]


def _library(work: Path, pace: Pace) -> Section:
    """The same case with a library of its own that is a hundred times what a case uses."""
    sizes = (0, pace.clauses)
    folders, commands = {}, {}
    for size in sizes:
        home = write_home(work / str(size))
        write_own_clauses(home, size)
        case = write_case(home / "arende", tender(0))
        folders[size] = _asked(home, case, "kravavsnitt", home / "asked")
        commands[size] = [str(python_of(OWN)), "-m", "tenderkit", "build", str(case), "--to", str(home / "out.docx")]
    taken = _by_size(ENGINE, folders, pace, lambda _size: 1, work / "out")
    cold = _alternating(commands, pace.growth_rounds, work)
    rows = [
        [f"{size} egna klausuler", *_figures(each, 1)[::2], shown(1000 * statistics.median(cold[size]))]
        for size, each in taken.items()
    ]
    whole = {size: _with_reading(each, 1) for size, each in taken.items() if not each.missing}
    warm = _ratio_of(whole[sizes[1]], whole[sizes[0]]) if len(whole) == len(sizes) else None
    numbers = [
        Number(
            "growth-library",
            f"{pace.clauses} egna klausuler: tid per ärende, biblioteket öppet",
            warm,
            FLAT,
            lower=True,
        ),
        Number(
            "growth-library-cold",
            f"{pace.clauses} egna klausuler: build, hela processen",
            _ratio_of(cold[sizes[1]], cold[sizes[0]]),
            FLAT,
            lower=True,
        ),
    ]
    head = ["Bibliotek", "Läsa ärendet, CPU ms", "Bygga, CPU ms", "build, hela processen, CPU ms"]
    return Section("growth-library", "Ett stort bibliotek", head, rows, numbers)


def _alternating(commands: Mapping[int, list[str]], rounds: int, work: Path) -> dict[int, list[float]]:
    """Seconds of processor; the first round fills the caches. What was built is removed, so that each builds anew."""
    seconds: dict[int, list[float]] = {size: [] for size in commands}
    for turn in range(rounds + 1):
        for size, command in commands.items():
            for made in [*work.rglob("*.lock.yaml"), *work.glob("*/out.docx")]:
                made.unlink()
            spent = spent_on(command)
            if turn:
                seconds[size].append(spent.cpu)
    return seconds


def _ratio_of(one: Sequence[float], other: Sequence[float]) -> float:
    return statistics.median(a / b for a, b in zip(one, other, strict=True))


def _rows(work: Path, pace: Pace) -> Section:
    """A table with a row for each supplier, beside docxtpl and carbone with the same table."""
    names = (ENGINE, "docxtpl", "carbone")
    home = write_row_kind(write_home(work))
    cases = {
        size: _asked(home, write_suppliers_as_data(home / f"rows-{size}.json", size), "rader", home / f"asked-{size}")
        for size in pace.rows
    }
    template = _built(cases[pace.rows[0]], home / "template")
    for size, folder in cases.items():
        _templates(folder, template, size, pace.rows[0])
    taken: dict[str, dict[int, Taken]] = {}
    for name in names:
        taken[name] = _by_size(name, cases, pace, lambda _size: 1, home / "out")
    _hold(taken, cases, home / "text", pace.rows[0])
    rows = [
        [f"{size} rader, {NAMES[name]}", *_row(each, size)]
        for size in pace.rows
        for name, each in ((name, taken[name][size]) for name in names)
    ]
    notes = [
        f"{size} rader, {NAMES[name]}: saknas ({each.missing})"
        for name in names
        for size, each in taken[name].items()
        if each.missing
    ]
    bars = [
        Bar(f"{size} rader, {NAMES[name]}", each.cpu_ms() / size if not each.missing else None, name == ENGINE)
        for size in pace.rows[-1:]
        for name, each in ((name, taken[name][size]) for name in names)
    ]
    head = ["Tabell", "CPU ms", "CPU ms per rad", "Minne MB"]
    return Section(
        "growth-rows",
        "Rader i en tabell",
        head,
        rows,
        _row_numbers(taken, pace),
        notes,
        bars,
        "millisekunder CPU per rad",
    )


NAMES = {ENGINE: "tenderkit", "docxtpl": "docxtpl", "carbone": "carbone"}


def _row(each: Taken, size: int) -> list[str]:
    if each.missing:
        return ["saknas"] * 3
    return [shown(each.cpu_ms()), shown(each.cpu_ms() / size), shown(each.peak_mb)]


def _row_numbers(taken: Mapping[str, Mapping[int, Taken]], pace: Pace) -> list[Number]:
    most, before = pace.rows[-1], pace.rows[-2]
    ours, docxtpl, carbone = (taken[name][most] for name in (ENGINE, "docxtpl", "carbone"))
    earlier = taken[ENGINE][before]
    linear = None if ours.missing or earlier.missing else ours.cpu_ms() / most / (earlier.cpu_ms() / before)
    to_carbone = None if ours.missing or carbone.missing else 1 / ours.times(carbone)
    to_docxtpl = None if ours.missing or docxtpl.missing else ours.peak_mb / docxtpl.peak_mb
    return [
        Number("rows-linear", f"{before} → {most} rader: tid per rad", linear, FLAT, lower=True),
        Number("rows-carbone", f"{most} rader: tid, gånger carbone", to_carbone, 1, lower=True),
        Number("rows-memory", f"{most} rader: minne, gånger docxtpl", to_docxtpl, 1 / 3, lower=True),
    ]


def _built(folder: Path, to: Path) -> bytes:
    engine = Engine(ENGINE, folder)
    told = engine.make(1, to)
    engine.close()
    if "missing" in told:
        raise RuntimeError(told["missing"])
    return next(to.rglob("*.docx")).read_bytes()


def _templates(folder: Path, document: bytes, size: int, rows: int) -> None:
    """A table of one row, told to repeat it, in docxtpl's way and in carbone's."""
    jinja = [f"{{{{ r.{cell} }}}}" for cell in CELLS]
    carbone = [f"{{d.rows[i].{cell}}}" for cell in CELLS]
    write_template(
        folder / "jinja.docx", rows_template(document, "{%tr for r in rows %}", "{%tr endfor %}", jinja, rows)
    )
    write_template(folder / "carbone.docx", rows_template(document, "", f"{{d.rows[i+1].{CELLS[0]}}}", carbone, rows))
    (folder / "values.json").write_text(json.dumps([{"rows": row_values(size)}], ensure_ascii=False), "utf-8")


def _hold(taken: Mapping[str, Mapping[int, Taken]], cases: Mapping[int, Path], to: Path, size: int) -> None:
    """The smallest table is compared as text; an engine that prints another is out."""
    ours = _built(cases[size], to / "ours")
    for name in ("docxtpl", "carbone"):
        each = taken[name][size]
        if not each.missing and (told := hold_to_lines(Engine(name, cases[size]), ours, to / name)):
            for one in taken[name].values():
                one.missing = told


def _cases(work: Path, pace: Pace) -> Section:
    """`check` and `register` over a folder of cases: what each further case costs, the start of the process left out."""
    homes = {size: copies_of_sample(work / str(size), size) for size in pace.sizes}
    python = [str(python_of(OWN)), "-m", "tenderkit"]
    commands: dict[str, Callable[[Path], list[str]]] = {
        "check": lambda home: [*python, "check", str(home)],
        "register": lambda home: [
            *python,
            "register",
            str(home),
            "--date",
            "2028-09-10",
            "--to",
            str(home / "register.xlsx"),
        ],
    }
    rows, numbers = [], []
    for name, command in commands.items():
        seconds = {size: spent_on(command(home), may_fail=name == "check").cpu for size, home in homes.items()}
        rows += [
            [f"{name}, {size} ärenden", shown(taken), shown(1000 * taken / size)] for size, taken in seconds.items()
        ]
        numbers.append(
            Number(
                f"growth-{name}",
                f"{name} av {_spoken(pace.sizes)} ärenden: tid per ärende",
                _each(seconds),
                FLAT,
                lower=True,
            )
        )
    head = ["Kommando", "CPU s", "CPU ms per ärende"]
    return Section("growth-cases", "Många ärenden i en körning", head, rows, numbers)


def _each(seconds: Mapping[int, float]) -> float:
    smallest, largest = min(seconds), max(seconds)
    return (seconds[largest] / largest) / (seconds[smallest] / smallest)
