"""A whole process from nothing, as a user starts it, beside an empty Python and a docxtpl script that only renders."""

import shutil
import statistics
from collections.abc import Mapping
from pathlib import Path

from pace import Pace
from prepare import OWN, python_of
from results import Bar, Number, Section, shown
from spent import Spent, spent_on

ROOT = Path(__file__).resolve().parents[1]
SCRIPT = "from docxtpl import DocxTemplate; t = DocxTemplate({template!r}); t.render({values!r}); t.save({to!r})"
NOTHING, BARE = "python -c pass", "docxtpl, bara rendering"

Command = list[str]


def measure(work: Path, pace: Pace, template: Path, values: Mapping[str, str]) -> Section:
    """`template` and `values` are those of the requirements section, which the bare script renders."""
    sample = _sample(work)
    commands = _commands(
        sample, work, SCRIPT.format(template=str(template), values=dict(values), to=str(work / "bare.docx"))
    )
    taken: dict[str, list[Spent]] = {name: [] for name in commands}
    for turn in range(pace.cold_rounds + 1):
        for name, command in commands.items():
            _clear(sample, work)
            spent = spent_on(command)
            if turn:  # the first round fills the caches
                taken[name].append(spent)
    return _section(taken)


def _sample(work: Path) -> Path:
    """The samples as they are shipped, in a folder that may be written in."""
    home = work / "samples"
    shutil.copytree(ROOT / "samples", home, ignore=shutil.ignore_patterns("*.lock.yaml", "dokument"))
    return home / "vaghyveln"


def _commands(sample: Path, work: Path, bare: str) -> dict[str, Command]:
    python = str(python_of(OWN))
    tenderkit, out = [python, "-m", "tenderkit"], work / "built"
    return {
        NOTHING: [python, "-c", "pass"],
        BARE: [python, "-c", bare],
        "tenderkit --help": [*tenderkit, "--help"],
        "tenderkit check": [*tenderkit, "check", str(sample)],
        "tenderkit build, en docx": [*tenderkit, "build", str(sample), "--to", str(out / "one.docx")],
        "tenderkit build, fyra filer": [*tenderkit, "build", str(sample), "--to", str(out)],
        "tenderkit build --all": [*tenderkit, "build", str(sample), "--all", "--to", str(out)],
    }


def _clear(sample: Path, work: Path) -> None:
    shutil.rmtree(work / "built", ignore_errors=True)
    for lock in sample.glob("*.lock.yaml"):
        lock.unlink()


def _section(taken: dict[str, list[Spent]]) -> Section:
    nothing, bare = taken[NOTHING], taken[BARE]
    rows = [
        [
            name,
            shown(1000 * _cpu(each)),
            shown(1000 * _wall(each)),
            shown(_ratio(each, nothing)),
            shown(_ratio(each, bare)),
        ]
        for name, each in taken.items()
    ]
    numbers = [
        Number("cold-help", "--help, gånger python -c pass", _ratio(taken["tenderkit --help"], nothing), 5, lower=True),
        Number("cold-check", "check, gånger python -c pass", _ratio(taken["tenderkit check"], nothing), 25, lower=True),
        Number(
            "cold-build",
            "build, en docx, gånger docxtpl som bara renderar",
            _ratio(taken["tenderkit build, en docx"], bare),
            1.5,
            lower=True,
        ),
        Number(
            "cold-build-all",
            "build --all, gånger docxtpl som bara renderar",
            _ratio(taken["tenderkit build --all"], bare),
            lower=True,
        ),
    ]
    head = ["Process", "CPU ms", "Klocka ms", "× python -c pass", "× docxtpl, bara rendering"]
    bars = [Bar(name, 1000 * _cpu(each), name.startswith("tenderkit")) for name, each in taken.items()]
    return Section("cold", "Kallt, hela processen", head, rows, numbers, (), bars, "millisekunder CPU")


def _cpu(spent: list[Spent]) -> float:
    return statistics.median(each.cpu for each in spent)


def _wall(spent: list[Spent]) -> float:
    return statistics.median(each.wall for each in spent)


def _ratio(one: list[Spent], other: list[Spent]) -> float:
    """The median of the rounds' own ratios, by processor time."""
    return statistics.median(a.cpu / b.cpu for a, b in zip(one, other, strict=True))
