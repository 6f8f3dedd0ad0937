"""One engine in one process: `python engines.py ENGINE FOLDER` makes documents when told to, and says what that took.

FOLDER holds the templates, `values.json` (a document's values each) and `ours.json` (cases for tenderkit). Each line in is
`{"count": N, "to": DIR}`; each line out tells documents made, seconds of processor and clock, seconds spent on reading the case
and the most memory so far. `engines.mjs` speaks the same. An engine that isn't there says `missing`.
"""

import io
import json
import re
import resource
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

Make = Callable[[int, Path], int]  # which document is the first, and where to; returns how many were made


class Tenderkit:
    """From a checked case through the API, all documents of the case at a call, each file written as the others write theirs.

    With `placed` tenderkit writes them itself: all or none, forced to the disk.
    """

    def __init__(self, folder: Path, *, fresh: bool = False, placed: bool = False) -> None:
        from tenderkit import build, open_library, read_case

        self.build, self.read_case = build, read_case
        self.asked = json.loads((folder / "ours.json").read_text("utf-8"))
        self.library = open_library(self.asked["home"])
        self.fresh, self.placed, self.reading = fresh, placed, 0.0
        self.cases = [] if fresh else [self.read(number) for number in range(len(self.asked["cases"]))]

    def read(self, number: int) -> Any:
        start, where = time.process_time(), Path(self.asked["cases"][number])
        case = self.read_case(json.loads(where.read_text("utf-8")) if where.suffix == ".json" else where, self.library)
        self.reading += time.process_time() - start
        return case

    def make(self, number: int, to: Path) -> int:
        turn = number % len(self.asked["cases"])
        case = self.read(turn) if self.fresh else self.cases[turn]
        if self.placed:
            return len(self.build(case, self.asked["kind"], to=to / str(number)))
        built = self.build(case, self.asked["kind"])
        for document in built:
            (to / f"{number}-{document.name}.docx").write_bytes(document.data)
        return len(built)


def docxtpl_as_documented(folder: Path) -> Make:
    """`DocxTemplate(path)`, `render`, `save`: what its documentation shows. rust-docxtpl has the same names."""
    from docxtpl import DocxTemplate

    values, path = values_of(folder), str(folder / "jinja.docx")

    def make(number: int, to: Path) -> int:
        template = DocxTemplate(path)
        template.render(values[number % len(values)])
        template.save(to / f"{number}.docx")
        return 1

    return make


def docxtpl_cached(folder: Path) -> Make:
    """The file held in memory, and nothing prepared or compiled twice."""
    from docxtpl import DocxTemplate
    from jinja2 import Environment, Template

    class Compiled(Environment):
        kept: dict[str, Template] = {}  # noqa: RUF012 -- one per process is what is wanted

        def from_string(self, source: Any, *_rest: Any, **_options: Any) -> Template:
            if source not in self.kept:
                self.kept[source] = super().from_string(source)
            return self.kept[source]

    class Prepared(DocxTemplate):  # type: ignore[misc] # docxtpl has no types
        kept: dict[str, str] = {}  # noqa: RUF012 -- the same

        def patch_xml(self, source: str) -> str:
            if source not in self.kept:
                self.kept[source] = super().patch_xml(source)
            return self.kept[source]

    values, data, environment = values_of(folder), (folder / "jinja.docx").read_bytes(), Compiled()

    def make(number: int, to: Path) -> int:
        template = Prepared(io.BytesIO(data))
        template.render(values[number % len(values)], environment)
        template.save(to / f"{number}.docx")
        return 1

    return make


def mail_merge(folder: Path) -> Make:
    from mailmerge import MailMerge

    values, path = values_of(folder), str(folder / "merge.docx")

    def make(number: int, to: Path) -> int:
        with MailMerge(path) as document:
            document.merge(**values[number % len(values)])
            document.write(str(to / f"{number}.docx"))
        return 1

    return make


def values_of(folder: Path) -> Sequence[Mapping[str, Any]]:
    found: Sequence[Mapping[str, Any]] = json.loads((folder / "values.json").read_text("utf-8"))
    return found


ENGINES: dict[str, tuple[str, Callable[[Path], Any]]] = {
    "tenderkit": ("tenderkit", Tenderkit),
    "tenderkit-placed": ("tenderkit", lambda folder: Tenderkit(folder, placed=True)),
    "tenderkit-fresh": ("tenderkit", lambda folder: Tenderkit(folder, fresh=True)),
    "docxtpl": ("docxtpl", docxtpl_as_documented),
    "docxtpl-cached": ("docxtpl", docxtpl_cached),
    "rust-docxtpl": ("rust-docxtpl", docxtpl_as_documented),
    "docx-mailmerge2": ("docx-mailmerge2", mail_merge),
}


def main(name: str, folder: Path) -> None:
    package, start = ENGINES[name]
    try:
        engine = start(folder)
        _say({"version": version(package)})
    except Exception as error:  # noqa: BLE001 -- whatever keeps it from starting is what the table says
        _say({"missing": _in_short(error)})
        return
    make = engine.make if isinstance(engine, Tenderkit) else engine
    for line in sys.stdin:
        try:
            _say(_round(engine, make, json.loads(line)))
        except Exception as error:  # noqa: BLE001 -- the same
            _say({"missing": _in_short(error)})
            return


def _in_short(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".splitlines()[0][:300]


def _round(engine: object, make: Make, asked: Mapping[str, Any]) -> dict[str, float]:
    to, made, calls = Path(asked["to"]), 0, 0
    read_before = getattr(engine, "reading", 0.0)
    cpu, wall = time.process_time(), time.perf_counter()
    while made < asked["count"]:
        made += make(calls, to)
        calls += 1
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    reading = getattr(engine, "reading", 0.0) - read_before
    return {"made": made, "calls": calls, "cpu": cpu, "wall": wall, "reading": reading, "peak_mb": _peak()}


def _peak() -> float:
    """Megabytes. Linux counts what the parent had before `exec` into `ru_maxrss`; `VmHWM` it doesn't."""
    facts = Path("/proc/self/status")
    if facts.exists():
        return int(re.search(r"VmHWM:\s+(\d+)", facts.read_text("utf-8"))[1]) / 1024  # type: ignore[index] # it's always there
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024) if sys.platform == "darwin" else most / 1024


def _say(what: Mapping[str, object]) -> None:
    print(json.dumps(what), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
