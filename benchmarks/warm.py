"""Warm, one process: a requirements section and a certificate beside the same text from the other engines."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from holes import Holes, visible_text, write_template
from pace import Pace
from persons import write_persons
from results import Bar, Number, Section, shown
from rounds import NODE, Engine, Taken, alternate, engines, out_folders, warm_up
from workloads import tender, write_case, write_home

TENDERS = 12
PEERS = ("docxtpl-cached", "rust-docxtpl", "docx-mailmerge2", *NODE)
BASE = "docxtpl"


class Workload:
    """A folder with cases, templates and values, and the texts that every engine has to come to."""

    def __init__(self, folder: Path, cases: Sequence[Path], kind: str) -> None:
        from tenderkit import build, open_library, read_case

        self.folder = folder
        library = open_library(cases[0])
        built = [document for case in cases for document in build(read_case(case, library), kind)]
        documents = [document.data for document in built]
        self.holes = Holes(documents)
        self.texts = [visible_text(document) for document in documents]
        asked = {"home": str(cases[0]), "kind": kind, "cases": [str(case) for case in cases]}
        (folder / "ours.json").write_text(json.dumps(asked), "utf-8")
        (folder / "values.json").write_text(json.dumps(self.holes.values, ensure_ascii=False), "utf-8")
        for name, written in WRITTEN.items():
            write_template(folder / f"{name}.docx", self.holes.template(written))
        write_template(folder / "merge.docx", self.holes.merge_fields())

    def words(self) -> int:
        return sum(len(line.split()) for part in self.texts[0] for line in part)


WRITTEN: dict[str, Callable[[str], str]] = {
    "jinja": lambda name: f"{{{{ {name} }}}}",
    "brace": lambda name: f"{{{name}}}",
    "carbone": lambda name: f"{{d.{name}}}",
}


def tenders(work: Path) -> Workload:
    home = write_home(work / "tender")
    cases = [write_case(home / f"{number:03}", tender(number)) for number in range(TENDERS)]
    return Workload(home, cases, "kravavsnitt")


def certificates(work: Path, persons: int) -> Workload:
    home = write_home(work / "certificate")
    return Workload(home, [write_persons(home / "arende", persons)], "intyg")


def measure(work: Path, pace: Pace) -> list[tuple[Section, dict[str, Taken]]]:
    """The two benches, each with what every engine took."""
    return [
        _side_by_side("tender", "Kravavsnittet, varmt i en process", tenders(work), pace),
        _side_by_side(
            "certificate", f"Intyget, {pace.persons} personer i ärendet, varmt", certificates(work, pace.persons), pace
        ),
    ]


def _side_by_side(key: str, title: str, load: Workload, pace: Pace) -> tuple[Section, dict[str, Taken]]:
    names = ("tenderkit", "tenderkit-placed", BASE, *PEERS)
    out = load.folder / "out"
    with out_folders(out) as where, engines([(name, name, load.folder) for name in names]) as running:
        for engine in running.values():
            hold_to_the_text(engine, load, out / f"{engine.name}-text")
        counts = warm_up(running, pace.seconds, where)
        taken = alternate(running, pace.rounds, counts.__getitem__, where)
    return _section(key, title, load, taken), taken


def hold_to_the_text(engine: Engine, load: Workload, to: Path) -> None:
    """An engine that prints something else than we do is out: nobody wins by doing less."""
    if engine.taken.missing:
        return
    told = engine.make(len(load.texts), to)
    if "missing" in told:
        engine.taken.missing = told["missing"]
        return
    files = sorted(to.rglob("*.docx"), key=_in_order)
    texts = [visible_text(file.read_bytes()) for file in files]
    if texts != load.texts:
        engine.taken.missing = _first_difference(load, texts)


def hold_to_lines(engine: Engine, ours: bytes, to: Path) -> str:
    """What an engine's one document says otherwise than `ours`, empty where they agree; ends the engine."""
    told = engine.make(1, to)
    engine.close()
    if "missing" in told:
        return str(told["missing"])
    same = visible_text(next(to.rglob("*.docx")).read_bytes()) == visible_text(ours)
    return "" if same else "another text"


def _in_order(file: Path) -> tuple[int, str]:
    """`7.docx`, `7-kravavsnitt.docx` and `7/kravavsnitt.docx` are the seventh; of several the names tell."""
    number = next(part for part in (file.stem.split("-")[0], file.parent.name) if part.isdigit())
    own = file.stem.rsplit("-", 1)[-1]
    return int(number), own.zfill(6)


def _first_difference(load: Workload, texts: Sequence[Sequence[Sequence[str]]]) -> str:
    if len(texts) != len(load.texts):
        return f"another text: {len(texts)} documents instead of {len(load.texts)}"
    lines = (
        f"another text: {theirs!r} for {ours!r}"
        for one, other in zip(load.texts, texts, strict=True)
        for our_part, their_part in zip(one, other, strict=False)
        for ours, theirs in zip(our_part, their_part, strict=False)
        if ours != theirs
    )
    return next(lines, "another text: some paragraphs are missing")


def _section(key: str, title: str, load: Workload, taken: dict[str, Taken]) -> Section:
    head = ["Motor", "Version", "CPU ms", "Klocka ms", "× docxtpl", "× docxtpl, mallen i minnet", "Minne MB"]
    base, cached = taken[BASE], taken["docxtpl-cached"]
    rows = [_row(name, each, base, cached) for name, each in taken.items()]
    best = _best_peer(taken)
    notes = [f"{load.words()} ord, {load.holes.places} luckor med {len(load.holes.values[0])} olika värden."]
    notes += [f"{name}: saknas ({each.missing})" for name, each in taken.items() if each.missing]
    return Section(
        key, title, head, rows, _numbers(key, taken, best), notes, _bars(taken), "gånger så snabbt som docxtpl"
    )


def _row(name: str, each: Taken, base: Taken, cached: Taken) -> list[str]:
    if each.missing:
        return [NAMES.get(name, name), each.version or "–", *["saknas"] * 5]
    ratios = [shown(each.times(other)) if not other.missing else "saknas" for other in (base, cached)]
    times = [shown(each.cpu_ms()), shown(each.wall_ms())]
    return [NAMES.get(name, name), each.version, *times, *ratios, shown(each.peak_mb)]


NAMES = {
    "tenderkit": "**tenderkit**, filen skriven som de andras",
    "tenderkit-placed": "tenderkit, `build(…, to=…)`: tvingad till disken",
    "docxtpl": "docxtpl, som dess sidor visar",
    "docxtpl-cached": "docxtpl, mallen i minnet",
}
LABELS = {"tenderkit-placed": "tenderkit, tvingad till disken", "docxtpl-cached": "docxtpl, mallen i minnet"}


def _best_peer(taken: dict[str, Taken]) -> Taken | None:
    """The quickest by processor time of all that isn't ours."""
    there = [each for name, each in taken.items() if not name.startswith("tenderkit") and not each.missing]
    return min(there, key=Taken.cpu_ms) if there else None


def _numbers(key: str, taken: dict[str, Taken], best: Taken | None) -> list[Number]:
    what = {"tender": "Kravavsnitt", "certificate": "Intyg"}[key]
    ours, base = taken["tenderkit"], taken[BASE]
    to_base = ours.times(base) if not ours.missing and not base.missing else None
    to_best = ours.times(best) if best is not None and not ours.missing else None
    numbers = [Number(f"{key}-docxtpl", f"{what}, varmt, gånger docxtpl", to_base, 60)]
    return [
        *numbers,
        Number(f"{key}-best", f"{what}, varmt, gånger den snabbaste andra", to_best, 13 if key == "tender" else None),
    ]


def _bars(taken: dict[str, Taken]) -> list[Bar]:
    base = taken[BASE]
    return [
        Bar(
            LABELS.get(name, name),
            None if each.missing or base.missing else each.times(base),
            name.startswith("tenderkit"),
        )
        for name, each in taken.items()
    ]
